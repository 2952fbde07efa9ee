//! Topics that get more partitions while nobody reads or writes them: each key's state goes to the partition that the key has among
//! so many. The state's topics come first and the one that workers read last: until all have as many no worker starts, so that the
//! same call finishes what was broken off.

use std::time::{Duration, Instant};

use bytes::Bytes;
use rdkafka::admin::NewPartitions;
use rdkafka::error::KafkaError;
use schemas::topic::Topic;

use super::cluster::Cluster;
use super::snapshot::Snapshot;
use super::topics::PATIENCE;
use super::{error, topics};
use crate::bus::{BusError, Grown, Outgoing, Record, grown};

/// The state first, what workers read last.
const ORDER: [Topic; 10] = [
    Topic::Inventory,
    Topic::Verdicts,
    Topic::Sources,
    Topic::Exceptions,
    Topic::Rules,
    Topic::Rejected,
    Topic::DeadLetters,
    Topic::Findings,
    Topic::Enriched,
    Topic::Changes,
];

/// The header of a record that ends a key in the partition that it left. It is no end of the key.
const MOVED: &str = "tripline-moved";

impl Cluster {
    /// Gives all topics so many partitions. `told` hears of each topic: how many it had, and how many of its records were moved.
    ///
    /// # Errors
    /// A process of ours runs, something waits to be read, a topic has as many or more; or the brokers. What was begun is finished by
    /// another call.
    pub async fn grow(&self, partitions: i32, mut told: impl FnMut(Topic, i32, u64)) -> Result<Grown, BusError> {
        self.0.topics.check(&Topic::ALL).await?;
        let count = |topic| self.0.topics.partitions(topic).unwrap_or(0);
        let before = count(Topic::Changes);
        let most = ORDER.into_iter().map(count).max().unwrap_or(before);
        if partitions <= before || partitions < most {
            return Err(BusError::Broken(format!(
                "the topics have {most} partitions: they only grow, so name more"
            )));
        }
        self.idle().await?;
        let written = self.spans(Topic::Changes).await?;
        let mut grown = Grown {
            before,
            ..Grown::default()
        };
        for topic in ORDER {
            let had = count(topic);
            if had < partitions {
                self.widen(topic, partitions).await?;
            }
            let moved = if topic.compacted() {
                self.sort(topic, partitions).await?
            } else {
                0
            };
            grown.records += moved;
            told(topic, had, moved);
        }
        let now = self.spans(Topic::Changes).await?;
        if now.iter().any(|span| {
            span.end
                > written
                    .iter()
                    .find(|old| old.partition == span.partition)
                    .map_or(0, |old| old.end)
        }) {
            return Err(BusError::Broken(
                "records came to `changes` while the topics grew: some process of ours still ran, and what it published may stand where \
                 its resource is not any more; stop it, and post again what it took"
                    .to_owned(),
            ));
        }
        Ok(grown)
    }

    /// Gives a topic so many partitions and waits until the brokers know of them.
    async fn widen(&self, topic: Topic, partitions: i32) -> Result<(), BusError> {
        let (topics, name) = (&self.0.topics, self.0.names.topic(topic));
        let count = usize::try_from(partitions).unwrap_or(0);
        let admin = topics.admin.as_ref().ok_or_else(|| {
            BusError::Broken(
                "partitions cannot be added by who shows tokens (SASL OAUTHBEARER): call this as a user of another mechanism".to_owned(),
            )
        })?;
        let (wanted, options) = (NewPartitions::new(&name, count), topics::options());
        let asked = admin.create_partitions([&wanted], &options);
        let results = asked.await.map_err(|error| error::of("adding partitions", &error))?;
        if let Some((name, code)) = results.into_iter().find_map(Result::err) {
            let failed = KafkaError::AdminOp(code);
            return Err(error::of(&format!("adding partitions to topic {name}"), &failed));
        }
        let begun = Instant::now();
        loop {
            topics.counts().remove(&topic);
            topics.check(&[topic]).await?;
            if topics.partitions(topic) == Some(partitions) {
                return Ok(());
            }
            if begun.elapsed() > PATIENCE {
                let waited = PATIENCE.as_secs();
                return Err(BusError::Busy(format!(
                    "Kafka: the brokers do not know of the new partitions of topic {name} after {waited}s; try again"
                )));
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// Moves what stands in another partition than its key has among so many.
    async fn sort(&self, topic: Topic, partitions: i32) -> Result<u64, BusError> {
        let (names, publisher) = (&self.0.names, &self.0.publisher);
        let mut moved = 0;
        for partition in 0..partitions {
            let mut snapshot = Snapshot::open(self, topic, partition, 0).await?;
            while let Some(page) = snapshot.page().await? {
                let (mut there, mut here) = (Vec::new(), Vec::new());
                for received in page {
                    let record = received.record;
                    let Some(key) = record.key.clone() else { continue };
                    let place = grown::place(topic, partition, Some(&key), partitions);
                    if place == partition || record.headers.iter().any(|(name, _)| name == MOVED) {
                        continue;
                    }
                    let end = Record {
                        key: Some(key),
                        value: None,
                        headers: vec![(MOVED.to_owned(), Bytes::new())],
                        timestamp: 0,
                    };
                    there.push(to(topic, place, record));
                    here.push(to(topic, partition, end));
                }
                moved += there.len() as u64;
                // Before it ends here it is there: broken off between the two, it is moved once more.
                publisher.publish(names, there).await?;
                publisher.publish(names, here).await?;
            }
        }
        Ok(moved)
    }
}

fn to(topic: Topic, partition: i32, record: Record) -> Outgoing {
    Outgoing {
        topic,
        partition: Some(partition),
        record,
    }
}
