//! The bus: topics of ordered partitions with durable publishing and one atomic step for workers.
//! One contract, two implementations (`embedded`, `kafka`), one conformance suite. The only place that names rdkafka or fjall.

use bytes::Bytes;
use schemas::topic::Topic;

/// A record as it stands in a partition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Chooses the partition; in compacted topics the identity.
    pub key: Option<Bytes>,
    /// `None` in a compacted topic deletes the key.
    pub value: Option<Bytes>,
    /// `traceparent` and others; order is kept.
    pub headers: Vec<(String, Bytes)>,
    /// ms since the Unix epoch.
    pub timestamp: i64,
}

/// A record to publish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// Where to.
    pub topic: Topic,
    /// `None`: chosen by the key (murmur2, as Kafka's Java clients do).
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

/// How much one poll may bring.
#[derive(Debug, Clone, Copy)]
pub struct Appetite {
    /// At most so many records.
    pub records: usize,
    /// At most so many bytes of values (one record more than that is still taken alone).
    pub bytes: usize,
    /// Return empty-handed after so long. With records at hand a poll returns at once.
    pub wait: std::time::Duration,
}

/// What a poll brought.
#[derive(Debug)]
pub enum Polled {
    /// Records of assigned partitions, in order within each. May be empty.
    Records(Vec<Received>),
    /// These partitions are ours from now on; restore their state before the next poll.
    Assigned(Vec<i32>),
    /// These are no longer ours; forget their state.
    Revoked(Vec<i32>),
}

/// What went wrong with the bus.
#[derive(Debug, thiserror::Error)]
pub enum BusError {
    /// For the moment; the same call may do well later (broker away, queue full, time out).
    #[error("{0}")]
    Busy(String),
    /// A commit did not happen and nothing of it is visible: poll again, partitions are assigned anew from the last commit.
    #[error("the commit was undone: {0}")]
    Undone(String),
    /// Never, whatever the caller does (wrong credentials, missing topic, damaged log).
    #[error("{0}")]
    Broken(String),
}
