//! What stands on the bus, what is on its way there, and what comes from it. Knows no bus.

use std::borrow::Cow;

use bytes::Bytes;
use schemas::topic::Topic;

use super::error::{BusError, Part};

/// The longest key that is taken, on both buses, so that a record passes from one to the other: fjall's keys end at 65,535 bytes
/// (`lsm-tree`, "keys can be 65535 bytes in length"), and the embedded log puts the partition before them.
pub const KEY_LIMIT: usize = u16::MAX as usize - KEY_PREFIX;

/// Bytes that the embedded log puts before a key.
pub(super) const KEY_PREFIX: usize = size_of::<i32>();

/// A record as it stands in a partition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Chooses the partition; in compacted topics the identity.
    pub key: Option<Bytes>,
    /// `None` in a compacted topic deletes the key.
    pub value: Option<Bytes>,
    /// `traceparent` and others; order is kept.
    pub headers: Vec<(String, Bytes)>,
    /// When the bus took the record, ms since the Unix epoch. The bus sets it, whatever an [`Outgoing`] says: retention counts
    /// from then, and an old event must not expire as it arrives. When something happened stands in the value.
    pub timestamp: i64,
}

impl Record {
    /// Whether the bus takes it in that topic.
    pub(super) fn admit(&self, topic: Topic, limit: usize) -> Result<(), BusError> {
        let over = |part, size, limit| BusError::TooLarge {
            topic,
            part,
            size,
            limit,
        };
        let key = self.key.as_ref().map_or(0, Bytes::len);
        if key > KEY_LIMIT {
            return Err(over(Part::Key, key, KEY_LIMIT));
        }
        if self.size() > limit {
            return Err(over(Part::Record, self.size(), limit));
        }
        Ok(())
    }

    /// The key as a text, for logs.
    pub fn name(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(self.key.as_deref().unwrap_or_default())
    }

    /// The bytes of key, value and headers: what [`Bus::limit`] bounds.
    pub fn size(&self) -> usize {
        let headers: usize = self.headers.iter().map(|(name, value)| name.len() + value.len()).sum();
        self.key.as_ref().map_or(0, Bytes::len) + self.value.as_ref().map_or(0, Bytes::len) + headers
    }
}

/// A record to publish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// Where to.
    pub topic: Topic,
    /// `None`: chosen by the key (murmur2, as Kafka's Java clients do); without a key by turns.
    pub partition: Option<i32>,
    /// What.
    pub record: Record,
}

/// A record read from the bus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// Where from.
    pub topic: Topic,
    /// Partition number from 0.
    pub partition: i32,
    /// Position in the partition, from 0, growing.
    pub offset: i64,
    /// What.
    pub record: Record,
}

/// Where a partition begins and ends: the offsets of its oldest record and of the next one to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Partition number from 0.
    pub partition: i32,
    /// The oldest record that is kept.
    pub start: i64,
    /// The next record to come.
    pub end: i64,
}

/// What a group remembers of a partition with its offset, for whoever goes on from there. Bounded: brokers take 4,096 bytes
/// (`offset.metadata.max.bytes`).
pub type Notes = std::collections::BTreeMap<i32, String>;

/// How far a partition has been read: the offset of the next record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Which topic.
    pub topic: Topic,
    /// Partition number from 0.
    pub partition: i32,
    /// The first record that has not been read.
    pub next: i64,
}

impl Position {
    /// The positions after these records, one a partition.
    pub fn after(records: &[Received]) -> Vec<Self> {
        let mut positions: Vec<Self> = Vec::new();
        for received in records {
            let (topic, partition, next) = (received.topic, received.partition, received.offset + 1);
            let same = |position: &&mut Self| position.topic == topic && position.partition == partition;
            match positions.iter_mut().find(same) {
                Some(position) => position.next = position.next.max(next),
                None => positions.push(Self { topic, partition, next }),
            }
        }
        positions
    }
}
