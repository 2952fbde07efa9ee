//! The log itself: opened, published to, closed when the last of its clones, workers and tails are gone. Knows no reader.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::thread::JoinHandle;

use opentelemetry::KeyValue;
use opentelemetry::metrics::Counter;
use schemas::Clock;
use schemas::topic::Topic;
use tokio::sync::{oneshot, watch};

use super::disk::Disk;
use super::group::Groups;
use super::keyed::Keyed;
use super::shared::Shared;
use super::store::Store;
use super::writer::{Append, Moved, Request, Writer};
use crate::bus::config::EmbeddedSettings;
use crate::bus::{BusError, Outgoing, Span, TopicState};

/// The log. Cheap to clone; it is closed when the last clone, worker and tail are gone.
#[derive(Clone)]
pub struct Log(pub(super) Arc<Inner>);

pub(super) struct Inner {
    pub(super) shared: Arc<Shared>,
    /// `None` only while it is dropped.
    requests: Option<mpsc::Sender<Request>>,
    writer: Option<JoinHandle<()>>,
    checker: Option<JoinHandle<()>>,
    closing: Arc<AtomicBool>,
    max_record: usize,
    refused: Counter<u64>,
}

impl Drop for Inner {
    fn drop(&mut self) {
        drop(self.requests.take());
        self.closing.store(true, Ordering::Relaxed);
        for thread in [self.writer.take(), self.checker.take()].into_iter().flatten() {
            // A panic there has been logged, and every caller has had its error.
            let _ = thread.join();
        }
    }
}

impl Log {
    /// Opens the log of that folder, or begins one.
    pub async fn open(settings: &EmbeddedSettings) -> Result<Self, BusError> {
        let settings = settings.clone();
        let opened = tokio::task::spawn_blocking(move || Self::open_blocking(&settings)).await;
        opened.map_err(|error| BusError::Broken(format!("the log could not be opened: {error}")))?
    }

    fn open_blocking(settings: &EmbeddedSettings) -> Result<Self, BusError> {
        Self::open_at(settings, Clock::system())
    }

    pub(super) fn open_at(settings: &EmbeddedSettings, clock: Clock) -> Result<Self, BusError> {
        let store = Arc::new(Store::open(settings)?);
        let disk = Disk::new(&settings.path, settings.reserve);
        let (requests, received) = mpsc::channel();
        let groups = Mutex::new(Groups::new(store.partitions()));
        let shared = Arc::new(Shared {
            store,
            groups,
            disk,
            arrivals: watch::Sender::new(0),
        });
        let writer = Writer::new(Arc::clone(&shared), settings, clock)?;
        let closing = Arc::new(AtomicBool::new(false));
        let (checked, stop) = (Arc::clone(&shared), Arc::clone(&closing));
        Ok(Self(Arc::new(Inner {
            shared,
            requests: Some(requests),
            writer: Some(thread("tripline-log", move || writer.run(&received))?),
            // Beside the work: what is missing is no reason to wait, and nobody can bring it back here.
            checker: Some(thread("tripline-log-check", move || checked.look_for_gaps(&stop))?),
            closing,
            max_record: settings.max_record,
            refused: opentelemetry::global::meter("tripline")
                .u64_counter("tripline.bus.refused")
                .with_description("records that were not taken in, by cause: the disk is nearly full")
                .build(),
        })))
    }

    /// Whether it takes records.
    pub fn check(&self) -> Result<(), BusError> {
        if self.0.writer.as_ref().is_none_or(JoinHandle::is_finished) {
            return Err(stopped());
        }
        self.0.shared.disk.full().map_or(Ok(()), |why| Err(BusError::Busy(why)))
    }

    /// Records that are gone and were not read, as far as that was noticed.
    pub fn lost(&self) -> u64 {
        self.0.shared.store.lost.load(Ordering::Relaxed)
    }

    /// How many records of a topic a group has still to read.
    pub fn backlog(&self, group: &str, topic: Topic) -> Result<Option<u64>, BusError> {
        let store = &self.0.shared.store;
        let mut backlog = None;
        for partition in 0..store.partitions() {
            let start = store.start(topic, partition);
            let committed = store.committed(group, topic, partition)?;
            let behind = store.end(topic, partition) - committed.unwrap_or(start).max(start);
            backlog = match (backlog, committed) {
                (None, None) if behind == 0 => None,
                (before, _) => Some(before.unwrap_or(0) + u64::try_from(behind).unwrap_or(0)),
            };
        }
        Ok(backlog)
    }

    /// Each topic as it stands; all are made by us.
    pub fn topics(&self) -> Vec<TopicState> {
        let state = |topic: Topic| TopicState {
            topic,
            name: topic.name().to_owned(),
            partitions: Some(self.partitions()),
            replicas: None,
            settings: Vec::new(),
            differences: Vec::new(),
        };
        Topic::ALL.into_iter().map(state).collect()
    }

    /// Where each partition of a topic begins and ends.
    pub fn spans(&self, topic: Topic) -> Vec<Span> {
        let store = &self.0.shared.store;
        let span = |partition| Span {
            partition,
            start: store.start(topic, partition),
            end: store.end(topic, partition),
        };
        (0..self.partitions()).map(span).collect()
    }

    /// Free bytes of the disk, and all of them.
    pub fn disk(&self) -> Option<(u64, u64)> {
        self.0.shared.disk.look()
    }

    /// Where a group goes on in each partition of a topic.
    pub fn committed(&self, group: &str, topic: Topic) -> Result<BTreeMap<i32, i64>, BusError> {
        let mut committed = BTreeMap::new();
        for partition in 0..self.partitions() {
            let next = self.0.shared.store.committed(group, topic, partition)?;
            committed.extend(next.map(|next| (partition, next)));
        }
        Ok(committed)
    }

    /// The compacted topics by key.
    pub fn state(&self) -> Keyed {
        Keyed::from(Arc::clone(&self.0.shared.store))
    }

    /// How many partitions each topic has.
    pub fn partitions(&self) -> i32 {
        self.0.shared.store.partitions()
    }

    /// How large a record may be that is published.
    pub fn limit(&self) -> usize {
        self.0.max_record
    }

    /// Publishes records; they are durable when this returns well.
    pub async fn publish(&self, records: Vec<Outgoing>) -> Result<(), BusError> {
        if let Some(why) = self.0.shared.disk.full() {
            self.0
                .refused
                .add(records.len() as u64, &[KeyValue::new("cause", "disk")]);
            return Err(BusError::Busy(why));
        }
        self.append(records, Vec::new(), self.0.max_record).await
    }

    /// Puts records and offsets into the log in one step.
    pub(super) async fn append(
        &self,
        records: Vec<Outgoing>,
        offsets: Vec<Moved>,
        limit: usize,
    ) -> Result<(), BusError> {
        self.admit(&records, limit)?;
        let (done, result) = oneshot::channel();
        self.request(Request::Append(Append { records, offsets, done }))?;
        result.await.map_err(|_| stopped())?
    }

    pub(super) fn request(&self, request: Request) -> Result<(), BusError> {
        let requests = self.0.requests.as_ref().ok_or_else(stopped)?;
        requests.send(request).map_err(|_| stopped())
    }

    /// Refuses what the writer could not write, before anything is queued.
    fn admit(&self, records: &[Outgoing], limit: usize) -> Result<(), BusError> {
        for Outgoing {
            topic,
            partition,
            record,
        } in records
        {
            record.admit(*topic, limit)?;
            if partition.is_some_and(|partition| !(0..self.partitions()).contains(&partition)) {
                let most = self.partitions() - 1;
                return Err(BusError::Broken(format!(
                    "topic {} has partitions 0 to {most}",
                    topic.name()
                )));
            }
            if topic.compacted() && record.key.is_none() {
                return Err(BusError::Broken(format!(
                    "a record for topic {} needs a key",
                    topic.name()
                )));
            }
        }
        Ok(())
    }
}

fn thread(name: &str, work: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>, BusError> {
    let spawned = std::thread::Builder::new().name(name.to_owned()).spawn(work);
    spawned.map_err(|error| BusError::Broken(format!("no thread for the log: {error}")))
}

pub(super) fn stopped() -> BusError {
    BusError::Broken("the log no longer takes records; see the error before this one, then start again".to_owned())
}
