//! What is put on the bus, in its record: topic, key, partition, headers and the value's wire form. The one place that makes
//! records, so that one answer is given where a value cannot be written: an error. Never a record without a value, which in a
//! compacted topic deletes, and never nothing. Knows no stage.

use std::sync::Arc;

use bytes::Bytes;
use opentelemetry::KeyValue;
use opentelemetry::metrics::Counter;
use schemas::topic::Topic;
use schemas::wire::{Codec, WireError};
use schemas::{ConfigChange, Finding, Published, Rejected, ResourceState, SourceProgress};

use crate::bus::{Outgoing, Received, Record};

/// The header that carries a record's trace (W3C Trace Context, section 3.2).
pub const TRACEPARENT: &str = "traceparent";

/// The longest reason that is kept with a record that could not be taken, in characters.
const REASON: usize = 2_000;

/// The header that names the one destination that a finding is for.
const ONLY: &str = "tripline-sink";

/// Whether a finding's record is for that destination.
pub fn is_for(record: &Record, sink: &str) -> bool {
    let mut only = record.headers.iter().filter(|(name, _)| name == ONLY);
    only.all(|(_, name)| name.as_ref() == sink.as_bytes())
}

/// The trace that a record carries on.
pub fn traceparent(record: &Record) -> Option<&str> {
    let (_, value) = record.headers.iter().find(|(name, _)| name == TRACEPARENT)?;
    std::str::from_utf8(value).ok()
}

/// Makes the records of one stage. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Envelope {
    codec: Arc<Codec>,
    stage: Arc<str>,
    unwritable: Counter<u64>,
}

impl Envelope {
    /// Of the stage, or the destination, by that name.
    pub fn new(codec: Arc<Codec>, stage: &str) -> Self {
        let meter = opentelemetry::global::meter("tripline");
        Self {
            codec,
            stage: stage.into(),
            unwritable: meter
                .u64_counter("tripline.stage.unwritable")
                .with_description("values that could not be written in their wire form; the records that they came of are in `rejected`")
                .build(),
        }
    }

    /// The wire form, for reading.
    pub fn codec(&self) -> &Codec {
        &self.codec
    }

    /// The same, to keep.
    pub fn codec_shared(&self) -> Arc<Codec> {
        Arc::clone(&self.codec)
    }

    /// A change on its way in.
    pub fn change(&self, change: &ConfigChange, traceparent: Option<&str>) -> Result<Outgoing, WireError> {
        let value = self.codec.encode_change(change)?;
        Ok(outgoing(
            Topic::Changes,
            Some(&change.resource_uid),
            value,
            trace(traceparent),
        ))
    }

    /// A change with its context, in the partition that it came in, so that one resource's changes stay in order.
    pub fn enriched(&self, change: &ConfigChange, received: &Received) -> Result<Outgoing, WireError> {
        let record = Record {
            value: Some(self.codec.encode_change(change)?.into()),
            ..received.record.clone()
        };
        Ok(Outgoing {
            topic: Topic::Enriched,
            partition: Some(received.partition),
            record,
        })
    }

    /// A finding event.
    pub fn finding(&self, finding: &Finding) -> Result<Outgoing, WireError> {
        let value = self.codec.encode_finding(finding)?;
        let headers = trace(finding.traceparent.as_deref());
        Ok(outgoing(Topic::Findings, Some(&finding.resource.uid), value, headers))
    }

    /// The latest of a resource in topic `inventory`; `None` deletes it there.
    pub fn latest(&self, partition: i32, key: &str, change: Option<&ConfigChange>) -> Result<Outgoing, WireError> {
        let value = change.map(|change| self.codec.encode_change(change)).transpose()?;
        Ok(state(Topic::Inventory, partition, key, value.map(Bytes::from)))
    }

    /// The same of a change in the bytes in which it came.
    pub fn latest_as_received(&self, partition: i32, key: &str, value: Bytes) -> Outgoing {
        state(Topic::Inventory, partition, key, Some(value))
    }

    /// What is known of a resource in topic `verdicts`; `None` deletes it there.
    pub fn state(&self, partition: i32, key: &str, resource: Option<&ResourceState>) -> Result<Outgoing, WireError> {
        let value = resource.map(|resource| self.codec.encode_state(resource)).transpose()?;
        Ok(state(Topic::Verdicts, partition, key, value.map(Bytes::from)))
    }

    /// What somebody published, in its topic.
    pub fn published(&self, topic: Topic, published: &Published) -> Result<Outgoing, WireError> {
        let value = self.codec.encode_published(published)?;
        Ok(outgoing(topic, Some(&published.id), value, Vec::new()))
    }

    /// Bytes from outside that are no record.
    pub fn reject(&self, rejected: &Rejected, traceparent: Option<&str>) -> Result<Outgoing, WireError> {
        let value = self.codec.encode_rejected(rejected)?;
        Ok(outgoing(Topic::Rejected, None, value, trace(traceparent)))
    }

    /// What a source remembers; without a value it forgets. All of it stands in one partition, so that who reads it again finds its end.
    pub fn progress(&self, source: &str, entry: &str, value: Option<String>) -> Result<Outgoing, WireError> {
        let progress = value.map(|value| SourceProgress {
            source: source.to_owned(),
            entry: entry.to_owned(),
            value,
        });
        let value = progress
            .map(|progress| self.codec.encode_progress(&progress))
            .transpose()?;
        Ok(state(
            Topic::Sources,
            0,
            &format!("{source}\n{entry}"),
            value.map(Bytes::from),
        ))
    }

    /// A record of the bus that the stage cannot take, with its bytes.
    pub fn rejected(&self, received: &Received, reason: &str) -> Result<Outgoing, WireError> {
        let value = self.kept(received, reason, received.record.timestamp)?;
        Ok(outgoing(Topic::Rejected, None, value, received.record.headers.clone()))
    }

    /// A finding that the destination refused for good, with its bytes. `now` in ms since the Unix epoch.
    pub fn dead_letter(&self, received: &Received, reason: &str, now: i64) -> Result<Outgoing, WireError> {
        let value = self.kept(received, reason, now)?;
        let mut record = outgoing(Topic::DeadLetters, None, value, received.record.headers.clone());
        record.record.key.clone_from(&received.record.key);
        Ok(record)
    }

    /// A dead letter's finding once more, for the destination that refused it and for no other.
    pub fn again(&self, received: &Received, dead: &Rejected) -> Outgoing {
        let mut headers = received.record.headers.clone();
        headers.retain(|(name, _)| name != ONLY);
        headers.push((ONLY.to_owned(), Bytes::copy_from_slice(dead.stage.as_bytes())));
        let mut outgoing = outgoing(Topic::Findings, None, dead.bytes.clone(), headers);
        outgoing.record.key.clone_from(&received.record.key);
        outgoing
    }

    /// What stands for a value that cannot be written: the record that it came of, in `rejected`, and a line in the log. An error
    /// here is a fault of ours; the stream goes on.
    pub fn unwritable(&self, received: &Received, what: &str, error: &WireError) -> Option<Outgoing> {
        let (stage, topic) = (&*self.stage, received.topic.name());
        let (partition, offset) = (received.partition, received.offset);
        self.unwritable.add(1, &[KeyValue::new("stage", stage.to_owned())]);
        tracing::error!(stage, topic, partition, offset, what, %error, "a value cannot be written; the record is kept in `rejected`");
        match self.rejected(received, &format!("{what} cannot be written: {error}")) {
            Ok(outgoing) => Some(outgoing),
            Err(error) => {
                tracing::error!(stage, topic, partition, offset, %error, "the record cannot be kept in `rejected` either");
                None
            }
        }
    }

    fn kept(&self, received: &Received, reason: &str, time: i64) -> Result<Vec<u8>, WireError> {
        self.codec.encode_rejected(&Rejected {
            stage: self.stage.as_ref().to_owned(),
            reason: reason.chars().take(REASON).collect(),
            origin: format!("{}/{}", received.topic.name(), received.partition),
            position: received.offset,
            time,
            bytes: received.record.value.as_deref().unwrap_or_default().to_vec(),
        })
    }
}

fn trace(traceparent: Option<&str>) -> Vec<(String, Bytes)> {
    let header = |trace: &str| (TRACEPARENT.to_owned(), Bytes::copy_from_slice(trace.as_bytes()));
    traceparent.map(header).into_iter().collect()
}

/// The bus says when it took a record, so the time here says nothing.
fn outgoing(topic: Topic, key: Option<&str>, value: Vec<u8>, headers: Vec<(String, Bytes)>) -> Outgoing {
    let record = Record {
        key: key.map(|key| Bytes::copy_from_slice(key.as_bytes())),
        value: Some(value.into()),
        headers,
        timestamp: 0,
    };
    Outgoing {
        topic,
        partition: None,
        record,
    }
}

fn state(topic: Topic, partition: i32, key: &str, value: Option<Bytes>) -> Outgoing {
    let record = Record {
        key: Some(Bytes::copy_from_slice(key.as_bytes())),
        value,
        headers: Vec::new(),
        timestamp: 0,
    };
    Outgoing {
        topic,
        partition: Some(partition),
        record,
    }
}

#[cfg(test)]
mod tests;
