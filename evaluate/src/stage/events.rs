//! The finding events of one change: its judgements told to the findings of its resource. Knows no bus and no wire form.

use std::borrow::Cow;
use std::sync::Arc;

use schemas::{ConfigChange, ResourceState, Verdict};

use crate::engine::Detail;
use crate::external;
use crate::in_force::RuleSet;
use crate::judge::{Judge, Judgement};
use crate::life::{self, Again, Event, Terms};

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
    let whole = judge.judge(&[change], Detail::All).concat();
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
    again: Option<Again>,
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
        again,
    };
    life::apply(state, change, judgements, &terms)
}
