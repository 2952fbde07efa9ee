//! Brings the local copy of a partition of a state topic up to the topic's end. Where the copy holds, only what came since is read; where it
//! cannot be trusted it is read anew, and the log says why. Knows no group.
#![allow(
    clippy::disallowed_methods,
    reason = "librdkafka blocks, so this runs on a thread of its own"
)]

use std::time::{Duration, Instant};

use rdkafka::Message as _;
use rdkafka::consumer::{BaseConsumer, Consumer};
use rdkafka::error::KafkaError;
use rdkafka::topic_partition_list::{Offset, TopicPartitionList};
use schemas::topic::Topic;

use super::context::Quiet;
use super::names::Names;
use super::{error, message, token, topics};
use crate::bus::embedded::{Covered, Replica};
use crate::bus::reading::Reading;
use crate::bus::{BusError, Received};

/// How often the caller is asked meanwhile.
const SERVE: Duration = Duration::from_secs(1);

/// How often the log says how far it is.
const SAY: Duration = Duration::from_secs(5);

/// So many records, and so many bytes of values, go into the copy in one write.
const WRITE: (usize, usize) = (2_000, 8 << 20);

/// A copy that was not known to be whole for longer than this is read anew: the brokers keep the mark of a deleted key for a day
/// (`delete.retention.ms`), and who reads on later than that does not see that it was deleted.
const TRUSTED: i64 = 12 * 3600 * 1000;

const DOING: &str = "restoring state";

/// Who brings the copy up.
pub struct Copying<'a> {
    names: &'a Names,
    /// Sees the ends of partitions with their open transactions.
    ends: &'a BaseConsumer<Quiet>,
    replica: &'a Replica,
    reading: &'a Reading,
    reader: BaseConsumer<Quiet>,
    /// Asked about once a second; an error ends it. What was read until then is kept.
    meanwhile: &'a mut dyn FnMut() -> Result<(), BusError>,
}

/// One topic's partition that is read.
struct Part {
    topic: Topic,
    partition: i32,
    /// Everything before it was committed or undone when we looked.
    end: i64,
}

impl<'a> Copying<'a> {
    pub fn new(
        names: &'a Names,
        group: &str,
        ends: &'a BaseConsumer<Quiet>,
        replica: &'a Replica,
        reading: &'a Reading,
        meanwhile: &'a mut dyn FnMut() -> Result<(), BusError>,
    ) -> Result<Self, BusError> {
        let mut config = names.reader(group);
        // The end shows only once a fetch came back empty-handed; that one need not wait for more.
        config.set("fetch.wait.max.ms", "5");
        // What was read ahead waits in memory.
        config.set("queued.max.messages.kbytes", "32768");
        Ok(Self {
            names,
            ends,
            replica,
            reading,
            reader: token::consumer(&config, names.quiet(), DOING)?,
            meanwhile,
        })
    }

    /// Everything committed in that partition. A transaction that a dead predecessor left open holds what came after it back; we wait
    /// until the brokers have undone it.
    pub fn bring_up(&mut self, topic: Topic, partition: i32) -> Result<(), BusError> {
        let name = self.names.topic(topic);
        token::renew(self.ends)?;
        let ends = topics::ends(self.ends, &name, partition);
        let (start, end) = ends.map_err(|error| error::of(DOING, &error))?;
        self.wait_for(&name, partition, end)?;
        let part = Part { topic, partition, end };
        let from = match self.trusted(&part, start)? {
            Ok(covered) => covered.end,
            Err(why) => {
                if let Some(why) = why {
                    tracing::warn!(
                        topic = name,
                        partition,
                        why,
                        "the store of the state is read anew from its topic"
                    );
                }
                self.replica.forget(topic, partition)?;
                start
            }
        };
        self.read_part(&part, from)
    }

    /// How far the copy goes, if it is one of this topic and whole; else why it is not, where there is one at all.
    fn trusted(&mut self, part: &Part, start: i64) -> Result<Result<Covered, Option<&'static str>>, BusError> {
        let Some(covered) = self.replica.covered(part.topic, part.partition)? else {
            return Ok(Err(None));
        };
        let why = if covered.end > part.end {
            "it is newer than the topic"
        } else if covered.end < start {
            "it is older than the oldest record of the topic"
        } else if !(-TRUSTED..TRUSTED).contains(&(message::now() - covered.as_of)) {
            "it is too old to know what was deleted since"
        } else if !self.replica.is_whole(part.topic, part.partition)? {
            "part of it is missing"
        } else if covered.end > start && !self.is_witnessed(part)? {
            "the topic does not have its records, or has others there"
        } else {
            return Ok(Ok(covered));
        };
        Ok(Err(Some(why)))
    }

    /// Whether the topic has a record that the copy has, where the copy has it. A topic that was deleted and made again has others:
    /// librdkafka tells no ids of topics to clients that are written in Rust (`rdkafka` 0.39).
    fn is_witnessed(&mut self, part: &Part) -> Result<bool, BusError> {
        let witnesses = self.replica.witnesses(part.topic, part.partition)?;
        // Nothing in it: there is little to read anew.
        for witness in witnesses {
            self.assign_reader(part, Offset::Offset(witness.offset))?;
            let begun = Instant::now();
            while begun.elapsed() < topics::PATIENCE {
                match self.reader.poll(SERVE) {
                    Some(Ok(read)) if read.offset() == witness.offset => {
                        let found = message::received(self.names, &read);
                        return Ok(found.is_some_and(|found| {
                            (found.record.key, found.record.value) == (witness.record.key, witness.record.value)
                        }));
                    }
                    // Gone by compaction: there is a later one of its key.
                    Some(Ok(_) | Err(KafkaError::PartitionEOF(_))) => break,
                    Some(Err(failed)) => self.passing(&failed)?,
                    None => {}
                }
                (self.meanwhile)()?;
            }
        }
        Ok(false)
    }

    /// Reads from an offset on to the end.
    fn read_part(&mut self, part: &Part, from: i64) -> Result<(), BusError> {
        let name = self.names.topic(part.topic);
        self.reading.expect((part.end - from).max(0).unsigned_abs());
        let (mut batch, mut bytes, mut next) = (Vec::new(), 0, from);
        if from < part.end {
            self.assign_reader(part, Offset::Offset(from))?;
        }
        let (mut served, mut said) = (Instant::now(), Instant::now());
        while next < part.end {
            match self.reader.poll(SERVE) {
                Some(Ok(read)) => {
                    let passed = read.offset() + 1 - next;
                    self.reading.add(passed.max(0).unsigned_abs());
                    next = read.offset() + 1;
                    bytes += read.payload().map_or(0, <[u8]>::len);
                    batch.extend(message::received(self.names, &read));
                }
                Some(Err(KafkaError::PartitionEOF(_))) => {
                    // What is left are marks of transactions, or records that were undone or compacted away.
                    self.reading.add((part.end - next).max(0).unsigned_abs());
                    next = part.end;
                }
                Some(Err(failed)) => self.passing(&failed)?,
                None => {}
            }
            if batch.len() >= WRITE.0 || bytes >= WRITE.1 {
                self.write(part, &mut batch, next)?;
                bytes = 0;
            }
            if served.elapsed() >= SERVE {
                (self.meanwhile)()?;
                served = Instant::now();
            }
            if said.elapsed() >= SAY {
                let read = self.reading.now().map(|read| read.to_string());
                tracing::info!(topic = name, partition = part.partition, read, "reading state");
                said = Instant::now();
            }
        }
        self.write(part, &mut batch, next.max(part.end))
    }

    fn write(&self, part: &Part, batch: &mut Vec<Received>, end: i64) -> Result<(), BusError> {
        let covered = Covered {
            end,
            as_of: message::now(),
        };
        self.replica.take((part.topic, part.partition), &*batch, covered)?;
        batch.clear();
        Ok(())
    }

    fn assign_reader(&self, part: &Part, from: Offset) -> Result<(), BusError> {
        let mut assignment = TopicPartitionList::new();
        let added = assignment.add_partition_offset(&self.names.topic(part.topic), part.partition, from);
        added
            .and_then(|()| self.reader.assign(&assignment))
            .map_err(|error| error::of(DOING, &error))
    }

    /// What librdkafka gets over by itself.
    fn passing(&self, failed: &KafkaError) -> Result<(), BusError> {
        match error::of(DOING, failed) {
            BusError::Busy(error) => {
                tracing::debug!(error, "Kafka");
                Ok(())
            }
            error => Err(error),
        }
    }

    /// Waits until everything before `end` is either committed or undone.
    fn wait_for(&mut self, name: &str, partition: i32, end: i64) -> Result<(), BusError> {
        loop {
            let stable = topics::ends(&self.reader, name, partition);
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
            (self.meanwhile)()?;
        }
    }
}
