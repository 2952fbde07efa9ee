//! The moment of evaluation, passed in so that a test or a replay can say what time it is.
#![allow(clippy::disallowed_methods, reason = "the clock that is passed in")]

use std::sync::atomic::{AtomicI64, Ordering};

use chrono::Utc;

/// Follows the system until it is set.
const SYSTEM: i64 = i64::MIN;

/// Tells `days_since` what time it is.
#[derive(Debug)]
pub struct Clock(AtomicI64);

impl Clock {
    /// The system's time.
    pub fn system() -> Self {
        Self(AtomicI64::new(SYSTEM))
    }

    /// A moment that stands still, ms since the Unix epoch.
    pub fn fixed(now: i64) -> Self {
        Self(AtomicI64::new(now))
    }

    /// Stands still at a moment from now on, ms since the Unix epoch.
    pub fn set(&self, now: i64) {
        self.0.store(now, Ordering::Relaxed);
    }

    /// Now, ms since the Unix epoch.
    pub fn now(&self) -> i64 {
        match self.0.load(Ordering::Relaxed) {
            SYSTEM => Utc::now().timestamp_millis(),
            fixed => fixed,
        }
    }
}
