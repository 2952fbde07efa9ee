//! The keyed store in memory. Knows no bus.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use schemas::topic::Topic;

use crate::bus::{Outgoing, Received};

type Place = (Topic, i32);

/// Compacted topics in memory. All clones are one.
#[derive(Debug, Clone, Default)]
pub struct Memory(Arc<Mutex<Topics>>);

#[derive(Debug, Clone, Default)]
struct Topics {
    ends: BTreeMap<Place, i64>,
    records: BTreeMap<(Place, i64), Received>,
    keys: BTreeMap<(Place, Bytes), i64>,
}

impl Memory {
    fn topics(&self) -> MutexGuard<'_, Topics> {
        // Whole at every step.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn apply(&self, outgoing: &Outgoing) {
        let Outgoing { topic, record, .. } = outgoing;
        let Some(key) = record.key.as_ref().filter(|_| topic.compacted()) else {
            return;
        };
        let place = (*topic, outgoing.partition.unwrap_or(0));
        let mut topics = self.topics();
        let end = topics.ends.entry(place).or_default();
        let offset = *end;
        *end += 1;
        if let Some(before) = topics.keys.insert((place, key.clone()), offset) {
            topics.records.remove(&(place, before));
        }
        let received = Received {
            topic: place.0,
            partition: place.1,
            offset,
            record: record.clone(),
        };
        topics.records.insert((place, offset), received);
    }

    pub fn get(&self, topic: Topic, partition: i32, key: &[u8]) -> Option<Received> {
        let topics = self.topics();
        let place = (topic, partition);
        let offset = topics.keys.get(&(place, Bytes::copy_from_slice(key)))?;
        let received = topics.records.get(&(place, *offset))?;
        received.record.value.is_some().then(|| received.clone())
    }

    pub fn read(
        &self,
        topic: Topic,
        partition: i32,
        (from, end): (i64, i64),
        (records, bytes): (usize, usize),
    ) -> Vec<Received> {
        let (topics, place) = (self.topics(), (topic, partition));
        let (mut found, mut size) = (Vec::new(), 0);
        for received in topics
            .records
            .range((place, from)..(place, end.max(from)))
            .map(|(_, received)| received)
        {
            if found.len() >= records || (size >= bytes && !found.is_empty()) {
                break;
            }
            size += received.record.value.as_ref().map_or(0, Bytes::len);
            found.push(received.clone());
        }
        found
    }

    pub fn end(&self, topic: Topic, partition: i32) -> i64 {
        self.topics().ends.get(&(topic, partition)).copied().unwrap_or(0)
    }

    pub fn scan(
        &self,
        topic: Topic,
        partition: i32,
        prefix: &[u8],
        after: Option<&[u8]>,
        most: usize,
    ) -> Vec<Received> {
        let (topics, place) = (self.topics(), (topic, partition));
        let begin = match after {
            Some(after) if after >= prefix => Bound::Excluded((place, Bytes::copy_from_slice(after))),
            _ => Bound::Included((place, Bytes::copy_from_slice(prefix))),
        };
        let keys = topics.keys.range((begin, Bound::Unbounded));
        let keys = keys.take_while(|((at, key), _)| *at == place && key.starts_with(prefix));
        let found = keys.filter_map(|(_, offset)| topics.records.get(&(place, *offset)));
        let found = found.filter(|received| received.record.value.is_some());
        found.take(most).cloned().collect()
    }

    /// What stands in it now, in a store of its own.
    pub fn copy(&self) -> Self {
        Self(Arc::new(Mutex::new(self.topics().clone())))
    }
}
