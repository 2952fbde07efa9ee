//! The evaluate stage, the loop of a batch: changes are admitted, judged, told to the findings of their resources, and what
//! came of it is put out. Holds the partitions that it owns; knows no bus but the records it is given.

pub mod admission;
mod events;
mod metrics;
pub mod partition;
mod records;
mod restore;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use pipeline::bus::{Outgoing, Received};
use pipeline::transform::Stage;
use schemas::topic::Topic;
use schemas::wire::{Codec, WireError};
use schemas::{ConfigChange, Finding};

use crate::config::{Config, Exception};
use crate::engine::{Detail, Engine};
use crate::judge::{Judge, Judgement};
use metrics::Metrics;
use partition::Partition;

/// Adds business context to a change; given by whoever builds the stage, so that enrich and evaluate run fused.
pub type Enrich = Box<dyn Fn(&mut ConfigChange) + Send>;

/// The evaluate stage.
pub struct Evaluate {
    judge: Judge,
    codec: Arc<Codec>,
    enrich: Enrich,
    exceptions: Vec<Exception>,
    inputs: Vec<Topic>,
    partitions: HashMap<i32, Partition>,
    metrics: Metrics,
}

/// A change that was admitted.
struct Admitted {
    partition: i32,
    /// Of its resource's state.
    key: String,
    change: ConfigChange,
    traceparent: Option<String>,
}

impl Evaluate {
    /// A stage over `input` ([`Topic::Changes`], or [`Topic::Enriched`] where enrich runs alone).
    pub fn new(engine: Arc<Engine>, codec: Arc<Codec>, config: &Config, enrich: Enrich, input: Topic) -> Self {
        Self {
            judge: Judge::new(engine),
            codec,
            enrich,
            exceptions: config.exceptions.clone(),
            inputs: vec![input],
            partitions: HashMap::new(),
            metrics: Metrics::new(),
        }
    }

    /// Reads the batch: what is late or was applied before is dropped, partial records are made whole.
    fn admit(&mut self, batch: &[Received], out: &mut Vec<Outgoing>) -> Vec<Admitted> {
        let mut admitted = Vec::with_capacity(batch.len());
        for received in batch {
            let Some(value) = &received.record.value else { continue };
            match self.codec.decode_change(value) {
                Ok(change) => admitted.extend(self.admit_one(received, change)),
                Err(error) => put(out, records::rejected(&self.codec, received, &error.to_string())),
            }
        }
        admitted
    }

    fn admit_one(&mut self, received: &Received, mut change: ConfigChange) -> Option<Admitted> {
        (self.enrich)(&mut change);
        let partition = self.partitions.entry(received.partition).or_default();
        match partition.admit(change) {
            Ok((key, change)) => Some(Admitted {
                partition: received.partition,
                key,
                change,
                traceparent: records::traceparent(&received.record),
            }),
            Err(dropped) => {
                self.metrics.dropped(dropped);
                None
            }
        }
    }

    /// The finding events of one change.
    fn events(&mut self, admitted: &Admitted, judgements: &[Judgement]) -> Vec<Finding> {
        let partition = self.partitions.get_mut(&admitted.partition);
        let Some(state) = partition.and_then(|partition| partition.states.get_mut(&admitted.key)) else {
            return Vec::new();
        };
        let engine = self.judge.engine();
        let mut events = events::events(engine, &self.exceptions, state, &admitted.change, judgements);
        for judgement in judgements {
            self.metrics.verdict(judgement.verdict);
        }
        for event in &mut events {
            event.traceparent.clone_from(&admitted.traceparent);
            self.metrics.finding(event.activity);
        }
        events
    }

    /// The state of a resource as it is after the batch.
    fn put_state(&self, number: i32, key: &str, timestamp: i64, out: &mut Vec<Outgoing>) {
        let Some(partition) = self.partitions.get(&number) else {
            return;
        };
        if let Some(state) = partition.states.get(key) {
            put(out, records::state(&self.codec, number, key, state, timestamp));
        }
        let latest = partition.latest.get(key);
        put(out, records::latest(&self.codec, number, key, latest, timestamp));
    }
}

impl Stage for Evaluate {
    fn name(&self) -> &'static str {
        "evaluate"
    }

    fn inputs(&self) -> &[Topic] {
        &self.inputs
    }

    fn state(&self) -> &[Topic] {
        &[Topic::Verdicts, Topic::Inventory]
    }

    fn assigned(&mut self, partition: i32, state: Vec<Received>) {
        let restored = restore::restore(&self.codec, partition, state);
        tracing::info!(partition, resources = restored.states.len(), "state restored");
        self.partitions.insert(partition, restored);
    }

    fn revoked(&mut self, partition: i32) {
        self.partitions.remove(&partition);
    }

    fn process(&mut self, batch: &[Received]) -> Vec<Outgoing> {
        let Some(last) = batch.last() else {
            return Vec::new();
        };
        let mut out = Vec::new();
        let admitted = self.admit(batch, &mut out);
        let changes: Vec<&ConfigChange> = admitted.iter().map(|admitted| &admitted.change).collect();
        let judgements = self.judge.judge(&changes, Detail::Findings);
        for (admitted, judgements) in admitted.iter().zip(&judgements) {
            for event in self.events(admitted, judgements) {
                put(&mut out, records::finding(&self.codec, &event));
            }
        }
        let touched: BTreeSet<(i32, &str)> = admitted.iter().map(|a| (a.partition, a.key.as_str())).collect();
        for (partition, key) in touched {
            self.put_state(partition, key, last.record.timestamp, &mut out);
        }
        out
    }
}

/// A record that does not fit its own schema is a fault of ours: it is left out loudly, and never stands for a tombstone.
fn put(out: &mut Vec<Outgoing>, record: Result<Outgoing, WireError>) {
    match record {
        Ok(record) => out.push(record),
        Err(error) => tracing::error!(%error, "a record cannot be written and is left out"),
    }
}
