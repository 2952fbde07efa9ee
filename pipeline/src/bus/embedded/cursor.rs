//! How far a reader is in each of its partitions. Knows no group.

use std::collections::BTreeMap;
use std::sync::atomic::Ordering;

use schemas::topic::Topic;

use super::store::Store;
use crate::bus::{BusError, PollLimits, Received, loss};

/// The next offset of each partition that is read.
#[derive(Debug, Clone, Default)]
pub struct Cursor {
    pub next: BTreeMap<(i32, Topic), i64>,
    /// Which partition is read first, so that none waits for ever behind a busy one.
    turn: usize,
}

impl Cursor {
    /// Whether there may be something to read.
    pub fn behind(&self, store: &Store) -> bool {
        self.next
            .iter()
            .any(|((partition, topic), next)| *next < store.end(*topic, *partition))
    }

    /// How many offsets are between here and the ends.
    pub fn lag(&self, store: &Store) -> u64 {
        let behind = |((partition, topic), next): (&(i32, Topic), &i64)| {
            u64::try_from(store.end(*topic, *partition) - (*next).max(store.start(*topic, *partition))).unwrap_or(0)
        };
        self.next.iter().map(behind).sum()
    }

    /// Reads as much as is wanted and moves on.
    pub fn read(&mut self, store: &Store, limits: PollLimits) -> Result<Vec<Received>, BusError> {
        let mut all = Vec::new();
        let mut bytes = 0;
        let places: Vec<(i32, Topic)> = self.next.keys().copied().collect();
        let count = places.len();
        self.turn = self.turn.wrapping_add(1);
        for place in 0..count {
            let (partition, topic) = places[(place + self.turn) % count];
            let Some(next) = self.next.get_mut(&(partition, topic)) else {
                continue;
            };
            let (start, end) = (store.start(topic, partition), store.end(topic, partition));
            if *next < start {
                let missed = start - *next;
                loss::count(topic, "retention", missed.unsigned_abs());
                store.lost.fetch_add(missed.unsigned_abs(), Ordering::Relaxed);
                let name = topic.name();
                tracing::error!(
                    topic = name,
                    partition,
                    missed,
                    "records were removed by retention before they were read"
                );
                *next = start;
            }
            if *next >= end {
                continue;
            }
            let room = (limits.records - all.len(), limits.bytes - bytes);
            let read = store.read(topic, partition, (*next, end), room)?;
            let size: usize = read.iter().map(size).sum();
            // What ended before the limits did has been read to the end, whatever was compacted away there.
            let whole = read.len() < room.0 && size < room.1;
            *next = if whole {
                end
            } else {
                read.last().map_or(end, |last| last.offset + 1)
            };
            bytes = (bytes + size).min(limits.bytes);
            all.extend(read);
            if all.len() >= limits.records || bytes >= limits.bytes {
                break;
            }
        }
        Ok(all)
    }
}

fn size(received: &Received) -> usize {
    received.record.value.as_ref().map_or(0, bytes::Bytes::len)
}
