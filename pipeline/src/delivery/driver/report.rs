//! How the destination fares, said once to the log, to `/readyz` and to the metrics.

use super::Driver;
use crate::delivery::State;

impl Driver {
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
