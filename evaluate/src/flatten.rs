//! Flattening: projections, filters and unions over `changes` become, branch by branch, expressions over its columns.

use std::collections::HashMap;

use datafusion::common::Column;
use datafusion::common::tree_node::{Transformed, TreeNode};
use datafusion::logical_expr::{Expr, LogicalPlan, TableScan};

use crate::batch::CHANGES;

/// One way through the unions of a plan.
#[derive(Debug, Clone)]
pub struct Branch {
    /// Conditions that make a record a row.
    pub filters: Vec<Expr>,
    /// The plan's columns, in order.
    pub columns: Vec<Expr>,
}

/// How the computed column of a table is named where it is read: its number among [`Tables::columns`] stands behind.
const COLUMN: &str = "__column_";

/// An expression of more nodes than this stays a plan.
const LARGEST: usize = 100_000;

/// The number of a table's computed column that an expression reads.
pub fn column_number(name: &str) -> Option<usize> {
    name.strip_prefix(COLUMN)?.parse().ok()
}

/// The tables that are but expressions over `changes`.
#[derive(Debug, Default)]
pub struct Tables {
    /// By name. A rule over one takes its branches as they are.
    branches: HashMap<String, Vec<Branch>>,
    /// Their computed columns, each over `changes` and over columns before it. Read by number, so that what reads a column
    /// does not grow with it, and a column that many rules read is specialised once a group.
    columns: Vec<Expr>,
}

impl Tables {
    /// The computed columns, in the order of their numbers.
    pub fn columns(&self) -> &[Expr] {
        &self.columns
    }

    /// The branches of all of them.
    pub fn branches(&self) -> impl Iterator<Item = &Branch> {
        self.branches.values().flatten()
    }

    /// The branches of each, by the table's name.
    pub fn by_name(&self) -> impl Iterator<Item = (&str, &[Branch])> {
        self.branches
            .iter()
            .map(|(name, branches)| (name.as_str(), branches.as_slice()))
    }

    /// Whether a table is flat.
    pub fn has(&self, name: &str) -> bool {
        self.branches.contains_key(name)
    }

    /// Takes a table up where it does no more than choose and compute.
    pub fn insert(&mut self, name: &str, plan: &LogicalPlan) {
        let before = self.columns.len();
        let mut columns = std::mem::take(&mut self.columns);
        let branches = walk(plan, self, &mut |column| number(column, &mut columns));
        if branches.is_none() {
            columns.truncate(before);
        }
        self.columns = columns;
        self.branches
            .extend(branches.map(|branches| (name.to_owned(), branches)));
    }
}

/// The branches of a rule's plan, or `None` where it does more than choose and compute (joins, groups, windows, unnest).
pub fn flatten(plan: &LogicalPlan, tables: &Tables) -> Option<Vec<Branch>> {
    walk(plan, tables, &mut strip)
}

/// The branches of a scan: those of the table, or the records themselves.
fn scan(scan: &TableScan, tables: &Tables) -> Option<Vec<Branch>> {
    let Some(known) = tables.branches.get(scan.table_name.table()) else {
        let columns = scan.projected_schema.columns().into_iter();
        let columns = columns
            .map(|column| Expr::Column(Column::from_name(column.name)))
            .collect();
        let filters = scan.filters.clone();
        return (scan.table_name.table() == CHANGES).then(|| vec![Branch { filters, columns }]);
    };
    let mut branches = known.clone();
    if let Some(projection) = &scan.projection {
        for branch in &mut branches {
            branch.columns = projection
                .iter()
                .map(|index| branch.columns.get(*index).cloned())
                .collect::<Option<_>>()?;
        }
    }
    Some(branches)
}

/// `keep` says what stands for a column of a projection.
fn walk(plan: &LogicalPlan, tables: &Tables, keep: &mut dyn FnMut(Expr) -> Expr) -> Option<Vec<Branch>> {
    match plan {
        LogicalPlan::TableScan(table) => scan(table, tables),
        LogicalPlan::SubqueryAlias(alias) => walk(&alias.input, tables, keep),
        LogicalPlan::Filter(filter) => {
            let mut branches = walk(&filter.input, tables, keep)?;
            for branch in &mut branches {
                branch
                    .filters
                    .push(inline(&filter.predicate, &filter.input, &branch.columns)?);
            }
            Some(branches)
        }
        LogicalPlan::Projection(projection) => {
            let mut branches = walk(&projection.input, tables, keep)?;
            for branch in &mut branches {
                let columns = projection
                    .expr
                    .iter()
                    .map(|expr| Some(keep(inline(expr, &projection.input, &branch.columns)?)));
                branch.columns = columns.collect::<Option<Vec<_>>>()?;
            }
            Some(branches)
        }
        LogicalPlan::Union(union) => {
            let branches = union
                .inputs
                .iter()
                .map(|input| walk(input, tables, &mut *keep))
                .collect::<Option<Vec<_>>>()?;
            Some(branches.into_iter().flatten().collect())
        }
        _ => None,
    }
}

fn inline(expr: &Expr, input: &LogicalPlan, columns: &[Expr]) -> Option<Expr> {
    if datafusion::logical_expr::utils::expr_to_columns(expr, &mut std::collections::HashSet::new()).is_err()
        || contains_subquery(expr)
    {
        return None;
    }
    if size(expr, input, columns) > LARGEST {
        return None;
    }
    substitute(expr, &|column| {
        let index = input.schema().maybe_index_of_column(column)?;
        columns.get(index).cloned()
    })
}

/// How many nodes the expression has with the columns in place: levels of a query that name a column twice double it each time.
fn size(expr: &Expr, input: &LogicalPlan, columns: &[Expr]) -> usize {
    use datafusion::common::tree_node::{TreeNode, TreeNodeRecursion};
    let nodes = |expr: &Expr| {
        let mut nodes = 0_usize;
        let _ = expr.apply(|_| {
            nodes += 1;
            Ok(TreeNodeRecursion::Continue)
        });
        nodes
    };
    let mut whole = 0_usize;
    let _ = expr.apply(|node| {
        whole += match node {
            Expr::Column(column) => {
                let index = input.schema().maybe_index_of_column(column);
                index.and_then(|index| columns.get(index)).map_or(1, nodes)
            }
            _ => 1,
        };
        Ok(if whole > LARGEST {
            TreeNodeRecursion::Stop
        } else {
            TreeNodeRecursion::Continue
        })
    });
    whole
}

fn contains_subquery(expr: &Expr) -> bool {
    expr.exists(|node| {
        Ok(matches!(
            node,
            Expr::ScalarSubquery(_)
                | Expr::Exists(_)
                | Expr::InSubquery(_)
                | Expr::SetComparison(_)
                | Expr::OuterReferenceColumn(..)
        ))
    })
    .unwrap_or(true)
}

/// A reference to the column, which is put behind the others unless it is a column or a literal itself.
fn number(expr: Expr, columns: &mut Vec<Expr>) -> Expr {
    let expr = strip(expr);
    if matches!(expr, Expr::Column(_) | Expr::Literal(..)) {
        return expr;
    }
    columns.push(expr);
    Expr::Column(Column::from_name(format!("{COLUMN}{}", columns.len() - 1)))
}

/// Without the names around it.
fn strip(expr: Expr) -> Expr {
    match expr {
        Expr::Alias(alias) => strip(*alias.expr),
        other => other,
    }
}

/// Puts an expression in place of each column.
///
/// # Errors
/// A column is not known to `find`.
fn substitute(expr: &Expr, find: &impl Fn(&Column) -> Option<Expr>) -> Option<Expr> {
    let mut missing = false;
    let replaced = expr
        .clone()
        .transform_up(|node| match &node {
            Expr::Column(column) => match find(column) {
                Some(found) => Ok(Transformed::yes(found)),
                None => {
                    missing = true;
                    Ok(Transformed::no(node))
                }
            },
            _ => Ok(Transformed::no(node)),
        })
        .ok()?;
    (!missing).then_some(replaced.data)
}
