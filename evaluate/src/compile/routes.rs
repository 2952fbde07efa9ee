//! Routes: which (shape, resource type) pairs a branch is about, read from its conditions, so that a record meets only the
//! rules that concern it.

use std::collections::HashSet;

use datafusion::common::ScalarValue;
use datafusion::logical_expr::{Expr, LogicalPlan, Operator};

use crate::flatten::{Tables, flatten};

/// What a record's shape and type must be; `None` leaves it open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Routes {
    /// Shapes.
    pub shapes: Option<Vec<String>>,
    /// Resource types.
    pub types: Option<Vec<String>>,
}

const ROUTING: [&str; 3] = ["shape", "resource_type", "provider"];

/// Whether an expression reads nothing but the columns that say what kind of record it is.
pub fn is_route(expr: &Expr) -> bool {
    let mut columns = HashSet::new();
    datafusion::logical_expr::utils::expr_to_columns(expr, &mut columns).is_ok()
        && !columns.is_empty()
        && columns.iter().all(|column| ROUTING.contains(&column.name.as_str()))
}

impl Routes {
    /// Reads `column = 'x'` and `column IN (…)` among the conjuncts.
    pub fn of(conjuncts: &[Expr]) -> Self {
        let mut routes = Self::default();
        for conjunct in conjuncts {
            match constants(conjunct) {
                Some(("shape", values)) => narrow(&mut routes.shapes, values),
                Some(("resource_type", values)) => narrow(&mut routes.types, values),
                _ => {}
            }
        }
        routes
    }

    /// Whether a record of this shape and type can be a row.
    pub fn admit(&self, shape: &str, resource_type: &str) -> bool {
        let has = |values: &Option<Vec<String>>, value: &str| {
            values
                .as_ref()
                .is_none_or(|values| values.iter().any(|known| known == value))
        };
        has(&self.shapes, shape) && has(&self.types, resource_type)
    }
}

fn narrow(allowed: &mut Option<Vec<String>>, values: Vec<String>) {
    *allowed = Some(match allowed.take() {
        Some(before) => before.into_iter().filter(|value| values.contains(value)).collect(),
        None => values,
    });
}

fn constants(expr: &Expr) -> Option<(&str, Vec<String>)> {
    match expr {
        Expr::BinaryExpr(binary) if binary.op == Operator::Eq => {
            let ((Expr::Column(column), value) | (value, Expr::Column(column))) =
                (binary.left.as_ref(), binary.right.as_ref())
            else {
                return None;
            };
            Some((column.name.as_str(), vec![text(value)?]))
        }
        Expr::BinaryExpr(binary) if binary.op == Operator::Or => {
            let (left, mut values) = constants(&binary.left)?;
            let (right, more) = constants(&binary.right)?;
            values.extend(more);
            (left == right).then_some((left, values))
        }
        Expr::InList(list) if !list.negated => {
            let Expr::Column(column) = list.expr.as_ref() else {
                return None;
            };
            Some((column.name.as_str(), list.list.iter().map(text).collect::<Option<_>>()?))
        }
        _ => None,
    }
}

fn text(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Literal(ScalarValue::Utf8(value) | ScalarValue::Utf8View(value) | ScalarValue::LargeUtf8(value), _) => {
            value.clone()
        }
        Expr::Cast(cast) => text(&cast.expr),
        _ => None,
    }
}

/// The routes of a plan that does not flatten: those of the largest parts that do.
pub fn of_plan(plan: &LogicalPlan) -> Vec<Routes> {
    if let Some(branches) = flatten(plan, &Tables::default()) {
        let conjuncts = |filters: Vec<Expr>| -> Vec<Expr> {
            filters
                .into_iter()
                .flat_map(datafusion::logical_expr::utils::split_conjunction_owned)
                .collect()
        };
        return branches
            .into_iter()
            .map(|branch| Routes::of(&conjuncts(branch.filters)))
            .collect();
    }
    plan.inputs().into_iter().flat_map(of_plan).collect()
}
