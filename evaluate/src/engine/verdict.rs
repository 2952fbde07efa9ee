//! What the engine says: a verdict of one branch of one rule on one change. How branches are folded is not known here.

use std::borrow::Cow;

use schemas::Verdict;

use super::apart::Stopped;
use crate::evidence;

/// The reason of a verdict on a record that tells of a resource without its state.
pub const NO_CONFIGURATION: &str = "the record carries no configuration";

/// What one branch of one rule says of one change.
#[derive(Debug, Clone, PartialEq)]
pub struct BranchVerdict {
    /// Index into [`super::Engine::rules`].
    pub rule: usize,
    /// Pass, fail or unknown.
    pub verdict: Verdict,
    /// The projected columns, a JSON object's text; empty object where not asked for.
    pub evidence: Cow<'static, str>,
    /// Why, where the verdict does not come from the rule's condition.
    pub reason: Option<String>,
}

impl BranchVerdict {
    /// Unknown, and why.
    pub(super) fn undecided(rule: usize, reason: &str) -> Self {
        Self {
            rule,
            verdict: Verdict::Unknown,
            evidence: Cow::Borrowed(evidence::NONE),
            reason: Some(reason.to_owned()),
        }
    }

    /// Unknown, because its evaluation was stopped.
    pub(super) fn stopped(rule: usize, why: &Stopped) -> Self {
        Self::undecided(rule, &format!("{STOPPED}{why}"))
    }
}

/// The words before the reason of a verdict whose evaluation was stopped.
pub const STOPPED: &str = "evaluation was stopped: ";

/// The words before how long a rule that takes too long is not asked.
pub const RESTS: &str = "the rule takes too long and is not asked for another ";

/// What of a change is asked.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// For which verdicts evidence is made.
    pub detail: Detail,
    /// The rules, by their indices; `None`: all.
    pub only: Option<&'a [usize]>,
}

impl Wanted<'_> {
    /// Whether a rule is asked.
    pub fn has(&self, rule: usize) -> bool {
        self.only.is_none_or(|only| only.contains(&rule))
    }
}

/// For which verdicts evidence is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// None: whoever wants evidence asks again for the records whose verdicts are new.
    Verdicts,
    /// Fail and unknown, as findings need it.
    Findings,
    /// All.
    All,
}

impl Detail {
    /// Whether evidence is made for a verdict.
    pub fn wants(self, verdict: Verdict) -> bool {
        match self {
            Self::Verdicts => false,
            Self::Findings => verdict != Verdict::Pass,
            Self::All => true,
        }
    }
}
