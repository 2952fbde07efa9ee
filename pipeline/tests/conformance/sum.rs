//! A stage with state for the tests.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use pipeline::bus::{BusError, KeyedStore, Outgoing, Received};
use pipeline::transform::{self, Stage};
use schemas::topic::Topic;
use schemas::wire::Codec;

use super::check::{key, outgoing, record, value};

/// The loop's settings.
pub fn settings() -> transform::Settings {
    transform::Settings::new(Arc::new(Codec::embedded().unwrap()))
}

/// Counts the records of each key and puts the count out with each: an output that is lost, repeated or out of step with the
/// state shows. It remembers nothing between batches: what it counted is in the store.
pub struct Sum {
    stores: HashMap<i32, KeyedStore>,
    processed: Arc<AtomicUsize>,
}

impl Sum {
    pub fn new(processed: Arc<AtomicUsize>) -> Self {
        Self {
            stores: HashMap::new(),
            processed,
        }
    }

    fn count(&self, received: &Received) -> Result<u64, BusError> {
        let store = &self.stores[&received.partition];
        let stored = store.get(
            Topic::Verdicts,
            received.partition,
            received.record.key.as_ref().unwrap(),
        )?;
        Ok(stored.map_or(0, |stored| value(&stored).parse().unwrap()))
    }
}

impl Stage for Sum {
    fn name(&self) -> &'static str {
        "sum"
    }

    fn inputs(&self) -> &[Topic] {
        &[Topic::Changes]
    }

    fn state(&self) -> &[Topic] {
        &[Topic::Verdicts]
    }

    fn assigned(&mut self, partition: i32, state: KeyedStore) {
        self.stores.insert(partition, state);
    }

    fn revoked(&mut self, partition: i32) {
        self.stores.remove(&partition).unwrap();
    }

    fn process(&mut self, batch: &[Received]) -> Result<Vec<Outgoing>, BusError> {
        let mut out = Vec::new();
        let mut counts: BTreeMap<(i32, String), u64> = BTreeMap::new();
        for received in batch {
            let place = (received.partition, key(received));
            if !counts.contains_key(&place) {
                counts.insert(place.clone(), self.count(received)?);
            }
            let count = counts.get_mut(&place).unwrap();
            let said = format!("{} of {count}", value(received));
            out.push(outgoing(Topic::Findings, &key(received), &said));
            *count += 1;
            let state = record(&key(received), &count.to_string());
            out.push(Outgoing {
                topic: Topic::Verdicts,
                partition: Some(received.partition),
                record: state,
            });
        }
        self.processed.fetch_add(batch.len(), Ordering::Relaxed);
        Ok(out)
    }
}
