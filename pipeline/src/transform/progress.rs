//! Whether a stage gets on, for `/readyz`: restoring, at work, or at one batch for too long. Knows no stage.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::bus::reading::{Read, Reading};

/// A batch that takes longer than this is stuck.
const STUCK: Duration = Duration::from_secs(60);

/// How long a worker may be without partitions before it counts as one that has none to get.
const JOINING: Duration = Duration::from_secs(30);

/// How far the worker of a stage is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// It waits for its first partitions.
    Joining,
    /// It reads the state of its partitions; how far it is, where it has to read anything.
    Restoring(Option<Read>),
    /// It works, or waits for records; it may have no partition where there are more workers than partitions.
    Running,
    /// It has been at one batch for so long.
    Stuck(Duration),
}

impl State {
    /// Whether the stage does its work.
    pub fn is_ready(&self) -> bool {
        *self == Self::Running
    }
}

#[derive(Debug)]
struct Inner {
    begun: Instant,
    partitions: usize,
    restoring: bool,
    reading: Reading,
    batch: Option<Instant>,
}

/// A handle on the progress of one worker. Cheap to clone; all clones are one.
#[derive(Debug, Clone)]
pub struct Progress(Arc<Mutex<Inner>>);

impl Default for Progress {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(Inner {
            begun: Instant::now(),
            partitions: 0,
            restoring: false,
            reading: Reading::default(),
            batch: None,
        })))
    }
}

impl Progress {
    /// How far it is now.
    pub fn state(&self) -> State {
        self.at(Instant::now())
    }

    fn at(&self, now: Instant) -> State {
        self.with(
            |inner| match inner.batch.map(|since| now.saturating_duration_since(since)) {
                Some(spent) if spent > STUCK => State::Stuck(spent),
                _ if inner.restoring => State::Restoring(inner.reading.now()),
                _ if inner.partitions == 0 && now.saturating_duration_since(inner.begun) < JOINING => State::Joining,
                _ => State::Running,
            },
        )
    }

    pub(super) fn restoring(&self, partitions: usize, reading: Reading) {
        self.with(|inner| {
            inner.reading = reading;
            inner.restoring = true;
            inner.partitions += partitions;
        });
    }

    pub(super) fn restored(&self) {
        self.with(|inner| inner.restoring = false);
    }

    pub(super) fn revoked(&self, partitions: usize) {
        self.with(|inner| inner.partitions = inner.partitions.saturating_sub(partitions));
    }

    pub(super) fn begin(&self) {
        self.with(|inner| inner.batch = Some(Instant::now()));
    }

    pub(super) fn end(&self) {
        self.with(|inner| inner.batch = None);
    }

    fn with<T>(&self, look: impl FnOnce(&mut Inner) -> T) -> T {
        // Whole at every step.
        look(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stage_is_ready_when_it_has_its_state_and_gets_on() {
        let progress = Progress::default();
        let now = Instant::now();
        assert_eq!(progress.at(now), State::Joining);
        assert_eq!(progress.at(now + JOINING), State::Running, "there is none to get");
        progress.restoring(2, Reading::default());
        assert_eq!(progress.at(now + JOINING), State::Restoring(None));
        progress.restored();
        assert!(progress.at(now).is_ready());
        progress.begin();
        assert!(progress.at(now).is_ready());
        assert!(matches!(progress.at(now + 2 * STUCK), State::Stuck(spent) if spent > STUCK));
        progress.end();
        assert!(progress.at(now + 2 * STUCK).is_ready());
        progress.revoked(2);
        assert_eq!(progress.at(now), State::Joining);
    }
}
