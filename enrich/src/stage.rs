//! The enrich stage for running alone: changes in, the same with their context out. Where it is fused into evaluate only
//! [`Enricher::apply`] is used.

use std::sync::Arc;

use bytes::Bytes;
use pipeline::bus::{Outgoing, Received, Record};
use pipeline::transform;
use schemas::Rejected;
use schemas::topic::Topic;
use schemas::wire::Codec;

use crate::Enricher;

/// Reads [`Topic::Changes`], puts out [`Topic::Enriched`]. Keeps no state.
pub struct Stage {
    enricher: Enricher,
    codec: Arc<Codec>,
}

impl Stage {
    /// A stage over all changes.
    pub fn new(enricher: Enricher, codec: Arc<Codec>) -> Self {
        Self { enricher, codec }
    }

    /// The record with its context; what cannot be read goes to the rejected ones with its bytes.
    fn enrich(&self, received: &Received, value: &Bytes) -> Option<Outgoing> {
        let enriched = self.codec.decode_change(value).and_then(|mut change| {
            self.enricher.apply(&mut change);
            self.codec.encode_change(&change)
        });
        match enriched {
            Ok(bytes) => {
                let record = Record {
                    value: Some(bytes.into()),
                    ..received.record.clone()
                };
                Some(Outgoing {
                    topic: Topic::Enriched,
                    partition: Some(received.partition),
                    record,
                })
            }
            Err(error) => self.reject(received, value, &error.to_string()),
        }
    }

    fn reject(&self, received: &Received, value: &Bytes, reason: &str) -> Option<Outgoing> {
        let rejected = Rejected {
            stage: "enrich".to_owned(),
            reason: reason.to_owned(),
            origin: format!("{}/{}", received.topic.name(), received.partition),
            position: received.offset,
            time: received.record.timestamp,
            bytes: value.to_vec(),
        };
        match self.codec.encode_rejected(&rejected) {
            Ok(bytes) => {
                let record = Record {
                    key: None,
                    value: Some(bytes.into()),
                    ..received.record.clone()
                };
                Some(Outgoing {
                    topic: Topic::Rejected,
                    partition: None,
                    record,
                })
            }
            Err(error) => {
                tracing::error!(%error, origin = rejected.origin, position = rejected.position, "a reject cannot be written");
                None
            }
        }
    }
}

impl transform::Stage for Stage {
    fn name(&self) -> &'static str {
        "enrich"
    }

    fn inputs(&self) -> &[Topic] {
        &[Topic::Changes]
    }

    fn state(&self) -> &[Topic] {
        &[]
    }

    fn assigned(&mut self, _: i32, _: Vec<Received>) {}

    fn revoked(&mut self, _: i32) {}

    fn process(&mut self, batch: &[Received]) -> Vec<Outgoing> {
        let records = batch
            .iter()
            .filter_map(|received| Some((received, received.record.value.as_ref()?)));
        records
            .filter_map(|(received, value)| self.enrich(received, value))
            .collect()
    }
}
