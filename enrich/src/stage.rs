//! The enrich stage for running alone: changes in, the same with their context out. Where it is fused into evaluate only
//! [`Enricher::apply`] is used.

use std::sync::Arc;

use pipeline::bus::{BusError, KeyedStore, Outgoing, Received};
use pipeline::envelope::Envelope;
use pipeline::transform;
use schemas::topic::Topic;
use schemas::wire::Codec;

use crate::Enricher;

const NAME: &str = "enrich";

/// Reads [`Topic::Changes`], puts out [`Topic::Enriched`]. Keeps no state.
pub struct Stage {
    enricher: Enricher,
    envelope: Envelope,
}

impl Stage {
    /// A stage over all changes.
    pub fn new(enricher: Enricher, codec: Arc<Codec>) -> Self {
        let envelope = Envelope::new(codec, NAME);
        Self { enricher, envelope }
    }

    /// The record with its context; what cannot be read goes to the rejected ones with its bytes.
    fn enrich(&self, received: &Received) -> Option<Outgoing> {
        let value = received.record.value.as_ref()?;
        let made = match self.envelope.codec().decode_change(value) {
            Ok(mut change) => {
                self.enricher.apply(&mut change);
                self.envelope.enriched(&change, received)
            }
            Err(error) => self.envelope.rejected(received, &error.to_string()),
        };
        made.map_or_else(
            |error| self.envelope.unwritable(received, "the enriched change", &error),
            Some,
        )
    }
}

impl transform::Stage for Stage {
    fn name(&self) -> &'static str {
        NAME
    }

    fn inputs(&self) -> &[Topic] {
        &[Topic::Changes]
    }

    fn state(&self) -> &[Topic] {
        &[]
    }

    fn assigned(&mut self, _: i32, _: KeyedStore) {}

    fn revoked(&mut self, _: i32) {}

    fn process(&mut self, batch: &[Received]) -> Result<Vec<Outgoing>, BusError> {
        Ok(batch.iter().filter_map(|received| self.enrich(received)).collect())
    }
}
