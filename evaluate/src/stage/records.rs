//! The records that the stage puts out: findings, state, rejects, in their wire form. Decides nothing.

use bytes::Bytes;
use pipeline::bus::{Outgoing, Received, Record};
use schemas::topic::Topic;
use schemas::wire::{Codec, WireError};
use schemas::{ConfigChange, Finding, Rejected, ResourceState};

const TRACEPARENT: &str = "traceparent";

/// A finding event, keyed by its resource, with the trace of the change that caused it.
pub(super) fn finding(codec: &Codec, finding: &Finding) -> Result<Outgoing, WireError> {
    let trace = finding.traceparent.iter();
    let headers = trace.map(|trace| (TRACEPARENT.to_owned(), Bytes::copy_from_slice(trace.as_bytes())));
    let value = codec.encode_finding(finding)?;
    let record = record(Some(&finding.resource.uid), Some(value), finding.time);
    let record = Record {
        headers: headers.collect(),
        ..record
    };
    Ok(outgoing(Topic::Findings, None, record))
}

/// The state of a resource, for the partition from which it was read.
pub(super) fn state(
    codec: &Codec,
    partition: i32,
    key: &str,
    state: &ResourceState,
    timestamp: i64,
) -> Result<Outgoing, WireError> {
    let record = record(Some(key), Some(codec.encode_state(state)?), timestamp);
    Ok(outgoing(Topic::Verdicts, Some(partition), record))
}

/// The latest change of a resource; a tombstone where it has none.
pub(super) fn latest(
    codec: &Codec,
    partition: i32,
    key: &str,
    latest: Option<&ConfigChange>,
    timestamp: i64,
) -> Result<Outgoing, WireError> {
    let value = latest.map(|change| codec.encode_change(change)).transpose()?;
    Ok(outgoing(
        Topic::Inventory,
        Some(partition),
        record(Some(key), value, timestamp),
    ))
}

/// What cannot be read, with its bytes and place.
pub(super) fn rejected(codec: &Codec, received: &Received, reason: &str) -> Result<Outgoing, WireError> {
    let rejected = Rejected {
        stage: "evaluate".to_owned(),
        reason: reason.to_owned(),
        origin: format!("{}/{}", received.topic.name(), received.partition),
        position: received.offset,
        time: received.record.timestamp,
        bytes: received.record.value.as_deref().unwrap_or_default().to_vec(),
    };
    let record = record(None, Some(codec.encode_rejected(&rejected)?), received.record.timestamp);
    Ok(outgoing(
        Topic::Rejected,
        None,
        Record {
            headers: received.record.headers.clone(),
            ..record
        },
    ))
}

/// The trace that a record carries.
pub(super) fn traceparent(record: &Record) -> Option<String> {
    let (_, value) = record.headers.iter().find(|(name, _)| name == TRACEPARENT)?;
    String::from_utf8(value.to_vec()).ok()
}

fn record(key: Option<&str>, value: Option<Vec<u8>>, timestamp: i64) -> Record {
    Record {
        key: key.map(|key| Bytes::copy_from_slice(key.as_bytes())),
        value: value.map(Bytes::from),
        headers: Vec::new(),
        timestamp,
    }
}

fn outgoing(topic: Topic, partition: Option<i32>, record: Record) -> Outgoing {
    Outgoing {
        topic,
        partition,
        record,
    }
}
