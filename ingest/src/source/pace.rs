//! How fast a provider is asked: no request sooner than a gap after the one before, and none before the moment that the provider named.
//! Knows no provider.

use std::time::Duration;

use tokio::time::Instant;

/// One provider's pace.
pub(super) struct Pace {
    gap: Duration,
    next: Instant,
}

impl Pace {
    pub(super) fn new(gap: Duration) -> Self {
        Self {
            gap,
            next: Instant::now(),
        }
    }

    /// Waits until the next request may be sent.
    pub(super) async fn turn(&mut self) {
        tokio::time::sleep_until(self.next).await;
        self.next = Instant::now() + self.gap;
    }

    /// No request before that.
    pub(super) fn hold(&mut self, wait: Duration) {
        self.next = self.next.max(Instant::now() + wait);
    }
}
