//! Rules that are more than expressions: one physical plan each, made once, run again for every record by itself, within a time
//! and a pool of memory.

mod portion;
mod rows;

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Instant;

use datafusion::arrow::array::Array;
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::common::cast::as_boolean_array;
use datafusion::error::{DataFusionError, Result};
use datafusion::execution::TaskContext;
use datafusion::execution::disk_manager::{DiskManagerBuilder, DiskManagerMode};
use datafusion::execution::memory_pool::GreedyMemoryPool;
use datafusion::execution::runtime_env::{RuntimeEnv, RuntimeEnvBuilder};
use datafusion::execution::session_state::SessionState;
use datafusion::logical_expr::LogicalPlan;
use datafusion::physical_plan::execution_plan::reset_plan_states;
use datafusion::physical_plan::{ExecutionPlan, execute_stream};
use futures::TryStreamExt as _;
use schemas::{ConfigChange, Verdict};

use super::apart::{Apart, LIMIT, Stopped};
use super::copies;
use super::verdict::BranchVerdict;
use super::watch::Watch;
use crate::catalog::Catalog;
use crate::compile::{Compiled, Form};
use crate::error::RuleError;
use crate::functions::bounded::MEMORY;
use crate::{batch, evidence};
use portion::Portions;
use rows::Rows;

/// The physical plans, by rule index.
#[derive(Debug)]
pub struct Plans {
    plans: RwLock<HashMap<usize, Arc<Planned>>>,
    environment: Arc<RuntimeEnv>,
}

#[derive(Debug)]
struct Planned {
    /// The rule's.
    id: String,
    names: Vec<String>,
    plan: Arc<dyn ExecutionPlan>,
    state: Arc<SessionState>,
    /// Without a pool of its own: each run has one.
    environment: Arc<RuntimeEnv>,
    /// Some lambda of it reads what is around it.
    copies: bool,
}

impl Plans {
    /// None yet.
    ///
    /// # Errors
    /// DataFusion makes no environment to run them in.
    pub fn new() -> std::result::Result<Self, RuleError> {
        // Memory is bounded, so nothing is to be spilled to the disk instead.
        let disk = DiskManagerBuilder::default().with_mode(DiskManagerMode::Disabled);
        let environment = RuntimeEnvBuilder::new()
            .with_disk_manager_builder(disk)
            .build_arc()
            .map_err(|error| RuleError::sql("", &error))?;
        Ok(Self {
            plans: RwLock::default(),
            environment,
        })
    }

    /// Makes the plan of a rule that needs one.
    ///
    /// # Errors
    /// A plan that DataFusion cannot make.
    pub fn add(&self, catalog: &Catalog, index: usize, rule: &Compiled) -> std::result::Result<(), RuleError> {
        let Form::Plan { plan, .. } = &rule.form else {
            return Ok(());
        };
        let state = Arc::new(catalog.state());
        let physical = physical(&state, plan).map_err(|error| RuleError::sql("", &error).in_file(&rule.rule.file))?;
        let planned = Planned {
            id: rule.rule.info.id.clone(),
            names: rule.evidence.clone(),
            plan: physical,
            state,
            environment: Arc::clone(&self.environment),
            copies: copies::in_plan(plan),
        };
        let mut plans = self.plans.write().unwrap_or_else(PoisonError::into_inner);
        plans.insert(index, Arc::new(planned));
        Ok(())
    }

    /// Evaluates one rule over one change: any risky row fails it, else any undecided row leaves it unknown.
    pub fn evaluate(&self, rule: usize, change: &ConfigChange, apart: &Apart, watch: &Watch) -> Option<BranchVerdict> {
        let plans = self.plans.read().unwrap_or_else(PoisonError::into_inner);
        let planned = Arc::clone(plans.get(&rule)?);
        drop(plans);
        if let Some(why) = watch.rests(&planned.id) {
            return Some(BranchVerdict::undecided(rule, &why));
        }
        let begun = Instant::now();
        let stopped = match planned.run(change, apart) {
            Ok(Ok((verdict, evidence))) => {
                watch.took(&planned.id, begun.elapsed());
                return Some(BranchVerdict {
                    rule,
                    verdict,
                    evidence: evidence.into(),
                    reason: None,
                });
            }
            Ok(Err(error)) => match error.find_root() {
                DataFusionError::ResourcesExhausted(words) => Stopped::Memory(words.clone()),
                _ => {
                    watch.took(&planned.id, begun.elapsed());
                    return Some(BranchVerdict::undecided(rule, &format!("evaluation failed: {error}")));
                }
            },
            Err(stopped) => stopped,
        };
        watch.stopped(&planned.id, &stopped, begun.elapsed());
        Some(BranchVerdict::stopped(rule, &stopped))
    }
}

fn physical(state: &SessionState, plan: &LogicalPlan) -> Result<Arc<dyn ExecutionPlan>> {
    let plan = Rows::under(plan.clone())?;
    Portions::before_unnest(futures::executor::block_on(state.create_physical_plan(&plan))?)
}

impl Planned {
    fn run(self: &Arc<Self>, change: &ConfigChange, apart: &Apart) -> std::result::Result<Result<Decided>, Stopped> {
        if self.copies {
            copies::allowed(change)?;
        }
        let rows = match batch::batch(&[change]) {
            Ok(rows) => rows,
            Err(error) => return Ok(Err(error)),
        };
        let planned = Arc::clone(self);
        let run = move |runtime: &tokio::runtime::Runtime| {
            runtime.block_on(async { tokio::time::timeout(LIMIT, planned.decide(rows)).await })
        };
        apart.run(run)?.map_err(|_| Stopped::Late)
    }

    async fn decide(&self, rows: RecordBatch) -> Result<Decided> {
        let environment = RuntimeEnv {
            memory_pool: Arc::new(GreedyMemoryPool::new(MEMORY)),
            ..self.environment.as_ref().clone()
        };
        let config = Rows::carried(self.state.config().clone(), rows);
        let context = TaskContext::from(self.state.as_ref())
            .with_session_config(config)
            .with_runtime(Arc::new(environment));
        let plan = reset_plan_states(Arc::clone(&self.plan))?;
        let mut batches = execute_stream(plan, Arc::new(context))?;
        let mut decided = (Verdict::Pass, "{}".to_owned());
        while let Some(rows) = batches.try_next().await? {
            fold(&self.names, &rows, &mut decided)?;
            if decided.0 == Verdict::Fail {
                break;
            }
        }
        Ok(decided)
    }
}

/// The verdict, and the evidence of the first row that gave it.
type Decided = (Verdict, String);

fn fold(names: &[String], rows: &RecordBatch, decided: &mut Decided) -> Result<()> {
    let Some((risky, columns)) = rows.columns().split_last() else {
        return Ok(());
    };
    let risky = as_boolean_array(risky)?;
    for row in 0..rows.num_rows() {
        let found = Verdict::from_risky(risky.is_valid(row).then(|| risky.value(row)));
        let decides = found == Verdict::Fail || found == Verdict::Unknown && decided.0 == Verdict::Pass;
        if decides {
            *decided = (found, evidence::object(names, columns, row));
        }
        if found == Verdict::Fail {
            break;
        }
    }
    Ok(())
}
