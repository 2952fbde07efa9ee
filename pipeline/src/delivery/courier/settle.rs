//! What is done with: confirmations by the destination, offsets and dead letters to the bus.
#![allow(clippy::disallowed_methods, reason = "when a span of a trace began")]

use std::time::{Duration, Instant, SystemTime};

use super::{Courier, GRACE};
use crate::bus::BusError;

impl Courier {
    /// Asks what became of accepted batches, and sends again what was not confirmed in time.
    pub(super) async fn confirm(&mut self) {
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

    /// What is confirmed soon need not be sent again by whoever comes after us.
    pub(super) async fn last_confirmations(&mut self) {
        let until = Instant::now() + GRACE;
        while self.hand.unconfirmed() > 0 && Instant::now() < until {
            tokio::time::sleep(self.settings.pace.confirm.min(GRACE)).await;
            self.confirm().await;
        }
    }

    /// Moves the offsets past what is delivered, together with the dead letters. A pause when the bus is busy.
    pub(super) async fn commit(&mut self, now: bool) -> Result<Option<Duration>, BusError> {
        let due = now || self.hand.is_idle() || self.committed.elapsed() >= self.settings.pace.commit;
        if !due {
            return Ok(None);
        }
        let (letters, positions) = self.hand.committable();
        if positions.is_empty() {
            return Ok(None);
        }
        match self.worker.commit(letters, positions.clone()).await {
            Ok(()) => {
                self.committed = Instant::now();
                self.hand.committed(&positions);
                Ok(None)
            }
            Err(error) => self.trouble(error),
        }
    }
}
