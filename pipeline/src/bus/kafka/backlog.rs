//! Where a group is and how far behind, asked of the brokers by somebody who is no member of it.

use std::collections::BTreeMap;

use rdkafka::consumer::{BaseConsumer, Consumer};
use rdkafka::error::KafkaError;
use rdkafka::topic_partition_list::{Offset, TopicPartitionList, TopicPartitionListElem};
use schemas::topic::Topic;

use super::cluster::Cluster;
use super::context::Quiet;
use super::topics::PATIENCE;
use super::{error, token, topics};
use crate::bus::{BusError, Span};

const DOING: &str = "asking how far a group is";

/// Tells where partitions end.
type Ends = BaseConsumer<Quiet>;

impl Cluster {
    /// Where a group goes on in each partition of a topic.
    pub async fn committed(&self, group: &str, topic: Topic) -> Result<BTreeMap<i32, i64>, BusError> {
        let next = |element: &TopicPartitionListElem<'_>| match element.offset() {
            Offset::Offset(next) => Some((element.partition(), next)),
            _ => None,
        };
        let ask =
            move |committed: TopicPartitionList, _: &Ends| Ok(committed.elements().iter().filter_map(next).collect());
        self.ask(group, topic, ask).await
    }

    /// Where each partition of a topic begins and ends.
    pub async fn spans(&self, topic: Topic) -> Result<Vec<Span>, BusError> {
        self.check_topics(&[topic]).await?;
        let partitions = self.0.topics.partitions(topic).unwrap_or(0);
        let (name, ends) = (self.0.names.topic(topic), self.0.topics.client());
        let ask = move || -> Result<Vec<Span>, BusError> {
            token::renew(&ends)?;
            let span = |partition| {
                let (start, end) = topics::ends(&ends, &name, partition).map_err(wrong)?;
                Ok(Span { partition, start, end })
            };
            (0..partitions).map(span).collect()
        };
        let asked = tokio::task::spawn_blocking(ask).await;
        asked.map_err(|_| crate::thread::gone())?
    }

    /// How many records of a topic a group has still to read; `None` where it never read any.
    pub async fn backlog(&self, group: &str, topic: Topic) -> Result<Option<u64>, BusError> {
        let name = self.0.names.topic(topic);
        let ask = move |committed: TopicPartitionList, ends: &Ends| {
            let (mut behind, mut read) = (0, false);
            for element in committed.elements() {
                let (start, end) = topics::ends(ends, &name, element.partition()).map_err(wrong)?;
                let next = match element.offset() {
                    Offset::Offset(next) => next.max(start),
                    _ => start,
                };
                read |= matches!(element.offset(), Offset::Offset(_));
                behind += u64::try_from(end - next).unwrap_or(0);
            }
            Ok((read || behind > 0).then_some(behind))
        };
        self.ask(group, topic, ask).await
    }

    /// What follows of the offsets that the group committed.
    async fn ask<T: Send + 'static>(
        &self,
        group: &str,
        topic: Topic,
        follow: impl FnOnce(TopicPartitionList, &Ends) -> Result<T, BusError> + Send + 'static,
    ) -> Result<T, BusError> {
        self.check_topics(&[topic]).await?;
        let partitions = self.0.topics.partitions(topic).unwrap_or(0);
        let (names, ends, group) = (self.0.names.clone(), self.0.topics.client(), group.to_owned());
        let ask = move || {
            token::renew(&ends)?;
            let reader = token::consumer(&names.reader(&group), names.quiet(), DOING)?;
            let name = names.topic(topic);
            let mut asked = TopicPartitionList::new();
            for partition in 0..partitions {
                asked.add_partition(&name, partition);
            }
            follow(reader.committed_offsets(asked, PATIENCE).map_err(wrong)?, &ends)
        };
        let asked = tokio::task::spawn_blocking(ask).await;
        asked.map_err(|_| crate::thread::gone())?
    }
}

fn wrong(failed: KafkaError) -> BusError {
    error::of(DOING, &failed)
}
