//! What is to be judged again without a record, and when. A resource is when what it was judged by (`judged_by` of its state) is
//! not what it would be judged by now, so that a process that ended anywhere goes on where it was. Judges nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use schemas::ConfigChange;
use schemas::identity::basis;

use crate::config::Exception;
use crate::in_force::RuleSet;

/// So many resources are judged again in one step, so that records do not wait long behind it.
pub(super) const STEP: usize = 200;

/// So many are looked at in one step at most, and so many bytes of them, where few are to be judged again.
pub(super) const LOOK: (usize, usize) = (1_000, 8 << 20);

/// More single resources than this do not wait: their partition is looked through again.
const MOST_SINGLE: usize = 10_000;

/// The fewest milliseconds between two steps: with [`STEP`], at most 10,000 resources a second and worker.
pub(super) const PAUSE: i64 = 20;

/// Tells, as one number, by what context is laid on changes.
pub type Context = Arc<dyn Fn() -> i64 + Send + Sync>;

/// How far a partition is looked through.
#[derive(Debug, Default)]
pub(super) struct Walk {
    pub(super) at: At,
    /// Single resources that are to be judged again, whatever the walk has passed.
    pub(super) single: Vec<Arc<str>>,
    /// Resources that were judged again since it began.
    pub(super) judged: usize,
}

/// Where a walk is.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum At {
    /// Before its beginning.
    #[default]
    Unbegun,
    /// At this place of the store, and it ends before that one: what was put since was judged as it was put.
    Place(i64, i64),
    /// It has passed everything.
    Done,
}

/// What is to be judged again.
pub(super) struct Review {
    /// By partition.
    pub(super) walks: BTreeMap<i32, Walk>,
    /// When all of them are to be looked through again, ms since the Unix epoch.
    turn: Option<i64>,
    /// Resources whose verdicts turn before that, by when.
    turns: BTreeSet<(i64, i32, Arc<str>)>,
    /// The next step is not before this moment.
    pub(super) not_before: i64,
    context: Option<Context>,
    /// What the context was when partitions were last looked through.
    seen: i64,
}

impl Review {
    pub(super) fn new(set: &RuleSet, context: Option<Context>) -> Self {
        Self {
            walks: BTreeMap::new(),
            turn: set.next_turn(set.judge.engine().clock().now()),
            turns: BTreeSet::new(),
            not_before: i64::MIN,
            seen: context.as_ref().map_or(0, |context| context()),
            context,
        }
    }

    /// All partitions are to be looked through.
    pub(super) fn anew(&mut self, set: &RuleSet, now: i64) {
        self.turn = set.next_turn(now);
        self.seen = self.context();
        self.turns.clear();
        self.walks.values_mut().for_each(|walk| *walk = Walk::default());
    }

    /// A partition came, with its state.
    pub(super) fn assigned(&mut self, partition: i32) {
        self.walks.insert(partition, Walk::default());
    }

    /// A partition went.
    pub(super) fn revoked(&mut self, partition: i32) {
        self.walks.remove(&partition);
        self.turns.retain(|(_, of, _)| *of != partition);
    }

    /// Some verdict on a resource may be another from a moment on; 0: never. One that comes later than all are looked through again is
    /// found then.
    pub(super) fn schedule(&mut self, partition: i32, key: &str, turn: i64) {
        if turn != 0 && self.turn.is_none_or(|all| turn < all) {
            self.turns.insert((turn, partition, key.into()));
        }
    }

    /// What has turned by now is to be judged again.
    pub(super) fn ripen(&mut self, now: i64) {
        while self.turns.first().is_some_and(|(turn, ..)| *turn <= now) {
            if let Some((_, partition, key)) = self.turns.pop_first() {
                self.push(partition, &key);
            }
        }
    }

    /// A resource was judged by what does not hold any more.
    pub(super) fn push(&mut self, partition: i32, key: &str) {
        // Where the partition is still to be looked through, it is found there.
        let begun = self.walks.get_mut(&partition).filter(|walk| walk.at != At::Unbegun);
        let Some(walk) = begun else { return };
        if walk.single.len() < MOST_SINGLE {
            walk.single.push(key.into());
        } else {
            *walk = Walk::default();
        }
    }

    /// Whether something moved that resources are judged by.
    pub(super) fn has_moved(&self, now: i64) -> bool {
        self.turn.is_some_and(|turn| turn <= now) || self.context() != self.seen
    }

    /// How long until there is something to do; `None` where nothing is known to come.
    pub(super) fn until(&self, now: i64) -> Option<Duration> {
        let millis = |from: i64| Duration::from_millis(u64::try_from(from.saturating_sub(now)).unwrap_or(0));
        if self.walks.values().any(Walk::waits) || self.context() != self.seen {
            // A clock that was set back must not stop it.
            let wait = millis(self.not_before);
            return Some(wait.min(millis(now.saturating_add(PAUSE))));
        }
        let next = self.turns.first().map(|(turn, ..)| *turn);
        self.turn.into_iter().chain(next).min().map(millis)
    }

    pub(super) fn context(&self) -> i64 {
        self.context.as_ref().map_or(0, |context| context())
    }
}

impl Walk {
    /// Whether there is something to do.
    pub(super) fn waits(&self) -> bool {
        self.at != At::Done || !self.single.is_empty()
    }

    /// How many places it has still to pass; each holds a resource at most.
    pub(super) fn left(&self) -> u64 {
        match self.at {
            At::Place(next, end) => u64::try_from(end - next).unwrap_or(0),
            At::Unbegun | At::Done => 0,
        }
    }
}

/// What a resource is judged by: its rules, the exceptions that cover it at a moment, and its context. When a rule that reads the
/// clock says something else is not here but in the state's `turn`.
pub(super) fn judged_by(set: &RuleSet, change: &ConfigChange, at: i64, context: i64, unknowns: bool) -> i64 {
    let rules = set.judge.engine().rests_on(&change.shape, &change.resource_type);
    let numbers = [rules.hash, context, i64::from(unknowns)].map(|number| number.to_string());
    let mut parts: Vec<&str> = numbers.iter().map(String::as_str).collect();
    let account = change.account.as_deref();
    let exceptions = set.exceptions.iter();
    let exceptions = exceptions.filter(|exception| exception.concerns(&change.resource_uid, account, at));
    let exceptions: Vec<String> = exceptions.map(Exception::terms).collect();
    parts.extend(exceptions.iter().map(String::as_str));
    basis(&parts)
}
