//! What comes in: how much to poll for, when to gather more, and findings in the destination's form.

use std::time::{Duration, Instant};

use super::{ALIVE, Courier, IDLE, POLLED, POLLED_BYTES, UNCONFIRMED};
use crate::bus::{Appetite, BusError, Polled, Received};
use crate::delivery::Event;

impl Courier {
    /// Polls for as much as there is room for. A pause when the bus is busy.
    pub(super) async fn receive(&mut self) -> Result<Option<Duration>, BusError> {
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

    pub(super) async fn polled(&mut self, polled: Polled) -> Result<Option<Duration>, BusError> {
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
            bytes: limits.inflated.min(POLLED_BYTES),
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
    pub(super) fn gathering(&self) -> bool {
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
}
