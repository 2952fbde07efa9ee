//! Rules that are more than expressions: one physical plan each, made once, run again for every record by itself.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use datafusion::arrow::array::Array;
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::common::cast::as_boolean_array;
use datafusion::error::{DataFusionError, Result};
use datafusion::execution::TaskContext;
use datafusion::physical_plan::execution_plan::reset_plan_states;
use datafusion::physical_plan::{ExecutionPlan, collect};
use schemas::{ConfigChange, Verdict};
use tokio::runtime::Runtime;

use super::Judgement;
use crate::catalog::Catalog;
use crate::compile::{Compiled, Form};
use crate::error::RuleError;
use crate::{batch, evidence};

/// The physical plans, by rule index, and the thread on which they run.
#[derive(Debug, Default)]
pub struct Plans {
    plans: HashMap<usize, Planned>,
    runtime: Option<Runtime>,
    running: Mutex<()>,
}

#[derive(Debug)]
struct Planned {
    names: Vec<String>,
    plan: Arc<dyn ExecutionPlan>,
    context: Arc<TaskContext>,
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
            let state = catalog.state();
            let planned = futures::executor::block_on(state.create_physical_plan(plan))
                .map_err(|error| RuleError::sql("", &error).in_file(&rule.rule.file))?;
            let names = rule.evidence.clone();
            plans.plans.insert(
                index,
                Planned {
                    names,
                    plan: planned,
                    context: state.task_ctx(),
                },
            );
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

    /// Judges one change by one rule: any risky row fails it, else any undecided row leaves it unknown.
    pub fn judge(&self, catalog: &Catalog, rule: usize, change: &ConfigChange) -> Option<Judgement> {
        let planned = self.plans.get(&rule)?;
        let judged = self
            .run(catalog, planned, change)
            .and_then(|rows| decide(&planned.names, &rows));
        let (verdict, evidence, reason) = match judged {
            Ok((verdict, evidence)) => (verdict, evidence, None),
            Err(error) => (
                Verdict::Unknown,
                "{}".to_owned(),
                Some(format!("evaluation failed: {error}")),
            ),
        };
        Some(Judgement {
            rule,
            verdict,
            evidence,
            reason,
        })
    }

    fn run(&self, catalog: &Catalog, planned: &Planned, change: &ConfigChange) -> Result<Vec<RecordBatch>> {
        let _one_at_a_time = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        catalog.rows().set(batch::batch(&[change])?);
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
