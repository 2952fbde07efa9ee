//! The bus: topics of ordered partitions with durable publishing and one atomic step for workers.
//! One contract, two implementations (`embedded`, `kafka`), one conformance suite. The only place that names rdkafka or fjall.

pub mod config;
pub mod embedded;
pub mod kafka;
mod murmur2;
mod worker;

use bytes::Bytes;
use schemas::topic::Topic;

pub use config::{Config, Settings};
pub use worker::{Tail, Worker};

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

/// How much one poll may bring.
#[derive(Debug, Clone, Copy)]
pub struct Appetite {
    /// At most so many records. 0 takes none and only keeps the place in the group: for a reader that holds a batch for long.
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

/// Where a [`Tail`] begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// With the oldest record kept.
    Beginning,
    /// With what comes after the call.
    End,
}

/// What went wrong with the bus.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BusError {
    /// For the moment; the same call may do well later (broker away, queue full, time out).
    #[error("{0}")]
    Busy(String),
    /// A commit did not happen and nothing of it is visible: poll again, partitions are assigned anew from the last commit.
    #[error("the commit was undone: {0}")]
    Undone(String),
    /// A record is larger than [`Bus::limit`]; nothing of the call was taken.
    #[error("a record of {size} bytes for {} is over the limit of {limit} bytes; raise `bus.max_record`", .topic.name())]
    TooLarge {
        /// Where it was to go.
        topic: Topic,
        /// How large it is.
        size: usize,
        /// How large it may be.
        limit: usize,
    },
    /// Never, whatever the caller does (wrong credentials, missing topic, damaged log).
    #[error("{0}")]
    Broken(String),
}

/// The bus. Cheap to clone; all clones are one.
#[derive(Clone)]
pub enum Bus {
    /// A durable log in this process.
    Embedded(embedded::Log),
    /// Apache Kafka.
    Kafka(kafka::Cluster),
}

impl Bus {
    /// Opens the embedded log, or makes the Kafka clients (which connect when they are first used).
    pub async fn open(settings: &Settings) -> Result<Self, BusError> {
        match settings {
            Settings::Embedded(settings) => Ok(Self::Embedded(embedded::Log::open(settings).await?)),
            Settings::Kafka(settings) => Ok(Self::Kafka(kafka::Cluster::open(settings).await?)),
        }
    }

    /// Creates the topics that are missing, and says which those were.
    pub async fn create_topics(&self) -> Result<Vec<(Topic, bool)>, BusError> {
        match self {
            Self::Embedded(_) => Ok(Topic::ALL.into_iter().map(|topic| (topic, false)).collect()),
            Self::Kafka(cluster) => cluster.create_topics().await,
        }
    }

    /// Whether the bus can be reached and has what we need: topics, their partitions, compaction of the state.
    pub async fn check(&self) -> Result<(), BusError> {
        match self {
            Self::Embedded(log) => log.check(),
            Self::Kafka(cluster) => cluster.check().await,
        }
    }

    /// Publishes records; they are durable when this returns well. After an error the same records may come again: some of them
    /// may have been kept already.
    pub async fn publish(&self, records: Vec<Outgoing>) -> Result<(), BusError> {
        match self {
            Self::Embedded(log) => log.publish(records).await,
            Self::Kafka(cluster) => cluster.publish(records).await,
        }
    }

    /// A member of a consumer group that reads `inputs` and keeps its state in `state`, compacted topics of as many partitions.
    pub async fn worker(&self, group: &str, inputs: &[Topic], state: &[Topic]) -> Result<Worker, BusError> {
        match self {
            Self::Embedded(log) => Ok(log.worker(group, inputs, state)?.into()),
            Self::Kafka(cluster) => Ok(cluster.worker(group, inputs, state).await?.into()),
        }
    }

    /// A reader of all partitions of a topic without a group: sees what is committed, moves nobody's offsets.
    pub async fn tail(&self, topic: Topic, from: From) -> Result<Tail, BusError> {
        match self {
            Self::Embedded(log) => Ok(log.tail(topic, from).into()),
            Self::Kafka(cluster) => Ok(cluster.tail(topic, from).await?.into()),
        }
    }

    /// How many partitions each topic has, or on Kafka gets when it is created.
    pub fn partitions(&self) -> i32 {
        match self {
            Self::Embedded(log) => log.partitions(),
            Self::Kafka(cluster) => cluster.partitions(),
        }
    }

    /// How large a record (key, value, headers) may be that is published. Workers may put out twice that, so that what they
    /// add to a record never stops them.
    pub fn limit(&self) -> usize {
        match self {
            Self::Embedded(log) => log.limit(),
            Self::Kafka(cluster) => cluster.limit(),
        }
    }
}
