//! Reads the state topics of a partition up to now, so that a stage can go on where its predecessor was.
#![allow(
    clippy::disallowed_methods,
    reason = "librdkafka blocks, so this runs on a thread of its own"
)]

use std::time::{Duration, Instant};

use rdkafka::consumer::{BaseConsumer, Consumer};
use rdkafka::error::KafkaError;
use rdkafka::topic_partition_list::{Offset, TopicPartitionList};
use schemas::topic::Topic;

use super::context::Quiet;
use super::member::Member;
use super::{error, message, topics};
use crate::bus::{BusError, Received};

/// How often the group is served meanwhile.
const SERVE: Duration = Duration::from_secs(1);

const DOING: &str = "restoring state";

impl Member {
    /// Everything committed in the state topics of that partition. A transaction that a dead predecessor left open holds what came
    /// after it back; we wait until the brokers have undone it.
    pub fn restore(&mut self, partition: i32) -> Result<Vec<Received>, BusError> {
        let mut all = Vec::new();
        if self.state.is_empty() {
            return Ok(all);
        }
        let mut config = self.names.reader(&self.group);
        // The end shows only once a fetch came back empty-handed; that one need not wait for more.
        config.set("fetch.wait.max.ms", "5");
        let reader: BaseConsumer<Quiet> = config
            .create_with_context(Quiet::default())
            .map_err(|error| error::of(DOING, &error))?;
        for topic in self.state.clone() {
            self.restore_topic(&reader, topic, partition, &mut all)?;
        }
        Ok(all)
    }

    fn restore_topic(
        &mut self,
        reader: &BaseConsumer<Quiet>,
        topic: Topic,
        partition: i32,
        all: &mut Vec<Received>,
    ) -> Result<(), BusError> {
        let name = self.names.topic(topic);
        let ends = topics::ends(&self.ends, &name, partition);
        let (start, end) = ends.map_err(|error| error::of(DOING, &error))?;
        if start == end {
            return Ok(());
        }
        self.wait_for(reader, &name, partition, end)?;
        let mut assignment = TopicPartitionList::new();
        let added = assignment.add_partition_offset(&name, partition, Offset::Beginning);
        added
            .and_then(|()| reader.assign(&assignment))
            .map_err(|error| error::of(DOING, &error))?;
        let mut served = Instant::now();
        loop {
            match reader.poll(SERVE) {
                Some(Ok(read)) => all.extend(message::received(&self.names, &read)),
                Some(Err(KafkaError::PartitionEOF(_))) => return Ok(()),
                Some(Err(failed)) => match error::of(DOING, &failed) {
                    BusError::Busy(error) => tracing::debug!(error, "Kafka"),
                    error => return Err(error),
                },
                None => {}
            }
            if served.elapsed() >= SERVE {
                self.serve_group()?;
                served = Instant::now();
            }
        }
    }

    /// Waits until everything before `end` is either committed or undone.
    fn wait_for(&mut self, reader: &BaseConsumer<Quiet>, name: &str, partition: i32, end: i64) -> Result<(), BusError> {
        loop {
            let stable = topics::ends(reader, name, partition);
            let (_, stable) = stable.map_err(|error| error::of(DOING, &error))?;
            if stable >= end {
                return Ok(());
            }
            tracing::info!(
                topic = name,
                partition,
                "waiting for a transaction that was left open to be undone"
            );
            std::thread::sleep(Duration::from_millis(200));
            self.serve_group()?;
        }
    }
}
