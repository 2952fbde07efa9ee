//! What waits for a destination: how much, and since when. Told by each worker, read as a whole.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// What waits for a destination, by worker. Cheap to clone; all clones are one.
#[derive(Debug, Clone, Default)]
pub struct Waiting(Arc<Mutex<BTreeMap<usize, Part>>>);

/// What waits for one worker.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Part {
    /// Findings in flight, and those that are still to be read.
    pub findings: u64,
    /// How long the oldest of them has been on the bus.
    pub oldest: Duration,
    /// Whether that is longer than it may be.
    pub late: bool,
}

impl Waiting {
    pub(super) fn set(&self, worker: usize, part: Part) {
        let mut parts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        parts.insert(worker, part);
    }

    fn parts(&self) -> Vec<Part> {
        let parts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        parts.values().copied().collect()
    }

    /// Findings that wait.
    pub fn findings(&self) -> u64 {
        self.parts().iter().map(|part| part.findings).sum()
    }

    /// How long the oldest of them has been on the bus; zero where none waits.
    pub fn oldest(&self) -> Duration {
        self.parts().iter().map(|part| part.oldest).max().unwrap_or_default()
    }

    /// Whether one has waited for longer than the destination's `pace.alarm_after`.
    pub fn is_late(&self) -> bool {
        self.parts().iter().any(|part| part.late)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_workers_together() {
        let waiting = Waiting::default();
        assert_eq!(
            (waiting.findings(), waiting.oldest(), waiting.is_late()),
            (0, Duration::ZERO, false)
        );
        let part = |findings, oldest, late| Part {
            findings,
            oldest: Duration::from_secs(oldest),
            late,
        };
        waiting.set(0, part(3, 400, true));
        waiting.set(1, part(2, 5, false));
        assert_eq!(
            (waiting.findings(), waiting.oldest(), waiting.is_late()),
            (5, Duration::from_secs(400), true)
        );
        waiting.set(0, part(0, 0, false));
        assert_eq!(
            (waiting.findings(), waiting.oldest(), waiting.is_late()),
            (2, Duration::from_secs(5), false)
        );
    }
}
