//! The embedded bus: a durable, ordered, partitioned log in one process. One thread writes, in batches that are whole or not
//! there; readers wait for it without polling. Knows what Kafka promises and nothing of how it does.

mod batch;
mod cursor;
mod entry;
mod folder;
mod group;
mod layout;
mod retention;
mod store;
mod tail;
mod worker;
mod writer;

use std::sync::{Arc, Mutex, PoisonError, mpsc};

use schemas::topic::Topic;
use tokio::sync::{oneshot, watch};

use super::config::EmbeddedSettings;
use super::{BusError, From, Outgoing, Position};
use group::Groups;
use store::Store;
use writer::{Append, Request, Writer};

pub use tail::Tail;
pub use worker::Worker;

/// The log. Cheap to clone; it is closed when the last clone, worker and tail are gone.
#[derive(Clone)]
pub struct Log(Arc<Inner>);

struct Inner {
    shared: Arc<Shared>,
    /// `None` only while it is dropped.
    requests: Option<mpsc::Sender<Request>>,
    writer: Option<std::thread::JoinHandle<()>>,
    max_record: usize,
}

/// What the writing thread and the readers share.
struct Shared {
    store: Store,
    groups: Mutex<Groups>,
    /// Changes when records, members or partitions came or went.
    arrivals: watch::Sender<u64>,
}

impl Shared {
    fn notify(&self) {
        self.arrivals.send_modify(|count| *count = count.wrapping_add(1));
    }

    fn groups(&self) -> std::sync::MutexGuard<'_, Groups> {
        // Its methods leave it whole at every step.
        self.groups.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        drop(self.requests.take());
        if let Some(writer) = self.writer.take() {
            // A panic there has been logged, and every caller has had its error.
            let _ = writer.join();
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
        let store = Store::open(settings)?;
        let (requests, received) = mpsc::channel();
        let groups = Mutex::new(Groups::new(store.partitions()));
        let shared = Arc::new(Shared {
            store,
            groups,
            arrivals: watch::Sender::new(0),
        });
        let writer = Writer::new(Arc::clone(&shared), settings)?;
        let thread = std::thread::Builder::new()
            .name("tripline-log".to_owned())
            .spawn(move || writer.run(&received));
        let thread = thread.map_err(|error| BusError::Broken(format!("no thread for the log: {error}")))?;
        Ok(Self(Arc::new(Inner {
            shared,
            requests: Some(requests),
            writer: Some(thread),
            max_record: settings.max_record,
        })))
    }

    pub(super) fn check(&self) -> Result<(), BusError> {
        match self.0.writer.as_ref().is_some_and(|writer| !writer.is_finished()) {
            true => Ok(()),
            false => Err(stopped()),
        }
    }

    pub(super) fn partitions(&self) -> i32 {
        self.0.shared.store.partitions()
    }

    pub(super) fn limit(&self) -> usize {
        self.0.max_record
    }

    pub(super) async fn publish(&self, records: Vec<Outgoing>) -> Result<(), BusError> {
        self.append(records, Vec::new(), self.0.max_record).await
    }

    pub(super) fn worker(&self, group: &str, inputs: &[Topic], state: &[Topic]) -> Result<Worker, BusError> {
        Worker::join(self.clone(), group, inputs, state)
    }

    pub(super) fn tail(&self, topic: Topic, from: From) -> Tail {
        Tail::new(self.clone(), topic, from)
    }

    /// Puts records and offsets into the log in one step.
    async fn append(
        &self,
        records: Vec<Outgoing>,
        offsets: Vec<(Arc<str>, Position)>,
        limit: usize,
    ) -> Result<(), BusError> {
        self.admit(&records, limit)?;
        let (done, result) = oneshot::channel();
        self.request(Request::Append(Append { records, offsets, done }))?;
        result.await.map_err(|_| stopped())?
    }

    fn request(&self, request: Request) -> Result<(), BusError> {
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
            let size = record.size();
            if size > limit {
                return Err(BusError::TooLarge {
                    topic: *topic,
                    size,
                    limit,
                });
            }
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

fn stopped() -> BusError {
    BusError::Broken("the log no longer takes records; see the error before this one, then start again".to_owned())
}
