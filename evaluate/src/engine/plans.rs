//! Rules that are more than expressions: one physical plan each, made once, run again for every record by itself.
//! DataFusion spawns tasks while it runs a plan, so plans run on a thread with a runtime of their own.

mod rows;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use datafusion::arrow::array::Array;
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::common::cast::as_boolean_array;
use datafusion::error::{DataFusionError, Result};
use datafusion::execution::TaskContext;
use datafusion::logical_expr::LogicalPlan;
use datafusion::physical_plan::execution_plan::reset_plan_states;
use datafusion::physical_plan::{ExecutionPlan, collect};
use schemas::{ConfigChange, Verdict};
use tokio::runtime::Runtime;

use super::verdict::BranchVerdict;
use crate::catalog::Catalog;
use crate::compile::{Compiled, Form};
use crate::error::RuleError;
use crate::{batch, evidence};
use rows::Rows;

/// The physical plans, by rule index, and the thread on which they run.
#[derive(Debug, Default)]
pub struct Plans {
    plans: HashMap<usize, Planned>,
    runtime: Option<Runtime>,
}

#[derive(Debug)]
struct Planned {
    names: Vec<String>,
    plan: Arc<dyn ExecutionPlan>,
    context: Arc<TaskContext>,
    /// Held while the plan runs: one record at a time.
    rows: Mutex<Rows>,
}

impl Plans {
    /// Makes the plans of the rules that need one.
    ///
    /// # Errors
    /// A plan that DataFusion cannot make, or no thread to run it.
    pub fn new(catalog: &Catalog, compiled: &[Compiled]) -> std::result::Result<Self, RuleError> {
        let mut plans = Self::default();
        for (index, rule) in compiled.iter().enumerate() {
            let Form::Plan { plan, .. } = &rule.form else { continue };
            let planned = Planned::new(catalog, plan, &rule.evidence)
                .map_err(|error| RuleError::sql("", &error).in_file(&rule.rule.file))?;
            plans.plans.insert(index, planned);
        }
        if !plans.plans.is_empty() {
            let runtime = tokio::runtime::Builder::new_multi_thread()
                .worker_threads(1)
                .thread_name("plans")
                .build();
            let runtime =
                runtime.map_err(|error| RuleError::new(format!("no thread for plans: {error}"), "try again"))?;
            plans.runtime = Some(runtime);
        }
        Ok(plans)
    }

    /// Evaluates one rule over one change: any risky row fails it, else any undecided row leaves it unknown.
    pub fn evaluate(&self, rule: usize, change: &ConfigChange) -> Option<BranchVerdict> {
        let planned = self.plans.get(&rule)?;
        let decided = self.run(planned, change).and_then(|rows| decide(&planned.names, &rows));
        Some(match decided {
            Ok((verdict, evidence)) => BranchVerdict {
                rule,
                verdict,
                evidence: evidence.into(),
                reason: None,
            },
            Err(error) => BranchVerdict::undecided(rule, &format!("evaluation failed: {error}")),
        })
    }

    fn run(&self, planned: &Planned, change: &ConfigChange) -> Result<Vec<RecordBatch>> {
        let rows = planned.rows.lock().unwrap_or_else(PoisonError::into_inner);
        rows.set(batch::batch(&[change])?);
        let plan = reset_plan_states(Arc::clone(&planned.plan))?;
        let Some(runtime) = &self.runtime else {
            return Err(DataFusionError::Internal("no thread for plans".to_owned()));
        };
        let (sender, receiver) = std::sync::mpsc::channel();
        let context = Arc::clone(&planned.context);
        runtime.spawn(async move {
            let _ = sender.send(collect(plan, context).await);
        });
        receiver
            .recv()
            .map_err(|error| DataFusionError::External(Box::new(error)))?
    }
}

impl Planned {
    fn new(catalog: &Catalog, plan: &LogicalPlan, names: &[String]) -> Result<Self> {
        let (state, rows) = (catalog.state(), Rows::empty());
        let plan = rows.under(plan.clone())?;
        Ok(Self {
            names: names.to_vec(),
            plan: futures::executor::block_on(state.create_physical_plan(&plan))?,
            context: state.task_ctx(),
            rows: Mutex::new(rows),
        })
    }
}

impl Drop for Plans {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

fn decide(names: &[String], batches: &[RecordBatch]) -> Result<(Verdict, String)> {
    let (mut verdict, mut object) = (Verdict::Pass, "{}".to_owned());
    for rows in batches {
        let Some((risky, columns)) = rows.columns().split_last() else {
            continue;
        };
        let risky = as_boolean_array(risky)?;
        for row in 0..rows.num_rows() {
            let found = Verdict::from_risky(risky.is_valid(row).then(|| risky.value(row)));
            if found == Verdict::Fail {
                return Ok((found, evidence::object(names, columns, row)));
            }
            if found == Verdict::Unknown && verdict == Verdict::Pass {
                (verdict, object) = (found, evidence::object(names, columns, row));
            }
        }
    }
    Ok((verdict, object))
}
