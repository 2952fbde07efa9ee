//! Which partitions of the copy are seen to by members of this process, and which one the standby is at: one of them writes. Knows no Kafka.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// Of one process.
#[derive(Default)]
pub struct Claims {
    held: Mutex<Held>,
    ended: Condvar,
}

#[derive(Default)]
struct Held {
    /// How many members see to a partition: for a moment two, when one has lost it and does not know yet.
    members: BTreeMap<i32, usize>,
    standby: Option<i32>,
}

impl Claims {
    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether a member wants a partition.
    pub fn is_claimed(&self, partition: i32) -> bool {
        self.held().members.contains_key(&partition)
    }

    /// The standby is at that partition until what this gives is dropped, if no member has it.
    pub fn stand_by(&self, partition: i32) -> Option<StandingBy<'_>> {
        let mut held = self.held();
        if held.members.contains_key(&partition) {
            return None;
        }
        held.standby = Some(partition);
        Some(StandingBy(self))
    }
}

/// While the standby is at a partition.
pub struct StandingBy<'a>(&'a Claims);

impl Drop for StandingBy<'_> {
    fn drop(&mut self) {
        self.0.held().standby = None;
        self.0.ended.notify_all();
    }
}

/// What one member has claimed; given back when it is dropped.
pub struct Claimed {
    claims: Arc<Claims>,
    partitions: BTreeSet<i32>,
}

impl Claimed {
    /// Nothing yet.
    pub fn new(claims: &Arc<Claims>) -> Self {
        Self {
            claims: Arc::clone(claims),
            partitions: BTreeSet::new(),
        }
    }

    /// From here on the partition is this member's. Waits until the standby has left it, which it does within about a second.
    pub fn claim(&mut self, partition: i32) {
        let mut held = self.claims.held();
        if self.partitions.insert(partition) {
            *held.members.entry(partition).or_default() += 1;
        }
        while held.standby == Some(partition) {
            held = self.claims.ended.wait(held).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Gives back what is not among these.
    pub fn keep(&mut self, owned: &BTreeSet<i32>) {
        let mut held = self.claims.held();
        for partition in self.partitions.extract_if(.., |partition| !owned.contains(partition)) {
            let members = held.members.entry(partition).or_default();
            *members = members.saturating_sub(1);
            if *members == 0 {
                held.members.remove(&partition);
            }
        }
    }
}

impl Drop for Claimed {
    fn drop(&mut self) {
        self.keep(&BTreeSet::new());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_them_writes() {
        let claims = Arc::new(Claims::default());
        let (mut one, mut two) = (Claimed::new(&claims), Claimed::new(&claims));
        drop(claims.stand_by(3).unwrap());
        one.claim(3);
        one.claim(3);
        two.claim(3);
        assert!(claims.is_claimed(3) && claims.stand_by(3).is_none());
        one.keep(&BTreeSet::from([4]));
        assert!(claims.is_claimed(3), "the other has it");
        drop(two);
        assert!(!claims.is_claimed(3) && claims.stand_by(3).is_some());
    }

    #[test]
    fn a_member_waits_until_the_standby_has_left() {
        let claims = Arc::new(Claims::default());
        let at = claims.stand_by(1).unwrap();
        std::thread::scope(|scope| {
            let claimed = scope.spawn(|| Claimed::new(&claims).claim(1));
            while !claims.is_claimed(1) {
                std::thread::yield_now();
            }
            assert!(!claimed.is_finished());
            drop(at);
            claimed.join().unwrap();
        });
    }
}
