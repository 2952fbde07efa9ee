//! A reader of a whole topic without a group, on its thread.

use std::time::{Duration, Instant};

use rdkafka::consumer::{BaseConsumer, Consumer};
use rdkafka::error::KafkaError;
use rdkafka::topic_partition_list::{Offset, TopicPartitionList};
use schemas::topic::Topic;
use tokio::sync::oneshot;

use super::cluster::Cluster;
use super::context::Quiet;
use super::names::Names;
use super::{error, message, token, topics};
use crate::bus::{BusError, PollLimits, Received, TailFrom};
use crate::thread::{Thread, gone};

/// Reads all partitions of one topic.
pub struct Tail {
    thread: Thread<Reader>,
    /// A poll that was given up; what it brings is handed out by the next one.
    pending: Option<oneshot::Receiver<Result<Vec<Received>, BusError>>>,
}

struct Reader {
    names: Names,
    consumer: BaseConsumer<Quiet>,
}

impl Tail {
    /// Begins to read.
    pub async fn open(cluster: &Cluster, topic: Topic, from: TailFrom) -> Result<Self, BusError> {
        cluster.check_topics(&[topic]).await?;
        let (names, ends) = (cluster.0.names.clone(), cluster.0.topics.client());
        let partitions = cluster.0.topics.partitions(topic).unwrap_or(0);
        let make = move || {
            let wrong = |error: KafkaError| error::of("reading a topic", &error);
            token::renew(&ends)?;
            let consumer: BaseConsumer<Quiet> =
                names.reader("tail").create_with_context(names.quiet()).map_err(wrong)?;
            let mut assignment = TopicPartitionList::new();
            for partition in 0..partitions {
                let name = names.topic(topic);
                let offset = match from {
                    TailFrom::Beginning => Offset::Beginning,
                    // Asked now, so that nothing that comes after this call is missed.
                    TailFrom::End => Offset::Offset(topics::ends(&ends, &name, partition).map_err(wrong)?.1),
                };
                assignment
                    .add_partition_offset(&name, partition, offset)
                    .map_err(wrong)?;
            }
            consumer.assign(&assignment).map_err(wrong)?;
            Ok(Reader { names, consumer })
        };
        Ok(Self {
            thread: Thread::start("tripline-tail", make).await?,
            pending: None,
        })
    }

    /// The next records; none after the wait of the limits.
    pub async fn poll(&mut self, limits: PollLimits) -> Result<Vec<Received>, BusError> {
        let pending = self
            .pending
            .take()
            .unwrap_or_else(|| self.thread.ask(move |reader| reader.poll(limits)));
        let polled = self.pending.insert(pending).await;
        self.pending = None;
        polled.map_err(|_| gone())?
    }
}

impl Reader {
    fn poll(&mut self, limits: PollLimits) -> Result<Vec<Received>, BusError> {
        let deadline = Instant::now() + limits.wait;
        let mut records = Vec::new();
        let mut bytes = 0;
        while records.len() < limits.records && bytes < limits.bytes {
            let left = if records.is_empty() {
                deadline.saturating_duration_since(Instant::now())
            } else {
                Duration::ZERO
            };
            match self.consumer.poll(left) {
                Some(Ok(read)) => {
                    let received = message::received(&self.names, &read);
                    bytes += received
                        .iter()
                        .flat_map(|one| &one.record.value)
                        .map(bytes::Bytes::len)
                        .sum::<usize>();
                    records.extend(received);
                }
                Some(Err(KafkaError::PartitionEOF(_))) => {}
                Some(Err(failed)) => match error::of("reading a topic", &failed) {
                    BusError::Busy(error) => tracing::debug!(error, "Kafka"),
                    error => return Err(error),
                },
                None if !records.is_empty() || left.is_zero() => break,
                None => {}
            }
        }
        Ok(records)
    }
}
