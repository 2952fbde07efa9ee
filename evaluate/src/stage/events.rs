//! The finding events of one change: its judgements told to the findings of its resource. Knows no bus and no wire form.

use std::borrow::Cow;
use std::sync::Arc;

use schemas::{ConfigChange, ResourceState, Verdict};

use super::partition::StateBefore;
use crate::difference;
use crate::external;
use crate::in_force::RuleSet;
use crate::judge::{Judge, Judgement};
use crate::life::{self, Again, Event, Terms};

/// Why a resource is judged.
#[derive(Clone, Copy)]
pub(super) enum Cause<'a> {
    /// A change came; how the resource stood before it.
    Change(&'a StateBefore),
    /// What it is judged by is another.
    Again(Again),
}

impl Cause<'_> {
    pub(super) fn again(self) -> Option<Again> {
        match self {
            Self::Change(_) => None,
            Self::Again(again) => Some(again),
        }
    }
}

/// The judgements with evidence for those that end a finding: a pass carries none unless it is asked for.
pub(super) fn with_proof<'a>(
    judge: &Judge,
    state: &ResourceState,
    change: &ConfigChange,
    judgements: &'a [Judgement],
) -> Cow<'a, [Judgement]> {
    let ends = |judgement: &Judgement| {
        let mut findings = state.findings.iter();
        let told = findings.any(|finding| finding.rule_id == judgement.rule.id && (finding.open || finding.suppressed));
        judgement.verdict == Verdict::Pass && told
    };
    if !judgements.iter().any(ends) {
        return Cow::Borrowed(judgements);
    }
    let mut proven = judgements.to_vec();
    let ended = judgements.iter().filter(|judgement| ends(judgement));
    let ended: Vec<&str> = ended.map(|judgement| judgement.rule.id.as_str()).collect();
    let whole = judge.proof(change, &ended);
    for judgement in proven.iter_mut().filter(|judgement| ends(judgement)) {
        if let Some(again) = whole.iter().find(|again| again.rule.id == judgement.rule.id) {
            judgement.evidence.clone_from(&again.evidence);
        }
    }
    Cow::Owned(proven)
}

/// Tells the judgements on a change to its resource's findings.
pub(super) fn events(
    set: &RuleSet,
    state: &mut ResourceState,
    change: &ConfigChange,
    judgements: &[Judgement],
    (cause, stored): (Cause<'_>, impl FnOnce() -> Option<ConfigChange>),
) -> Vec<Event> {
    let engine = set.judge.engine();
    // What is no rule of the pack is only there with its judgement: another tool's, or what cannot be decided.
    let judged = |id: &str| {
        let one = judgements.iter().find(|judgement| judgement.rule.id == id);
        one.map(|judgement| Arc::clone(&judgement.rule))
    };
    let ours = |id: &str| engine.rule(id).map(Arc::clone);
    let rule_of = |id: &str| match change.shape == external::SHAPE {
        true => judged(id).or_else(|| ours(id)),
        false => ours(id).or_else(|| judged(id)),
    };
    let terms = Terms {
        exceptions: &set.exceptions,
        rule_of: &rule_of,
        leaders_of: &|id| engine.leaders(id),
        is_told: &|id| engine.is_told(id),
        again: cause.again(),
    };
    let mut events = life::apply(state, change, judgements, &terms);
    for event in &mut events {
        set.id().clone_into(&mut event.finding.decision.rule_set);
    }
    if let (Cause::Change(before), false) = (cause, events.is_empty()) {
        compare(&set.judge, before.of(change, stored).as_ref(), change, &mut events);
    }
    events
}

/// Says in each event what the change made another of what its rule reads.
fn compare(judge: &Judge, before: Option<&ConfigChange>, change: &ConfigChange, events: &mut [Event]) {
    let Some(before) = before else { return };
    let (Some(was), Some(is)) = (&before.configuration, &change.configuration) else {
        return;
    };
    if was == is {
        return;
    }
    // What the evidence showed of it: no other text of the state before is shown.
    let told: Vec<&str> = events.iter().map(|event| event.finding.rule.id.as_str()).collect();
    let judged = judge.proof(before, &told);
    for Event { finding, .. } in events {
        let paths = judge
            .engine()
            .reads(&finding.rule.id, &change.shape, &change.resource_type);
        let said = judged.iter().find(|judgement| judgement.rule.id == finding.rule.id);
        let shown = [said.map_or("", |judgement| &judgement.evidence), &finding.evidence];
        finding.decision.differences = difference::between(was, is, &paths, &shown);
    }
}
