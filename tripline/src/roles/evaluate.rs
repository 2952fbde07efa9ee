//! The evaluate role: as many workers of one group as there are cores to use, over one set of compiled rules.

use std::sync::Arc;

use enrich::Enricher;
use evaluate::stage::{Context, Enrich};
use evaluate::{Engine, Evaluate, Selection};
use pipeline::transform::{self, Stage};
use schemas::topic::Topic;

use super::runtime::{Runtime, Tasks};
use crate::{Error, pack};

/// The group of the workers.
const GROUP: &str = "evaluate";

/// The rules, compiled before anything is opened.
#[derive(Clone)]
pub struct Rules {
    engine: Arc<Engine>,
    replaced: Vec<String>,
}

impl Rules {
    /// Compiles the rules of the config.
    ///
    /// # Errors
    /// Everything that is wrong in them.
    pub fn compile(config: &evaluate::Config, told: &Selection) -> Result<Self, Error> {
        let pack = pack::load_told(&Default::default(), config, told)?;
        Ok(Self {
            engine: Arc::new(pack::compile(&pack)?),
            replaced: pack::replaced(&pack),
        })
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.engine.rules().len()
    }

    /// How many of them are told as findings.
    pub fn told(&self) -> usize {
        self.engine.rules().iter().filter(|rule| rule.is_told).count()
    }
}

pub(super) async fn start(runtime: &Runtime, rules: &Rules, enriched: bool, tasks: &mut Tasks) -> Result<(), Error> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let workers = cores.min(usize::try_from(runtime.bus.partitions()).unwrap_or(1)).max(1);
    let profile = runtime.settings.rules.profile();
    tracing::info!(
        rules = rules.count(),
        told = rules.told(),
        profile,
        workers,
        "evaluating"
    );
    rules.replaced.iter().for_each(|line| tracing::info!("{line}"));
    let engine = Arc::clone(&rules.engine);
    std::thread::Builder::new()
        .name("compile".to_owned())
        .spawn(move || engine.warm())
        .map_err(|error| Error::Usage(format!("no thread to compile rules: {error}")))?;
    let enricher = if enriched {
        None
    } else {
        Some(Enricher::open(&runtime.settings.enrich)?)
    };
    let input = if enriched { Topic::Enriched } else { Topic::Changes };
    runtime.readiness.rules(Arc::clone(&rules.engine));
    let sinks = runtime.settings.sinks.entries();
    let unknowns = sinks.iter().any(|sink| sink.wants_unknowns());
    for _ in 0..workers {
        let enrich: Enrich = match enricher.clone() {
            Some(enricher) => Box::new(move |change| enricher.apply(change)),
            None => Box::new(|_| {}),
        };
        let (engine, codec) = (Arc::clone(&rules.engine), Arc::clone(&runtime.codec));
        let config = &runtime.settings.evaluate;
        let stage = Evaluate::new(engine, codec, config, enrich, input);
        let worker = runtime.bus.worker(GROUP, stage.inputs(), stage.state()).await?;
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
