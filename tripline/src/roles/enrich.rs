//! The enrich role for running alone: changes in, the same with their context out. In `tripline run`, and where evaluate runs
//! without it, it is fused into evaluate.

use std::sync::Arc;

use enrich::{Enricher, Stage};
use pipeline::transform;
use pipeline::transform::Stage as _;

use super::runtime::{Runtime, Tasks};
use crate::Error;

/// The group of its workers.
const GROUP: &str = "enrich";

pub(super) async fn start(runtime: &Runtime, tasks: &mut Tasks) -> Result<(), Error> {
    let enricher = Enricher::open(&runtime.settings.enrich)?;
    tracing::info!(rows = enricher.rows(), "enriching");
    runtime.reloader.over_context(enricher.clone());
    let stage = Stage::new(enricher, Arc::clone(&runtime.codec));
    let joined = runtime
        .bus
        .join(GROUP, stage.inputs(), stage.state(), &runtime.stop)
        .await?;
    let Some(worker) = joined else { return Ok(()) };
    let (settings, stop) = (
        transform::Settings::new(Arc::clone(&runtime.codec)),
        runtime.stop.clone(),
    );
    runtime.readiness.stage("enrich", settings.progress.clone());
    tasks.spawn(async move {
        let ended = transform::run(worker, Box::new(stage), settings, stop).await;
        ("enrich", ended.map_err(Error::from))
    });
    Ok(())
}
