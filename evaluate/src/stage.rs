//! The evaluate stage: changes in; findings, inventory and verdict state out. Holds the state of the partitions it owns.

use std::collections::HashMap;
use std::sync::Arc;

use bytes::Bytes;
use pipeline::bus::{Outgoing, Received, Record};
use pipeline::transform::Stage;
use schemas::finding::RuleInfo;
use schemas::topic::Topic;
use schemas::wire::Codec;
use schemas::{ChangeKind, Completeness, ConfigChange, Finding, Rejected, ResourceState};

use crate::config::{Config, Exception};
use crate::engine::{Detail, Engine, Judgement};
use crate::life::{self, Arrival, Opinion};
use crate::{external, inventory};

/// Adds business context to a change; given by whoever builds the stage, so that enrich and evaluate run fused.
pub type Enrich = Box<dyn Fn(&mut ConfigChange) + Send>;

/// The evaluate stage.
pub struct Evaluate {
    engine: Arc<Engine>,
    codec: Arc<Codec>,
    enrich: Enrich,
    exceptions: Vec<Exception>,
    inputs: Vec<Topic>,
    partitions: HashMap<i32, Partition>,
    counters: Counters,
}

/// What is known of the resources of one partition.
#[derive(Debug, Default)]
struct Partition {
    states: HashMap<String, ResourceState>,
    latest: HashMap<String, ConfigChange>,
}

struct Counters {
    verdicts: opentelemetry::metrics::Counter<u64>,
    findings: opentelemetry::metrics::Counter<u64>,
    dropped: opentelemetry::metrics::Counter<u64>,
}

impl Counters {
    fn new() -> Self {
        let meter = opentelemetry::global::meter("tripline");
        Self {
            verdicts: meter
                .u64_counter("tripline.verdicts")
                .with_description("verdicts by kind")
                .build(),
            findings: meter
                .u64_counter("tripline.findings")
                .with_description("finding events by activity")
                .build(),
            dropped: meter
                .u64_counter("tripline.changes.dropped")
                .with_description("late and duplicate changes")
                .build(),
        }
    }
}

/// A change on its way through the batch.
struct Item {
    partition: i32,
    key: String,
    change: ConfigChange,
    traceparent: Option<String>,
}

impl Evaluate {
    /// A stage over `input` ([`Topic::Changes`], or [`Topic::Enriched`] where enrich runs alone).
    pub fn new(engine: Arc<Engine>, codec: Arc<Codec>, config: &Config, enrich: Enrich, input: Topic) -> Self {
        Self {
            engine,
            codec,
            enrich,
            exceptions: config.exceptions.clone(),
            inputs: vec![input],
            partitions: HashMap::new(),
            counters: Counters::new(),
        }
    }

    /// Reads the batch: what is late or known already is dropped, partial records are made whole.
    fn admit(&mut self, batch: &[Received], out: &mut Vec<Outgoing>) -> Vec<Item> {
        let mut items = Vec::with_capacity(batch.len());
        for received in batch {
            let Some(value) = &received.record.value else { continue };
            match self.codec.decode_change(value) {
                Ok(change) => items.extend(self.admit_one(received, change)),
                Err(error) => out.extend(self.reject(received, value, &error.to_string())),
            }
        }
        items
    }

    fn admit_one(&mut self, received: &Received, mut change: ConfigChange) -> Option<Item> {
        (self.enrich)(&mut change);
        let partition = self.partitions.entry(received.partition).or_default();
        let key = external::state_key(&change);
        let known = partition.states.get(&key);
        let mut arrival = life::arrival(known, &change);
        if change.completeness == Completeness::Partial && arrival != Arrival::Duplicate {
            let latest = partition.latest.get(&key);
            // Sections have times of their own, but what is gone since, or known in another form, takes none.
            let gone = known.is_some_and(|known| known.deleted && change.time < known.time);
            let foreign = latest.is_some_and(|latest| latest.shape != change.shape);
            let (whole, taken) = inventory::merge(latest, &change);
            change.configuration = Some(whole);
            arrival = if taken && !gone && !foreign {
                Arrival::Current
            } else {
                Arrival::Late
            };
        }
        if arrival != Arrival::Current {
            let kind = if arrival == Arrival::Late { "late" } else { "duplicate" };
            self.counters
                .dropped
                .add(1, &[opentelemetry::KeyValue::new("kind", kind)]);
            return None;
        }
        let state = life::advance(partition.states.remove(&key), &change);
        partition.states.insert(key.clone(), state);
        match (change.kind, change.completeness) {
            (ChangeKind::Delete, _) => drop(partition.latest.remove(&key)),
            // A record without state says nothing of what the resource looks like.
            (_, Completeness::Reference) => {}
            _ => drop(partition.latest.insert(key.clone(), change.clone())),
        }
        Some(Item {
            partition: received.partition,
            key,
            change,
            traceparent: traceparent(&received.record),
        })
    }

    fn reject(&self, received: &Received, value: &Bytes, reason: &str) -> Option<Outgoing> {
        let rejected = Rejected {
            stage: "evaluate".to_owned(),
            reason: reason.to_owned(),
            origin: format!("{}/{}", received.topic.name(), received.partition),
            position: received.offset,
            time: received.record.timestamp,
            bytes: value.to_vec(),
        };
        let bytes = self.codec.encode_rejected(&rejected).ok()?;
        Some(outgoing(Topic::Rejected, None, None, Some(bytes), &received.record))
    }

    /// What every rule says of each change.
    fn judge(&self, items: &[Item]) -> Vec<Vec<Judgement>> {
        let changes: Vec<&ConfigChange> = items.iter().map(|item| &item.change).collect();
        let live = |item: &&ConfigChange| item.kind != ChangeKind::Delete && item.shape != external::SHAPE;
        let judged: Vec<&ConfigChange> = changes.iter().copied().filter(live).collect();
        let mut judgements = self.engine.judge(&judged, Detail::Findings).into_iter();
        changes
            .iter()
            .map(|change| {
                if live(change) {
                    judgements.next().unwrap_or_default()
                } else {
                    vec![]
                }
            })
            .collect()
    }

    /// The finding events of one change.
    fn events(&mut self, item: &Item, judgements: &[Judgement]) -> Vec<Finding> {
        let engine = &self.engine;
        let Some(partition) = self.partitions.get_mut(&item.partition) else {
            return Vec::new();
        };
        let Some(state) = partition.states.get_mut(&item.key) else {
            return Vec::new();
        };
        let foreign = (item.change.shape == external::SHAPE)
            .then(|| external::rule(&item.change))
            .flatten();
        let foreign_info = foreign.as_ref().map(|(rule, _)| rule.clone());
        let opinions: Vec<Opinion> = match &foreign {
            Some((rule, verdict)) => vec![external::opinion(&item.change, rule, *verdict)],
            None => judgements.iter().map(|judgement| opinion(engine, judgement)).collect(),
        };
        for opinion in &opinions {
            self.counters
                .verdicts
                .add(1, &[opentelemetry::KeyValue::new("verdict", opinion.verdict.as_str())]);
        }
        let known = |id: &str| -> Option<RuleInfo> {
            foreign_info.clone().filter(|rule| rule.id == id).or_else(|| {
                engine
                    .rules()
                    .iter()
                    .find(|rule| rule.rule.info.id == id)
                    .map(|rule| rule.rule.info.clone())
            })
        };
        let mut events = life::apply(state, &item.change, &opinions, &self.exceptions, &known);
        for event in &mut events {
            event.traceparent.clone_from(&item.traceparent);
            self.counters
                .findings
                .add(1, &[opentelemetry::KeyValue::new("activity", event.activity.as_str())]);
        }
        events
    }

    /// The state records of the batch: the last of each key.
    fn state_records(&self, touched: &[(i32, String)], record: &Record) -> Vec<Outgoing> {
        let mut out = Vec::new();
        for (number, key) in touched {
            let Some(partition) = self.partitions.get(number) else {
                continue;
            };
            let state = partition
                .states
                .get(key)
                .and_then(|state| self.codec.encode_state(state).ok());
            out.push(outgoing(Topic::Verdicts, Some(*number), Some(key), state, record));
            let latest = partition
                .latest
                .get(key)
                .and_then(|change| self.codec.encode_change(change).ok());
            out.push(outgoing(Topic::Inventory, Some(*number), Some(key), latest, record));
        }
        out
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
        let mut known = Partition::default();
        for received in state {
            let Some(key) = received
                .record
                .key
                .as_deref()
                .map(|key| String::from_utf8_lossy(key).into_owned())
            else {
                continue;
            };
            match (received.topic, received.record.value) {
                (Topic::Verdicts, Some(value)) => match self.codec.decode_state(&value) {
                    Ok(state) => drop(known.states.insert(key, state)),
                    Err(error) => tracing::error!(partition, key, %error, "state cannot be read; it is built anew"),
                },
                (Topic::Verdicts, None) => drop(known.states.remove(&key)),
                (_, Some(value)) => match self.codec.decode_change(&value) {
                    Ok(change) => drop(known.latest.insert(key, change)),
                    Err(error) => tracing::error!(partition, key, %error, "inventory cannot be read; it is built anew"),
                },
                (_, None) => drop(known.latest.remove(&key)),
            }
        }
        tracing::info!(partition, resources = known.states.len(), "state restored");
        self.partitions.insert(partition, known);
    }

    fn revoked(&mut self, partition: i32) {
        self.partitions.remove(&partition);
    }

    fn process(&mut self, batch: &[Received]) -> Vec<Outgoing> {
        let mut out = Vec::new();
        let items = self.admit(batch, &mut out);
        let judgements = self.judge(&items);
        let mut touched = Vec::new();
        for (item, judgements) in items.iter().zip(&judgements) {
            for event in self.events(item, judgements) {
                match self.codec.encode_finding(&event) {
                    Ok(bytes) => {
                        let record = Record {
                            headers: headers(&event),
                            ..blank(event.time)
                        };
                        out.push(outgoing(
                            Topic::Findings,
                            None,
                            Some(&event.resource.uid),
                            Some(bytes),
                            &record,
                        ));
                    }
                    Err(error) => tracing::error!(finding = event.uid, %error, "finding cannot be encoded"),
                }
            }
            touched.push((item.partition, item.key.clone()));
        }
        touched.sort();
        touched.dedup();
        if let Some(received) = batch.last() {
            out.extend(self.state_records(&touched, &blank(received.record.timestamp)));
        }
        out
    }
}

fn opinion<'a>(engine: &'a Engine, judgement: &Judgement) -> Opinion<'a> {
    Opinion {
        rule: &engine.rules()[judgement.rule].rule.info,
        verdict: judgement.verdict,
        evidence: judgement.evidence.clone(),
        reason: judgement.reason.clone(),
    }
}

fn outgoing(
    topic: Topic,
    partition: Option<i32>,
    key: Option<&str>,
    value: Option<Vec<u8>>,
    like: &Record,
) -> Outgoing {
    let record = Record {
        key: key.map(|key| Bytes::copy_from_slice(key.as_bytes())),
        value: value.map(Bytes::from),
        headers: like.headers.clone(),
        timestamp: like.timestamp,
    };
    Outgoing {
        topic,
        partition,
        record,
    }
}

fn blank(timestamp: i64) -> Record {
    Record {
        key: None,
        value: None,
        headers: Vec::new(),
        timestamp,
    }
}

fn headers(finding: &Finding) -> Vec<(String, Bytes)> {
    finding
        .traceparent
        .iter()
        .map(|trace| ("traceparent".to_owned(), Bytes::copy_from_slice(trace.as_bytes())))
        .collect()
}

fn traceparent(record: &Record) -> Option<String> {
    let (_, value) = record.headers.iter().find(|(name, _)| name == "traceparent")?;
    String::from_utf8(value.to_vec()).ok()
}
