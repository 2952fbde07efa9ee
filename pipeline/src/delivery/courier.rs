//! The loop itself: poll, send, act on the answer, commit, again. While it waits it keeps its place in the consumer group.

use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use schemas::topic::Topic;
use tokio_util::sync::CancellationToken;

use super::backoff;
use super::hand::Hand;
use super::letter;
use super::metrics::Metrics;
use super::packer::Packer;
use super::{Answer, Event, Request, Response, Settings, Sink, State, Transport, TransportError, trace};
use crate::bus::{Appetite, BusError, Outgoing, Polled, Received, Worker};

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
            metrics: Metrics::new(sink.name()),
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
            Ok(()) => self.commit(true).await.map(drop),
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

    /// Polls for as much as there is room for. A pause when the bus is busy.
    async fn receive(&mut self) -> Result<Option<Duration>, BusError> {
        let Some(appetite) = self.appetite() else {
            return Ok(None);
        };
        let polled = tokio::select! {
            biased;
            () = self.stop.cancelled() => return Ok(None),
            polled = self.worker.poll(appetite) => polled,
        };
        self.polled = Instant::now();
        match polled {
            Ok(polled) => self.polled(polled).await,
            Err(error) => self.trouble(error),
        }
    }

    async fn polled(&mut self, polled: Polled) -> Result<Option<Duration>, BusError> {
        match polled {
            Polled::Records(records) => {
                for received in records {
                    self.take(received)?;
                }
            }
            Polled::Revoked(partitions) => self.hand.forget(&partitions),
            Polled::Assigned(partitions) => {
                // What we hold of them, if anything, comes again from the last commit.
                self.hand.forget(&partitions);
                for partition in partitions {
                    if let Err(error) = self.worker.restore(partition).await {
                        return self.trouble(error);
                    }
                }
            }
        }
        Ok(None)
    }

    /// What the next poll may bring; `None` when none is needed now.
    fn appetite(&self) -> Option<Appetite> {
        let limits = self.packer.limits();
        let pace = &self.settings.pace;
        let records = limits.records.max(POLLED);
        let full = Appetite {
            records: records.saturating_sub(self.hand.fresh().len()),
            bytes: limits.inflated.min(8 << 20),
            wait: IDLE,
        };
        if self.gathering() {
            let until = self.sent.map_or(Duration::ZERO, |sent| {
                (sent + pace.linger).saturating_duration_since(Instant::now())
            });
            return Some(Appetite { wait: until, ..full });
        }
        if self.hand.is_idle() && self.hand.unconfirmed() < UNCONFIRMED {
            let wait = if self.hand.unconfirmed() > 0 {
                pace.confirm.min(IDLE)
            } else {
                IDLE
            };
            return Some(Appetite { wait, ..full });
        }
        let wait = if self.hand.is_idle() {
            pace.confirm.min(IDLE)
        } else {
            Duration::ZERO
        };
        let needed = self.polled.elapsed() >= ALIVE || !wait.is_zero();
        needed.then_some(Appetite {
            records: 0,
            bytes: 0,
            wait,
        })
    }

    /// Whether to wait for more: a request went out a moment ago and another one would not be full.
    fn gathering(&self) -> bool {
        let limits = self.packer.limits();
        let fresh = self.hand.fresh();
        let recent = self.sent.is_some_and(|sent| sent.elapsed() < self.settings.pace.linger);
        recent
            && !fresh.is_empty()
            && !self.hand.has_again()
            && fresh.len() < limits.records
            && self.packer.fit(fresh.iter()) == fresh.len()
    }

    fn take(&mut self, received: Received) -> Result<(), BusError> {
        let Some(value) = received.record.value.clone() else {
            self.hand.take(&received, None);
            return Ok(());
        };
        let encoded = match self.settings.codec.decode_finding(&value) {
            Ok(finding) => self.sink.encode(&finding).map(|body| body.map(|body| (finding, body))),
            Err(error) => Err(error.to_string()),
        };
        match encoded {
            Ok(Some((finding, body))) => {
                let body = body.into();
                let event = Event {
                    finding,
                    body,
                    received: received.clone(),
                };
                self.hand.take(&received, Some(event));
            }
            Ok(None) => {
                self.metrics.filtered();
                self.hand.take(&received, None);
            }
            Err(reason) => {
                self.hand.take(&received, None);
                self.bury(&received, &reason)?;
            }
        }
        Ok(())
    }

    /// One request. A pause where one is called for.
    async fn send(&mut self) -> Result<Option<Duration>, BusError> {
        let packer = &self.packer;
        let Some(piece) = self.hand.next(|fresh| packer.fit(fresh.iter())) else {
            return Ok(None);
        };
        let (request, piece) = self.build(piece).await?;
        let size = request.body.len();
        if let Some(fit) = self.packer.weigh(&piece, size) {
            self.hand.put_back_cut(piece, fit);
            return Ok(None);
        }
        if let [event] = piece.as_slice()
            && size > self.packer.limits().alone
        {
            let reason = format!(
                "{size} bytes, more than the {} that the destination takes",
                self.packer.limits().alone
            );
            self.bury(&event.received.clone(), &reason)?;
            return Ok(None);
        }
        let (started, began) = (Instant::now(), SystemTime::now());
        let response = self.exchange(request).await;
        self.sent = Some(Instant::now());
        let status = response.as_ref().ok().map(|response| response.status);
        self.metrics.request(started.elapsed(), status);
        let asked = response
            .as_ref()
            .ok()
            .and_then(|response| response.header("retry-after"));
        let asked = asked.and_then(|value| backoff::retry_after(value, self.settings.clock.now()));
        let answer = match response {
            Ok(response) => self.sink.verdict(&piece, &response),
            Err(error) => error.into(),
        };
        if matches!(answer, Answer::Split { .. }) && status == Some(413) && piece.len() > 1 {
            self.packer.refused(size);
        }
        self.act(answer, piece, asked, began)
    }

    /// Compressing megabytes would hold other tasks up.
    async fn build(&self, piece: Vec<Event>) -> Result<(Request, Vec<Event>), BusError> {
        let (sink, now) = (Arc::clone(&self.sink), self.settings.clock.now());
        let built = tokio::task::spawn_blocking(move || (sink.request(&piece, now), piece)).await;
        built.map_err(|error| BusError::Broken(format!("sink {}: {error}", self.sink.name())))
    }

    async fn exchange(&self, request: Request) -> Result<Response, TransportError> {
        let grace = async {
            self.stop.cancelled().await;
            tokio::time::sleep(GRACE).await;
        };
        tokio::select! {
            response = self.transport.send(request) => response,
            () = grace => Err(TransportError::NoAnswer("stopped while a request was under way".to_owned())),
        }
    }

    fn act(
        &mut self,
        answer: Answer,
        piece: Vec<Event>,
        asked: Option<Duration>,
        began: SystemTime,
    ) -> Result<Option<Duration>, BusError> {
        match answer {
            Answer::Delivered { slow } => {
                self.delivered(&piece, began);
                return Ok(slow.then(|| self.backoff(1, asked)));
            }
            Answer::Accepted(receipt) => {
                self.well();
                self.hand.accepted(receipt, piece);
            }
            Answer::Retry { reason } => {
                self.hand.put_back(piece);
                self.failures = self.failures.saturating_add(1);
                self.metrics.retried();
                self.retrying(reason);
                return Ok(Some(self.backoff(self.failures, asked)));
            }
            Answer::Hold { reason, hint } => {
                self.hand.put_back(piece);
                self.held(reason, hint);
                let hold = self.settings.pace.hold.mul_f64(1.0 + 0.1 * self.rng.random::<f64>());
                return Ok(Some(hold));
            }
            Answer::Split { reason } => self.split(piece, &reason)?,
            Answer::Suspect {
                position,
                kept,
                receipt,
                reason,
            } => {
                if position == 0 || position >= piece.len() {
                    self.split(piece, &reason)?;
                    return Ok(None);
                }
                let mut before = piece;
                let mut suspect = before.split_off(position);
                let after = suspect.split_off(1);
                self.hand.put_back(after);
                self.hand.put_back(suspect);
                match (kept, receipt) {
                    (false, _) => self.hand.put_back(before),
                    (true, Some(receipt)) => self.hand.accepted(receipt, before),
                    (true, None) => self.delivered(&before, began),
                }
            }
        }
        Ok(None)
    }

    /// In halves; one alone is refused for good.
    fn split(&mut self, piece: Vec<Event>, reason: &str) -> Result<(), BusError> {
        if let [event] = piece.as_slice() {
            return self.bury(&event.received.clone(), reason);
        }
        self.metrics.retried();
        let half = piece.len() / 2;
        self.hand.put_back_cut(piece, half);
        Ok(())
    }

    fn bury(&mut self, received: &Received, reason: &str) -> Result<(), BusError> {
        let sink = self.sink.name();
        let (partition, offset) = (received.partition, received.offset);
        tracing::error!(
            sink,
            partition,
            offset,
            reason,
            "a finding cannot be delivered and goes to dead_letters"
        );
        let record = letter::dead(&self.settings.codec, sink, received, reason, self.settings.clock.now())?;
        self.metrics.dead();
        self.hand.bury(received, record);
        Ok(())
    }

    fn delivered(&mut self, events: &[Event], began: SystemTime) {
        self.well();
        self.metrics.delivered(events.len());
        trace::delivered(self.sink.name(), events, began);
    }

    fn backoff(&mut self, attempt: u32, asked: Option<Duration>) -> Duration {
        backoff::wait(&self.settings.pace, attempt, asked, self.rng.random())
    }

    fn well(&mut self) {
        self.failures = 0;
        let was_well = self.settings.health.is_well();
        self.settings.health.set(State::Delivering);
        self.metrics.held(false);
        if !was_well {
            tracing::info!(sink = self.sink.name(), "the destination takes findings again");
        }
    }

    fn retrying(&mut self, reason: String) {
        let sink = self.sink.name();
        if self.settings.health.is_well() {
            tracing::warn!(
                sink,
                reason,
                "the destination is away or busy; trying again until it takes what it is sent"
            );
        }
        self.metrics.held(false);
        self.settings.health.set(State::Retrying { reason });
    }

    fn held(&mut self, reason: String, hint: String) {
        let (sink, state) = (
            self.sink.name(),
            State::Held {
                reason: reason.clone(),
                hint: hint.clone(),
            },
        );
        self.metrics.held(true);
        if self.settings.health.set(state) {
            tracing::error!(
                sink,
                reason,
                hint,
                "delivery is held; nothing is lost, and it goes on once this is mended"
            );
        }
    }

    /// Asks what became of accepted batches, and sends again what was not confirmed in time.
    async fn confirm(&mut self) {
        let pace = self.settings.pace;
        if self.hand.unconfirmed() == 0 || self.inquired.elapsed() < pace.confirm {
            return;
        }
        self.inquired = Instant::now();
        let (receipts, began) = (self.hand.receipts(), SystemTime::now());
        if let Some(request) = self.sink.inquiry(&receipts) {
            match self.exchange(request).await {
                Ok(response) => {
                    for receipt in self.sink.confirmed(&receipts, &response) {
                        let events = self.hand.confirmed(receipt);
                        self.delivered(&events, began);
                    }
                }
                Err(error) => tracing::debug!(sink = self.sink.name(), %error, "no answer about confirmations"),
            }
        }
        if let Some(since) = Instant::now().checked_sub(pace.confirm_limit) {
            let doubted = self.hand.doubt(since);
            if doubted > 0 {
                tracing::warn!(
                    sink = self.sink.name(),
                    batches = doubted,
                    "not confirmed in time, sent again"
                );
                self.metrics.retried();
            }
        }
    }

    /// Moves the offsets past what is delivered, together with the dead letters. A pause when the bus is busy.
    async fn commit(&mut self, now: bool) -> Result<Option<Duration>, BusError> {
        let due = now || self.hand.is_idle() || self.committed.elapsed() >= self.settings.pace.commit;
        if !due {
            return Ok(None);
        }
        let (letters, positions): (Vec<Outgoing>, Vec<_>) = self.hand.committable();
        if positions.is_empty() {
            return Ok(None);
        }
        debug_assert!(positions.iter().all(|position| position.topic == Topic::Findings));
        match self.worker.commit(letters, positions.clone()).await {
            Ok(()) => {
                self.committed = Instant::now();
                self.hand.committed(&positions);
                Ok(None)
            }
            Err(error) => self.trouble(error),
        }
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
