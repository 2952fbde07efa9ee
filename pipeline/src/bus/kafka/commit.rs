//! The one atomic step of a member: outputs, state and offsets, tried again where the group changed meanwhile.
#![allow(
    clippy::disallowed_methods,
    reason = "librdkafka blocks, so this runs on a thread of its own"
)]

use std::thread::sleep;
use std::time::{Duration, Instant};

use rdkafka::consumer::Consumer;
use rdkafka::error::{KafkaError, RDKafkaErrorCode};
use rdkafka::topic_partition_list::{Offset, TopicPartitionList};

use super::context::Delivered;
use super::member::Member;
use super::topics::PATIENCE;
use super::{error, message};
use crate::bus::{BusError, Notes, Outgoing, Position, Received, Record};
use crate::panics::caught;

impl Member {
    /// Outputs, state and offsets in one step.
    pub fn commit(&mut self, outputs: &[Outgoing], positions: &[Position], notes: &Notes) -> Result<(), BusError> {
        let result = self.try_commit(outputs, positions, notes).and_then(|()| {
            let committed = self.committed_state(outputs);
            self.follow_commit(committed)
        });
        self.unsettled |= result.is_err();
        result
    }

    /// The records of the state that were just committed, where they stand.
    fn committed_state(&self, outputs: &[Outgoing]) -> Vec<Received> {
        let at = |delivered: Delivered| {
            let outgoing = outputs.get(delivered.number)?;
            self.state.contains(&outgoing.topic).then(|| Received {
                topic: outgoing.topic,
                partition: delivered.partition,
                offset: delivered.offset,
                record: Record {
                    timestamp: message::now(),
                    ..outgoing.record.clone()
                },
            })
        };
        let delivered = match outputs {
            // There was no transaction.
            [] => Vec::new(),
            _ => self.transactions.delivered(),
        };
        delivered.into_iter().filter_map(at).collect()
    }

    /// Where the group stands in the inputs of a partition: what goes with outputs that come of no record, for offsets are what
    /// the brokers hold a member's generation to.
    pub fn places(&mut self, partition: i32) -> Result<Vec<Position>, BusError> {
        let mut asked = TopicPartitionList::new();
        for topic in &self.inputs {
            asked.add_partition(&self.names.topic(*topic), partition);
        }
        let committed = self.consumer.committed_offsets(asked, PATIENCE);
        let committed = committed.map_err(|error| undone("asking for the last commit", &error))?;
        let mut places = Vec::new();
        for topic in &self.inputs {
            let name = self.names.topic(*topic);
            let element = committed.find_partition(&name, partition);
            let offset = element.map(|element| element.error().map(|()| element.offset()));
            let next = match offset.transpose() {
                Ok(Some(Offset::Offset(next))) => next,
                // Nothing was committed yet: a group begins with the oldest record.
                Ok(_) => {
                    let ends = self.consumer.fetch_watermarks(&name, partition, PATIENCE);
                    ends.map_err(|error| undone("asking for the oldest record", &error))?.0
                }
                Err(error) => return Err(undone("asking for the last commit", &error)),
            };
            places.push(Position {
                topic: *topic,
                partition,
                next,
            });
        }
        Ok(places)
    }

    /// The last commit of a partition of the first input, and what was noted with it.
    pub fn note(&mut self, partition: i32) -> Result<(i64, String), BusError> {
        let Some(topic) = self.inputs.first().map(|topic| self.names.topic(*topic)) else {
            return Ok((0, String::new()));
        };
        let mut asked = TopicPartitionList::new();
        asked.add_partition(&topic, partition);
        let committed = self.consumer.committed_offsets(asked, PATIENCE);
        let committed = committed.map_err(|error| undone("asking for the last commit", &error))?;
        let element = committed.find_partition(&topic, partition);
        let next = match element.as_ref().map(|element| element.offset()) {
            Some(Offset::Offset(next)) => next,
            _ => 0,
        };
        // What is not UTF-8 is not ours, and a panic of the library's.
        let note = caught(|| element.map(|element| element.metadata().to_owned()).unwrap_or_default());
        Ok((next, note.unwrap_or_default()))
    }

    /// The offsets as the brokers are told of them.
    fn offsets(&self, positions: &[Position], notes: &Notes) -> Result<TopicPartitionList, BusError> {
        let mut offsets = TopicPartitionList::new();
        for position in positions {
            let topic = self.names.topic(position.topic);
            let mut element = offsets.add_partition(&topic, position.partition);
            let set = element.set_offset(Offset::Offset(position.next));
            set.map_err(|error| undone("committing offsets", &error))?;
            if let Some(note) = notes.get(&position.partition).filter(|note| !note.is_empty()) {
                element.set_metadata(note);
            }
        }
        Ok(offsets)
    }

    fn try_commit(&mut self, outputs: &[Outgoing], positions: &[Position], notes: &Notes) -> Result<(), BusError> {
        let foreign = positions
            .iter()
            .find(|position| !self.owned.contains(&position.partition));
        if let Some(position) = foreign {
            let topic = position.topic.name();
            return Err(BusError::Undone(format!(
                "partition {} of {topic} is not ours",
                position.partition
            )));
        }
        if self.consumer.assignment_lost() {
            return Err(BusError::Undone(
                "the group has given our partitions to others".to_owned(),
            ));
        }
        let mut offsets = self.offsets(positions, notes)?;
        if outputs.is_empty() && positions.is_empty() {
            return Ok(());
        }
        let deadline = Instant::now() + PATIENCE;
        loop {
            let (doing, failed) = match self
                .transactions
                .attempt(&self.names, &self.consumer, outputs, &offsets)?
            {
                None => return Ok(()),
                Some(failure) => failure,
            };
            if failed.rdkafka_error_code() == Some(RDKafkaErrorCode::OffsetMetadataTooLarge) && !notes.is_empty() {
                offsets = self.offsets(positions, &Notes::new())?;
                continue;
            }
            // The group is between two generations; what is ours stays ours until we give it up, unless we were thrown out.
            let ours = stale(&failed) && !self.consumer.assignment_lost() && Instant::now() < deadline;
            if !ours {
                return Err(undone(doing, &failed));
            }
            tracing::debug!(group = self.group, "a commit is tried again after a rebalance");
            sleep(Duration::from_millis(10));
            self.serve_group()?;
        }
    }
}

/// Whether the brokers refused offsets because the group's generation changed meanwhile.
fn stale(failed: &KafkaError) -> bool {
    matches!(
        failed.rdkafka_error_code(),
        Some(
            RDKafkaErrorCode::IllegalGeneration
                | RDKafkaErrorCode::StaleMemberEpoch
                | RDKafkaErrorCode::RebalanceInProgress
        )
    )
}

/// A commit that did not happen, unless nothing will ever help.
fn undone(doing: &str, failed: &KafkaError) -> BusError {
    match error::of(doing, failed) {
        BusError::Busy(error) => BusError::Undone(error),
        error => error,
    }
}
