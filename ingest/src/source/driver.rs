//! The loop of every source: ask, make durable, remember, acknowledge, again. It owns retries, waits, shutdown and what is told of
//! a source. Knows no provider.

use std::time::Duration;

use pipeline::backoff::Backoff;
use ring::rand::SecureRandom;
use tokio_util::sync::CancellationToken;

use super::health::{Health, State};
use super::metrics::Metrics;
use super::{Batch, Fault, Source};
use crate::input::accept::{AcceptError, Acceptor, Receipt};

/// Haste and patience.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// After what did not succeed.
    pub retry: Backoff,
    /// How long until somebody may have mended a credential or the config.
    pub hold: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            retry: Backoff {
                first: Duration::from_millis(500),
                longest: Duration::from_secs(60),
            },
            hold: Duration::from_secs(60),
        }
    }
}

/// How often an acknowledgement is tried before the record is left to come again.
const ACKNOWLEDGE: u32 = 5;

/// Drives one source.
pub struct Driver {
    name: String,
    source: Box<dyn Source>,
    acceptor: Acceptor,
    health: Health,
    metrics: Metrics,
    pace: Pace,
    begun: i64,
}

impl Driver {
    /// Of the source by that name.
    pub fn new(name: impl Into<String>, source: Box<dyn Source>, acceptor: Acceptor, health: Health) -> Self {
        let name = name.into();
        Self {
            metrics: Metrics::new(&name),
            begun: acceptor.clock().now(),
            name,
            source,
            acceptor,
            health,
            pace: Pace::default(),
        }
    }

    /// Haste and patience other than usual, for tests.
    pub fn at_pace(self, pace: Pace) -> Self {
        Self { pace, ..self }
    }

    /// Until told to stop. What is in flight then is not acknowledged and comes again.
    pub async fn run(mut self, stop: CancellationToken) {
        self.health.set(State::Starting);
        let mut failures = 0;
        while !stop.is_cancelled() {
            let polled = tokio::select! {
                () = stop.cancelled() => return,
                polled = self.source.poll() => polled,
            };
            match polled {
                Ok(batch) => {
                    failures = 0;
                    self.answered(batch.lag);
                    if !batch.is_empty() && !self.deliver(batch, &stop).await {
                        return;
                    }
                }
                Err(fault) => {
                    failures += 1;
                    let wait = self.failed(&fault, failures);
                    pause(wait, &stop).await;
                }
            }
        }
    }

    /// Until the batch is durable, however long the bus takes; false when stopped before.
    async fn deliver(&mut self, batch: Batch, stop: &CancellationToken) -> bool {
        let mut failures = 0;
        loop {
            let taken = tokio::select! {
                () = stop.cancelled() => return false,
                taken = keeping(&mut *self.source, &batch.receipts, take(&self.acceptor, &self.name, &batch)) => taken,
            };
            let error = match taken {
                Ok(receipt) => {
                    self.metrics.taken(&receipt);
                    break;
                }
                Err(error) => error,
            };
            failures += 1;
            self.busy(&error);
            let wait = wait(&self.pace.retry, failures);
            tokio::select! {
                () = stop.cancelled() => return false,
                () = keeping(&mut *self.source, &batch.receipts, tokio::time::sleep(wait)) => {}
            }
        }
        self.acknowledge(batch.receipts, stop).await;
        true
    }

    /// What cannot be acknowledged comes again, and is then known by its id.
    async fn acknowledge(&mut self, receipts: Vec<String>, stop: &CancellationToken) {
        if receipts.is_empty() {
            return;
        }
        for failures in 1..=ACKNOWLEDGE {
            // It is durable: a stop does not hurry this, a second answer does.
            match self.source.acknowledge(receipts.clone()).await {
                Ok(()) => return,
                Err(fault) => {
                    let wait = self.failed(&fault, failures).min(self.pace.retry.bound(failures));
                    pause(wait, stop).await;
                    if stop.is_cancelled() {
                        return;
                    }
                }
            }
        }
    }

    fn answered(&self, lag: Option<u64>) {
        if self.health.answered(self.acceptor.clock().now(), lag) {
            tracing::info!(source = self.name, "source answers");
        }
        self.tell();
    }

    /// Tells of a fault; how long to wait.
    fn failed(&self, fault: &Fault, failures: u32) -> Duration {
        self.metrics.failed();
        let (state, wait) = match fault {
            Fault::Away { what, after } => {
                let wait = wait(&self.pace.retry, failures);
                let state = State::Retrying { reason: what.clone() };
                (state, after.map_or(wait, |after| after.max(wait)))
            }
            Fault::Refused { what, fix } => {
                let state = State::Held {
                    reason: what.clone(),
                    hint: fix.clone(),
                };
                (state, self.pace.hold)
            }
        };
        if self.health.set(state) {
            tracing::warn!(source = self.name, %fault, "source does not answer as it should");
        }
        self.tell();
        wait
    }

    fn busy(&self, error: &AcceptError) {
        let state = State::Retrying {
            reason: error.to_string(),
        };
        if self.health.set(state) {
            tracing::warn!(source = self.name, %error, "what the source brought waits for the bus");
        }
        self.tell();
    }

    fn tell(&self) {
        let standing = self.health.standing();
        let since = standing.answered.unwrap_or(self.begun);
        let silence = self.acceptor.clock().now() - since;
        self.metrics.stands(&standing.state, standing.lag, silence);
    }
}

async fn take(acceptor: &Acceptor, name: &str, batch: &Batch) -> Result<Receipt, AcceptError> {
    acceptor
        .accept_all(name, batch.documents.clone(), batch.progress.clone())
        .await
}

/// Does the work, and meanwhile keeps what the receipts stand for from others.
async fn keeping<T>(source: &mut dyn Source, receipts: &[String], work: impl Future<Output = T>) -> T {
    tokio::pin!(work);
    let lease = source.lease().filter(|_| !receipts.is_empty());
    let Some(lease) = lease else { return work.await };
    loop {
        tokio::select! {
            done = &mut work => return done,
            () = tokio::time::sleep(lease) => {}
        }
        // One that runs out comes again, and is then known by its id.
        if let Err(fault) = source.extend(receipts.to_vec()).await {
            tracing::debug!(%fault, "what is in flight could not be extended");
        }
    }
}

async fn pause(wait: Duration, stop: &CancellationToken) {
    tokio::select! {
        () = stop.cancelled() => {}
        () = tokio::time::sleep(wait) => {}
    }
}

/// At least half of what may be waited: full jitter could ask a provider that throttles at once again.
fn wait(backoff: &Backoff, failures: u32) -> Duration {
    let mut byte = [0u8; 1];
    // Without randomness the wait is the shortest, which is as good.
    let _ = ring::rand::SystemRandom::new().fill(&mut byte);
    backoff.wait(failures, 0.5 + f64::from(byte[0]) / 512.0)
}
