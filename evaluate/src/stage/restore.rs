//! A partition out of its two compacted topics. Reads; applies nothing.

use pipeline::bus::Received;
use schemas::topic::Topic;
use schemas::wire::{Codec, WireError};

use super::partition::Partition;

/// What the records say, oldest first. One that cannot be read is told and left out: its resource begins anew.
pub(super) fn restore(codec: &Codec, number: i32, records: Vec<Received>) -> Partition {
    let mut partition = Partition::default();
    for received in records {
        let topic = received.topic.name();
        let Some(key) = received.record.key.as_deref() else {
            tracing::error!(partition = number, topic, "a state record without a key is left out");
            continue;
        };
        let key = String::from_utf8_lossy(key).into_owned();
        if let Err(error) = put(&mut partition, codec, &key, received) {
            tracing::error!(partition = number, topic, key, %error, "state cannot be read; it is built anew");
        }
    }
    partition
}

fn put(partition: &mut Partition, codec: &Codec, key: &str, received: Received) -> Result<(), WireError> {
    match (received.topic, received.record.value) {
        (Topic::Verdicts, Some(value)) => drop(partition.states.insert(key.to_owned(), codec.decode_state(&value)?)),
        (Topic::Verdicts, None) => drop(partition.states.remove(key)),
        (_, Some(value)) => drop(partition.latest.insert(key.to_owned(), codec.decode_change(&value)?)),
        (_, None) => drop(partition.latest.remove(key)),
    }
    Ok(())
}
