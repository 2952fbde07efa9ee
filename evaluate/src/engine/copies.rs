//! DataFusion gives a lambda that reads what is around it a copy of that for each element of its list. How much that may be.

use datafusion::common::tree_node::{TreeNode, TreeNodeRecursion};
use datafusion::logical_expr::{Expr, LogicalPlan};
use schemas::ConfigChange;

use super::apart::Stopped;

/// So many bytes of copies are too many.
const MOST: usize = 512 << 20;

/// Whether a lambda of the expression reads columns.
pub fn in_expression(expr: &Expr) -> bool {
    let reads = |node: &Expr| Ok(matches!(node, Expr::Lambda(lambda) if !lambda.body.column_refs().is_empty()));
    expr.exists(reads).unwrap_or(true)
}

/// Whether a lambda of the plan does.
pub fn in_plan(plan: &LogicalPlan) -> bool {
    let mut found = false;
    let walked = plan.apply_with_subqueries(|node| {
        node.apply_expressions(|expr| {
            found |= in_expression(expr);
            Ok(TreeNodeRecursion::Continue)
        })
    });
    found || walked.is_err()
}

/// Whether the copies of a record may be made.
///
/// # Errors
/// There could be too many: a list has no more elements than there are commas.
pub fn allowed(change: &ConfigChange) -> Result<(), Stopped> {
    let text = change.configuration.as_deref().unwrap_or_default();
    let elements = text.bytes().filter(|byte| *byte == b',').count() + 1;
    let copies = text.len().saturating_mul(elements);
    if copies > MOST {
        let words = format!("a lambda could have {copies} bytes copied for the elements of its list");
        return Err(Stopped::Memory(words));
    }
    Ok(())
}
