//! What was accepted and what arrived. Every accepted change of a resource is a transition of its one finding, so the finding's
//! sequence numbers must arrive without a gap. Knows no HTTP.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

/// Transitions by resource.
#[derive(Debug)]
pub struct Ledger {
    accepted: Vec<AtomicU64>,
    /// A mark for each sequence number that arrived, from 1.
    arrived: Vec<Mutex<Vec<bool>>>,
    repeated: AtomicU64,
}

impl Ledger {
    /// So many resources.
    pub fn new(resources: usize) -> Self {
        Self {
            accepted: (0..resources).map(|_| AtomicU64::new(0)).collect(),
            arrived: (0..resources).map(|_| Mutex::new(Vec::new())).collect(),
            repeated: AtomicU64::new(0),
        }
    }

    /// How many changes of a resource were accepted.
    pub fn of(&self, resource: usize) -> u64 {
        self.accepted[resource].load(Ordering::Relaxed)
    }

    /// One more was.
    pub fn accept(&self, resource: usize) {
        self.accepted[resource].fetch_add(1, Ordering::Relaxed);
    }

    /// An event of a resource's finding came.
    pub fn arrive(&self, resource: usize, sequence: u64) {
        let at = sequence.checked_sub(1).and_then(|at| usize::try_from(at).ok());
        let (Some(arrived), Some(at)) = (self.arrived.get(resource), at) else {
            return;
        };
        let mut arrived = arrived.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if arrived.len() <= at {
            arrived.resize(at + 1, false);
        }
        if std::mem::replace(&mut arrived[at], true) {
            self.repeated.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// All that were accepted.
    pub fn accepted(&self) -> u64 {
        (0..self.accepted.len()).map(|resource| self.of(resource)).sum()
    }

    /// Those that have not arrived.
    pub fn missing(&self) -> u64 {
        let missing = self.arrived.iter().enumerate().map(|(resource, arrived)| {
            let arrived = arrived.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            let came = arrived.iter().filter(|came| **came).count();
            self.of(resource).saturating_sub(came as u64)
        });
        missing.sum()
    }

    /// Those that came more than once, which is allowed.
    pub fn repeated(&self) -> u64 {
        self.repeated.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_and_repetitions_are_seen() {
        let ledger = Ledger::new(2);
        for _ in 0..3 {
            ledger.accept(1);
        }
        for sequence in [1, 3, 3] {
            ledger.arrive(1, sequence);
        }
        ledger.arrive(7, 1);
        ledger.arrive(0, 0);
        assert_eq!((ledger.accepted(), ledger.missing(), ledger.repeated()), (3, 1, 1));
    }
}
