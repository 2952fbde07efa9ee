//! Which records a rule can concern, read from the text of the tables that it reads before anything is planned: rather too many than
//! one too few. What does not stand there as a plain condition on `shape` or `resource_type` leaves it open.

use std::collections::HashMap;

use sqlparser::ast::{BinaryOperator, Expr, Query, Select, SetExpr, TableFactor, Value};

use crate::batch::CHANGES;
use crate::catalog::branches::branches;
use crate::compile::routes::Routes;
use crate::dialect::function::normal;
use crate::dialect::inline::SqlFunctions;
use crate::pack::{Pack, Reading, Table};

/// The records that each rule of a pack can concern, in the order of its rules.
pub fn of(pack: &Pack, reading: &Reading) -> Vec<Vec<Routes>> {
    let tables = of_tables(pack);
    let of_rule = |rule: &crate::rule::Rule| -> Vec<Routes> {
        // What reads `changes` itself says nothing by its tables.
        if let SetExpr::Select(select) = rule.query.body.as_ref()
            && let Some(name) = only_relation(select)
            && let Some(known) = tables.get(name.as_str())
        {
            return known.clone();
        }
        let names = reading.names(pack, &rule.text);
        let named = reading.tables(pack, &names).into_iter();
        let mut reach: Vec<Routes> = named.flat_map(|table| tables[table.name.as_str()].clone()).collect();
        if reach.is_empty() || rule.text.to_lowercase().contains(CHANGES) {
            reach = vec![Routes::default()];
        }
        reach
    };
    pack.rules.iter().map(of_rule).collect()
}

fn of_tables(pack: &Pack) -> HashMap<&str, Vec<Routes>> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let share = pack.tables.len().div_ceil(cores).max(1);
    let each = |tables: &[Table]| tables.iter().map(of_table).collect::<Vec<_>>();
    let own = std::thread::scope(|scope| {
        let shares: Vec<_> = pack
            .tables
            .chunks(share)
            .map(|tables| scope.spawn(move || each(tables)))
            .collect();
        let joined = shares.into_iter().map(|share| match share.join() {
            Ok(reach) => reach,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        joined.flatten().collect::<Vec<_>>()
    });
    let names = pack.tables.iter().map(|table| table.name.as_str());
    names.zip(own).collect()
}

fn of_table(table: &Table) -> Vec<Routes> {
    let Ok(branches) = branches(table, &SqlFunctions::default()) else {
        return vec![Routes::default()];
    };
    branches.iter().map(|branch| of_branch(&branch.query)).collect()
}

/// A branch over anything but `changes` itself is open: what it calls `shape` may be something else.
fn of_branch(query: &Query) -> Routes {
    let mut routes = Routes::default();
    if query.with.is_none()
        && let SetExpr::Select(select) = query.body.as_ref()
        && only_relation(select).as_deref() == Some(CHANGES)
        && let Some(condition) = &select.selection
    {
        narrow(condition, &mut routes);
    }
    routes
}

/// The one table or view that a `SELECT` reads.
fn only_relation(select: &Select) -> Option<String> {
    let [from] = select.from.as_slice() else { return None };
    let TableFactor::Table { name, args: None, .. } = &from.relation else {
        return None;
    };
    let [part] = name.0.as_slice() else { return None };
    from.joins.is_empty().then(|| part.as_ident().map(normal)).flatten()
}

fn narrow(condition: &Expr, routes: &mut Routes) {
    match condition {
        Expr::Nested(inner) => narrow(inner, routes),
        Expr::BinaryOp {
            left,
            op: BinaryOperator::And,
            right,
        } => {
            narrow(left, routes);
            narrow(right, routes);
        }
        Expr::BinaryOp {
            left,
            op: BinaryOperator::Eq,
            right,
        } => take(left, std::slice::from_ref(right.as_ref()), routes),
        Expr::InList {
            expr,
            list,
            negated: false,
        } => take(expr, list, routes),
        _ => {}
    }
}

fn take(column: &Expr, values: &[Expr], routes: &mut Routes) {
    let name = match column {
        Expr::Identifier(name) => normal(name),
        Expr::CompoundIdentifier(names) => names.last().map(normal).unwrap_or_default(),
        _ => return,
    };
    let text = |value: &Expr| match value {
        Expr::Value(value) => match &value.value {
            Value::SingleQuotedString(text) => Some(text.clone()),
            _ => None,
        },
        _ => None,
    };
    let allowed = match name.as_str() {
        "shape" => &mut routes.shapes,
        "resource_type" => &mut routes.types,
        _ => return,
    };
    // Of two conditions on one column the first stands: that admits no fewer than both.
    if let (None, Some(values)) = (&allowed, values.iter().map(text).collect()) {
        *allowed = Some(values);
    }
}
