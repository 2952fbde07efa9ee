//! The ingest stage's way to the bus: changes and rejects, each with the trace that it carries on.

use std::sync::Arc;

use futures::future::BoxFuture;
use ingest::{Batch, Outlet, OutletError};
use pipeline::bus::{Bus, BusError, Outgoing};
use pipeline::envelope::Envelope;
use schemas::wire::{Codec, WireError};

use crate::backlog::Backlog;

/// Publishes what was accepted.
#[derive(Clone)]
pub struct BusOutlet {
    bus: Bus,
    envelope: Envelope,
    backlog: Option<Backlog>,
}

impl BusOutlet {
    /// An outlet to this bus.
    pub fn new(bus: Bus, codec: Arc<Codec>) -> Self {
        let envelope = Envelope::new(codec, "ingest");
        Self {
            bus,
            envelope,
            backlog: None,
        }
    }

    /// One that refuses while too many changes wait.
    pub fn within(self, backlog: Option<Backlog>) -> Self {
        Self { backlog, ..self }
    }
}

impl Outlet for BusOutlet {
    fn put(&self, batch: Batch) -> BoxFuture<'_, Result<(), OutletError>> {
        Box::pin(async move {
            let size = batch.changes.len() + batch.rejected.len();
            if let Some(why) = self.backlog.as_ref().and_then(|backlog| backlog.refuse(size)) {
                return Err(OutletError::Busy(why));
            }
            let records = encode(&self.envelope, &batch).map_err(|error| OutletError::Broken(error.to_string()))?;
            self.bus.publish(records).await.map_err(|error| match error {
                BusError::Busy(what) | BusError::Undone(what) => OutletError::Busy(what),
                error @ (BusError::TooLarge { .. } | BusError::Broken(_)) => OutletError::Broken(error.to_string()),
            })
        })
    }
}

/// The batch as records.
pub fn encode(envelope: &Envelope, batch: &Batch) -> Result<Vec<Outgoing>, WireError> {
    let trace = Some(batch.traceparent.as_str());
    let changes = batch.changes.iter().map(|change| envelope.change(change, trace));
    let rejected = batch.rejected.iter().map(|rejected| envelope.reject(rejected, trace));
    changes.chain(rejected).collect()
}
