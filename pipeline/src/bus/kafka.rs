//! The bus on Apache Kafka: idempotent publishing, transactions that carry outputs with offsets, cooperative groups.
//! Everything of librdkafka that blocks runs on threads of its own.

mod context;
mod error;
mod member;
mod message;
mod names;
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

use schemas::topic::Topic;

use super::config::KafkaSettings;
use super::{BusError, From, Outgoing};
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
        })))
    }

    pub(super) async fn create_topics(&self) -> Result<Vec<(Topic, bool)>, BusError> {
        self.0.topics.create(&self.0.settings).await
    }

    pub(super) async fn check(&self) -> Result<(), BusError> {
        self.0.topics.check(&Topic::ALL).await?;
        self.0.topics.check_compaction().await
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

    pub(super) async fn tail(&self, topic: Topic, from: From) -> Result<Tail, BusError> {
        self.0.topics.check(&[topic]).await?;
        Tail::open(self, topic, from).await
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
            let size = record.size();
            if size > limit {
                return Err(BusError::TooLarge {
                    topic: *topic,
                    size,
                    limit,
                });
            }
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
