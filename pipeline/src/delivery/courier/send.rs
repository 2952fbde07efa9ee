//! What goes out: one request, and what its answer means for the events in it.
#![allow(clippy::disallowed_methods, reason = "when a span of a trace began")]

use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use rand::Rng;

use super::{Courier, GRACE};
use crate::bus::{BusError, Received};
use crate::delivery::{Answer, Event, Request, Response, State, TransportError, backoff, letter, trace};

impl Courier {
    /// One request. A pause where one is called for.
    pub(super) async fn send(&mut self) -> Result<Option<Duration>, BusError> {
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

    pub(super) async fn exchange(&self, request: Request) -> Result<Response, TransportError> {
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

    pub(super) fn bury(&mut self, received: &Received, reason: &str) -> Result<(), BusError> {
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

    pub(super) fn delivered(&mut self, events: &[Event], began: SystemTime) {
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
        self.settings.health.set(self.settings.worker, State::Delivering);
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
        self.settings
            .health
            .set(self.settings.worker, State::Retrying { reason });
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
        if self.settings.health.set(self.settings.worker, state) {
            tracing::error!(
                sink,
                reason,
                hint,
                "delivery is held; nothing is lost, and it goes on once this is mended"
            );
        }
    }
}
