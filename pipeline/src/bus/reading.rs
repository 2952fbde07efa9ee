//! How far a worker is in reading state, for whoever waits for it. Knows no bus.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Records that a worker has read of those that it has to read before it can begin. Cheap to clone; all clones are one.
#[derive(Debug, Clone, Default)]
pub struct Reading(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    read: AtomicU64,
    of: AtomicU64,
    begun: Mutex<Option<Instant>>,
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Read {
    /// Records that were read.
    pub records: u64,
    /// Of so many at most: the brokers tell offsets, and not each has a record.
    pub of: u64,
    /// A second.
    pub rate: u64,
    /// How long the rest takes at that rate; `None` where nothing was read yet.
    pub left: Option<Duration>,
}

impl Reading {
    /// Counts from here on.
    pub(crate) fn begin(&self) {
        self.0.read.store(0, Ordering::Relaxed);
        self.0.of.store(0, Ordering::Relaxed);
        *self.begun() = None;
    }

    /// So many more are to be read.
    pub(super) fn expect(&self, records: u64) {
        self.0.of.fetch_add(records, Ordering::Relaxed);
        self.begun().get_or_insert_with(Instant::now);
    }

    /// So many were read, or turned out not to be there.
    pub(super) fn add(&self, records: u64) {
        self.0.read.fetch_add(records, Ordering::Relaxed);
    }

    /// How far it is; `None` where there was nothing to read.
    pub fn now(&self) -> Option<Read> {
        let begun = (*self.begun())?;
        Some(self.after(begun.elapsed()))
    }

    fn after(&self, spent: Duration) -> Read {
        let (records, of) = (self.0.read.load(Ordering::Relaxed), self.0.of.load(Ordering::Relaxed));
        let rate = (records as f64 / spent.as_secs_f64().max(0.001)) as u64;
        let left = (rate > 0).then(|| Duration::from_secs(of.saturating_sub(records).div_ceil(rate)));
        Read {
            records,
            of,
            rate,
            left,
        }
    }

    fn begun(&self) -> std::sync::MutexGuard<'_, Option<Instant>> {
        self.0.begun.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Display for Read {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{} of {} records, {} a second", self.records, self.of, self.rate)?;
        match self.left {
            Some(left) => write!(out, ", {}s left", left.as_secs()),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_takes_as_long_as_what_was_read() {
        let reading = Reading::default();
        assert_eq!(reading.now(), None);
        reading.expect(3_000);
        assert_eq!(reading.after(Duration::from_secs(1)).left, None);
        reading.add(1_000);
        let read = reading.after(Duration::from_secs(2));
        assert_eq!(read.to_string(), "1000 of 3000 records, 500 a second, 4s left");
    }
}
