//! A member of a group, on its thread: reads, and holds what the transaction and the rebalances need.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use rdkafka::consumer::{BaseConsumer, Consumer};
use rdkafka::topic_partition_list::{Offset, TopicPartitionList};
use schemas::topic::Topic;

use super::claims::Claimed;
use super::cluster::Cluster;
use super::context::{Quiet, Waiting};
use super::names::Names;
use super::topics::PATIENCE;
use super::transaction::Transactions;
use super::{error, message};
use crate::bus::embedded::Replica;
use crate::bus::reading::Reading;
use crate::bus::{BusError, PollLimits, Polled, Received, loss};

pub struct Member {
    pub names: Names,
    pub group: String,
    pub inputs: Vec<Topic>,
    pub state: Vec<Topic>,
    pub consumer: BaseConsumer<Waiting>,
    pub transactions: Transactions,
    /// Sees the ends of partitions with their open transactions.
    pub ends: Arc<BaseConsumer<Quiet>>,
    /// The partitions that the reader knows to be ours.
    pub owned: BTreeSet<i32>,
    /// Read, not yet handed out.
    pub stash: VecDeque<Received>,
    /// The offset that is to come next in each partition of an input.
    pub expected: BTreeMap<(Topic, i32), i64>,
    /// Partitions that go on from a commit and of which nothing was read since.
    resumed: BTreeSet<(Topic, i32)>,
    lost: Arc<AtomicU64>,
    /// A commit failed: where we are is to be read from the brokers again.
    pub unsettled: bool,
    /// The reader knows which partitions are about to go.
    pub revoking: bool,
    paused: bool,
    /// The copy of the state topics; `None` where there are none.
    pub replica: Option<Replica>,
    /// Partitions of which the copy is up to date: it follows our commits.
    pub restored: BTreeSet<i32>,
    /// Partitions of the copy that are this member's to write.
    pub claimed: Claimed,
    pub reading: Reading,
    /// When it was last noted that the copy is whole.
    pub noted: Instant,
}

impl Member {
    pub fn join(
        cluster: &Cluster,
        group: &str,
        inputs: Vec<Topic>,
        state: Vec<Topic>,
        reading: Reading,
    ) -> Result<Self, BusError> {
        let names = cluster.0.names.clone();
        let replica = if state.is_empty() {
            None
        } else {
            Some(cluster.replica()?)
        };
        let transactions = Transactions::new(&names, group)?;
        let config = names.member(group, inputs.len());
        let consumer: BaseConsumer<Waiting> = config
            .create_with_context(Waiting::new(names.tokens.clone()))
            .map_err(|error| error::of("making a consumer", &error))?;
        let topics: Vec<String> = inputs.iter().map(|topic| names.topic(*topic)).collect();
        let topics: Vec<&str> = topics.iter().map(String::as_str).collect();
        consumer
            .subscribe(&topics)
            .map_err(|error| error::of("joining the group", &error))?;
        Ok(Self {
            names,
            group: group.to_owned(),
            inputs,
            state,
            consumer,
            transactions,
            ends: cluster.0.topics.client(),
            owned: BTreeSet::new(),
            stash: VecDeque::new(),
            expected: BTreeMap::new(),
            resumed: BTreeSet::new(),
            lost: Arc::clone(&cluster.0.lost),
            unsettled: false,
            revoking: false,
            paused: false,
            replica,
            restored: BTreeSet::new(),
            claimed: Claimed::new(&cluster.0.claims),
            reading,
            noted: Instant::now(),
        })
    }

    /// Brings records, or says which partitions came or went.
    pub fn poll(&mut self, limits: PollLimits) -> Result<Polled, BusError> {
        let deadline = Instant::now() + limits.wait;
        if let Some(told) = self.rebalance()? {
            return Ok(told);
        }
        if self.unsettled {
            self.rewind()?;
            return Ok(Polled::Assigned(self.owned.iter().copied().collect()));
        }
        if limits.records == 0 {
            return self.keep(deadline);
        }
        self.resume()?;
        self.note_whole()?;
        let mut records = Vec::new();
        let mut bytes = 0;
        while records.len() < limits.records && bytes < limits.bytes {
            let left = if records.is_empty() {
                deadline.saturating_duration_since(Instant::now())
            } else {
                Duration::ZERO
            };
            let next = match self.stash.pop_front() {
                Some(received) => Some(received),
                None => self.next(left)?,
            };
            match next {
                Some(received) => {
                    bytes += received.record.value.as_ref().map_or(0, bytes::Bytes::len);
                    records.push(received);
                }
                // A rebalance is told by itself, after the records that came before it.
                None if !self.consumer.context().is_empty() => match records.is_empty() {
                    true => {
                        if let Some(told) = self.rebalance()? {
                            return Ok(told);
                        }
                    }
                    false => break,
                },
                None if !records.is_empty() || left.is_zero() => break,
                None => {}
            }
        }
        Ok(Polled::Records(records))
    }

    /// The next message, if there is one in time.
    fn next(&mut self, wait: Duration) -> Result<Option<Received>, BusError> {
        match self.consumer.poll(wait) {
            None => Ok(None),
            Some(Ok(read)) => {
                let received = message::received(&self.names, &read);
                drop(read);
                if let Some(received) = &received {
                    self.follow(received);
                }
                Ok(received)
            }
            Some(Err(failed)) if error::away(&failed) || self.consumer.context().is_without_token() => Ok(None),
            Some(Err(failed)) => match error::of(&format!("reading as group {}", self.group), &failed) {
                // librdkafka goes on by itself.
                BusError::Busy(error) => {
                    tracing::warn!(error, "still trying");
                    Ok(None)
                }
                error => Err(error),
            },
        }
    }

    /// Notices what was removed before it was read. Offsets of transactions' marks are never read, so a jump alone says nothing.
    fn follow(&mut self, received: &Received) {
        let (topic, partition) = (received.topic, received.partition);
        let expected = self.expected.insert((topic, partition), received.offset + 1);
        let first = self.resumed.remove(&(topic, partition));
        let mut skipped = expected.map_or(0, |expected| received.offset - expected);
        if skipped <= 0 {
            return;
        }
        if first {
            // librdkafka's word of it may come later than the record: the broker knows what is left.
            let oldest = self
                .consumer
                .fetch_watermarks(&self.names.topic(topic), partition, PATIENCE);
            skipped = oldest.map_or(0, |(oldest, _)| oldest - (received.offset - skipped));
        }
        if skipped <= 0 || !(self.consumer.context().is_reset() || first) {
            return;
        }
        self.lost.fetch_add(skipped.unsigned_abs(), Ordering::Relaxed);
        loss::count(topic, "retention", skipped.unsigned_abs());
        tracing::error!(
            group = self.group,
            topic = self.names.topic(topic),
            partition,
            missed = skipped,
            "records were removed by retention before they were read; at most so many, transactions' marks included"
        );
    }

    /// Keeps the place in the group for a reader that takes nothing now.
    fn keep(&mut self, deadline: Instant) -> Result<Polled, BusError> {
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            if let Some(received) = self.next(left)? {
                self.stash.push_back(received);
                self.pause()?;
            }
            if let Some(told) = self.rebalance()? {
                return Ok(told);
            }
            if left.is_zero() {
                return Ok(Polled::Records(Vec::new()));
            }
        }
    }

    /// Serves the group while something else takes long on this thread.
    pub fn serve_group(&mut self) -> Result<(), BusError> {
        if let Some(received) = self.next(Duration::ZERO)? {
            self.stash.push_back(received);
        }
        Ok(())
    }

    fn pause(&mut self) -> Result<(), BusError> {
        if !self.paused {
            let assigned = self
                .consumer
                .assignment()
                .map_err(|error| error::of("pausing", &error))?;
            self.consumer
                .pause(&assigned)
                .map_err(|error| error::of("pausing", &error))?;
            self.paused = true;
        }
        Ok(())
    }

    /// What comes new to a reader that takes nothing now is paused, too.
    pub fn pause_again(&mut self) {
        if std::mem::take(&mut self.paused) {
            let paused = self.pause();
            // Whatever became of it, all go on together.
            self.paused = true;
            if let Err(error) = paused {
                tracing::debug!(%error, "new partitions are read ahead");
            }
        }
    }

    fn resume(&mut self) -> Result<(), BusError> {
        if self.paused {
            let assigned = self
                .consumer
                .assignment()
                .map_err(|error| error::of("going on", &error))?;
            self.consumer
                .resume(&assigned)
                .map_err(|error| error::of("going on", &error))?;
            self.paused = false;
        }
        Ok(())
    }

    /// Goes back to what is committed.
    fn rewind(&mut self) -> Result<(), BusError> {
        self.transactions.settle(&self.names)?;
        let mut partitions = TopicPartitionList::new();
        for topic in &self.inputs {
            for partition in &self.owned {
                partitions.add_partition(&self.names.topic(*topic), *partition);
            }
        }
        let committed = self.committed(partitions)?;
        self.stash.clear();
        // What became of the last commit the topics know.
        self.restored.clear();
        let sought = self.consumer.seek_partitions(committed, PATIENCE);
        let sought = sought.map_err(|error| error::of("going back to the last commit", &error))?;
        for element in sought.elements() {
            element
                .error()
                .map_err(|error| error::of("going back to the last commit", &error))?;
        }
        self.unsettled = false;
        Ok(())
    }

    /// Where the group goes on in these partitions, once no transaction that could move it is open.
    pub fn committed(&mut self, partitions: TopicPartitionList) -> Result<TopicPartitionList, BusError> {
        if partitions.count() == 0 {
            return Ok(partitions);
        }
        let committed = self.consumer.committed_offsets(partitions, PATIENCE);
        let committed = committed.map_err(|error| error::of("asking for the last commit", &error))?;
        let mut offsets = TopicPartitionList::new();
        for element in committed.elements() {
            element
                .error()
                .map_err(|error| error::of("asking for the last commit", &error))?;
            let offset = match element.offset() {
                Offset::Offset(offset) => Offset::Offset(offset),
                _ => Offset::Beginning,
            };
            let added = offsets.add_partition_offset(element.topic(), element.partition(), offset);
            added.map_err(|error| error::of("asking for the last commit", &error))?;
            if let (Offset::Offset(next), Some(topic)) = (offset, self.names.topic_of(element.topic())) {
                self.expected.insert((topic, element.partition()), next);
                self.resumed.insert((topic, element.partition()));
            }
        }
        Ok(offsets)
    }
}

impl Drop for Member {
    fn drop(&mut self) {
        // From here on the consumer gives its partitions back by itself, as it leaves the group.
        self.consumer.context().close();
    }
}
