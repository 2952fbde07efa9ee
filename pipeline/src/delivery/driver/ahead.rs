//! What is made ready while a request is under way: records are read, put into the destination's form, and become the next request, so that
//! neither we nor the destination wait for the other. Nothing of it is committed, and a partition that goes takes its part along.

use std::sync::Arc;
use std::task::Poll;
use std::time::{Duration, Instant};

use tokio_util::sync::CancellationToken;

use super::{Driver, GRACE, POLLED, POLLED_BYTES, UNACKED};
use crate::bus::{BusError, PollLimits, Polled};
use crate::delivery::ahead::Building;
use crate::delivery::{Request, Response, Transport, TransportError};

/// One try, and a little patience where we stop meanwhile.
pub(super) async fn exchange(
    transport: Arc<dyn Transport>,
    stop: CancellationToken,
    request: Request,
) -> Result<Response, TransportError> {
    let grace = async {
        stop.cancelled().await;
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        response = transport.send(request) => response,
        () = grace => Err(TransportError::NoAnswer("stopped while a request was under way".to_owned())),
    }
}

impl Driver {
    /// The answer to a request about events that are in nobody's hand but the caller's.
    pub(super) async fn exchange_busily(&mut self, request: Request) -> Result<Response, TransportError> {
        let exchange = exchange(Arc::clone(&self.transport), self.stop.clone(), request);
        tokio::pin!(exchange);
        // Whether the bus has nothing more for now.
        let mut dry = false;
        loop {
            if let Poll::Ready(response) = futures::poll!(&mut exchange) {
                return response;
            }
            if !self.may_prepare() {
                return exchange.await;
            }
            if self.ahead.building.is_none() && self.full() {
                self.build();
            } else if self.ahead.reading.is_some() {
                tokio::select! {
                    biased;
                    response = &mut exchange => return response,
                    taken = self.take_read() => self.note(taken),
                }
            } else if !dry && self.short() {
                let polling = self.poll_ahead();
                tokio::pin!(polling);
                let mut response = None;
                // A poll that is given up has read for nothing.
                let polled = loop {
                    tokio::select! {
                        biased;
                        answered = &mut exchange, if response.is_none() => response = Some(answered),
                        polled = &mut polling => break polled,
                    }
                };
                dry = !polled;
                if let Some(response) = response {
                    return response;
                }
            } else {
                return exchange.await;
            }
        }
    }

    fn note(&mut self, done: Result<(), BusError>) {
        if let Err(error) = done {
            self.ahead.polled = Some(Err(error));
        }
    }

    /// Whether the pending ones fill a request.
    fn full(&self) -> bool {
        let pending = self.in_flight.pending();
        pending.len() >= self.batching.limits().records || self.batching.fit(pending.iter()) < pending.len()
    }

    /// Whether more should be read before the next request.
    fn short(&self) -> bool {
        match self.batching.limits().records {
            few if few < POLLED => self.in_flight.pending().len() < POLLED / 2,
            _ => !self.full(),
        }
    }

    /// Not where findings are told together, where what failed goes first, or where too much waits already.
    fn may_prepare(&self) -> bool {
        self.settings.digest.is_none()
            && self.ahead.polled.is_none()
            && !self.in_flight.has_retries()
            && self.in_flight.unacked() < UNACKED
            && !self.in_flight.is_crowded()
            && !self.stop.is_cancelled()
    }

    /// Begins to make the next request.
    fn build(&mut self) {
        let batching = &self.batching;
        let batch = self.in_flight.take_ahead(|pending| batching.fit(pending.iter()));
        let now = self.settings.clock.now();
        self.ahead.building = batch.map(|batch| Building::start(&self.sink, batch, now));
    }

    /// Begins to read what the bus has; whether it had something.
    async fn poll_ahead(&mut self) -> bool {
        let limits = self.batching.limits();
        let polled = self.worker.poll(PollLimits {
            records: limits
                .records
                .max(POLLED)
                .saturating_sub(self.in_flight.pending().len()),
            bytes: limits.inflated.min(POLLED_BYTES),
            wait: Duration::ZERO,
        });
        let polled = polled.await;
        self.polled = Instant::now();
        match polled {
            Ok(Polled::Records(records)) if records.is_empty() => return false,
            Ok(Polled::Records(records)) => {
                let in_flight = &mut self.in_flight;
                let known = records.into_iter().map(|received| {
                    let done = in_flight.was_done(received.partition, received.offset);
                    (received, done)
                });
                self.ahead.reading = Some(self.reader.aside(known.collect()));
            }
            other => self.ahead.polled = Some(other),
        }
        true
    }

    /// What was read is in flight.
    pub(super) async fn take_read(&mut self) -> Result<(), BusError> {
        let Some(reading) = &mut self.ahead.reading else {
            return Ok(());
        };
        let read = reading.await;
        self.ahead.reading = None;
        let read = read.map_err(|error| BusError::Broken(format!("reading findings: {error}")))?;
        read.into_iter().try_for_each(|read| self.take(read))
    }

    /// A request that was made ahead is none: its events are pending again.
    pub(super) async fn give_back(&mut self) -> Result<(), BusError> {
        if let Some(building) = self.ahead.building.take() {
            let (_, batch) = building.done().await?;
            self.in_flight.give_back(batch);
        }
        Ok(())
    }

    /// Nothing is made ready any more.
    pub(super) async fn settle(&mut self) -> Result<(), BusError> {
        self.take_read().await?;
        self.give_back().await
    }

    /// Acts upon what the bus said while a request was under way.
    pub(super) async fn heard(&mut self) -> Result<Option<Duration>, BusError> {
        match self.ahead.polled.take() {
            None => Ok(None),
            Some(Ok(polled)) => self.polled(polled).await,
            Some(Err(error)) => self.bus_failed(error),
        }
    }
}
