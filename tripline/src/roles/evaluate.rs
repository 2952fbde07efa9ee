//! The evaluate role: as many workers of one group as there are cores to use, over one set of compiled rules.

use std::sync::Arc;

use enrich::Enricher;
use evaluate::stage::{Context, Enrich};
use evaluate::{Evaluate, InForce, Selection};
use pipeline::transform::{self, Stage};
use schemas::topic::Topic;

use super::runtime::{Runtime, Tasks};
use crate::{Error, pack};

/// The group of the workers.
const GROUP: &str = "evaluate";

/// The rules, compiled before anything is opened.
#[derive(Clone)]
pub struct Rules {
    in_force: InForce,
    replaced: Vec<String>,
}

impl Rules {
    /// Compiles the rules of the config.
    ///
    /// # Errors
    /// Everything that is wrong in them.
    pub fn compile(config: &evaluate::Config, told: &Selection) -> Result<Self, Error> {
        let compiled = pack::rule_set(config, told)?;
        Ok(Self {
            in_force: InForce::new(compiled.set),
            replaced: compiled.replaced,
        })
    }

    /// Those in force, wherever they are replaced.
    pub fn in_force(&self) -> InForce {
        self.in_force.clone()
    }
}

pub(super) async fn start(runtime: &Runtime, rules: &Rules, enriched: bool, tasks: &mut Tasks) -> Result<(), Error> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let workers = cores.min(usize::try_from(runtime.bus.partitions()).unwrap_or(1)).max(1);
    let profile = runtime.settings.rules.profile();
    let set = rules.in_force.current();
    let (count, told) = (set.judge.engine().rules().len(), set.told());
    tracing::info!(rules = count, told, set = set.id(), profile, workers, "evaluating");
    rules.replaced.iter().for_each(|line| tracing::info!("{line}"));
    let judge = set.judge.clone();
    std::thread::Builder::new()
        .name("compile".to_owned())
        .spawn(move || judge.engine().warm())
        .map_err(|error| Error::Usage(format!("no thread to compile rules: {error}")))?;
    let enricher = if enriched {
        None
    } else {
        Some(Enricher::open(&runtime.settings.enrich)?)
    };
    let input = if enriched { Topic::Enriched } else { Topic::Changes };
    if let Some(enricher) = &enricher {
        runtime.reloader.over_context(enricher.clone());
    }
    let sinks = runtime.settings.sinks.entries();
    let unknowns = sinks.iter().any(|sink| sink.wants_unknowns());
    for _ in 0..workers {
        let enrich: Enrich = match enricher.clone() {
            Some(enricher) => Box::new(move |change| enricher.apply(change)),
            None => Box::new(|_| {}),
        };
        let (in_force, codec) = (rules.in_force.clone(), Arc::clone(&runtime.codec));
        let config = &runtime.settings.evaluate;
        let stage = Evaluate::over(in_force, codec, config, enrich, input);
        let joined = runtime
            .bus
            .join(GROUP, stage.inputs(), stage.state(), &runtime.stop)
            .await?;
        let Some(worker) = joined else { return Ok(()) };
        let context = enricher
            .clone()
            .map(|enricher| -> Context { Arc::new(move || enricher.fingerprint()) });
        let stage = stage
            .within(worker.limit())
            .with_unknowns(unknowns)
            .with_context(context);
        let (settings, stop) = (
            transform::Settings::new(Arc::clone(&runtime.codec)),
            runtime.stop.clone(),
        );
        runtime.readiness.stage("evaluate", settings.progress.clone());
        tasks.spawn(async move {
            let ended = transform::run(worker, Box::new(stage), settings, stop).await;
            ("evaluate", ended.map_err(Error::from))
        });
    }
    Ok(())
}
