//! What may explain that an event was delivered again: an answer that its sender did not get, a process or a bus that something happened
//! to meanwhile. Pure, but for the lock around its list.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// What was under way when something happened may be noted a little later, and so may what happened.
const MARGIN: Duration = Duration::from_secs(2);

/// How long what was delivered may wait for its commit: a commit is due each second, and a request that fails or is slow may come before it.
const COMMIT: Duration = Duration::from_secs(20);

/// How long a process that was frozen, or lost its brokers, may go on with what it had in hand, and its commits be undone.
const WAKING: Duration = Duration::from_secs(15);

/// One delivery of an event.
#[derive(Debug, Clone, Copy)]
pub struct Delivery {
    /// The place of the process that sent it.
    pub by: usize,
    /// When it was taken.
    pub at: Instant,
    /// Whether the sender was told so at once.
    pub told: bool,
}

/// What something happened to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Interruption {
    /// A process that ended without a chance to commit.
    Killed(usize),
    /// A process that stood still.
    Frozen(usize),
    /// All, for the bus under them was away.
    Bus,
    /// The way from a process to one of its destinations, by the number of that.
    Way(usize, usize),
}

#[derive(Debug, Clone, Copy)]
struct Noted {
    interruption: Interruption,
    from: Instant,
    /// Not yet over without it.
    until: Option<Instant>,
}

/// Everything that happened. Cheap to clone; all clones are one.
#[derive(Debug, Clone, Default)]
pub struct Interruptions(Arc<Mutex<Vec<Noted>>>);

impl Interruptions {
    /// It begins now.
    pub fn begin(&self, interruption: Interruption) {
        let (from, until) = (Instant::now(), None);
        self.with(|all| {
            all.push(Noted {
                interruption,
                from,
                until,
            })
        });
    }

    /// The last of these is over now.
    pub fn end(&self, interruption: Interruption) {
        self.with(|all| {
            let last = all.iter_mut().rev().find(|noted| noted.interruption == interruption);
            if let Some(noted) = last.filter(|noted| noted.until.is_none()) {
                noted.until = Some(Instant::now());
            }
        });
    }

    /// It was but a moment.
    pub fn note(&self, interruption: Interruption) {
        self.begin(interruption);
        self.end(interruption);
    }

    /// Whether that what was delivered before to a destination, by its number, was delivered again has a reason.
    pub fn explain(&self, destination: usize, before: Delivery, again: Delivery) -> bool {
        // From when to when it must have happened.
        let uncommitted = (before.at - MARGIN, again.at.min(before.at + COMMIT));
        let spans = |interruption: Interruption| match interruption {
            Interruption::Killed(by) => [(by == before.by).then_some((Duration::ZERO, uncommitted)), None],
            Interruption::Frozen(by) => [
                (by == before.by).then_some((WAKING, uncommitted)),
                // It woke with this in hand, which another had told meanwhile.
                (by == again.by).then_some((WAKING, (before.at - MARGIN, again.at))),
            ],
            Interruption::Bus => [Some((WAKING, uncommitted)), None],
            Interruption::Way(by, at) => {
                let span = (before.at - MARGIN, before.at + MARGIN);
                [
                    (by == before.by && at == destination).then_some((Duration::ZERO, span)),
                    None,
                ]
            }
        };
        let explains = |noted: &Noted| {
            let mut spans = spans(noted.interruption).into_iter().flatten();
            spans.any(|(longer, (from, until))| {
                noted.from <= until && noted.until.is_none_or(|ended| ended + longer >= from)
            })
        };
        !before.told || self.with(|all| all.iter().any(explains))
    }

    fn with<T>(&self, act: impl FnOnce(&mut Vec<Noted>) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn delivery(by: usize, at: Instant) -> Delivery {
        Delivery { by, at, told: true }
    }

    /// Whether a second delivery by another process, four seconds later, is explained by what happened after so many seconds.
    fn explained(interruption: Interruption, after: u64) -> bool {
        let (interruptions, begun) = (Interruptions::default(), Instant::now() + 100 * SECOND);
        let at = begun + SECOND * u32::try_from(after).unwrap();
        interruptions.with(|all| {
            all.push(Noted {
                interruption,
                from: at,
                until: Some(at),
            });
        });
        let before = delivery(1, begun + 30 * SECOND);
        interruptions.explain(0, before, delivery(2, before.at + 4 * SECOND))
    }

    #[test]
    fn only_what_happened_to_whom_it_concerns_explains() {
        for (interruption, after, expect) in [
            (Interruption::Killed(1), 31, true),
            (Interruption::Killed(1), 20, false),
            (Interruption::Killed(1), 35, false),
            (Interruption::Killed(2), 31, false),
            (Interruption::Frozen(1), 31, true),
            (Interruption::Frozen(1), 20, true),
            (Interruption::Frozen(2), 20, true),
            (Interruption::Frozen(3), 31, false),
            (Interruption::Bus, 33, true),
            (Interruption::Bus, 10, false),
            (Interruption::Way(1, 0), 31, true),
            (Interruption::Way(1, 1), 31, false),
            (Interruption::Way(2, 0), 31, false),
        ] {
            assert_eq!(
                explained(interruption, after),
                expect,
                "{interruption:?} after {after} s"
            );
        }
    }

    #[test]
    fn an_answer_that_nobody_got_explains_and_nothing_does_where_nothing_happened() {
        let (interruptions, now) = (Interruptions::default(), Instant::now());
        let (before, again) = (delivery(1, now), delivery(1, now + SECOND));
        assert!(!interruptions.explain(0, before, again));
        assert!(interruptions.explain(0, Delivery { told: false, ..before }, again));
        interruptions.begin(Interruption::Frozen(1));
        assert!(interruptions.explain(0, before, again), "it has not ended yet");
    }
}
