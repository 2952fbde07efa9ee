//! What goes out: one request, and what its answer means for the events in it.
#![allow(clippy::disallowed_methods, reason = "when a span of a trace began")]

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use rand::Rng;

use super::Driver;
use super::ahead::exchange;
use crate::bus::BusError;
use crate::delivery::ahead::Building;
use crate::delivery::gate::Pass;
use crate::delivery::{Answer, Event, Request, Response, TransportError, retry_after, trace};

impl Driver {
    /// One request. A pause while the destination is not to be asked.
    pub(super) async fn send(&mut self) -> Result<Option<Duration>, BusError> {
        if self.in_flight.is_idle() {
            return Ok(None);
        }
        let pass = match self.gate.enter(Instant::now()) {
            Ok(pass) => pass,
            Err(wait) => {
                // By then it would be signed too long ago.
                self.give_back().await?;
                return Ok(Some(wait));
            }
        };
        if self.in_flight.has_retries() {
            self.give_back().await?;
        }
        let building = match self.ahead.building.take() {
            Some(building) => {
                self.in_flight.took_ahead();
                building
            }
            None => match self.next_batch() {
                Some(batch) => Building::start(&self.sink, batch, self.settings.clock.now()),
                None => return Ok(None),
            },
        };
        let (request, batch) = match building.done().await? {
            (Ok(request), batch) => (request, batch),
            (Err(panic), batch) => {
                self.split(batch, &format!("no request can be made of it: {panic}"))?;
                return Ok(None);
            }
        };
        let size = request.body.len();
        if let Some(fit) = self.batching.weigh(&batch, size) {
            self.in_flight.retry_split(batch, fit);
            return Ok(None);
        }
        if let [event] = batch.as_slice()
            && size > self.batching.limits().alone
        {
            let reason = format!(
                "{size} bytes, more than the {} that the destination takes",
                self.batching.limits().alone
            );
            self.dead_letter(&event.received.clone(), &reason)?;
            return Ok(None);
        }
        let (began, asked_at) = (SystemTime::now(), Instant::now());
        let (answer, response) = self.converse(&batch, request).await;
        let status = response.as_ref().map(|response| response.status);
        let asked = response.as_ref().and_then(|response| response.header("retry-after"));
        let asked = asked.and_then(|value| retry_after::parse(value, self.settings.clock.now()));
        if matches!(answer, Answer::Split { .. }) && status == Some(413) && batch.len() > 1 {
            self.batching.refused(size);
        }
        self.tell_gate(pass, &answer, (asked, asked_at.elapsed()));
        self.act(answer, batch, began)?;
        self.heard().await
    }

    /// What goes into the next request: what failed before, else as many as it may carry.
    fn next_batch(&mut self) -> Option<Vec<Event>> {
        let together = self.settings.group.as_ref().filter(|_| self.allowance.is_used_up());
        let group = together.map_or(usize::MAX, |group| self.in_flight.gather(group).max(1));
        let (batching, allowance) = (&self.batching, &mut self.allowance);
        self.in_flight.next(|pending: &VecDeque<Event>| {
            let most = allowance.records(batching.limits().records).min(group);
            let count = batching.fit(pending.iter().take(most));
            allowance.took(Instant::now(), pending.len() - count);
            count
        })
    }

    /// Request after request until the sink knows what became of the events; with the last response, if there was one.
    async fn converse(&mut self, events: &[Event], first: Request) -> (Answer, Option<Response>) {
        let (mut request, mut before) = (first, Vec::new());
        loop {
            let started = Instant::now();
            let response = self.exchange_busily(request).await;
            self.sent = Some(Instant::now());
            let status = response.as_ref().ok().map(|response| response.status);
            self.metrics.request(started.elapsed(), status);
            let response = match response {
                Ok(response) => response,
                Err(error) => return (error.into(), None),
            };
            match self.sink.answer(events, &response, &before) {
                Answer::Next(next) => {
                    before.push(response);
                    request = next;
                }
                answer => return (answer, Some(response)),
            }
        }
    }

    pub(super) async fn exchange(&self, request: Request) -> Result<Response, TransportError> {
        exchange(Arc::clone(&self.transport), self.stop.clone(), request).await
    }

    /// What the answer says of the destination, for all who send to it.
    fn tell_gate(&mut self, pass: Pass, answer: &Answer, (asked, took): (Option<Duration>, Duration)) {
        let (pace, chance, now) = (self.settings.pace, self.rng.random(), Instant::now());
        let wait = |failures| match asked {
            Some(asked) => retry_after::wait(&pace, asked, chance),
            None => pace.backoff.wait(failures, chance),
        };
        match answer {
            Answer::Delivered { slow: true } => pass.pause(now, wait(1)),
            Answer::Retry { .. } => pass.failed(now, wait),
            Answer::Hold { .. } => pass.failed(now, |_| pace.hold.mul_f64(1.0 + 0.1 * chance)),
            Answer::Delivered { .. }
            | Answer::Next(_)
            | Answer::Accepted(_)
            | Answer::Split { .. }
            | Answer::Suspect { .. } => pass.succeeded(took),
        }
        self.metrics.width(self.gate.width(self.settings.workers));
    }

    /// What the answer says of the events.
    fn act(&mut self, answer: Answer, batch: Vec<Event>, began: SystemTime) -> Result<(), BusError> {
        match answer {
            Answer::Delivered { .. } => self.delivered(&batch, began),
            // Taken care of where the responses come in.
            Answer::Next(_) => self.in_flight.retry(batch),
            Answer::Accepted(ack) => {
                self.took();
                self.in_flight.accepted(ack, batch);
            }
            Answer::Retry { reason } => {
                self.in_flight.retry(batch);
                self.metrics.retried();
                self.retrying(reason);
            }
            Answer::Hold { reason, hint } => {
                self.in_flight.retry(batch);
                self.held(reason, hint);
            }
            Answer::Split { reason } => self.split(batch, &reason)?,
            Answer::Suspect {
                position,
                kept,
                ack,
                reason,
            } => {
                if position == 0 || position >= batch.len() {
                    return self.split(batch, &reason);
                }
                let mut before = batch;
                let mut suspect = before.split_off(position);
                let after = suspect.split_off(1);
                self.in_flight.retry(after);
                self.in_flight.retry(suspect);
                match (kept, ack) {
                    (false, _) => self.in_flight.retry(before),
                    (true, Some(ack)) => self.in_flight.accepted(ack, before),
                    (true, None) => self.delivered(&before, began),
                }
            }
        }
        Ok(())
    }

    /// In halves; one alone is refused for good.
    fn split(&mut self, batch: Vec<Event>, reason: &str) -> Result<(), BusError> {
        if let [event] = batch.as_slice() {
            return self.dead_letter(&event.received.clone(), reason);
        }
        self.metrics.retried();
        let half = batch.len() / 2;
        self.in_flight.retry_split(batch, half);
        Ok(())
    }

    pub(super) fn delivered(&mut self, events: &[Event], began: SystemTime) {
        self.took();
        self.metrics.delivered(events.len());
        trace::delivered(self.sink.name(), events, began);
    }
}
