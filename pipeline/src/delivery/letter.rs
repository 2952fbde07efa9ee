//! Dead letters: findings that a destination refused for good, or that could not be read, with their bytes and the reason.

use bytes::Bytes;
use schemas::Rejected;
use schemas::topic::Topic;
use schemas::wire::Codec;

use crate::bus::{BusError, Outgoing, Received, Record};

/// The longest reason that is kept.
const REASON: usize = 2_000;

/// The record for topic `dead_letters`. `sink` is the destination's name, `now` ms since the Unix epoch.
pub(super) fn dead(
    codec: &Codec,
    sink: &str,
    received: &Received,
    reason: &str,
    now: i64,
) -> Result<Outgoing, BusError> {
    let rejected = Rejected {
        stage: sink.to_owned(),
        reason: reason.chars().take(REASON).collect(),
        origin: format!("{}/{}", received.topic.name(), received.partition),
        position: received.offset,
        time: now,
        bytes: received.record.value.as_deref().unwrap_or_default().to_vec(),
    };
    let value = codec
        .encode_rejected(&rejected)
        .map_err(|error| BusError::Broken(format!("a dead letter cannot be written: {error}")))?;
    Ok(Outgoing {
        topic: Topic::DeadLetters,
        partition: None,
        record: Record {
            key: received.record.key.clone(),
            value: Some(Bytes::from(value)),
            headers: received.record.headers.clone(),
            timestamp: now,
        },
    })
}
