//! A member of a group on the embedded log.

use std::sync::Arc;

use schemas::topic::Topic;
use tokio::sync::{oneshot, watch};
use tokio::time::{Instant, timeout_at};

use super::cursor::Cursor;
use super::group::Step;
use super::integrity;
use super::keyed::Keyed;
use super::log::{Log, stopped};
use super::writer::{Moved, Request};
use crate::bus::{BusError, Notes, Outgoing, PollLimits, Polled, Position, Received};

/// One consumer of a group.
pub struct Worker {
    log: Log,
    group: Arc<str>,
    member: u64,
    inputs: Vec<Topic>,
    state: Vec<Topic>,
    cursor: Cursor,
    arrivals: watch::Receiver<u64>,
    /// A commit failed or was given up: where we are is to be read from the log again.
    unsettled: bool,
    left: bool,
}

impl Worker {
    /// Joins a group.
    pub fn join(log: Log, group: &str, inputs: &[Topic], state: &[Topic]) -> Result<Self, BusError> {
        let group: Arc<str> = group.into();
        let arrivals = log.0.shared.arrivals.subscribe();
        let member = log.0.shared.groups().join(&group, inputs)?;
        log.0.shared.notify();
        Ok(Self {
            log,
            group,
            member,
            inputs: inputs.to_vec(),
            state: state.to_vec(),
            cursor: Cursor::default(),
            arrivals,
            unsettled: false,
            left: false,
        })
    }

    /// Brings records, or says which partitions came or went.
    pub async fn poll(&mut self, limits: PollLimits) -> Result<Polled, BusError> {
        let deadline = Instant::now() + limits.wait;
        if self.unsettled {
            return self.return_to_committed().await;
        }
        loop {
            self.arrivals.borrow_and_update();
            let step = self.log.0.shared.groups().step(&self.group, self.member);
            match step {
                Step::Assigned(partitions) => {
                    self.assign(&partitions)?;
                    return Ok(Polled::Assigned(partitions));
                }
                Step::Revoking(partitions) => return Ok(Polled::Revoking(partitions)),
                Step::Revoked(partitions) => {
                    self.cursor
                        .next
                        .retain(|(partition, _), _| !partitions.contains(partition));
                    // Whoever gets them may be waiting.
                    self.log.0.shared.notify();
                    return Ok(Polled::Revoked(partitions));
                }
                Step::Nothing => {}
            }
            let records = read(&self.log, &mut self.cursor, limits).await?;
            if !records.is_empty() || !wait(&mut self.arrivals, deadline).await {
                return Ok(Polled::Records(records));
            }
        }
    }

    /// Goes back to what is committed, once the writer has done all we asked for.
    async fn return_to_committed(&mut self) -> Result<Polled, BusError> {
        self.log.append(Vec::new(), Vec::new(), 0).await?;
        let mut partitions: Vec<i32> = self.cursor.next.keys().map(|(partition, _)| *partition).collect();
        partitions.dedup();
        self.assign(&partitions)?;
        self.unsettled = false;
        Ok(Polled::Assigned(partitions))
    }

    fn assign(&mut self, partitions: &[i32]) -> Result<(), BusError> {
        let store = &self.log.0.shared.store;
        for partition in partitions {
            for topic in &self.inputs {
                let committed = store.committed(&self.group, *topic, *partition)?;
                let next = committed.unwrap_or_else(|| store.start(*topic, *partition));
                self.cursor.next.insert((*partition, *topic), next);
            }
        }
        Ok(())
    }

    /// The store of the state topics, that of the partition looked over.
    pub async fn restore(&mut self, partition: i32) -> Result<Keyed, BusError> {
        let (log, state) = (self.log.clone(), self.state.clone());
        blocking(move || {
            let store = &log.0.shared.store;
            for topic in state {
                if !integrity::is_whole(store, topic, partition)? {
                    integrity::report_state(store, topic, partition);
                }
            }
            Ok(Keyed::from(Arc::clone(store)))
        })
        .await
    }

    /// Outputs, state and offsets in one step.
    pub async fn commit(
        &mut self,
        outputs: Vec<Outgoing>,
        positions: Vec<Position>,
        mut notes: Notes,
    ) -> Result<(), BusError> {
        for position in &positions {
            if !self.cursor.next.contains_key(&(position.partition, position.topic)) {
                self.unsettled = true;
                return Err(BusError::Undone(format!(
                    "partition {} of {} is not ours",
                    position.partition,
                    position.topic.name()
                )));
            }
        }
        let offsets = positions
            .into_iter()
            .map(|position| Moved {
                group: Arc::clone(&self.group),
                position,
                note: notes.remove(&position.partition).unwrap_or_default(),
            })
            .collect();
        self.unsettled = true;
        let result = self.log.append(outputs, offsets, self.limit()).await;
        // A record that is too large was refused before anything was written; the caller may leave it out.
        self.unsettled = !matches!(result, Ok(()) | Err(BusError::TooLarge { .. }));
        result
    }

    /// The last commit of the first input, and what was noted with it.
    pub fn note(&self, partition: i32) -> Result<(i64, String), BusError> {
        let Some(topic) = self.inputs.first() else {
            return Ok((0, String::new()));
        };
        let store = &self.log.0.shared.store;
        let next = store.committed(&self.group, *topic, partition)?;
        Ok((next.unwrap_or(0), store.note(&self.group, *topic, partition)?))
    }

    /// Outputs that come of no record; the offsets stay where they are.
    pub async fn put(&mut self, partition: i32, outputs: Vec<Outgoing>) -> Result<(), BusError> {
        let place = |topic: &Topic| {
            let next = self.cursor.next.get(&(partition, *topic)).copied().unwrap_or(0);
            Position {
                topic: *topic,
                partition,
                next,
            }
        };
        let positions = self.inputs.iter().map(place).collect();
        self.commit(outputs, positions, Notes::new()).await
    }

    /// How large a record may be that is put out.
    pub fn limit(&self) -> usize {
        2 * self.log.limit()
    }

    /// How many records of our partitions are still to be read.
    pub fn lag(&self) -> u64 {
        self.cursor.lag(&self.log.0.shared.store)
    }

    /// Leaves the group.
    pub async fn close(mut self) {
        let (done, left) = oneshot::channel();
        self.leave(Some(done));
        // The writer answers, or it is gone, and the group with it.
        let _ = left.await;
    }

    fn leave(&mut self, done: Option<oneshot::Sender<()>>) {
        if !std::mem::replace(&mut self.left, true) {
            let request = Request::Leave {
                group: Arc::clone(&self.group),
                member: self.member,
                done,
            };
            if self.log.request(request).is_err() {
                tracing::debug!(group = &*self.group, "the log is closed already");
            }
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.leave(None);
    }
}

/// Reads off the async threads; moves the cursor only when all is done, so that a dropped future loses nothing.
pub(super) async fn read(log: &Log, cursor: &mut Cursor, limits: PollLimits) -> Result<Vec<Received>, BusError> {
    if limits.records == 0 || !cursor.behind(&log.0.shared.store) {
        return Ok(Vec::new());
    }
    let (log, mut moved) = (log.clone(), cursor.clone());
    let (records, moved) = blocking(move || {
        let records = moved.read(&log.0.shared.store, limits)?;
        Ok((records, moved))
    })
    .await?;
    *cursor = moved;
    Ok(records)
}

/// Waits for something to happen; false when the time is up.
pub(super) async fn wait(arrivals: &mut watch::Receiver<u64>, deadline: Instant) -> bool {
    timeout_at(deadline, arrivals.changed()).await.is_ok()
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, BusError> + Send + 'static,
) -> Result<T, BusError> {
    tokio::task::spawn_blocking(work).await.map_err(|_| stopped())?
}
