//! A partition out of its two compacted topics. Reads; applies nothing.

use std::sync::Arc;

use pipeline::bus::Received;
use schemas::topic::Topic;
use schemas::wire::{Codec, WireError};
use schemas::{ConfigChange, ResourceState};

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

/// What one of the two topics has of a resource.
enum Half {
    State(Option<ResourceState>),
    Latest(Option<Arc<ConfigChange>>),
}

fn put(partition: &mut Partition, codec: &Codec, key: &str, received: Received) -> Result<(), WireError> {
    let decoded = match (received.topic, received.record.value) {
        (Topic::Verdicts, Some(value)) => Half::State(Some(codec.decode_state(&value)?)),
        (Topic::Verdicts, None) => Half::State(None),
        (_, Some(value)) => Half::Latest(Some(Arc::new(codec.decode_change(&value)?))),
        (_, None) => Half::Latest(None),
    };
    let resource = partition.resources.entry(key.into()).or_default();
    match decoded {
        Half::State(state) => resource.state = state,
        Half::Latest(latest) => resource.latest = latest,
    }
    if resource.state.is_none() && resource.latest.is_none() {
        partition.resources.remove(key);
    }
    Ok(())
}
