//! The bus: topics of ordered partitions with durable publishing and one atomic step for workers.
//! One contract, two implementations (`embedded`, `kafka`), one conformance suite. The only place that names rdkafka or fjall.

pub mod config;
mod difference;
pub mod embedded;
mod error;
mod grown;
pub mod kafka;
mod keyed;
mod loss;
mod murmur2;
mod patience;
mod poll;
pub mod reading;
mod record;
mod snapshot;
mod worker;

use std::collections::BTreeMap;

use schemas::topic::Topic;
use tokio_util::sync::CancellationToken;

pub use config::{Config, Settings};
pub use difference::{Difference, TopicState, Weight};
pub use error::{BusError, Part};
pub use grown::Grown;
pub use keyed::{KeyedStore, Moment};
pub use patience::when_ready;
pub use poll::{PollLimits, Polled, TailFrom};
pub use record::{KEY_LIMIT, Notes, Outgoing, Position, Received, Record, Span};
pub use snapshot::Snapshot;
pub use worker::{Tail, Worker};

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

    /// Whether other processes may have it open too.
    pub fn is_shared(&self) -> bool {
        matches!(self, Self::Kafka(_))
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

    /// Each topic as it stands, and what of it is not as the config plans.
    pub async fn topics(&self) -> Result<Vec<TopicState>, BusError> {
        match self {
            Self::Embedded(log) => Ok(log.topics()),
            Self::Kafka(cluster) => cluster.topics().await,
        }
    }

    /// Records that are gone and were not read, as far as this process noticed: removed by retention, or damaged.
    pub fn lost(&self) -> u64 {
        match self {
            Self::Embedded(log) => log.lost(),
            Self::Kafka(cluster) => cluster.lost(),
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

    /// How many records of a topic a group has still to read; `None` where it never read any.
    pub async fn backlog(&self, group: &str, topic: Topic) -> Result<Option<u64>, BusError> {
        match self {
            Self::Embedded(log) => log.backlog(group, topic),
            Self::Kafka(cluster) => cluster.backlog(group, topic).await,
        }
    }

    /// A member of a consumer group that reads `inputs` and keeps its state in `state`, compacted topics of as many partitions.
    pub async fn worker(&self, group: &str, inputs: &[Topic], state: &[Topic]) -> Result<Worker, BusError> {
        match self {
            Self::Embedded(log) => Ok(embedded::Worker::join(log.clone(), group, inputs, state)?.into()),
            Self::Kafka(cluster) => Ok(kafka::Worker::join(cluster.clone(), group, inputs, state).await?.into()),
        }
    }

    /// The same, once the bus is ready: for a process that has nothing to do before. `None` where it is stopped before.
    ///
    /// # Errors
    /// No later attempt can do better.
    pub async fn join(
        &self,
        group: &str,
        inputs: &[Topic],
        state: &[Topic],
        stop: &CancellationToken,
    ) -> Result<Option<Worker>, BusError> {
        when_ready(stop, || self.worker(group, inputs, state)).await
    }

    /// The state of the stages, to look at: of all partitions on the embedded log; on Kafka of those that workers of this process
    /// have, and `None` before they have any.
    pub fn state(&self) -> Option<KeyedStore> {
        match self {
            Self::Embedded(log) => Some(log.state().into()),
            Self::Kafka(cluster) => cluster.state(),
        }
    }

    /// A reader of all partitions of a topic without a group: sees what is committed, moves nobody's offsets.
    pub async fn tail(&self, topic: Topic, from: TailFrom) -> Result<Tail, BusError> {
        match self {
            Self::Embedded(log) => Ok(embedded::Tail::new(log.clone(), topic, from).into()),
            Self::Kafka(cluster) => Ok(kafka::Tail::open(cluster, topic, from).await?.into()),
        }
    }

    /// Where a group goes on in each partition of a topic; a partition that it never read is not among them.
    pub async fn committed(&self, group: &str, topic: Topic) -> Result<BTreeMap<i32, i64>, BusError> {
        match self {
            Self::Embedded(log) => log.committed(group, topic),
            Self::Kafka(cluster) => cluster.committed(group, topic).await,
        }
    }

    /// Where each partition of a topic begins and ends now.
    pub async fn spans(&self, topic: Topic) -> Result<Vec<Span>, BusError> {
        match self {
            Self::Embedded(log) => Ok(log.spans(topic)),
            Self::Kafka(cluster) => cluster.spans(topic).await,
        }
    }

    /// Free bytes of the disk under the embedded log, and all of them; `None` on Kafka, and where the system does not say.
    pub fn disk(&self) -> Option<(u64, u64)> {
        match self {
            Self::Embedded(log) => log.disk(),
            Self::Kafka(_) => None,
        }
    }

    /// A partition of a topic as it stands now, from that offset on; 0 is always its beginning.
    pub async fn snapshot(&self, topic: Topic, partition: i32, from: i64) -> Result<Snapshot, BusError> {
        match self {
            Self::Embedded(log) => Ok(embedded::Snapshot::new(log.clone(), topic, partition, from)?.into()),
            Self::Kafka(cluster) => Ok(kafka::Snapshot::open(cluster, topic, partition, from).await?.into()),
        }
    }

    /// The partition in which records of that key stand.
    pub fn partition_of_key(&self, key: &[u8]) -> i32 {
        murmur2::partition(key, self.partitions())
    }

    /// How many partitions each topic has, or on Kafka gets when it is created.
    pub fn partitions(&self) -> i32 {
        match self {
            Self::Embedded(log) => log.partitions(),
            Self::Kafka(cluster) => cluster.partitions(),
        }
    }

    /// How many partitions a topic has; on Kafka `None` where it was not seen, for which [`Bus::check`] looks.
    pub fn partitions_of(&self, topic: Topic) -> Option<i32> {
        match self {
            Self::Embedded(log) => Some(log.partitions()),
            Self::Kafka(cluster) => cluster.partitions_of(topic),
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
