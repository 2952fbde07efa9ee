//! How far a group is behind, asked of the brokers by somebody who is no member of it.

use rdkafka::consumer::{BaseConsumer, Consumer};
use rdkafka::error::KafkaError;
use rdkafka::topic_partition_list::{Offset, TopicPartitionList};
use schemas::topic::Topic;

use super::cluster::Cluster;
use super::context::Quiet;
use super::topics::PATIENCE;
use super::{error, topics};
use crate::bus::BusError;

const DOING: &str = "asking how far a group is";

impl Cluster {
    /// How many records of a topic a group has still to read; `None` where it never read any.
    pub async fn backlog(&self, group: &str, topic: Topic) -> Result<Option<u64>, BusError> {
        self.check_topics(&[topic]).await?;
        let partitions = self.0.topics.partitions(topic).unwrap_or(0);
        let (names, ends, group) = (self.0.names.clone(), self.0.topics.client(), group.to_owned());
        let ask = move || {
            let wrong = |error: KafkaError| error::of(DOING, &error);
            let reader: BaseConsumer<Quiet> = names
                .reader(&group)
                .create_with_context(Quiet::default())
                .map_err(wrong)?;
            let name = names.topic(topic);
            let mut asked = TopicPartitionList::new();
            for partition in 0..partitions {
                asked.add_partition(&name, partition);
            }
            let committed = reader.committed_offsets(asked, PATIENCE).map_err(wrong)?;
            let (mut behind, mut read) = (0, false);
            for element in committed.elements() {
                let (start, end) = topics::ends(&ends, &name, element.partition()).map_err(wrong)?;
                let next = match element.offset() {
                    Offset::Offset(next) => next.max(start),
                    _ => start,
                };
                read |= matches!(element.offset(), Offset::Offset(_));
                behind += u64::try_from(end - next).unwrap_or(0);
            }
            Ok((read || behind > 0).then_some(behind))
        };
        let asked = tokio::task::spawn_blocking(ask).await;
        asked.map_err(|_| super::thread::gone())?
    }
}
