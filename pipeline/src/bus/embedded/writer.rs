//! The one thread that writes the log. What is asked of it while it writes goes into the next write together, so one fsync
//! serves all who wait for it. Knows no reader.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use fjall::PersistMode;
use schemas::Clock;
use schemas::topic::Topic;
use tokio::sync::oneshot;

use super::batch::Batch;
use super::entry::Taken;
use super::extent::{Extent, Live};
use super::retention::Trimmer;
use super::running::Running;
use super::shared::Shared;
use super::store::RUNNING;
use crate::bus::config::{EmbeddedSettings, Fsync};
use crate::bus::{BusError, Outgoing, Position, murmur2};

/// What is asked of the writer.
pub enum Request {
    Append(Append),
    /// A member leaves its group once everything it asked for is written.
    Leave {
        group: Arc<str>,
        member: u64,
        done: Option<oneshot::Sender<()>>,
    },
}

/// Records and offsets that are written in one step.
pub struct Append {
    pub records: Vec<Outgoing>,
    pub offsets: Vec<Moved>,
    pub done: oneshot::Sender<Result<(), BusError>>,
}

/// A group's offset, and what is noted with it.
pub struct Moved {
    pub group: Arc<str>,
    pub position: Position,
    pub note: String,
}

/// One write holds about so many bytes of values at most, unless a single request is larger.
const MOST_BYTES: usize = 8 << 20;

/// How often old records are looked for when nothing is written, and how often for room where there is none.
const TRIM: Duration = Duration::from_secs(30);
const FULL: Duration = Duration::from_secs(1);

pub struct Writer {
    shared: Arc<Shared>,
    fsync: Fsync,
    fsync_interval: Duration,
    extents: HashMap<(Topic, i32), Extent>,
    /// Where the next record without a key goes.
    turn: i32,
    clock: Clock,
    running: Running,
    /// When something was written that is not known to be on the disk.
    unsynced: Option<Instant>,
    trimmer: Trimmer,
}

impl Writer {
    pub fn new(shared: Arc<Shared>, settings: &EmbeddedSettings, clock: Clock) -> Result<Self, BusError> {
        let mut extents = HashMap::new();
        for topic in Topic::ALL {
            for partition in 0..shared.store.partitions() {
                let mut extent = shared.store.extent(topic, partition)?;
                if topic.compacted() && extent.live == Live::default() {
                    extent.live = shared.store.live(topic, partition)?;
                }
                extents.insert((topic, partition), extent);
            }
        }
        let running = shared.store.running()?;
        let held: u64 = extents.values().map(|extent| extent.bytes).sum();
        let trimmer = Trimmer::new(settings.retentions.clone(), shared.disk.free().saturating_add(held));
        Ok(Self {
            shared,
            fsync: settings.fsync,
            fsync_interval: settings.fsync_interval,
            extents,
            turn: 0,
            clock,
            running: Running::new(running),
            unsynced: None,
            trimmer,
        })
    }

    /// Serves requests until nobody can ask any more.
    pub fn run(mut self, requests: &Receiver<Request>) {
        loop {
            let trim = if self.shared.disk.full().is_some() { FULL } else { TRIM };
            let idle = self.unsynced.map_or(trim, |since| {
                self.fsync_interval.saturating_sub(since.elapsed()).min(trim)
            });
            match requests.recv_timeout(if self.trimmer.more() { Duration::ZERO } else { idle }) {
                Ok(request) => {
                    let all = gather(request, requests);
                    if let Err(error) = self.serve(all) {
                        tracing::error!(%error, "the log takes no more records");
                        return refuse(requests, &error);
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            if let Err(error) = self.tend() {
                tracing::error!(%error, "the log takes no more records");
                return refuse(requests, &error);
            }
        }
        if let Err(error) = self.shared.store.db.persist(PersistMode::SyncAll) {
            tracing::error!(%error, "the log could not be written to the disk as it was closed");
        }
    }

    /// Writes everything that was asked for in one step, then lets those leave who want to.
    fn serve(&mut self, requests: Vec<Request>) -> Result<(), BusError> {
        let mut leaving = Vec::new();
        let mut appends = Vec::new();
        for request in requests {
            match request {
                Request::Append(append) => appends.push(append),
                Request::Leave { group, member, done } => leaving.push((group, member, done)),
            }
        }
        let written = self.write(&appends);
        for append in appends {
            // Whoever gave up waiting does not need to know.
            let _ = append.done.send(written.clone());
        }
        for (group, member, done) in leaving {
            self.shared.groups().leave(&group, member);
            self.shared.notify();
            let _ = done.map(|done| done.send(()));
        }
        written
    }

    fn write(&mut self, appends: &[Append]) -> Result<(), BusError> {
        if appends
            .iter()
            .all(|append| append.records.is_empty() && append.offsets.is_empty())
        {
            return Ok(());
        }
        let taken = Taken {
            at: self.clock.now(),
            running: self.running.now(),
        };
        let shared = Arc::clone(&self.shared);
        let mut batch = Batch::new(&shared.store);
        for Append { records, offsets, .. } in appends {
            for outgoing in records {
                let partition = self.partition(outgoing);
                let extent = self
                    .extents
                    .get(&(outgoing.topic, partition))
                    .copied()
                    .unwrap_or_default();
                batch.append(extent, partition, outgoing, taken)?;
            }
            for moved in offsets {
                batch.commit_offset(&moved.group, moved.position, &moved.note);
            }
        }
        let durability = match self.fsync {
            Fsync::Always => PersistMode::SyncData,
            Fsync::Interval | Fsync::Never => PersistMode::Buffer,
        };
        let extents = batch.write(durability).map_err(|error| write_error(&error))?;
        self.extents.extend(extents);
        if self.fsync == Fsync::Interval {
            self.unsynced.get_or_insert_with(Instant::now);
        }
        shared.notify();
        Ok(())
    }

    /// The partition of a record: as it says, by its key, or by turns.
    fn partition(&mut self, outgoing: &Outgoing) -> i32 {
        let partitions = self.shared.store.partitions();
        match (outgoing.partition, &outgoing.record.key) {
            (Some(partition), _) => partition,
            (None, Some(key)) => murmur2::partition(key, partitions),
            (None, None) => {
                self.turn = (self.turn + 1) % partitions;
                self.turn
            }
        }
    }

    /// What is due: forcing records to the disk, removing old ones.
    fn tend(&mut self) -> Result<(), BusError> {
        if self
            .unsynced
            .is_some_and(|since| since.elapsed() >= self.fsync_interval)
        {
            self.shared
                .store
                .db
                .persist(PersistMode::SyncData)
                .map_err(|error| write_error(&error))?;
            self.unsynced = None;
        }
        self.shared.disk.refresh();
        let store = &self.shared.store;
        if let Some(running) = self.running.due() {
            let noted = store.extents.insert(RUNNING, running.to_be_bytes());
            noted.map_err(|error| write_error(&error))?;
        }
        self.trimmer.trim(store, &mut self.extents, self.running.now())
    }
}

/// The request and what came while the writer was busy, as far as one write should go.
fn gather(first: Request, requests: &Receiver<Request>) -> Vec<Request> {
    let size = |request: &Request| match request {
        Request::Append(append) => append.records.iter().map(|outgoing| outgoing.record.size()).sum(),
        Request::Leave { .. } => 0,
    };
    let mut bytes: usize = size(&first);
    let mut all = vec![first];
    while bytes < MOST_BYTES {
        let Ok(request) = requests.try_recv() else { break };
        bytes += size(&request);
        all.push(request);
    }
    all
}

/// After a failed write nothing is known of the store, so nothing more is written: every caller has the error, until none is left.
fn refuse(requests: &Receiver<Request>, error: &BusError) {
    while let Ok(request) = requests.recv() {
        match request {
            Request::Append(append) => drop(append.done.send(Err(error.clone()))),
            Request::Leave { done, .. } => drop(done.map(|done| done.send(()))),
        }
    }
}

fn write_error(error: &fjall::Error) -> BusError {
    let what = match error {
        // The store gave up earlier, in the background; its reason is in the log output.
        fjall::Error::Poisoned => "the disk is full or broken".to_owned(),
        error => error.to_string(),
    };
    BusError::Broken(format!(
        "the log cannot be written: {what}; free or mend the disk, then start again"
    ))
}
