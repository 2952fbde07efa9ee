//! Acknowledgements of a destination that confirms later what it accepted.
#![allow(clippy::disallowed_methods, reason = "when a span of a trace began")]

use std::time::{Instant, SystemTime};

use super::{Driver, GRACE};

impl Driver {
    /// Asks what became of accepted batches, and sends again what was not confirmed in time.
    pub(super) async fn ack(&mut self) {
        let pace = self.settings.pace;
        if self.in_flight.unacked() == 0 || self.asked_acks.elapsed() < pace.confirm || self.gate.is_shut() {
            return;
        }
        self.asked_acks = Instant::now();
        let (acks, began) = (self.in_flight.acks(), SystemTime::now());
        for request in self.sink.ack_requests(&acks) {
            match self.exchange(request).await {
                Ok(response) => {
                    for ack in self.sink.acked(&acks, &response) {
                        let events = self.in_flight.acked(ack);
                        self.delivered(&events, began);
                    }
                }
                Err(error) => tracing::debug!(sink = self.sink.name(), %error, "no answer about confirmations"),
            }
        }
        if let Some(since) = Instant::now().checked_sub(pace.confirm_limit) {
            let expired = self.in_flight.expire_unacked(since);
            if expired > 0 {
                tracing::warn!(
                    sink = self.sink.name(),
                    batches = expired,
                    "not confirmed in time, sent again"
                );
                self.metrics.retried();
            }
        }
    }

    /// What is confirmed soon need not be sent again by whoever comes after us.
    pub(super) async fn last_acks(&mut self) {
        let until = Instant::now() + GRACE;
        while self.in_flight.unacked() > 0 && Instant::now() < until {
            tokio::time::sleep(self.settings.pace.confirm.min(GRACE)).await;
            self.ack().await;
        }
    }
}
