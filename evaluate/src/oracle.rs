//! The oracle: the same rules by plain DataFusion over a `MemTable`, nothing compiled, shared or routed. Slow and plain:
//! the differential test holds the engine to it. What both share, the dialect and WHERE as a column, has tests of its own.

use std::sync::Arc;

use datafusion::arrow::array::Array;
use datafusion::common::cast::as_boolean_array;
use datafusion::datasource::MemTable;
use datafusion::error::{DataFusionError, Result};
use datafusion::physical_plan::collect;
use schemas::{Clock, ConfigChange, Verdict};
use sqlparser::ast::Statement;

use crate::batch;
use crate::catalog::Catalog;
use crate::compile::{guilty, project_risky};
use crate::error::RuleError;
use crate::pack::Pack;
use crate::rule::Rule;

/// What plain DataFusion says of one record and one rule: any risky row fails it, else any undecided row leaves it unknown;
/// `None` where the record is no row of the rule's table.
///
/// # Errors
/// The pack does not plan, or execution fails.
pub async fn verdict(
    pack: &Pack,
    rule: &Rule,
    change: &ConfigChange,
    clock: Clock,
) -> std::result::Result<Option<Verdict>, RuleError> {
    let failed = |error: DataFusionError| RuleError::sql("", &error).in_file(&rule.file);
    let rows = batch::batch(&[change]).map_err(failed)?;
    let table = MemTable::try_new(batch::schema(), vec![vec![rows]]).map_err(failed)?;
    let mut read = Pack {
        rules: vec![rule.clone()],
        tables: pack.tables.clone(),
        functions: pack.functions.clone(),
        ..Pack::default()
    };
    read.leave_out_unread(|_| true);
    let catalog = Catalog::over(Arc::new(table), Arc::new(read), clock)?;
    let query = project_risky(&guilty::narrowed(&rule.query))?;
    let plan = catalog.plan(Statement::Query(Box::new(query)))?;
    run(&catalog, &plan).await.map_err(failed)
}

async fn run(catalog: &Catalog, plan: &datafusion::logical_expr::LogicalPlan) -> Result<Option<Verdict>> {
    let state = catalog.state();
    let physical = state.create_physical_plan(plan).await?;
    let mut verdict = None;
    for rows in collect(physical, state.task_ctx()).await? {
        let Some(column) = rows.columns().last() else { continue };
        let risky = as_boolean_array(column)?;
        for row in 0..rows.num_rows() {
            let found = Verdict::from_risky(risky.is_valid(row).then(|| risky.value(row)));
            verdict = match (verdict, found) {
                (Some(Verdict::Fail), _) | (_, Verdict::Fail) => Some(Verdict::Fail),
                (Some(Verdict::Unknown), _) | (_, Verdict::Unknown) => Some(Verdict::Unknown),
                _ => Some(Verdict::Pass),
            };
        }
    }
    Ok(verdict)
}
