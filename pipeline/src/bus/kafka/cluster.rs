//! The cluster: its clients, what is published to it, whether its topics are as they must be. Knows no reader.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rdkafka::consumer::Consumer as _;
use schemas::topic::Topic;

use super::claims::Claims;
use super::names::Names;
use super::publisher::Publisher;
use super::standby::Standby;
use super::topics::{PATIENCE, Topics};
use crate::bus::config::KafkaSettings;
use crate::bus::difference::TopicState;
use crate::bus::embedded::Replica;
use crate::bus::{BusError, KeyedStore, Outgoing};

/// A Kafka cluster. Cheap to clone.
#[derive(Clone)]
pub struct Cluster(pub(super) Arc<Inner>);

pub(super) struct Inner {
    pub(super) names: Names,
    settings: KafkaSettings,
    pub(super) topics: Arc<Topics>,
    pub(super) publisher: Publisher,
    /// Records that were removed before they were read.
    pub(super) lost: Arc<AtomicU64>,
    /// The copy of the state topics, once a worker needs it.
    replica: Mutex<Option<Replica>>,
    /// Who writes what of it.
    pub(super) claims: Arc<Claims>,
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
            replica: Mutex::default(),
            claims: Arc::default(),
        })))
    }

    /// Creates the topics that are missing, and says which those were.
    pub async fn create_topics(&self) -> Result<Vec<(Topic, bool)>, BusError> {
        self.0.topics.create(&self.0.settings).await
    }

    /// Whether the brokers answer and the topics are as they must be.
    pub async fn check(&self) -> Result<(), BusError> {
        self.0.topics.check(&Topic::ALL).await?;
        self.0.topics.check_settings(&self.0.settings).await
    }

    /// Each topic as it stands.
    pub async fn topics(&self) -> Result<Vec<TopicState>, BusError> {
        self.0.topics.states(&self.0.settings).await
    }

    /// Publishes records; they are on all replicas in sync when this returns well.
    pub async fn publish(&self, records: Vec<Outgoing>) -> Result<(), BusError> {
        let limit = self.limit();
        self.admit(&records, limit).await?;
        self.0.publisher.publish(&self.0.names, records).await
    }

    /// The copy of the state topics, which all workers of this process share. Blocks.
    pub(super) fn replica(&self) -> Result<Replica, BusError> {
        let mut opened = self.0.replica.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(replica) = &*opened {
            return Ok(replica.clone());
        }
        let id = self.0.topics.client().client().fetch_cluster_id(PATIENCE);
        let id = id.ok_or_else(|| BusError::Busy("Kafka: the brokers do not say which cluster they are".to_owned()))?;
        let of = format!("cluster {id}, topics {}*", self.0.names.topic_prefix());
        let settings = &self.0.settings.state;
        let replica = Replica::open(&settings.path, self.partitions(), settings.cache.0, &of)?;
        tracing::debug!(folder = %replica.folder().display(), of, "the store of the state is open");
        if settings.standby {
            let standby = Standby {
                names: self.0.names.clone(),
                ends: self.0.topics.client(),
                replica: replica.clone(),
                partitions: self.partitions(),
            };
            standby.start(&self.0.claims)?;
        }
        Ok(opened.insert(replica).clone())
    }

    /// The copy of the state topics, if a worker of this process has one.
    pub fn state(&self) -> Option<KeyedStore> {
        let opened = self.0.replica.lock().unwrap_or_else(PoisonError::into_inner);
        opened.as_ref().map(|replica| replica.keyed().into())
    }

    /// Whether these topics are there, and as many partitions of each.
    pub(super) async fn check_topics(&self, topics: &[Topic]) -> Result<(), BusError> {
        self.0.topics.check(topics).await?;
        self.0.topics.check_partitions(topics)
    }

    /// Records that were removed before they were read, as far as that was noticed.
    pub fn lost(&self) -> u64 {
        self.0.lost.load(Ordering::Relaxed)
    }

    /// How many partitions the topics have, or get when they are created.
    pub fn partitions(&self) -> i32 {
        self.partitions_of(Topic::Changes).unwrap_or(self.0.settings.partitions)
    }

    /// How many a topic has on the brokers, if it was seen there.
    pub fn partitions_of(&self, topic: Topic) -> Option<i32> {
        self.0.topics.partitions(topic)
    }

    /// How large a record may be that is published.
    pub fn limit(&self) -> usize {
        self.0.settings.max_record
    }

    /// Refuses what the brokers would refuse, and topics that the brokers would create with settings of their own.
    pub(super) async fn admit(&self, records: &[Outgoing], limit: usize) -> Result<(), BusError> {
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
