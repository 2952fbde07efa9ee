//! One partition of a topic as it stands at a moment: what is committed up to where it ended then.

use std::time::Instant;

use rdkafka::Message;
use rdkafka::consumer::{BaseConsumer, Consumer};
use rdkafka::error::KafkaError;
use rdkafka::topic_partition_list::{Offset, TopicPartitionList};
use schemas::topic::Topic;

use super::cluster::Cluster;
use super::context::Quiet;
use super::names::Names;
use super::topics::PATIENCE;
use super::{error, message, token, topics};
use crate::bus::snapshot::{PAGE, PAGE_BYTES};
use crate::bus::{BusError, Received};
use crate::thread::{Thread, gone};

const DOING: &str = "reading a topic";

/// A partition at a moment, on its thread.
pub struct Snapshot(Thread<Reader>);

struct Reader {
    names: Names,
    consumer: BaseConsumer<Quiet>,
    /// The first offset that is not part of it.
    end: i64,
    ended: bool,
}

impl Snapshot {
    /// The partition as it is now.
    pub async fn open(cluster: &Cluster, topic: Topic, partition: i32, from: i64) -> Result<Self, BusError> {
        cluster.check_topics(&[topic]).await?;
        let names = cluster.0.names.clone();
        let make = move || Reader::open(names, topic, partition, from);
        Ok(Self(Thread::start("tripline-snapshot", make).await?))
    }

    /// The next records.
    pub async fn page(&mut self) -> Result<Option<Vec<Received>>, BusError> {
        self.0.ask(Reader::page).await.map_err(|_| gone())?
    }
}

impl Reader {
    fn open(names: Names, topic: Topic, partition: i32, from: i64) -> Result<Self, BusError> {
        let mut config = names.reader("tail");
        // The end shows only once a fetch came back empty-handed; that one need not wait for more.
        config.set("fetch.wait.max.ms", "5");
        let consumer = token::consumer(&config, names.quiet(), DOING)?;
        let name = names.topic(topic);
        // What this reader may see ends where the oldest open transaction begins.
        let (start, end) = topics::ends(&consumer, &name, partition).map_err(wrong)?;
        let start = start.max(from);
        let mut assignment = TopicPartitionList::new();
        assignment
            .add_partition_offset(&name, partition, Offset::Offset(start))
            .and_then(|()| consumer.assign(&assignment))
            .map_err(wrong)?;
        Ok(Self {
            names,
            consumer,
            end,
            ended: start >= end,
        })
    }

    fn page(&mut self) -> Result<Option<Vec<Received>>, BusError> {
        let (mut records, mut bytes) = (Vec::new(), 0);
        let mut deadline = Instant::now() + PATIENCE;
        while !self.ended && records.len() < PAGE && bytes < PAGE_BYTES {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.consumer.poll(left) {
                Some(Ok(read)) => {
                    deadline = Instant::now() + PATIENCE;
                    self.ended = read.offset() + 1 >= self.end;
                    if read.offset() < self.end
                        && let Some(received) = message::received(&self.names, &read)
                    {
                        bytes += received.record.size();
                        records.push(received);
                    }
                }
                Some(Err(KafkaError::PartitionEOF(_))) => self.ended = true,
                Some(Err(failed)) => match error::of(DOING, &failed) {
                    BusError::Busy(error) => tracing::debug!(error, "Kafka"),
                    error => return Err(error),
                },
                None if left.is_zero() => {
                    let waited = PATIENCE.as_secs();
                    return Err(BusError::Busy(format!(
                        "Kafka: {DOING}: nothing came in {waited}s; try again"
                    )));
                }
                None => {}
            }
        }
        Ok((!records.is_empty()).then_some(records))
    }
}

fn wrong(failed: KafkaError) -> BusError {
    error::of(DOING, &failed)
}
