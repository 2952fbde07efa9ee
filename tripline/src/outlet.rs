//! The ingest stage's way to the bus: changes and rejects in their wire form, each with the trace that it carries on.

use std::sync::Arc;

use bytes::Bytes;
use futures::future::BoxFuture;
use ingest::{Batch, Outlet, OutletError};
use pipeline::bus::{Bus, BusError, Outgoing, Record};
use schemas::topic::Topic;
use schemas::wire::{Codec, WireError};

/// Publishes what was accepted.
#[derive(Clone)]
pub struct BusOutlet {
    bus: Bus,
    codec: Arc<Codec>,
}

impl BusOutlet {
    /// An outlet to this bus.
    pub fn new(bus: Bus, codec: Arc<Codec>) -> Self {
        Self { bus, codec }
    }

    fn encode(&self, batch: &Batch) -> Result<Vec<Outgoing>, WireError> {
        let headers = vec![(
            "traceparent".to_owned(),
            Bytes::copy_from_slice(batch.traceparent.as_bytes()),
        )];
        let outgoing = |topic, key: Option<&str>, value: Vec<u8>, timestamp| Outgoing {
            topic,
            partition: None,
            record: Record {
                key: key.map(|key| Bytes::copy_from_slice(key.as_bytes())),
                value: Some(Bytes::from(value)),
                headers: headers.clone(),
                timestamp,
            },
        };
        let mut records = Vec::with_capacity(batch.changes.len() + batch.rejected.len());
        for change in &batch.changes {
            let value = self.codec.encode_change(change)?;
            records.push(outgoing(
                Topic::Changes,
                Some(&change.resource_uid),
                value,
                change.observed_at,
            ));
        }
        for rejected in &batch.rejected {
            records.push(outgoing(
                Topic::Rejected,
                None,
                self.codec.encode_rejected(rejected)?,
                rejected.time,
            ));
        }
        Ok(records)
    }
}

impl Outlet for BusOutlet {
    fn put(&self, batch: Batch) -> BoxFuture<'_, Result<(), OutletError>> {
        Box::pin(async move {
            let records = self
                .encode(&batch)
                .map_err(|error| OutletError::Broken(error.to_string()))?;
            self.bus.publish(records).await.map_err(|error| match error {
                BusError::Busy(what) | BusError::Undone(what) => OutletError::Busy(what),
                error @ (BusError::TooLarge { .. } | BusError::Broken(_)) => OutletError::Broken(error.to_string()),
            })
        })
    }
}
