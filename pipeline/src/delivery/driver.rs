//! The loop itself: poll, send, act on the answer, commit, again. While it waits it keeps its place in the consumer group.

mod ack;
mod ahead;
mod commit;
mod dead_letter;
mod receive;
mod report;
mod send;

use std::sync::Arc;
use std::time::{Duration, Instant};

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use tokio_util::sync::CancellationToken;

use super::ahead::Ahead;
use super::allowance::Allowance;
use super::batching::Batching;
use super::gate::{self, Gate};
use super::in_flight::InFlight;
use super::metrics::Metrics;
use super::read::Reader;
use super::{Settings, Sink, Transport};
use crate::backoff::Backoff;
use crate::bus::{BusError, PollLimits, Worker};
use crate::envelope::Envelope;

/// How long an idle poll may take.
const IDLE: Duration = Duration::from_secs(1);

/// A poll at least this often keeps the place in the group.
const ALIVE: Duration = Duration::from_secs(1);

/// How long a request that is under way may still take when we stop.
const GRACE: Duration = Duration::from_secs(5);

/// Batches that may wait for confirmation.
const UNACKED: usize = 16;

/// Records polled at once even where a request carries fewer.
const POLLED: usize = 100;

/// Bytes polled at once: in flight each takes several times that, as record, finding and encoded event.
const POLLED_BYTES: usize = 4 << 20;

pub(super) struct Driver {
    worker: Worker,
    sink: Arc<dyn Sink>,
    transport: Arc<dyn Transport>,
    settings: Settings,
    stop: CancellationToken,
    envelope: Envelope,
    in_flight: InFlight,
    reader: Arc<Reader>,
    ahead: Ahead,
    batching: Batching,
    allowance: Allowance,
    metrics: Metrics,
    rng: StdRng,
    /// When the destination may be asked, for all its workers.
    gate: Arc<Gate>,
    gate_changes: gate::Watch,
    /// Calls of the bus in a row for which it was busy.
    bus_failures: u32,
    polled: Instant,
    sent: Option<Instant>,
    committed: Instant,
    asked_acks: Instant,
    /// Said once.
    released_early: bool,
}

impl Driver {
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
            envelope: Envelope::new(Arc::clone(&settings.codec), sink.name()),
            in_flight: InFlight::default(),
            reader: Arc::new(Reader::new(Arc::clone(&sink), settings.clone())),
            ahead: Ahead::default(),
            batching: Batching::new(sink.limits()),
            allowance: Allowance::new(settings.digest),
            metrics: Metrics::new(sink.name(), settings.worker),
            rng: settings.seed.map_or_else(StdRng::from_os_rng, StdRng::seed_from_u64),
            gate_changes: settings.health.gate().watch(),
            gate: Arc::clone(settings.health.gate()),
            bus_failures: 0,
            polled: now,
            sent: None,
            committed: now,
            asked_acks: now,
            released_early: false,
            sink,
            settings,
        }
    }

    pub(super) async fn run(mut self) -> Result<(), BusError> {
        let ran = self.deliver().await;
        let stopped = match ran {
            Ok(()) => {
                self.last_acks().await;
                self.commit(true).await.map(drop)
            }
            error => error,
        };
        self.worker.close().await;
        stopped
    }

    async fn deliver(&mut self) -> Result<(), BusError> {
        while !self.stop.is_cancelled() {
            let busy = self.receive().await?;
            self.release();
            let pause = if busy.is_none() && !self.gathering() {
                self.send().await?
            } else {
                None
            };
            self.ack().await;
            let busy = busy.max(self.commit(false).await?);
            if busy.is_none() {
                self.bus_failures = 0;
            }
            self.waiting();
            if let Some(pause) = pause.max(busy) {
                self.wait(pause).await?;
            }
        }
        Ok(())
    }

    /// Those whose time to be told has come.
    fn release(&mut self) {
        let early = self
            .in_flight
            .release(self.settings.clock.now(), self.batching.limits().records);
        if early && !std::mem::replace(&mut self.released_early, true) {
            tracing::warn!(
                sink = self.sink.name(),
                "too many findings wait to be told later; the first of them are told now"
            );
        }
    }

    /// What the bus could not do now, or ever.
    fn bus_failed(&mut self, error: BusError) -> Result<Option<Duration>, BusError> {
        let sink = self.sink.name();
        match error {
            BusError::Busy(reason) => {
                self.bus_failures = self.bus_failures.saturating_add(1);
                let wait = Backoff::BUS.wait(self.bus_failures, self.rng.random());
                tracing::warn!(sink, reason, ?wait, "the bus is busy");
                Ok(Some(wait))
            }
            BusError::Undone(reason) => {
                tracing::warn!(
                    sink,
                    reason,
                    "a commit was undone; what was delivered since the last one is sent again"
                );
                self.in_flight = InFlight::default();
                self.ahead = Ahead::default();
                Ok(None)
            }
            error => Err(error),
        }
    }

    /// Waits, keeping the place in the group, until the time is over, there is news of the destination, or we stop.
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
                () = self.gate_changes.changed() => return Ok(()),
                () = tokio::time::sleep(left.min(ALIVE)) => {}
            }
            // While nothing moves the oldest grows older, and that is when somebody looks.
            self.waiting();
            if self.polled.elapsed() >= ALIVE {
                let alive = PollLimits {
                    records: 0,
                    bytes: 0,
                    wait: Duration::ZERO,
                };
                self.polled = Instant::now();
                match self.worker.poll(alive).await {
                    Ok(polled) => drop(self.polled(polled).await?),
                    Err(error) => drop(self.bus_failed(error)?),
                }
            }
        }
    }
}
