//! Topics read as they stand: record by record of those that are kept for a time, the latest of each key of those that are
//! compacted. Knows no question.

use std::collections::HashMap;
use std::ops::Range;

use bytes::Bytes;
use pipeline::bus::{Bus, BusError, Outgoing, PollLimits, Polled, Position, Received, Worker};
use schemas::topic::Topic;

use crate::error::Error;

/// A record by where it stands: `3:17`.
pub(super) fn id(received: &Received) -> String {
    format!("{}:{}", received.partition, received.offset)
}

/// The partitions of a topic.
pub(super) fn partitions(bus: &Bus, topic: Topic) -> Range<i32> {
    0..bus.partitions_of(topic).unwrap_or_else(|| bus.partitions())
}

/// The latest value of each key of a compacted partition whose key is wanted.
pub(super) async fn latest(
    bus: &Bus,
    topic: Topic,
    partition: i32,
    wanted: impl Fn(&[u8]) -> bool,
) -> Result<HashMap<Bytes, Bytes>, Error> {
    let mut snapshot = bus.snapshot(topic, partition, 0).await?;
    let mut latest = HashMap::new();
    while let Some(page) = snapshot.page().await? {
        for record in page.into_iter().map(|received| received.record) {
            let Some(key) = record.key.filter(|key| wanted(key)) else {
                continue;
            };
            match record.value {
                Some(value) => latest.insert(key, value),
                None => latest.remove(&key),
            };
        }
    }
    Ok(latest)
}

/// How much one step of a replay may take.
const LIMITS: PollLimits = PollLimits {
    records: 256,
    bytes: 8 << 20,
    wait: std::time::Duration::from_secs(1),
};

/// Polls until the group must have let us in.
const JOINING: usize = 60;

/// Polls in a row without a record after which the rest is left for the next time.
const SILENT: usize = 30;

/// A topic read once: what a group has not read yet, up to where each partition ended at the beginning.
pub(super) struct Once {
    worker: Worker,
    /// The partitions that were not read to their end yet, and where that is.
    ends: HashMap<i32, i64>,
    silent: usize,
    joined: bool,
}

impl Once {
    /// Joins the group.
    pub(super) async fn begin(bus: &Bus, group: &str, topic: Topic) -> Result<Self, Error> {
        let committed = bus.committed(group, topic).await?;
        let mut ends = HashMap::new();
        for partition in partitions(bus, topic) {
            let next = committed.get(&partition).copied().unwrap_or(0);
            let mut snapshot = bus.snapshot(topic, partition, next).await?;
            while let Some(page) = snapshot.page().await? {
                ends.extend(page.last().map(|last| (partition, last.offset + 1)));
            }
        }
        Ok(Self {
            worker: bus.worker(group, &[topic], &[]).await?,
            ends,
            silent: 0,
            joined: false,
        })
    }

    /// The next records; none once all were handed out. `None` where the group never let us in.
    pub(super) async fn next(&mut self) -> Result<Option<Vec<Received>>, Error> {
        while !self.ends.is_empty() {
            if self.silent >= if self.joined { SILENT } else { JOINING } {
                return Ok(self.joined.then(Vec::new));
            }
            match self.worker.poll(LIMITS).await? {
                Polled::Records(mut records) => {
                    let found = !records.is_empty();
                    records.retain(|received| {
                        let end = self.ends.get(&received.partition);
                        end.is_some_and(|end| received.offset < *end)
                    });
                    self.silent = if found { 0 } else { self.silent + 1 };
                    if !records.is_empty() {
                        return Ok(Some(records));
                    }
                }
                Polled::Assigned(partitions) => {
                    (self.joined, self.silent) = (true, 0);
                    for partition in partitions {
                        self.worker.restore(partition).await?;
                    }
                }
                Polled::Revoking(_) | Polled::Revoked(_) => {}
            }
        }
        Ok(Some(Vec::new()))
    }

    /// What came of these records, together with having read them: both, or neither and they come again.
    pub(super) async fn done(&mut self, records: &[Received], outputs: Vec<Outgoing>) -> Result<bool, Error> {
        let positions = Position::after(records);
        match self.worker.commit(outputs, positions.clone()).await {
            Ok(()) => {}
            Err(BusError::Undone(why)) => {
                tracing::debug!(why, "a step of a replay is done again");
                return Ok(false);
            }
            Err(error) => return Err(error.into()),
        }
        for position in positions {
            if self
                .ends
                .get(&position.partition)
                .is_some_and(|end| *end <= position.next)
            {
                self.ends.remove(&position.partition);
            }
        }
        Ok(true)
    }

    /// Leaves the group.
    pub(super) async fn end(self) {
        self.worker.close().await;
    }
}

/// The record of that id.
pub(super) async fn one(bus: &Bus, topic: Topic, id: &str) -> Result<Option<Received>, Error> {
    let parts = id.split_once(':');
    let parts = parts.and_then(|(partition, offset)| Some((partition.parse().ok()?, offset.parse().ok()?)));
    let Some((partition, offset)) = parts.filter(|(partition, _)| partitions(bus, topic).contains(partition)) else {
        return Ok(None);
    };
    let mut snapshot = bus.snapshot(topic, partition, offset).await?;
    let first = snapshot
        .page()
        .await?
        .and_then(|page| page.into_iter().next())
        .filter(|received| received.offset == offset);
    Ok(first)
}
