//! How many changes wait to be judged, for whoever takes changes in: beyond a limit nothing more is taken.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use opentelemetry::KeyValue;
use opentelemetry::metrics::Counter;
use pipeline::bus::{Bus, BusError};
use schemas::topic::Topic;
use tokio_util::sync::CancellationToken;

/// How often it is looked at.
const EVERY: Duration = Duration::from_secs(2);

/// The changes that wait. Cheap to clone; all clones are one.
#[derive(Clone)]
pub struct Backlog {
    limit: u64,
    waiting: Arc<AtomicU64>,
    refused: Counter<u64>,
}

impl Backlog {
    /// With at most so many.
    pub fn new(limit: u64) -> Self {
        Self {
            limit,
            waiting: Arc::default(),
            refused: opentelemetry::global::meter("tripline")
                .u64_counter("tripline.bus.refused")
                .with_description(
                    "records that were not taken in, by cause: the disk is nearly full, or too many wait to be judged",
                )
                .build(),
        }
    }

    /// Refuses so many records where too many wait, and says why.
    pub fn refuse(&self, records: usize) -> Option<String> {
        let (waiting, limit) = (self.waiting.load(Ordering::Relaxed), self.limit);
        if waiting <= limit {
            return None;
        }
        self.refused.add(records as u64, &[KeyValue::new("cause", "lag")]);
        Some(format!(
            "{waiting} changes wait to be judged, and `ingest.lag_limit` is {limit}"
        ))
    }

    /// Looks until told to stop.
    pub async fn run(self, bus: Bus, stop: CancellationToken) {
        while !stop.is_cancelled() {
            match waiting(&bus).await {
                Ok(waiting) => {
                    let before = self.waiting.swap(waiting, Ordering::Relaxed);
                    match (before > self.limit, waiting > self.limit) {
                        (false, true) => tracing::warn!(
                            waiting,
                            limit = self.limit,
                            "too many changes wait: no more are taken in"
                        ),
                        (true, false) => tracing::info!(waiting, "changes are taken in again"),
                        _ => {}
                    }
                }
                // What was seen last holds on.
                Err(error) => tracing::debug!(%error, "the backlog cannot be seen"),
            }
            tokio::select! {
                () = stop.cancelled() => {}
                () = tokio::time::sleep(EVERY) => {}
            }
        }
    }
}

/// Whichever way the line is laid: enriched within `evaluate`, or apart. The other way's group stands where it was left.
async fn waiting(bus: &Bus) -> Result<u64, BusError> {
    let of = async |group: &str, topic: Topic| bus.backlog(group, topic).await.map(Option::unwrap_or_default);
    let fused = of("evaluate", Topic::Changes).await?;
    let apart = of("enrich", Topic::Changes).await? + of("evaluate", Topic::Enriched).await?;
    Ok(fused.min(apart))
}
