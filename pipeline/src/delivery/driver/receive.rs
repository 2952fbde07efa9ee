//! What comes in: how much to poll for, when to gather more, and findings in the destination's form.

use std::time::{Duration, Instant};

use super::{ALIVE, Driver, IDLE, POLLED, POLLED_BYTES, UNACKED};
use crate::bus::{BusError, PollLimits, Polled};
use crate::delivery::read::Read;

impl Driver {
    /// Polls for as much as there is room for. A pause when the bus is busy.
    pub(super) async fn receive(&mut self) -> Result<Option<Duration>, BusError> {
        if let Some(reading) = &self.ahead.reading {
            if self.has_more() && !reading.is_finished() {
                return Ok(None);
            }
            self.take_read().await?;
        }
        let Some(limits) = self.poll_limits() else {
            return Ok(None);
        };
        let polled = tokio::select! {
            biased;
            () = self.stop.cancelled() => return Ok(None),
            polled = self.worker.poll(limits) => polled,
        };
        self.polled = Instant::now();
        match polled {
            Ok(polled) => self.polled(polled).await,
            Err(error) => self.bus_failed(error),
        }
    }

    pub(super) async fn polled(&mut self, polled: Polled) -> Result<Option<Duration>, BusError> {
        if !matches!(polled, Polled::Records(_)) {
            self.settle().await?;
        }
        match polled {
            Polled::Records(records) => {
                for received in records {
                    let done = self.in_flight.was_done(received.partition, received.offset);
                    let read = self.reader.read(received, done);
                    self.take(read)?;
                }
            }
            Polled::Revoking(partitions) => {
                // What is not delivered by now is the next owner's; what is, is not to be sent again by it.
                let committed = self.commit(true).await;
                self.in_flight.forget(&partitions);
                return committed;
            }
            Polled::Revoked(partitions) => self.in_flight.forget(&partitions),
            Polled::Assigned(partitions) => {
                // What we hold of them, if anything, comes again from the last commit.
                self.in_flight.forget(&partitions);
                for partition in partitions {
                    if let Err(error) = self.worker.restore(partition).await {
                        return self.bus_failed(error);
                    }
                    match self.worker.note(partition).await {
                        Ok((next, note)) => self.in_flight.resume(partition, next, &note),
                        Err(error) => return self.bus_failed(error),
                    }
                }
            }
        }
        Ok(None)
    }

    /// Whether there is a request to send, whatever is still to come.
    fn has_more(&self) -> bool {
        !self.in_flight.is_idle() && !self.gathering()
    }

    /// What the next poll may bring; `None` when none is needed now.
    fn poll_limits(&self) -> Option<PollLimits> {
        let limits = self.batching.limits();
        let pace = &self.settings.pace;
        let records = limits.records.max(POLLED);
        let full = PollLimits {
            records: records.saturating_sub(self.in_flight.pending().len()),
            bytes: limits.inflated.min(POLLED_BYTES),
            wait: IDLE,
        };
        if self.gathering() {
            let (now, lingers) = (Instant::now(), self.sent.map(|sent| sent + pace.linger));
            let until = self.allowance.gathers_until(now).max(lingers);
            let wait = until.map_or(Duration::ZERO, |until| until.saturating_duration_since(now));
            return Some(PollLimits {
                wait: wait.min(IDLE),
                ..full
            });
        }
        if self.in_flight.is_idle() && self.in_flight.unacked() < UNACKED {
            let wait = if self.in_flight.unacked() > 0 {
                pace.confirm.min(IDLE)
            } else {
                IDLE
            };
            return Some(PollLimits { wait, ..full });
        }
        let wait = if self.in_flight.is_idle() {
            pace.confirm.min(IDLE)
        } else {
            Duration::ZERO
        };
        let needed = self.polled.elapsed() >= ALIVE || !wait.is_zero();
        needed.then_some(PollLimits {
            records: 0,
            bytes: 0,
            wait,
        })
    }

    /// Whether to wait for more: a request went out a moment ago and another one would not be full.
    pub(super) fn gathering(&self) -> bool {
        let limits = self.batching.limits();
        let pending = self.in_flight.pending();
        let recent = self.sent.is_some_and(|sent| sent.elapsed() < self.settings.pace.linger);
        let capped = self.allowance.gathers_until(Instant::now()).is_some();
        (recent || capped)
            && !pending.is_empty()
            && !self.in_flight.has_retries()
            && self.ahead.building.is_none()
            && pending.len() < limits.records
            && self.batching.fit(pending.iter()) == pending.len()
    }

    pub(super) fn take(&mut self, read: Read) -> Result<(), BusError> {
        match read {
            Read::Nothing(received) => self.in_flight.take(&received, None, None),
            Read::Filtered(received) => {
                self.metrics.filtered();
                self.in_flight.take(&received, None, None);
            }
            Read::Event(event, wait) => {
                let received = event.received.clone();
                self.in_flight.take(&received, Some(*event), wait);
            }
            Read::Refused(received, reason) => {
                self.in_flight.take(&received, None, None);
                self.dead_letter(&received, &reason)?;
            }
        }
        Ok(())
    }
}
