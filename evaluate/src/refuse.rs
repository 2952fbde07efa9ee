//! What plans but cannot be right: a rule sees one record at a time, and must say the same of it whenever it is asked, in bounded time
//! and memory. Says why, and what to write instead.

use datafusion::common::ScalarValue;
use datafusion::common::tree_node::{TreeNode, TreeNodeRecursion};
use datafusion::error::Result as PlanResult;
use datafusion::logical_expr::{Aggregate, Expr, LogicalPlan, Volatility};
use sqlparser::ast::{Query, SetExpr, TableFactor};

use crate::error::RuleError;
use crate::explain::mark;

/// How long a text or list may be that a function makes out of nothing.
const LONGEST: i64 = 10_000;

/// The function of ours that reads the clock: passed in, so that a replay can set it.
const CLOCK: &str = "days_since";

/// Functions that make something as long as an argument says, and which one.
const LENGTHS: [(&str, usize); 7] = [
    ("repeat", 1),
    ("lpad", 1),
    ("rpad", 1),
    ("array_repeat", 1),
    ("list_repeat", 1),
    ("array_resize", 1),
    ("list_resize", 1),
];

/// Functions that make a list of all numbers between their arguments.
const SERIES: [&str; 2] = ["generate_series", "range"];

/// What is known of tables.
pub trait Tables {
    /// Whether there is such a one.
    fn has(&self, name: &str) -> bool;
    /// Whether it makes several rows of a record.
    fn makes_rows(&self, name: &str) -> bool;
}

/// Refuses a plan over the tables as they are named.
///
/// # Errors
/// The first thing in it that cannot be right.
pub fn refuse(plan: &LogicalPlan, tables: &dyn Tables, text: &str) -> Result<(), RuleError> {
    let recursive = |node: &LogicalPlan| Ok(matches!(node, LogicalPlan::RecursiveQuery(_)));
    if plan.exists(recursive).unwrap_or(false) {
        let what = "a recursive query may never end";
        let fix = "leave RECURSIVE out; any_match and json_get_array look into what is nested";
        return Err(mark(RuleError::new(what, fix), text, &words(&["recursive"])));
    }
    let mut refused = None;
    // The visitor's own errors are none of the plan's.
    let _ = plan.apply(|node| {
        refused = self::node(node, tables, text).or_else(|| expressions(node, text));
        Ok(if refused.is_some() {
            TreeNodeRecursion::Stop
        } else {
            TreeNodeRecursion::Continue
        })
    });
    refused.map_or(Ok(()), Err)
}

const ALONE: &str = "a rule judges one record at a time";

fn node(node: &LogicalPlan, tables: &dyn Tables, text: &str) -> Option<RuleError> {
    let (what, fix, words): (String, &str, Vec<String>) = match node {
        LogicalPlan::Join(join) => return Some(joined(&scanned(&join.left), &scanned(&join.right), text)),
        LogicalPlan::Window(_) => (
            format!("a window looks over several records, but {ALONE}"),
            "leave OVER (…) out: say it with the columns of one record",
            words(&["over"]),
        ),
        LogicalPlan::Aggregate(aggregate) => return grouped(aggregate, tables, text),

        LogicalPlan::Limit(_) => (
            format!("LIMIT counts records, but {ALONE}"),
            "leave it out: every risky resource is a finding",
            words(&["limit", "fetch", "offset"]),
        ),
        LogicalPlan::EmptyRelation(_) | LogicalPlan::Values(_) => (
            "the rule reads no table, so it concerns no record".to_owned(),
            "read FROM a table of `tripline rules list --tables`, or FROM changes",
            words(&["values"]),
        ),
        LogicalPlan::TableScan(scan) if !tables.has(scan.table_name.table()) => (
            format!(
                "`{}` makes rows out of nothing",
                scan.table_name.table().trim_end_matches("()")
            ),
            "read FROM a table of `tripline rules list --tables`, or FROM changes",
            words(&[scan.table_name.table().trim_end_matches("()")]),
        ),
        LogicalPlan::Projection(_)
        | LogicalPlan::Filter(_)
        | LogicalPlan::Sort(_)
        | LogicalPlan::Union(_)
        | LogicalPlan::TableScan(_)
        | LogicalPlan::SubqueryAlias(_)
        | LogicalPlan::Distinct(_)
        | LogicalPlan::Unnest(_) => return None,
        _ => (
            format!("the query does more than can be said of a record, and {ALONE}"),
            "write one SELECT evidence FROM table WHERE risky",
            Vec::new(),
        ),
    };
    Some(mark(RuleError::new(what, fix), text, &words))
}

fn joined(left: &[String], right: &[String], text: &str) -> RuleError {
    let what = match (left.first(), right.first()) {
        (Some(left), Some(right)) => {
            format!("`{left}` and `{right}` are joined, but {ALONE}: it never finds the other one")
        }
        _ => format!("tables are joined, but {ALONE}"),
    };
    let fix =
        "say it with the columns of one table; lists of one record are looked into with any_match(list, lambda e : …)";
    let words = ["join", "intersect", "except"].map(str::to_owned);
    mark(RuleError::new(what, fix), text, &[words.as_slice(), right].concat())
}

/// Refuses a query that joins tables, before its columns are looked for: in two tables many have one name.
///
/// # Errors
/// It does.
pub fn joins(query: &Query, text: &str) -> Result<(), RuleError> {
    let SetExpr::Select(select) = query.body.as_ref() else {
        return Ok(());
    };
    let table = |factor: &TableFactor| match factor {
        TableFactor::Table { name, args: None, .. } => Some(name.to_string()),
        _ => None,
    };
    for from in &select.from {
        if let (Some(left), [join, ..]) = (table(&from.relation), from.joins.as_slice())
            && let Some(right) = table(&join.relation)
        {
            return Err(joined(&[left], &[right], text));
        }
    }
    Ok(())
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// The tables that a plan reads.
fn scanned(plan: &LogicalPlan) -> Vec<String> {
    let mut names = Vec::new();
    let _ = plan.apply(|node| {
        if let LogicalPlan::TableScan(scan) = node {
            names.push(scan.table_name.table().to_owned());
        }
        Ok(TreeNodeRecursion::Continue)
    });
    names
}

/// Rows may be counted that are made of one record's own list.
fn grouped(aggregate: &Aggregate, tables: &dyn Tables, text: &str) -> Option<RuleError> {
    let of_one_record = |node: &LogicalPlan| {
        Ok(match node {
            LogicalPlan::Unnest(_) => true,
            LogicalPlan::TableScan(scan) => tables.makes_rows(scan.table_name.table()),
            _ => false,
        })
    };
    let by_resource = aggregate
        .group_expr
        .iter()
        .any(|expr| matches!(expr, Expr::Column(column) if column.name == "resource_uid"));
    let lists = aggregate.input.exists(of_one_record).unwrap_or(false);
    if lists && by_resource {
        return None;
    }
    let (what, fix) = if lists {
        (
            "rows of one record are grouped, but not by its resource",
            "GROUP BY resource_uid, …: no rule sees the rows of two records at once",
        )
    } else {
        (
            "records are counted or grouped, but a rule judges one record at a time: there is never more than one",
            "count within a record: array_length(list), or GROUP BY resource_uid over a subquery with unnest(list)",
        )
    };
    Some(mark(
        RuleError::new(what, fix),
        text,
        &words(&["group", "count", "sum", "min", "max", "avg"]),
    ))
}

fn expressions(node: &LogicalPlan, text: &str) -> Option<RuleError> {
    let mut refused = None;
    let _ = node.apply_expressions(|expr| {
        expr.apply(|expr| {
            refused = expression(expr, text)?;
            Ok(if refused.is_some() {
                TreeNodeRecursion::Stop
            } else {
                TreeNodeRecursion::Continue
            })
        })
    });
    refused
}

fn expression(expr: &Expr, text: &str) -> PlanResult<Option<RuleError>> {
    Ok(match expr {
        Expr::InSubquery(_)
        | Expr::Exists(_)
        | Expr::ScalarSubquery(_)
        | Expr::SetComparison(_)
        | Expr::OuterReferenceColumn(..) => {
            let what = format!("a subquery within an expression reads other records, but {ALONE}");
            let fix = "say it with the columns of one table; lists of one record are looked into with any_match(list, lambda e : …)";
            Some(crate::explain::mark_subquery(RuleError::new(what, fix), text))
        }
        Expr::WindowFunction(_) => {
            let what = format!("a window looks over several records, but {ALONE}");
            let fix = "leave OVER (…) out: say it with the columns of one record";
            Some(mark(RuleError::new(what, fix), text, &words(&["over"])))
        }
        Expr::ScalarFunction(call) => {
            let name = call.name();
            if name != CLOCK && call.func.signature().volatility != Volatility::Immutable {
                return Ok(Some(volatile(name, text)));
            }
            unbounded(name, &call.args).map(|(what, fix)| mark(RuleError::new(what, fix), text, &words(&[name])))
        }
        _ => None,
    })
}

fn volatile(name: &str, text: &str) -> RuleError {
    let time = ["now", "current", "today"].iter().any(|word| name.starts_with(word));
    let fix = if time {
        "days_since(moment) tells how many days ago something was"
    } else {
        "leave it out: a replay of the same record must give the same verdict"
    };
    let what = format!("`{name}` says something else each time");
    mark(
        RuleError::new(what, fix),
        text,
        &words(&[name, "current_date", "current_time", "current_timestamp"]),
    )
}

fn unbounded(name: &str, args: &[Expr]) -> Option<(String, String)> {
    let bounded = |expr: &Expr| integer(expr).is_some_and(|length| length.abs() <= LONGEST);
    let lengths: &[Expr] = match LENGTHS.iter().find(|(known, _)| *known == name) {
        Some((_, at)) => args.get(*at..=*at)?,
        None if SERIES.contains(&name) => args,
        None => return None,
    };
    if lengths.iter().all(bounded) {
        return None;
    }
    Some((
        format!("`{name}` could make something without bound"),
        format!("write its length as a number of at most {LONGEST}"),
    ))
}

fn integer(expr: &Expr) -> Option<i64> {
    match expr {
        Expr::Literal(value, _) => match value.cast_to(&datafusion::arrow::datatypes::DataType::Int64) {
            Ok(ScalarValue::Int64(number)) => number,
            _ => None,
        },
        Expr::Cast(cast) => integer(&cast.expr),
        Expr::Negative(inner) => integer(inner)?.checked_neg(),
        Expr::Alias(alias) => integer(&alias.expr),
        _ => None,
    }
}
