//! Slots: the computed table columns that the rules of a group read, each computed once a batch.

use std::sync::Arc;

use datafusion::arrow::array::{Array, ArrayRef, new_null_array};
use datafusion::arrow::datatypes::{Field, Schema};
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::common::tree_node::{Transformed, TreeNode, TreeNodeRecursion};
use datafusion::common::{Column, DFSchema};
use datafusion::error::Result;
use datafusion::execution::session_state::SessionState;
use datafusion::logical_expr::simplify::SimplifyContext;
use datafusion::logical_expr::{Expr, ExprSchemable};
use datafusion::optimizer::simplify_expressions::ExprSimplifier;
use datafusion::physical_plan::PhysicalExpr;

use crate::batch;
use crate::compile::flatten;

/// Expressions over `changes` and the schema of `changes` with their results behind it.
#[derive(Debug)]
pub struct Slots {
    logical: Vec<Expr>,
    physical: Vec<Arc<dyn PhysicalExpr>>,
    schema: DFSchema,
}

impl Slots {
    /// No slots yet.
    pub fn new() -> Self {
        Self {
            logical: Vec::new(),
            physical: Vec::new(),
            schema: base(),
        }
    }

    /// An expression over the rows that [`Slots::fill`] makes.
    ///
    /// # Errors
    /// The expression has no physical form.
    pub fn physical(&mut self, state: &SessionState, expr: Expr) -> Result<Arc<dyn PhysicalExpr>> {
        let expr = expr.transform_down(|node| match node {
            Expr::Alias(alias) if flatten::is_mark(&alias) => {
                let column = self.slot(state, *alias.expr)?;
                Ok(Transformed::new(column, true, TreeNodeRecursion::Jump))
            }
            other => Ok(Transformed::no(other)),
        })?;
        state.create_physical_expr(expr.data, &self.schema)
    }

    fn slot(&mut self, state: &SessionState, expr: Expr) -> Result<Expr> {
        let number = match self.logical.iter().position(|known| *known == expr) {
            Some(number) => number,
            None => self.add(state, expr)?,
        };
        Ok(Expr::Column(Column::from_name(name(number))))
    }

    fn add(&mut self, state: &SessionState, expr: Expr) -> Result<usize> {
        let (_, field) = expr.to_field(&base())?;
        let number = self.logical.len();
        self.physical.push(state.create_physical_expr(expr.clone(), &base())?);
        self.logical.push(expr);
        let mut fields: Vec<Arc<Field>> = self.schema.fields().iter().cloned().collect();
        fields.push(Arc::new(
            field.as_ref().clone().with_name(name(number)).with_nullable(true),
        ));
        self.schema = DFSchema::try_from(Schema::new(fields))?;
        Ok(number)
    }

    /// The rows with every slot computed.
    ///
    /// # Errors
    /// A slot's expression fails on some row.
    pub fn fill(&self, rows: &RecordBatch) -> Result<RecordBatch> {
        let mut columns: Vec<ArrayRef> = rows.columns().to_vec();
        for (slot, field) in self
            .physical
            .iter()
            .zip(self.schema.fields().iter().skip(rows.num_columns()))
        {
            let array = slot.evaluate(rows)?.into_array(rows.num_rows())?;
            columns.push(match array.data_type() {
                found if found == field.data_type() => array,
                found if found.is_null() => new_null_array(field.data_type(), rows.num_rows()),
                _ => datafusion::arrow::compute::cast(&array, field.data_type())?,
            });
        }
        Ok(RecordBatch::try_new(Arc::clone(self.schema.inner()), columns)?)
    }
}

/// The schema of `changes`; its columns have distinct names, so it cannot fail to build.
fn base() -> DFSchema {
    DFSchema::try_from(batch::schema()).unwrap_or_else(|_| DFSchema::empty())
}

/// Simplifies an expression over `changes`.
///
/// # Errors
/// A constant part of it fails.
pub fn simplify(state: &SessionState, expr: Expr) -> Result<Expr> {
    let context = SimplifyContext::builder()
        .with_schema(Arc::new(base()))
        .with_config_options(Arc::clone(state.config_options()))
        .build();
    ExprSimplifier::new(context).simplify(expr)
}

fn name(number: usize) -> String {
    format!("__slot_{number}")
}
