//! The time, passed in so that a test or a replay can say what time it is.
#![allow(clippy::disallowed_methods, reason = "the clock that is passed in")]

use std::fmt;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

/// Tells the time in ms since the Unix epoch. Cheap to clone; all clones are one.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> i64 + Send + Sync>);

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self::from(|| {
            let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
            i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
        })
    }

    /// A moment that stands still.
    pub fn fixed(now: i64) -> Self {
        Self::from(move || now)
    }

    /// A clock of one's own.
    pub fn from(now: impl Fn() -> i64 + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// Now, ms since the Unix epoch.
    pub fn now(&self) -> i64 {
        (self.0)()
    }
}

/// Clones of one clock are equal, two clocks are not, whatever they show.
impl PartialEq for Clock {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Clock {}

impl fmt::Debug for Clock {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Clock({})", self.now())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicI64, Ordering};

    use super::*;

    #[test]
    fn a_clock_shows_what_it_is_given() {
        assert_eq!(Clock::fixed(5).now(), 5);
        let hand = Arc::new(AtomicI64::new(1));
        let moved = Clock::from({
            let hand = Arc::clone(&hand);
            move || hand.load(Ordering::Relaxed)
        });
        hand.store(7, Ordering::Relaxed);
        assert_eq!(moved.now(), 7);
        assert!(Clock::system().now() > 1_700_000_000_000);
        assert!(moved.clone() == moved && Clock::fixed(1) != Clock::fixed(1));
    }
}
