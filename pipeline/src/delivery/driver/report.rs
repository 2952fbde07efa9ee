//! How the destination fares, said once to the log, to `/readyz` and to the metrics.

use std::time::Duration;

use super::Driver;
use crate::delivery::State;
use crate::delivery::waiting::Part;

impl Driver {
    /// What waits for the destination, and since when; said to the log where that begins to be too long, and where it ends.
    pub(super) fn waiting(&mut self) {
        let (now, bound) = (self.settings.clock.now(), self.settings.pace.alarm_after);
        let since = self.in_flight.oldest().map_or(0, |oldest| (now - oldest).max(0));
        let oldest = Duration::from_millis(since.unsigned_abs());
        let part = Part {
            findings: self.in_flight.count() + self.worker.lag().unwrap_or(0),
            oldest,
            late: oldest > bound,
        };
        self.metrics.waiting(part);
        let waiting = self.settings.health.waiting();
        let before = waiting.is_late();
        waiting.set(self.settings.worker, part);
        let sink = self.sink.name();
        match (before, waiting.is_late()) {
            (false, true) => tracing::error!(
                sink,
                oldest = oldest.as_secs(),
                waiting = waiting.findings(),
                "findings have waited for longer than `pace.alarm_after`"
            ),
            (true, false) => tracing::info!(sink, "no finding waits for too long any more"),
            _ => {}
        }
    }

    pub(super) fn took(&mut self) {
        let was_well = self.settings.health.is_well();
        self.settings.health.set(self.settings.worker, State::Delivering);
        self.metrics.held(false);
        if !was_well {
            tracing::info!(sink = self.sink.name(), "the destination takes findings again");
        }
    }

    pub(super) fn retrying(&mut self, reason: String) {
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

    pub(super) fn held(&mut self, reason: String, hint: String) {
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
