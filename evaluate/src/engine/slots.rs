//! Slots: the computed table columns that the rules of a group read, each computed once a batch.

use std::collections::HashMap;
use std::sync::Arc;

use datafusion::arrow::array::{Array, ArrayRef, new_null_array};
use datafusion::arrow::compute::cast;
use datafusion::arrow::datatypes::{FieldRef, Schema, SchemaRef};
use datafusion::arrow::record_batch::{RecordBatch, RecordBatchOptions};
use datafusion::common::tree_node::{Transformed, TreeNode};
use datafusion::common::{Column, DFSchema};
use datafusion::error::Result;
use datafusion::execution::session_state::SessionState;
use datafusion::logical_expr::simplify::SimplifyContext;
use datafusion::logical_expr::{Expr, ExprSchemable};
use datafusion::optimizer::simplify_expressions::ExprSimplifier;
use datafusion::physical_plan::PhysicalExpr;

use super::group::constants::Constants;
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
    /// Those of `changes`, and behind them the slots'.
    fields: Vec<FieldRef>,
    /// Positions of `fields` by name.
    positions: HashMap<String, usize>,
    /// What stands for a table's computed column, by its number.
    stands: HashMap<usize, Expr>,
}

/// What expressions are specialised with.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// The planner's.
    pub state: &'a SessionState,
    /// The tables' computed columns.
    pub columns: &'a [Expr],
    /// What every record of the group has.
    pub constants: Constants<'a>,
}

impl Slots {
    /// No slots yet, over the columns of `changes`.
    pub fn over(changes: &Schema) -> Self {
        let fields: Vec<FieldRef> = changes.fields().iter().cloned().collect();
        Self {
            logical: Vec::new(),
            planned: Vec::new(),
            positions: fields.iter().map(|field| field.name().clone()).zip(0..).collect(),
            fields,
            stands: HashMap::new(),
        }
    }

    /// The expression with every table's column that it reads in a slot, constants written in, simplified.
    ///
    /// # Errors
    /// A constant part fails.
    pub fn lift(&mut self, scope: Scope, expr: &Expr) -> Result<Expr> {
        let lifted = scope.constants.write(expr)?.transform_up(|node| match &node {
            Expr::Column(column) => match flatten::column_number(&column.name) {
                Some(number) => Ok(Transformed::yes(self.slot(scope, number)?)),
                None => Ok(Transformed::no(node)),
            },
            _ => Ok(Transformed::no(node)),
        })?;
        self.simplify(scope.state, lifted.data)
    }

    /// The physical form of an expression that was lifted.
    ///
    /// # Errors
    /// It has none.
    pub fn plan(&self, state: &SessionState, expr: Expr) -> Result<Planned> {
        let columns = self.read(&expr);
        let schema = self.schema(&expr)?;
        let planned = state.create_physical_expr(expr, &schema)?;
        Ok(Planned {
            columns,
            schema: Arc::clone(schema.inner()),
            expr: planned,
        })
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

    /// The columns that an expression reads.
    ///
    /// # Errors
    /// None that is known: their names differ.
    pub fn schema(&self, expr: &Expr) -> Result<DFSchema> {
        let read = self.read(expr).into_iter();
        DFSchema::try_from(Schema::new(
            read.map(|index| Arc::clone(&self.fields[index])).collect::<Vec<_>>(),
        ))
    }

    /// The positions of the columns that an expression reads.
    fn read(&self, expr: &Expr) -> Vec<usize> {
        let columns = expr.column_refs().into_iter();
        let mut read: Vec<usize> = columns
            .filter_map(|column| self.positions.get(&column.name).copied())
            .collect();
        read.sort_unstable();
        read
    }

    /// What stands for a table's computed column: a slot, or what it comes to in this group.
    fn slot(&mut self, scope: Scope, number: usize) -> Result<Expr> {
        if let Some(stands) = self.stands.get(&number) {
            return Ok(stands.clone());
        }
        let expr = self.lift(scope, &scope.columns[number])?;
        let stands = match self.logical.iter().position(|known| *known == expr) {
            _ if matches!(expr, Expr::Column(_) | Expr::Literal(..)) => expr,
            Some(slot) => Expr::Column(Column::from_name(name(slot))),
            None => self.add(expr)?,
        };
        self.stands.insert(number, stands.clone());
        Ok(stands)
    }

    fn add(&mut self, expr: Expr) -> Result<Expr> {
        let name = name(self.logical.len());
        let (_, field) = expr.to_field(&self.schema(&expr)?)?;
        let field = field.as_ref().clone().with_name(name.clone()).with_nullable(true);
        self.logical.push(expr);
        self.positions.insert(name.clone(), self.fields.len());
        self.fields.push(Arc::new(field));
        Ok(Expr::Column(Column::from_name(name)))
    }

    fn simplify(&self, state: &SessionState, expr: Expr) -> Result<Expr> {
        let context = SimplifyContext::builder()
            .with_schema(Arc::new(self.schema(&expr)?))
            .with_config_options(Arc::clone(state.config_options()))
            .build();
        ExprSimplifier::new(context).simplify(expr)
    }

    /// Which slots expressions read, by way of others too.
    pub fn read_by<'a>(&self, expressions: impl Iterator<Item = &'a Planned>) -> Vec<bool> {
        let first = self.fields.len() - self.logical.len();
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
        let fields = self.fields.iter().skip(records.num_columns());
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
