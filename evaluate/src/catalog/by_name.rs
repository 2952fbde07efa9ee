//! Joins the planned branches of a table by the names of their columns: a column that a branch does not name is NULL of the column's
//! type in it, and one name has one type. Knows no rule and no SQL text.

use std::sync::Arc;

use datafusion::arrow::datatypes::DataType;
use datafusion::common::{Column, ScalarValue};
use datafusion::error::{DataFusionError, Result};
use datafusion::logical_expr::type_coercion::binary::type_union_coercion;
use datafusion::logical_expr::{Expr, LogicalPlan, LogicalPlanBuilder, Union, cast, lit};

use super::branches::Branch;
use crate::error::RuleError;
use crate::explain::in_words;

/// A branch and its plan.
pub type Planned<'a> = (Branch<'a>, LogicalPlan);

/// A column of the table and the branch that fixed its type.
struct Named {
    name: String,
    kind: DataType,
    branch: usize,
}

/// One plan with every column that some branch has, in the order in which they are first named.
///
/// # Errors
/// A name with two types.
pub fn join(branches: Vec<Planned>) -> std::result::Result<LogicalPlan, RuleError> {
    let columns = columns(&branches)?;
    let failed = |error: DataFusionError| RuleError::sql("", &error);
    let plans = branches.into_iter().map(|(_, plan)| widen(plan, &columns));
    let mut plans = plans.collect::<Result<Vec<_>>>().map_err(failed)?;
    match plans.len() {
        1 => Ok(plans.remove(0)),
        _ => {
            let plans = plans.into_iter().map(Arc::new).collect();
            Union::try_new(plans).map(LogicalPlan::Union).map_err(failed)
        }
    }
}

fn columns(branches: &[Planned]) -> std::result::Result<Vec<Named>, RuleError> {
    let mut columns: Vec<Named> = Vec::new();
    for (number, (branch, plan)) in branches.iter().enumerate() {
        for field in plan.schema().fields() {
            let (name, kind) = (field.name(), field.data_type());
            let Some(earlier) = columns.iter_mut().find(|column| column.name == *name) else {
                columns.push(Named {
                    name: name.clone(),
                    kind: kind.clone(),
                    branch: number,
                });
                continue;
            };
            match both(&earlier.kind, kind) {
                Some(both) => earlier.kind = both,
                None => return Err(clash(earlier, &branches[earlier.branch].0, branch, kind)),
            }
        }
    }
    Ok(columns)
}

/// The type of a column that two branches give. Of two widths of whole numbers DataFusion would make a decimal.
fn both(a: &DataType, b: &DataType) -> Option<DataType> {
    match a.is_integer() && b.is_integer() && a != b {
        true => Some(DataType::Int64),
        false => type_union_coercion(a, b).filter(|_| alike(a, b)),
    }
}

/// Whether values of both types may stand in one column: the same, but that texts are stored in several ways, whole numbers have
/// several widths, and NULL has no type.
pub(super) fn alike(a: &DataType, b: &DataType) -> bool {
    let text = |kind: &DataType| matches!(kind, DataType::Utf8 | DataType::Utf8View | DataType::LargeUtf8);
    match (a, b) {
        (DataType::Null, _) | (_, DataType::Null) => true,
        (DataType::List(a), DataType::List(b)) => alike(a.data_type(), b.data_type()),
        (DataType::Struct(a), DataType::Struct(b)) => {
            let pair = |(a, b): (&Arc<_>, &Arc<_>)| -> bool {
                let (a, b): (
                    &datafusion::arrow::datatypes::Field,
                    &datafusion::arrow::datatypes::Field,
                ) = (a, b);
                a.name() == b.name() && alike(a.data_type(), b.data_type())
            };
            a.len() == b.len() && a.iter().zip(b.iter()).all(pair)
        }
        (a, b) => a == b || text(a) && text(b) || a.is_integer() && b.is_integer(),
    }
}

fn clash(earlier: &Named, first: &Branch, branch: &Branch, kind: &DataType) -> RuleError {
    let (name, line) = (&earlier.name, first.line_of(&earlier.name));
    RuleError {
        line: branch.line_of(name),
        ..RuleError::new(
            format!(
                "column `{name}` is {} here and {} in {}:{line}",
                in_words(kind),
                in_words(&earlier.kind),
                first.file.display()
            ),
            "give it one type in every branch, or another name",
        )
    }
    .in_file(branch.file)
}

/// The plan with all the columns, in their order.
fn widen(plan: LogicalPlan, columns: &[Named]) -> Result<LogicalPlan> {
    let fields = plan.schema().fields();
    let same = |(column, field): (&Named, &Arc<datafusion::arrow::datatypes::Field>)| {
        column.name == *field.name() && column.kind == *field.data_type()
    };
    if columns.len() == fields.len() && columns.iter().zip(fields).all(same) {
        return Ok(plan);
    }
    let expressions: Vec<Expr> = columns
        .iter()
        .map(|column| {
            let found = plan.schema().iter().find(|(_, field)| *field.name() == column.name);
            let value = match found {
                Some((_, field)) if *field.data_type() == DataType::Null => lit(ScalarValue::try_from(&column.kind)?),
                Some((table, field)) => {
                    let value = Expr::Column(Column::new(table.cloned(), field.name()));
                    match *field.data_type() == column.kind {
                        true => value,
                        false => cast(value, column.kind.clone()),
                    }
                }
                None => lit(ScalarValue::try_from(&column.kind)?),
            };
            Ok(value.alias(&column.name))
        })
        .collect::<Result<_>>()?;
    LogicalPlanBuilder::from(plan).project(expressions)?.build()
}
