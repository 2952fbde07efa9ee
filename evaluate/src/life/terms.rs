//! On what terms findings live: which rules there are, which of them are told, who leads whom, which risks were accepted.

use std::sync::Arc;

use schemas::finding::RuleInfo;
use schemas::{ConfigChange, Finding, Verdict};

use super::event;
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
    /// Where the latest change is judged again because what judges it changed, and not by its arrival.
    pub again: Option<Again>,
}

/// A judgement that no change asked for.
#[derive(Debug, Clone, Copy)]
pub struct Again {
    /// The clock that it is by, ms since the Unix epoch: exceptions hold or not at this moment, and events say it.
    pub now: i64,
    /// Whether the business context of the resource is another one than before.
    pub new_context: bool,
}

/// What a finding says that ends by a change, and one that ends without.
pub(super) const PASSES_SINCE: &str = "the resource passes the rule since this change";
const PASSES_NOW: &str = "the resource did not change and passes the rule as it is now";

impl Again {
    /// An event of this judgement says when it was decided; nobody did it to the resource.
    pub(super) fn mark(self, finding: &mut Finding) {
        finding.time = self.now;
        finding.decision.at = self.now;
        finding.change.actor = None;
        if finding.reason.as_deref() == Some(PASSES_SINCE) {
            finding.reason = Some(PASSES_NOW.to_owned());
        }
        let without = || "judged again: the resource did not change, what it is judged by did".to_owned();
        finding.reason.get_or_insert_with(without);
    }
}

impl Terms<'_> {
    /// The exception that covers a failing judgement.
    pub(super) fn exception(&self, judgement: &Judgement, change: &ConfigChange) -> Option<&Exception> {
        if judgement.verdict != Verdict::Fail {
            return None;
        }
        let now = self.again.map_or(change.observed_at, |again| again.now);
        let of = (&*judgement.rule.id, &*change.resource_uid, change.account.as_deref());
        let mut made = None;
        let covers = |exception: &&Exception| {
            let finding = || made.get_or_insert_with(|| event::candidate(judgement, change)).clone();
            exception.covers(of, now, finding)
        };
        self.exceptions.iter().find(covers)
    }
}
