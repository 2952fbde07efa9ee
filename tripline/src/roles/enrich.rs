//! The enrich role for running alone: changes in, the same with their context out. In `tripline run`, and where evaluate runs
//! without it, it is fused into evaluate.

use std::sync::Arc;

use enrich::{Enricher, Stage};
use pipeline::transform;
use pipeline::transform::Stage as _;

use super::{House, Tasks};
use crate::Error;

/// The group of its workers.
const GROUP: &str = "enrich";

pub(super) async fn start(house: &House, tasks: &mut Tasks) -> Result<(), Error> {
    let enricher = Enricher::open(&house.settings.enrich)?;
    tracing::info!(rows = enricher.rows(), "enriching");
    let stage = Stage::new(enricher, Arc::clone(&house.codec));
    let worker = house.bus.worker(GROUP, stage.inputs(), stage.state()).await?;
    let stop = house.stop.clone();
    tasks.spawn(async move {
        let ended = transform::run(worker, Box::new(stage), transform::Settings::default(), stop).await;
        ("enrich", ended.map_err(Error::from))
    });
    Ok(())
}
