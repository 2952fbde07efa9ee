//! The life of findings: what the judgements on a change do to the findings of its resource, and which events tell it.
//! Pure: state and judgements in, state and events out. A replay of the same changes yields the same events.
//!
//! A finding is *open* while destinations know of a risk that lasts. A verdict of unknown opens nothing and closes nothing.
//! A rule that fails under a failing leading rule (see [`family`]) is told inside the leader's finding and is not opened; one that
//! the profile leaves out is kept in the state alone.

mod command;
mod event;
mod family;
mod terms;

use std::sync::Arc;

use schemas::finding::{Related, RuleInfo};
use schemas::identity::evidence_hash;
use schemas::{Activity, ChangeKind, ConfigChange, Finding, FindingState, ResourceState, Severity, Verdict};

use crate::config::Exception;
use crate::judge::Judgement;
pub use event::Event;
use event::{Cause, withdrawn};
use family::Families;
use terms::PASSES_SINCE;
pub use terms::{Again, Terms};

/// Why a finding is suppressed that was told before.
const OUTSIDE: &str = "the profile in force leaves its rule out";

/// Applies the judgements on the newest change of a resource. Events come in the order of the judgements; then come the
/// findings of rules that were withdrawn, which are resolved.
pub fn apply(
    state: &mut ResourceState,
    change: &ConfigChange,
    judgements: &[Judgement],
    terms: &Terms<'_>,
) -> Vec<Event> {
    let mut events = told(state, change, judgements, terms);
    if let Some(again) = terms.again {
        events.iter_mut().for_each(|event| again.mark(&mut event.finding));
    }
    events
}

fn told(state: &mut ResourceState, change: &ConfigChange, judgements: &[Judgement], terms: &Terms<'_>) -> Vec<Event> {
    let mut events = Vec::new();
    if change.kind == ChangeKind::Delete {
        for finding in &mut state.findings {
            let rule = (terms.rule_of)(&finding.rule_id).unwrap_or_else(|| Arc::new(withdrawn(finding)));
            events.extend(close(finding, &rule, change, "the resource was deleted"));
        }
        return events;
    }
    let families = Families::of(state, change, judgements, terms);
    for judgement in judgements {
        events.extend(decide(state, change, judgement, &families, terms));
    }
    for finding in &mut state.findings {
        if (terms.rule_of)(&finding.rule_id).is_none() {
            events.extend(close(finding, &withdrawn(finding), change, "the rule was withdrawn"));
        }
    }
    events
}

/// The judgements on a change are those on the change before it, on the same terms: nothing is news, but what fails was seen
/// again. `failing` are positions in the state's findings.
pub fn seen_again(state: &mut ResourceState, change: &ConfigChange, failing: &[u16]) {
    for position in failing {
        if let Some(finding) = state.findings.get_mut(usize::from(*position)) {
            finding.last_seen = change.observed_at;
        }
    }
}

/// What a change that stands by itself shows: each judgement that is not pass, as if it were the first of its resource.
pub fn alone(change: &ConfigChange, judgements: &[Judgement], terms: &Terms<'_>) -> Vec<Alone> {
    let families = Families::of(&ResourceState::new(&change.resource_uid), change, judgements, terms);
    let shown = judgements
        .iter()
        .filter(|judgement| judgement.verdict != Verdict::Pass && (terms.is_told)(&judgement.rule.id));
    let of_judgement = |judgement: &Judgement| {
        let rule = &judgement.rule;
        let exception = terms.exception(judgement, change);
        let (activity, reason) = match (judgement.verdict, exception) {
            (Verdict::Unknown, _) => (Activity::Unknown, Some(undecided(judgement))),
            (_, Some(exception)) => (Activity::Suppressed, Some(exception.reason())),
            (_, None) => (Activity::New, judgement.reason.clone()),
        };
        let told_in = families.leader(&rule.id).filter(|_| activity == Activity::New);
        let related = families.related(&rule.id, &change.resource_uid);
        let mut finding = event::fresh(rule);
        finding.verdict = judgement.verdict;
        let cause = Cause {
            activity,
            reason,
            severity: worst(rule.severity, &related),
            related,
        };
        let made = event::event(&mut finding, rule, change, cause, &judgement.evidence);
        Alone {
            finding: made,
            told_in: told_in.map(|leader| leader.id.clone()),
        }
    };
    shown.map(of_judgement).collect()
}

/// A finding of a change that stands by itself.
#[derive(Debug)]
pub struct Alone {
    /// New, suppressed or unknown.
    pub finding: Finding,
    /// The rule inside whose finding it is told, where its family has one that fails.
    pub told_in: Option<String>,
}

fn decide(
    state: &mut ResourceState,
    change: &ConfigChange,
    judgement: &Judgement,
    families: &Families<'_>,
    terms: &Terms<'_>,
) -> Option<Event> {
    let rule = &judgement.rule;
    let position = state.findings.iter().position(|finding| finding.rule_id == rule.id);
    if position.is_none() && judgement.verdict == Verdict::Pass {
        return None;
    }
    let position = position.unwrap_or_else(|| {
        state.findings.push(event::fresh(rule));
        state.findings.len() - 1
    });
    let finding = &mut state.findings[position];
    let (after, cause) = match judgement.verdict {
        Verdict::Pass => pass(finding, judgement, families),
        Verdict::Unknown => (After::as_it_is(finding), unknown(finding, judgement, families, change)),
        Verdict::Fail => fail(finding, change, judgement, (families, terms)),
    };
    // Most judgements are no event: only of one it is kept where the finding stood.
    let before = cause.is_some().then(|| finding.clone());
    finding.verdict = judgement.verdict;
    finding.rule_hash.clone_from(&rule.hash);
    after.take_effect(finding, change);
    let (cause, before) = cause.zip(before)?;
    let finding = event::event(finding, rule, change, cause, &judgement.evidence);
    Some(Event { finding, before })
}

/// Where a finding stands after a judgement.
struct After {
    open: bool,
    suppressed: bool,
    fails: bool,
    /// The hash of its evidence and its severity, where those are others.
    told: Option<(String, Severity)>,
}

impl After {
    fn as_it_is(finding: &FindingState) -> Self {
        Self {
            open: finding.open,
            suppressed: finding.suppressed,
            fails: false,
            told: None,
        }
    }

    fn take_effect(self, finding: &mut FindingState, change: &ConfigChange) {
        (finding.open, finding.suppressed) = (self.open, self.suppressed);
        if self.fails {
            finding.last_seen = change.observed_at;
            if finding.first_seen == 0 {
                finding.first_seen = change.observed_at;
            }
        }
        if let Some(told) = self.told {
            (finding.evidence_hash, finding.severity) = told;
        }
    }
}

/// The risky state ended.
fn pass(before: &FindingState, judgement: &Judgement, families: &Families<'_>) -> (After, Option<Cause>) {
    let after = After {
        open: false,
        suppressed: false,
        ..After::as_it_is(before)
    };
    if !is_told(before) {
        return (after, None);
    }
    let freed = families.freed(&judgement.rule.id);
    let reason = match freed.as_slice() {
        [] => judgement.reason.clone().unwrap_or_else(|| PASSES_SINCE.to_owned()),
        freed => format!("still failing, told by themselves: {}", freed.join(", ")),
    };
    let cause = Cause {
        activity: Activity::Resolved,
        reason: Some(reason),
        severity: judgement.rule.severity,
        related: Vec::new(),
    };
    (after, Some(cause))
}

/// An open finding says once that it can no longer be decided. Anything else that cannot be decided is no finding.
fn unknown(
    before: &FindingState,
    judgement: &Judgement,
    families: &Families<'_>,
    change: &ConfigChange,
) -> Option<Cause> {
    let cause = || Cause {
        activity: Activity::Updated,
        reason: Some(format!("can no longer be decided: {}", undecided(judgement))),
        severity: before.severity,
        related: families.related(&judgement.rule.id, &change.resource_uid),
    };
    (before.open && !before.suppressed && before.verdict != Verdict::Unknown).then(cause)
}

fn fail(
    before: &FindingState,
    change: &ConfigChange,
    judgement: &Judgement,
    (families, terms): (&Families<'_>, &Terms<'_>),
) -> (After, Option<Cause>) {
    let rule = &judgement.rule;
    let exception = terms.exception(judgement, change);
    let in_profile = (terms.is_told)(&rule.id);
    // What was told by itself before its leader failed stays so: to resolve it would look like a repair.
    let in_leader = exception.is_none() && families.leader(&rule.id).is_some();
    let mut after = After {
        fails: true,
        ..After::as_it_is(before)
    };
    if !is_told(before) && (in_leader || !in_profile) {
        return (after, None);
    }
    let related = families.related(&rule.id, &change.resource_uid);
    let severity = worst(rule.severity, &related);
    let evidence = hash(&judgement.evidence, &related);
    // The words of a rule may change without a word to destinations; what it says of the resource may not.
    let new_context = terms.again.is_some_and(|again| again.new_context);
    let changed = new_context
        || before.evidence_hash != evidence
        || before.severity != severity
        || before.verdict == Verdict::Unknown;
    let silenced = exception
        .map(Exception::reason)
        .or_else(|| (!in_profile).then(|| OUTSIDE.to_owned()));
    (after.open, after.suppressed, after.told) = (true, silenced.is_some(), Some((evidence, severity)));
    let reason = || judgement.reason.clone();
    let (activity, reason) = match silenced {
        Some(reason) if !before.suppressed => (Activity::Suppressed, Some(reason)),
        Some(_) => return (after, None),
        None if before.suppressed => (Activity::Reopened, Some("it is no longer suppressed".to_owned())),
        None if before.open && !changed => return (after, None),
        None if before.open => (Activity::Updated, reason()),
        None if before.sequence > 0 => (Activity::Reopened, reason()),
        None => (Activity::New, reason()),
    };
    let cause = Cause {
        activity,
        reason,
        severity,
        related,
    };
    (after, Some(cause))
}

/// Resolves what is told, whatever the verdict would be.
fn close(finding: &mut FindingState, rule: &RuleInfo, change: &ConfigChange, reason: &str) -> Option<Event> {
    let before = finding.clone();
    finding.open = false;
    finding.suppressed = false;
    finding.verdict = Verdict::Pass;
    let cause = Cause {
        activity: Activity::Resolved,
        reason: Some(reason.to_owned()),
        severity: rule.severity,
        related: Vec::new(),
    };
    is_told(&before).then(|| Event {
        finding: event::event(finding, rule, change, cause, "{}"),
        before,
    })
}

/// Whether destinations know of it as something that lasts.
fn is_told(finding: &FindingState) -> bool {
    finding.open || finding.suppressed
}

fn undecided(judgement: &Judgement) -> String {
    let reason = judgement.reason.clone();
    reason.unwrap_or_else(|| "the record does not say".to_owned())
}

/// A finding is as bad as the worst that it tells.
fn worst(severity: Severity, related: &[Related]) -> Severity {
    related.iter().map(|related| related.severity).fold(severity, Ord::max)
}

/// Of the evidence and of which rules are told beside it.
fn hash(evidence: &str, related: &[Related]) -> String {
    if related.is_empty() {
        return evidence_hash(evidence);
    }
    let rules: Vec<&str> = related.iter().map(|related| related.rule_id.as_str()).collect();
    evidence_hash(&format!("{evidence}\u{1f}{}", rules.join("\u{1f}")))
}

#[cfg(test)]
mod tests;
