//! The rules and exceptions in force, replaced as one while stages work by them. Knows no stage, no file and no bus.

use std::sync::{Arc, PoisonError, RwLock};

use schemas::identity::basis;

use crate::config::Exception;
use crate::engine::Engine;
use crate::judge::Judge;

const DAY: i64 = 86_400_000;

/// What resources are judged by.
#[derive(Debug)]
pub struct RuleSet {
    /// The rules.
    pub judge: Judge,
    /// Risks that somebody has accepted.
    pub exceptions: Vec<Exception>,
    id: String,
}

impl RuleSet {
    /// Of compiled rules.
    pub fn new(engine: Arc<Engine>, exceptions: Vec<Exception>) -> Self {
        Self::of(Judge::new(engine), exceptions)
    }

    fn of(judge: Judge, exceptions: Vec<Exception>) -> Self {
        let accepted = exceptions.iter().map(|exception| format!("{exception:?}"));
        let parts: Vec<String> = std::iter::once(judge.engine().basis().to_string())
            .chain(accepted)
            .collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        Self {
            id: format!("{:016x}", basis(&parts)),
            judge,
            exceptions,
        }
    }

    /// The same rules with other exceptions.
    #[must_use]
    pub fn with_exceptions(&self, exceptions: Vec<Exception>) -> Self {
        Self::of(self.judge.clone(), exceptions)
    }

    /// Names the set: equal, in every process, where the rules with all that they rest on and the exceptions are.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// How many of the rules are told as findings.
    pub fn told(&self) -> usize {
        let rules = self.judge.engine().rules().iter();
        rules.filter(|rule| rule.is_told).count()
    }

    /// The first moment after this one at which something may be judged otherwise though nothing changes: an exception begins or
    /// ends, or, where a rule reads the clock, a day begins (UTC), for which the turns of all resources are looked up.
    pub fn next_turn(&self, now: i64) -> Option<i64> {
        let turns = self.exceptions.iter().filter_map(|exception| exception.next_turn(now));
        let tomorrow = now.div_euclid(DAY).saturating_add(1).saturating_mul(DAY);
        let tomorrow = self.judge.engine().reads_clock().then_some(tomorrow);
        turns.chain(tomorrow).min()
    }
}

/// The set in force. Cheap to clone; all clones are one.
#[derive(Debug, Clone)]
pub struct InForce(Arc<RwLock<Arc<RuleSet>>>);

impl InForce {
    /// Begins with a set.
    pub fn new(set: RuleSet) -> Self {
        Self(Arc::new(RwLock::new(Arc::new(set))))
    }

    /// The set that is in force now.
    pub fn current(&self) -> Arc<RuleSet> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts another set in its place. Batches under way end by the old one.
    pub fn replace(&self, set: RuleSet) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(set);
    }
}
