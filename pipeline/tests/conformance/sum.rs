//! A stage with state for the tests.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use pipeline::bus::{Outgoing, Received};
use pipeline::transform::{self, Stage};
use schemas::topic::Topic;
use schemas::wire::Codec;

use super::check::{key, outgoing, record, value};

/// The loop's settings.
pub fn settings() -> transform::Settings {
    transform::Settings::new(Arc::new(Codec::embedded().unwrap()))
}

/// Counts the records of each key and puts the count out with each: an output that is lost, repeated or out of step with the
/// state shows.
pub struct Sum {
    counts: HashMap<i32, BTreeMap<String, u64>>,
    processed: Arc<AtomicUsize>,
}

impl Sum {
    pub fn new(processed: Arc<AtomicUsize>) -> Self {
        Self {
            counts: HashMap::new(),
            processed,
        }
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

    fn assigned(&mut self, partition: i32, state: Vec<Received>) {
        let counts = state
            .iter()
            .map(|received| (key(received), value(received).parse().unwrap()))
            .collect();
        self.counts.insert(partition, counts);
    }

    fn revoked(&mut self, partition: i32) {
        self.counts.remove(&partition).unwrap();
    }

    fn process(&mut self, batch: &[Received]) -> Vec<Outgoing> {
        let mut out = Vec::new();
        for received in batch {
            let counts = self
                .counts
                .get_mut(&received.partition)
                .expect("state is assigned before records");
            let count = counts.entry(key(received)).or_default();
            out.push(outgoing(
                Topic::Findings,
                &key(received),
                &format!("{} of {count}", value(received)),
            ));
            *count += 1;
            let state = record(&key(received), &count.to_string());
            out.push(Outgoing {
                topic: Topic::Verdicts,
                partition: Some(received.partition),
                record: state,
            });
        }
        self.processed.fetch_add(batch.len(), Ordering::Relaxed);
        out
    }
}
