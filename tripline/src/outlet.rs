//! The ingest stage's way to the bus: changes and rejects, each with the trace that it carries on.

use std::sync::Arc;
use std::time::Duration;

use futures::future::BoxFuture;
use ingest::source::Progress;
use ingest::{Batch, Outlet, OutletError, Remembered};
use pipeline::bus::{Bus, BusError, Outgoing, PollLimits, TailFrom};
use pipeline::envelope::Envelope;
use schemas::Clock;
use schemas::topic::Topic;
use schemas::wire::{Codec, WireError};

use crate::backlog::Backlog;

/// The entry that ends the reading of a source's progress.
const MARK: &str = "";

const READ: PollLimits = PollLimits {
    records: 10_000,
    bytes: 16 << 20,
    wait: Duration::from_secs(1),
};

/// Publishes what was accepted.
#[derive(Clone)]
pub struct BusOutlet {
    bus: Bus,
    envelope: Envelope,
    backlog: Option<Backlog>,
}

impl BusOutlet {
    /// An outlet to this bus.
    pub fn new(bus: Bus, codec: Arc<Codec>) -> Self {
        let envelope = Envelope::new(codec, "ingest");
        Self {
            bus,
            envelope,
            backlog: None,
        }
    }

    /// One that refuses while too many changes wait.
    pub fn within(self, backlog: Option<Backlog>) -> Self {
        Self { backlog, ..self }
    }
}

impl BusOutlet {
    /// After what it stands for: between the two a crash brings the same records again, and their ids are known.
    async fn remember(&self, Remembered { source, entries }: Remembered) -> Result<(), OutletError> {
        let entries = entries.into_iter();
        let records: Result<Vec<Outgoing>, WireError> = entries
            .map(|(entry, value)| self.envelope.progress(&source, &entry, value))
            .collect();
        let records = records.map_err(|error| OutletError::Broken(error.to_string()))?;
        self.bus.publish(records).await.map_err(outcome)
    }

    /// Reads the topic up to a mark that is put there now: whatever was there before stands before it.
    async fn recall(&self, source: &str) -> Result<Progress, OutletError> {
        let mark = format!("{}.{}", std::process::id(), Clock::system().now());
        let remembered = Remembered {
            source: source.to_owned(),
            entries: vec![(MARK.to_owned(), Some(mark.clone()))],
        };
        self.remember(remembered).await?;
        let mut tail = self
            .bus
            .tail(Topic::Sources, TailFrom::Beginning)
            .await
            .map_err(outcome)?;
        let (mut progress, prefix) = (Progress::default(), format!("{source}\n"));
        loop {
            for received in tail.poll(READ).await.map_err(outcome)? {
                let key = received.record.key.as_deref().unwrap_or_default();
                let key = String::from_utf8_lossy(key);
                let Some(entry) = key.strip_prefix(prefix.as_str()) else {
                    continue;
                };
                let value = match &received.record.value {
                    None => None,
                    Some(value) => match self.envelope.codec().decode_progress(value) {
                        Ok(progress) => Some(progress.value),
                        Err(error) => return Err(OutletError::Broken(format!("topic sources: {error}"))),
                    },
                };
                match (entry, value) {
                    (MARK, Some(value)) if value == mark => return Ok(progress),
                    (MARK, _) => {}
                    (entry, value) => progress.set(entry, value),
                }
            }
        }
    }
}

fn outcome(error: BusError) -> OutletError {
    match error {
        BusError::Busy(what) | BusError::Undone(what) => OutletError::Busy(what),
        error @ (BusError::TooLarge { .. } | BusError::Broken(_)) => OutletError::Broken(error.to_string()),
    }
}

impl Outlet for BusOutlet {
    fn put(&self, batch: Batch) -> BoxFuture<'_, Result<(), OutletError>> {
        Box::pin(async move {
            let size = batch.changes.len() + batch.rejected.len();
            if let Some(why) = self.backlog.as_ref().and_then(|backlog| backlog.refuse(size)) {
                return Err(OutletError::Busy(why));
            }
            let records = encode(&self.envelope, &batch).map_err(|error| OutletError::Broken(error.to_string()))?;
            if !records.is_empty() {
                self.bus.publish(records).await.map_err(outcome)?;
            }
            match batch.remembered {
                Some(remembered) => self.remember(remembered).await,
                None => Ok(()),
            }
        })
    }

    fn progress<'a>(&'a self, source: &'a str) -> BoxFuture<'a, Result<Progress, OutletError>> {
        Box::pin(self.recall(source))
    }
}

/// The batch as records.
pub fn encode(envelope: &Envelope, batch: &Batch) -> Result<Vec<Outgoing>, WireError> {
    let trace = Some(batch.traceparent.as_str());
    let changes = batch.changes.iter().map(|change| envelope.change(change, trace));
    let rejected = batch.rejected.iter().map(|rejected| envelope.reject(rejected, trace));
    changes.chain(rejected).collect()
}
