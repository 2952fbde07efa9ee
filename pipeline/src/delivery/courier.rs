//! The loop itself: poll, send, act on the answer, commit, again. While it waits it keeps its place in the consumer group.

mod receive;
mod send;
mod settle;

use std::sync::Arc;
use std::time::{Duration, Instant};

use rand::SeedableRng;
use rand::rngs::StdRng;
use tokio_util::sync::CancellationToken;

use super::hand::Hand;
use super::metrics::Metrics;
use super::packer::Packer;
use super::{Settings, Sink, Transport};
use crate::bus::{Appetite, BusError, Worker};

/// How long an idle poll may take.
const IDLE: Duration = Duration::from_secs(1);

/// A poll at least this often keeps the place in the group.
const ALIVE: Duration = Duration::from_secs(1);

/// How long a request that is under way may still take when we stop.
const GRACE: Duration = Duration::from_secs(5);

/// Batches that may wait for confirmation.
const UNCONFIRMED: usize = 16;

/// Records polled at once even where a request carries fewer.
const POLLED: usize = 100;

/// Bytes polled at once: in hand each takes several times that, as record, finding and encoded event.
const POLLED_BYTES: usize = 4 << 20;

pub(super) struct Courier {
    worker: Worker,
    sink: Arc<dyn Sink>,
    transport: Arc<dyn Transport>,
    settings: Settings,
    stop: CancellationToken,
    hand: Hand,
    packer: Packer,
    metrics: Metrics,
    rng: StdRng,
    /// Failures in a row.
    failures: u32,
    polled: Instant,
    sent: Option<Instant>,
    committed: Instant,
    inquired: Instant,
}

impl Courier {
    pub(super) fn new(
        worker: Worker,
        sink: Arc<dyn Sink>,
        transport: Arc<dyn Transport>,
        settings: Settings,
        stop: CancellationToken,
    ) -> Self {
        let now = Instant::now();
        Self {
            worker,
            transport,
            stop,
            hand: Hand::default(),
            packer: Packer::new(sink.limits()),
            metrics: Metrics::new(sink.name(), settings.worker),
            rng: settings.seed.map_or_else(StdRng::from_os_rng, StdRng::seed_from_u64),
            failures: 0,
            polled: now,
            sent: None,
            committed: now,
            inquired: now,
            sink,
            settings,
        }
    }

    pub(super) async fn run(mut self) -> Result<(), BusError> {
        let ran = self.work().await;
        let stopped = match ran {
            Ok(()) => {
                self.last_confirmations().await;
                self.commit(true).await.map(drop)
            }
            error => error,
        };
        self.worker.close().await;
        stopped
    }

    async fn work(&mut self) -> Result<(), BusError> {
        while !self.stop.is_cancelled() {
            let mut pause = self.receive().await?;
            if pause.is_none() && !self.gathering() {
                pause = self.send().await?;
            }
            self.confirm().await;
            let busy = self.commit(false).await?;
            let now = self.settings.clock.now();
            self.metrics.oldest(self.hand.oldest(), now);
            if let Some(pause) = pause.max(busy) {
                self.wait(pause).await?;
            }
        }
        Ok(())
    }

    /// What the bus could not do now, or ever.
    fn trouble(&mut self, error: BusError) -> Result<Option<Duration>, BusError> {
        let sink = self.sink.name();
        match error {
            BusError::Busy(reason) => {
                tracing::warn!(sink, reason, "the bus is busy");
                Ok(Some(self.settings.pace.backoff))
            }
            BusError::Undone(reason) => {
                tracing::warn!(
                    sink,
                    reason,
                    "a commit was undone; what was delivered since the last one is sent again"
                );
                self.hand = Hand::default();
                Ok(None)
            }
            error => Err(error),
        }
    }

    /// Waits, keeping the place in the group, until the time is over or we stop.
    async fn wait(&mut self, pause: Duration) -> Result<(), BusError> {
        let until = Instant::now() + pause;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Ok(());
            }
            tokio::select! {
                biased;
                () = self.stop.cancelled() => return Ok(()),
                () = tokio::time::sleep(left.min(ALIVE)) => {}
            }
            if self.polled.elapsed() >= ALIVE {
                let alive = Appetite {
                    records: 0,
                    bytes: 0,
                    wait: Duration::ZERO,
                };
                self.polled = Instant::now();
                match self.worker.poll(alive).await {
                    Ok(polled) => drop(self.polled(polled).await?),
                    Err(error) => drop(self.trouble(error)?),
                }
            }
        }
    }
}
