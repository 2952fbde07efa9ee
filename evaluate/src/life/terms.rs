//! On what terms findings live: which rules there are, which of them are told, who leads whom, which risks were accepted.

use std::sync::Arc;

use schemas::finding::RuleInfo;
use schemas::{ConfigChange, Verdict};

use crate::config::Exception;
use crate::judge::Judgement;

/// What the life of findings asks of its surroundings.
pub struct Terms<'a> {
    /// Risks that somebody has accepted.
    pub exceptions: &'a [Exception],
    /// Finds a rule by its id; `None` for one that was withdrawn.
    pub rule_of: &'a dyn Fn(&str) -> Option<Arc<RuleInfo>>,
    /// The leading rules of a rule's family, in order.
    pub leaders_of: &'a dyn Fn(&str) -> &'a [String],
    /// Whether failures of a rule are findings by themselves, as the profile says.
    pub is_told: &'a dyn Fn(&str) -> bool,
}

impl Terms<'_> {
    /// The exception that covers a failing judgement.
    pub(super) fn exception(&self, judgement: &Judgement, change: &ConfigChange) -> Option<&Exception> {
        let account = change.account.as_deref();
        let covers = |exception: &&Exception| {
            exception.covers(&judgement.rule.id, &change.resource_uid, account, change.observed_at)
        };
        let mut exceptions = self.exceptions.iter();
        exceptions.find(covers).filter(|_| judgement.verdict == Verdict::Fail)
    }
}
