//! Slots: the computed table columns that the rules of a group read, each computed once a batch.

use std::sync::Arc;

use datafusion::arrow::array::{Array, ArrayRef, new_null_array};
use datafusion::arrow::compute::cast;
use datafusion::arrow::datatypes::{Field, Schema, SchemaRef};
use datafusion::arrow::record_batch::{RecordBatch, RecordBatchOptions};
use datafusion::common::tree_node::{Transformed, TreeNode, TreeNodeRecursion};
use datafusion::common::{Column, DFSchema};
use datafusion::error::Result;
use datafusion::execution::session_state::SessionState;
use datafusion::logical_expr::simplify::SimplifyContext;
use datafusion::logical_expr::{Expr, ExprSchemable};
use datafusion::optimizer::simplify_expressions::ExprSimplifier;
use datafusion::physical_plan::PhysicalExpr;

use crate::flatten;

/// An expression over exactly the columns that it reads: DataFusion 55 finds a lambda's variable by counting columns, so
/// the batch must be as wide as the schema that the expression was planned with.
#[derive(Debug)]
pub struct Planned {
    columns: Vec<usize>,
    schema: SchemaRef,
    expr: Arc<dyn PhysicalExpr>,
}

/// The columns of `changes` and behind them the slots, one value a record.
#[derive(Debug, Clone)]
pub struct Filled {
    columns: Vec<ArrayRef>,
    rows: usize,
}

/// Computed columns over `changes` and over earlier slots.
#[derive(Debug)]
pub struct Slots {
    logical: Vec<Expr>,
    planned: Vec<Planned>,
    schema: DFSchema,
}

impl Slots {
    /// No slots yet, over the columns of `changes`.
    pub fn over(changes: &DFSchema) -> Self {
        Self {
            logical: Vec::new(),
            planned: Vec::new(),
            schema: changes.clone(),
        }
    }

    /// The expression with every marked column put into a slot, simplified.
    ///
    /// # Errors
    /// A constant part fails.
    pub fn lift(&mut self, state: &SessionState, expr: Expr) -> Result<Expr> {
        let lifted = expr.transform_down(|node| match node {
            Expr::Alias(alias) if flatten::is_mark(&alias) => {
                let column = self.slot(state, *alias.expr)?;
                Ok(Transformed::new(column, true, TreeNodeRecursion::Jump))
            }
            other => Ok(Transformed::no(other)),
        })?;
        self.simplify(state, lifted.data)
    }

    /// The physical form of an expression that was lifted.
    ///
    /// # Errors
    /// It has none.
    pub fn plan(&self, state: &SessionState, expr: Expr) -> Result<Planned> {
        let mut columns: Vec<usize> = expr
            .column_refs()
            .into_iter()
            .filter_map(|column| self.schema.maybe_index_of_column(column))
            .collect();
        columns.sort_unstable();
        let schema = Arc::new(self.schema.inner().project(&columns)?);
        let expr = state.create_physical_expr(expr, &DFSchema::try_from(Arc::clone(&schema))?)?;
        Ok(Planned { columns, schema, expr })
    }

    /// Makes every slot physical that is not yet.
    ///
    /// # Errors
    /// One has no physical form.
    pub fn plan_all(&mut self, state: &SessionState) -> Result<()> {
        for number in self.planned.len()..self.logical.len() {
            let planned = self.plan(state, self.logical[number].clone())?;
            self.planned.push(planned);
        }
        Ok(())
    }

    /// The slots' expressions, in the order of their numbers; one reads but earlier ones.
    pub fn logical(&self) -> &[Expr] {
        &self.logical
    }

    /// The columns of `changes` and of the slots.
    pub fn schema(&self) -> &DFSchema {
        &self.schema
    }

    fn slot(&mut self, state: &SessionState, expr: Expr) -> Result<Expr> {
        let expr = self.lift(state, expr)?;
        let number = match self.logical.iter().position(|known| *known == expr) {
            Some(number) => number,
            None => self.add(expr)?,
        };
        Ok(Expr::Column(Column::from_name(name(number))))
    }

    fn add(&mut self, expr: Expr) -> Result<usize> {
        let (_, field) = expr.to_field(&self.schema)?;
        let number = self.logical.len();
        self.logical.push(expr);
        let mut fields: Vec<Arc<Field>> = self.schema.fields().iter().cloned().collect();
        fields.push(Arc::new(
            field.as_ref().clone().with_name(name(number)).with_nullable(true),
        ));
        self.schema = DFSchema::try_from(Schema::new(fields))?;
        Ok(number)
    }

    fn simplify(&self, state: &SessionState, expr: Expr) -> Result<Expr> {
        let context = SimplifyContext::builder()
            .with_schema(Arc::new(self.schema.clone()))
            .with_config_options(Arc::clone(state.config_options()))
            .build();
        ExprSimplifier::new(context).simplify(expr)
    }

    /// Which slots expressions read, by way of others too.
    pub fn read_by<'a>(&self, expressions: impl Iterator<Item = &'a Planned>) -> Vec<bool> {
        let first = self.schema.fields().len() - self.logical.len();
        let mut read = vec![false; self.planned.len()];
        let slots = |planned: &Planned| -> Vec<usize> {
            planned
                .columns
                .iter()
                .filter_map(|column| column.checked_sub(first))
                .collect()
        };
        let mut waiting: Vec<usize> = expressions.flat_map(slots).collect();
        while let Some(slot) = waiting.pop() {
            if !std::mem::replace(&mut read[slot], true) {
                waiting.extend(slots(&self.planned[slot]));
            }
        }
        read
    }

    /// The records with the wanted slots computed, in the order in which slots read each other; the others are NULL.
    ///
    /// # Errors
    /// A slot's expression fails on some row.
    pub fn fill(&self, records: &RecordBatch, wanted: &[bool]) -> Result<Filled> {
        let mut filled = Filled {
            columns: records.columns().to_vec(),
            rows: records.num_rows(),
        };
        let fields = self.schema.fields().iter().skip(records.num_columns());
        for (number, (slot, field)) in self.planned.iter().zip(fields).enumerate() {
            if !wanted[number] {
                filled.columns.push(new_null_array(field.data_type(), filled.rows));
                continue;
            }
            let array = slot.evaluate(&filled)?;
            filled.columns.push(match array.data_type() {
                found if found == field.data_type() => array,
                found if found.is_null() => new_null_array(field.data_type(), filled.rows),
                _ => cast(&array, field.data_type())?,
            });
        }
        Ok(filled)
    }
}

impl Planned {
    /// One value a record.
    ///
    /// # Errors
    /// The expression fails on some row.
    pub fn evaluate(&self, filled: &Filled) -> Result<ArrayRef> {
        let columns = self
            .columns
            .iter()
            .map(|index| Arc::clone(&filled.columns[*index]))
            .collect();
        let options = RecordBatchOptions::new().with_row_count(Some(filled.rows));
        let rows = RecordBatch::try_new_with_options(Arc::clone(&self.schema), columns, &options)?;
        self.expr.evaluate(&rows)?.into_array(filled.rows)
    }
}

impl Filled {
    /// How many records.
    pub fn rows(&self) -> usize {
        self.rows
    }
}

fn name(number: usize) -> String {
    format!("__slot_{number}")
}
