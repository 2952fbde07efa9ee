//! The evaluate stage, the loop of a batch: changes are admitted, judged, told to the findings of their resources, and what
//! came of it is put out. Holds the partitions that it owns; knows no bus but the records it is given.

pub mod admission;
mod events;
pub mod lateness;
mod metrics;
pub mod partition;
mod records;
mod restore;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use pipeline::bus::{Outgoing, Received};
use pipeline::envelope::{Envelope, traceparent};
use pipeline::transform::Stage;
use schemas::ConfigChange;
use schemas::topic::Topic;
use schemas::wire::Codec;

use crate::config::{Config, Exception};
use crate::engine::{Detail, Engine};
use crate::judge::{Judge, Judgement};
use crate::undecided;
use admission::{Bounds, Dropped};
use metrics::Metrics;
use partition::Partition;

/// Adds business context to a change; given by whoever builds the stage, so that enrich and evaluate run fused.
pub type Enrich = Box<dyn Fn(&mut ConfigChange) + Send>;

/// The evaluate stage.
pub struct Evaluate {
    judge: Judge,
    envelope: Envelope,
    enrich: Enrich,
    exceptions: Vec<Exception>,
    /// Whether a destination asks for what cannot be decided.
    unknowns: bool,
    bounds: Bounds,
    /// The largest record that the bus takes, bytes.
    record_limit: usize,
    inputs: Vec<Topic>,
    partitions: HashMap<i32, Partition>,
    metrics: Metrics,
}

/// A change that was admitted.
struct Admitted<'a> {
    received: &'a Received,
    /// Of its resource's state.
    key: String,
    change: ConfigChange,
}

impl Evaluate {
    /// A stage over `input` ([`Topic::Changes`], or [`Topic::Enriched`] where enrich runs alone).
    pub fn new(engine: Arc<Engine>, codec: Arc<Codec>, config: &Config, enrich: Enrich, input: Topic) -> Self {
        Self {
            judge: Judge::new(engine),
            envelope: Envelope::new(codec, "evaluate"),
            enrich,
            exceptions: config.exceptions.clone(),
            unknowns: false,
            bounds: Bounds {
                tolerance: config.clock_tolerance.millis(),
                configuration: usize::MAX,
            },
            record_limit: usize::MAX,
            inputs: vec![input],
            partitions: HashMap::new(),
            metrics: Metrics::new(),
        }
    }

    /// The same, telling what cannot be decided, too: one finding a resource.
    #[must_use]
    pub fn with_unknowns(mut self, wanted: bool) -> Self {
        self.unknowns = wanted;
        self
    }

    /// The same on a bus that takes records up to so many bytes.
    #[must_use]
    pub fn within(mut self, record_limit: usize) -> Self {
        self.record_limit = record_limit;
        // Half of it is left for the rest of the record.
        self.bounds.configuration = record_limit / 2;
        self
    }

    /// Reads the batch: what is late or was applied before is dropped, partial records are made whole.
    fn admit<'a>(&mut self, batch: &'a [Received], out: &mut Vec<Outgoing>) -> Vec<Admitted<'a>> {
        let mut admitted = Vec::with_capacity(batch.len());
        for received in batch {
            let Some(value) = &received.record.value else { continue };
            match self.envelope.codec().decode_change(value) {
                Ok(change) => admitted.extend(self.admit_one(received, change, out)),
                Err(error) => self.reject(received, &error.to_string(), out),
            }
        }
        admitted
    }

    /// Puts a record out that cannot be taken, with its bytes.
    fn reject(&self, received: &Received, reason: &str, out: &mut Vec<Outgoing>) {
        match self.envelope.rejected(received, reason) {
            Ok(record) => out.push(record),
            Err(error) => out.extend(self.envelope.unwritable(received, "a reject", &error)),
        }
    }

    fn admit_one<'a>(
        &mut self,
        received: &'a Received,
        mut change: ConfigChange,
        out: &mut Vec<Outgoing>,
    ) -> Option<Admitted<'a>> {
        (self.enrich)(&mut change);
        if self.bounds.believe(&mut change) {
            self.metrics.clamped(&change.source);
        }
        let (resource, source) = (change.resource_uid.clone(), change.source.clone());
        let partition = self.partitions.entry(received.partition).or_default();
        match partition.admit(change, self.bounds) {
            Ok((key, change)) => Some(Admitted { received, key, change }),
            Err(refused) => {
                self.metrics.dropped(refused.dropped);
                if refused.dropped == Dropped::TooLarge {
                    let reason = "its sections together are larger than the bus takes; raise `bus.max_record`";
                    self.reject(received, reason, out);
                }
                if let Some(count) = refused.late_in_a_row {
                    self.metrics.stuck(&source);
                    tracing::warn!(
                        resource,
                        source,
                        count,
                        "every change of this resource is older than the latest known and is dropped; \
                         look at the clock or the counter of its source"
                    );
                }
                None
            }
        }
    }

    /// Puts out the finding events of one change. What cannot be sent is not noted as sent: the next change tells it again.
    fn put_events(&mut self, admitted: &Admitted<'_>, judgements: &[Judgement], out: &mut Vec<Outgoing>) {
        let partition = self.partitions.get_mut(&admitted.received.partition);
        let Some(state) = partition.and_then(|partition| partition.states.get_mut(&admitted.key)) else {
            return;
        };
        judgements.iter().for_each(|judgement| self.metrics.verdict(judgement));
        let engine = self.judge.engine();
        let trace = traceparent(&admitted.received.record);
        let mut judgements = events::with_proof(&self.judge, state, &admitted.change, judgements);
        let undecided = self.unknowns.then(|| undecided::judgement(&judgements)).flatten();
        if let Some(undecided) = undecided {
            judgements.to_mut().push(undecided);
        }
        for mut event in events::events(engine, &self.exceptions, state, &admitted.change, &judgements) {
            event.finding.traceparent = trace.map(str::to_owned);
            match records::finding_within(&self.envelope, &mut event.finding, self.record_limit) {
                Ok(record) => {
                    self.metrics.finding(event.finding.activity);
                    out.push(record);
                }
                Err(error) => {
                    event.undo(state);
                    self.metrics.unsent();
                    let (rule, resource) = (&event.finding.rule.id, &event.finding.resource.uid);
                    tracing::error!(rule, resource, %error, "a finding cannot be sent; the next change tells it again");
                }
            }
        }
    }

    /// The state of a resource as it is after the batch.
    fn put_state(&self, received: &Received, key: &str, out: &mut Vec<Outgoing>) {
        let number = received.partition;
        let Some(partition) = self.partitions.get(&number) else {
            return;
        };
        let latest = self.envelope.latest(number, key, partition.latest.get(key));
        let state = self.envelope.state(number, key, partition.states.get(key));
        for record in [state, latest] {
            match record {
                Ok(record) => out.push(record),
                Err(error) => out.extend(self.envelope.unwritable(received, "the state of a resource", &error)),
            }
        }
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
        let restored = restore::restore(self.envelope.codec(), partition, state);
        tracing::info!(partition, resources = restored.states.len(), "state restored");
        self.partitions.insert(partition, restored);
    }

    fn revoked(&mut self, partition: i32) {
        self.partitions.remove(&partition);
    }

    fn process(&mut self, batch: &[Received]) -> Vec<Outgoing> {
        let mut out = Vec::new();
        let admitted = self.admit(batch, &mut out);
        let changes: Vec<&ConfigChange> = admitted.iter().map(|admitted| &admitted.change).collect();
        let judgements = self.judge.judge(&changes, Detail::Findings);
        for (admitted, judgements) in admitted.iter().zip(&judgements) {
            self.put_events(admitted, judgements, &mut out);
        }
        let touched: BTreeMap<(i32, &str), &Received> = admitted
            .iter()
            .map(|admitted| ((admitted.received.partition, admitted.key.as_str()), admitted.received))
            .collect();
        for ((_, key), received) in touched {
            self.put_state(received, key, &mut out);
        }
        out
    }
}
