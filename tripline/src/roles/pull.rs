//! A source that pulls, in one process at a time: of all that have it in their config the one reads that has the source's place in a
//! consumer group; when it ends, another goes on from what is remembered. Knows no provider.
//!
//! A process that was frozen for longer than the group waits may still bring a batch that its successor brings too: ids are computed, so
//! it comes to nothing.

use std::sync::Arc;
use std::time::Duration;

use ingest::source::{Driver, Entry, Health};
use ingest::{Acceptor, Outlet, OutletError};
use pipeline::backoff::Backoff;
use pipeline::bus::{Bus, BusError, PollLimits, Polled, Worker};
use schemas::Clock;
use schemas::topic::Topic;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::Error;
use crate::outlet::BusOutlet;

/// The topic whose partition 0 is the place: small, for it is compacted, and nothing of it is handed out.
const LOCK: Topic = Topic::Sources;
const PLACE: i32 = 0;

/// How often it is looked whether the place came or went.
const EVERY: Duration = Duration::from_secs(1);

/// Keeps the place in the group.
const ALIVE: PollLimits = PollLimits {
    records: 0,
    bytes: 0,
    wait: Duration::ZERO,
};

/// A source and what it needs.
#[derive(Clone)]
pub(super) struct Pull {
    pub(super) entry: Entry,
    pub(super) position: usize,
    pub(super) acceptor: Acceptor,
    pub(super) outlet: Arc<BusOutlet>,
    pub(super) health: Health,
}

/// The source at work.
struct Working {
    stop: CancellationToken,
    task: JoinHandle<Result<(), Error>>,
}

impl Working {
    /// What is in flight is not acknowledged, and comes again to whoever goes on.
    async fn end(self) -> Result<(), Error> {
        self.stop.cancel();
        self.task
            .await
            .unwrap_or_else(|panicked| Err(Error::Ended(panicked.to_string())))
    }
}

impl Pull {
    /// Until told to stop.
    pub(super) async fn run(self, bus: Bus, stop: CancellationToken) -> Result<(), Error> {
        if !bus.is_shared() {
            return self.work(stop).await;
        }
        let group = format!("source-{}", self.entry.name());
        let Some(mut worker) = bus.join(&group, &[LOCK], &[], &stop).await? else {
            return Ok(());
        };
        let mut working: Option<Working> = None;
        let mut said = false;
        while !stop.is_cancelled() {
            match self.turn(&mut worker, &mut working, &stop).await {
                Ok(()) => {}
                // Who cannot reach the bus brings nothing onto it.
                Err(BusError::Busy(why) | BusError::Undone(why)) => {
                    tracing::debug!(source = self.entry.name(), why, "the source's place cannot be seen");
                }
                Err(error) => return Err(error.into()),
            }
            if working.is_none() && !said {
                said = true;
                tracing::info!(
                    source = self.entry.name(),
                    "another process pulls, or none yet: waiting for the place"
                );
            }
            if let Some(ended) = working.take_if(|working| working.task.is_finished()) {
                ended.end().await?;
            }
            tokio::select! {
                () = stop.cancelled() => {}
                () = tokio::time::sleep(EVERY) => {}
            }
        }
        if let Some(working) = working {
            working.end().await?;
        }
        worker.close().await;
        Ok(())
    }

    /// Takes the place when it comes, and gives it up, with all that runs, before another has it.
    async fn turn(
        &self,
        worker: &mut Worker,
        working: &mut Option<Working>,
        stop: &CancellationToken,
    ) -> Result<(), BusError> {
        match worker.poll(ALIVE).await? {
            Polled::Assigned(partitions) if partitions.contains(&PLACE) && working.is_none() => {
                let (own, stop) = (self.clone(), stop.child_token());
                let task = tokio::spawn(own.work(stop.clone()));
                *working = Some(Working { stop, task });
            }
            Polled::Revoking(partitions) | Polled::Revoked(partitions) if partitions.contains(&PLACE) => {
                if let Some(working) = working.take() {
                    tracing::info!(source = self.entry.name(), "another process goes on pulling");
                    let ended = working.end().await;
                    self.health.stands_by();
                    ended.map_err(|error| BusError::Broken(error.to_string()))?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Reads what the source remembers, and goes on from there until told to stop.
    async fn work(self, stop: CancellationToken) -> Result<(), Error> {
        let mut failures = 0;
        let progress = loop {
            match self.outlet.progress(self.entry.name()).await {
                Ok(progress) => break progress,
                Err(OutletError::Broken(what)) => return Err(Error::Ended(what)),
                Err(error @ OutletError::Busy(_)) => {
                    failures += 1;
                    tracing::warn!(source = self.entry.name(), %error, "what the source remembers cannot be read yet");
                }
            }
            tokio::select! {
                () = stop.cancelled() => return Ok(()),
                () = tokio::time::sleep(Backoff::BUS.bound(failures)) => {}
            }
        };
        let source = self.entry.open(self.position, progress, Clock::system())?;
        tracing::info!(source = self.entry.name(), "pulling");
        Driver::new(self.entry.name(), source, self.acceptor, self.health)
            .run(stop)
            .await;
        Ok(())
    }
}
