//! The bus on Apache Kafka: idempotent publishing, transactions that carry outputs with offsets, cooperative groups.
//! Everything of librdkafka that blocks runs on threads of its own.

mod commit;
mod context;
mod error;
mod member;
mod message;
mod names;
mod plan;
mod publisher;
mod rebalance;
mod restore;
mod slot;
mod tail;
mod thread;
mod topics;
mod transaction;
mod worker;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use schemas::topic::Topic;

use super::config::KafkaSettings;
use super::{BusError, Outgoing, TailFrom};
use names::Names;
use publisher::Publisher;
use topics::Topics;

pub use tail::Tail;
pub use worker::Worker;

/// A Kafka cluster. Cheap to clone.
#[derive(Clone)]
pub struct Cluster(Arc<Inner>);

struct Inner {
    names: Names,
    settings: KafkaSettings,
    topics: Arc<Topics>,
    publisher: Publisher,
    /// Records that were removed before they were read.
    lost: Arc<AtomicU64>,
}

impl Cluster {
    /// Makes the clients; they connect when they are first used.
    pub async fn open(settings: &KafkaSettings) -> Result<Self, BusError> {
        let names = Names::new(settings)?;
        let topics = Arc::new(Topics::new(&names)?);
        let publisher = Publisher::new(&names)?;
        Ok(Self(Arc::new(Inner {
            names,
            settings: settings.clone(),
            topics,
            publisher,
            lost: Arc::default(),
        })))
    }

    pub(super) async fn create_topics(&self) -> Result<Vec<(Topic, bool)>, BusError> {
        self.0.topics.create(&self.0.settings).await
    }

    pub(super) async fn check(&self) -> Result<(), BusError> {
        self.0.topics.check(&Topic::ALL).await?;
        self.0.topics.check_settings(&self.0.settings).await
    }

    pub(super) async fn publish(&self, records: Vec<Outgoing>) -> Result<(), BusError> {
        let limit = self.limit();
        self.admit(&records, limit).await?;
        self.0.publisher.publish(&self.0.names, records).await
    }

    pub(super) async fn worker(&self, group: &str, inputs: &[Topic], state: &[Topic]) -> Result<Worker, BusError> {
        let all: Vec<Topic> = inputs.iter().chain(state).copied().collect();
        self.0.topics.check(&all).await?;
        self.0.topics.check_partitions(&all)?;
        Worker::join(self.clone(), group, inputs, state).await
    }

    pub(super) async fn tail(&self, topic: Topic, from: TailFrom) -> Result<Tail, BusError> {
        self.0.topics.check(&[topic]).await?;
        Tail::open(self, topic, from).await
    }

    pub(super) fn lost(&self) -> u64 {
        self.0.lost.load(Ordering::Relaxed)
    }

    pub(super) fn partitions(&self) -> i32 {
        self.0
            .topics
            .partitions(Topic::Changes)
            .unwrap_or(self.0.settings.partitions)
    }

    pub(super) fn limit(&self) -> usize {
        self.0.settings.max_record
    }

    /// Refuses what the brokers would refuse, and topics that the brokers would create with settings of their own.
    async fn admit(&self, records: &[Outgoing], limit: usize) -> Result<(), BusError> {
        let mut topics: Vec<Topic> = Vec::new();
        for Outgoing { topic, record, .. } in records {
            record.admit(*topic, limit)?;
            if topic.compacted() && record.key.is_none() {
                return Err(BusError::Broken(format!(
                    "a record for topic {} needs a key",
                    topic.name()
                )));
            }
            if !topics.contains(topic) {
                topics.push(*topic);
            }
        }
        self.0.topics.check(&topics).await
    }
}
