//! How long the log has been open since it was made: time that no clock on the wall can make jump, and that stands still while
//! nobody could have read. Retention counts by it.

use std::time::{Duration, Instant};

/// How often it is written down where nothing else is.
const PAUSE: Duration = Duration::from_secs(30);

/// The running time of a log.
#[derive(Debug)]
pub struct Running {
    before: i64,
    opened: Instant,
    noted: Instant,
}

impl Running {
    /// Goes on from what was written down, in ms.
    pub fn new(before: i64) -> Self {
        let now = Instant::now();
        Self {
            before,
            opened: now,
            noted: now,
        }
    }

    /// Now, in ms.
    pub fn now(&self) -> i64 {
        let spent = i64::try_from(self.opened.elapsed().as_millis()).unwrap_or(i64::MAX);
        self.before.saturating_add(spent)
    }

    /// Now, if it is to be written down.
    pub fn due(&mut self) -> Option<i64> {
        (self.noted.elapsed() >= PAUSE).then(|| {
            self.noted = Instant::now();
            self.now()
        })
    }
}
