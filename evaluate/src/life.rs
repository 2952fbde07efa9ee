//! The life of findings: what a verdict does to a finding that is new, open, resolved or suppressed.
//! Pure: state and judgements in, state and finding events out. A replay of the same changes yields the same events.

use std::sync::Arc;

use schemas::finding::{ChangeInfo, ResourceInfo, RuleInfo};
use schemas::identity::{evidence_hash, finding_uid};
use schemas::{Activity, ChangeKind, ConfigChange, Finding, FindingState, ResourceState, Verdict};

use crate::config::Exception;
use crate::judge::Judgement;

/// Applies the judgements on the newest change of a resource. `rule_of` finds a rule by its id: an open finding of a rule that
/// was withdrawn is resolved. Events come in the order of the judgements.
pub fn apply(
    state: &mut ResourceState,
    change: &ConfigChange,
    judgements: &[Judgement],
    exceptions: &[Exception],
    rule_of: &dyn Fn(&str) -> Option<Arc<RuleInfo>>,
) -> Vec<Finding> {
    let mut events = Vec::new();
    if change.kind == ChangeKind::Delete {
        for finding in &mut state.findings {
            let rule = rule_of(&finding.rule_id).unwrap_or_else(|| Arc::new(withdrawn(finding)));
            events.extend(close(finding, &rule, change, "the resource was deleted"));
        }
        return events;
    }
    for judgement in judgements {
        let exception = exceptions.iter().find(|e| {
            e.covers(
                &judgement.rule.id,
                &change.resource_uid,
                change.account.as_deref(),
                change.observed_at,
            )
        });
        events.extend(decide(state, change, judgement, exception));
    }
    for finding in &mut state.findings {
        if rule_of(&finding.rule_id).is_none() {
            events.extend(close(finding, &withdrawn(finding), change, "the rule was withdrawn"));
        }
    }
    events
}

/// The finding events of a change that stands by itself, as if it were the first of its resource.
pub fn first(change: &ConfigChange, judgements: &[Judgement], exceptions: &[Exception]) -> Vec<Finding> {
    let judged = |id: &str| judgements.iter().find(|judgement| judgement.rule.id == id);
    let rule_of = |id: &str| judged(id).map(|judgement| Arc::clone(&judgement.rule));
    let mut state = ResourceState::new(&change.resource_uid);
    apply(&mut state, change, judgements, exceptions, &rule_of)
}

fn decide(
    state: &mut ResourceState,
    change: &ConfigChange,
    judgement: &Judgement,
    exception: Option<&Exception>,
) -> Option<Finding> {
    let position = state
        .findings
        .iter()
        .position(|finding| finding.rule_id == judgement.rule.id);
    if position.is_none() && judgement.verdict == Verdict::Pass {
        return None;
    }
    let position = position.unwrap_or_else(|| {
        state.findings.push(fresh(&judgement.rule));
        state.findings.len() - 1
    });
    let finding = &mut state.findings[position];
    let before = finding.clone();
    finding.verdict = judgement.verdict;
    finding.rule_hash.clone_from(&judgement.rule.hash);
    let (activity, reason) = match judgement.verdict {
        Verdict::Pass => resolve(finding, &before, judgement)?,
        Verdict::Unknown => {
            if before.sequence > 0 && before.verdict == Verdict::Unknown {
                return None;
            }
            (
                Activity::Unknown,
                judgement
                    .reason
                    .clone()
                    .or_else(|| Some("the record does not say".to_owned())),
            )
        }
        Verdict::Fail => fail(finding, &before, change, judgement, exception)?,
    };
    Some(event(
        finding,
        &judgement.rule,
        change,
        activity,
        reason,
        judgement.evidence.clone(),
    ))
}

/// The risky state ended, or what could not be decided is decided.
fn resolve(
    finding: &mut FindingState,
    before: &FindingState,
    judgement: &Judgement,
) -> Option<(Activity, Option<String>)> {
    let outstanding = before.open || before.suppressed || (before.verdict == Verdict::Unknown && before.sequence > 0);
    (finding.open, finding.suppressed) = (false, false);
    outstanding.then(|| (Activity::Resolved, judgement.reason.clone()))
}

fn fail(
    finding: &mut FindingState,
    before: &FindingState,
    change: &ConfigChange,
    judgement: &Judgement,
    exception: Option<&Exception>,
) -> Option<(Activity, Option<String>)> {
    let evidence = evidence_hash(&judgement.evidence);
    let ever = before.first_seen > 0;
    finding.open = true;
    finding.last_seen = change.observed_at;
    if !ever {
        finding.first_seen = change.observed_at;
    }
    let changed = before.evidence_hash != evidence
        || before.severity != judgement.rule.severity
        || before.rule_hash != judgement.rule.hash
        || before.verdict == Verdict::Unknown;
    finding.evidence_hash = evidence;
    finding.severity = judgement.rule.severity;
    finding.suppressed = exception.is_some();
    match exception {
        Some(exception) if !before.suppressed => Some((Activity::Suppressed, Some(exception.reason()))),
        Some(_) => None,
        None if before.suppressed => Some((Activity::Reopened, Some("the exception no longer holds".to_owned()))),
        None if before.open => changed.then(|| (Activity::Updated, judgement.reason.clone())),
        None if ever => Some((Activity::Reopened, judgement.reason.clone())),
        None => Some((Activity::New, judgement.reason.clone())),
    }
}

/// Resolves what is outstanding, whatever the verdict would be.
fn close(finding: &mut FindingState, rule: &RuleInfo, change: &ConfigChange, reason: &str) -> Option<Finding> {
    let outstanding =
        finding.open || finding.suppressed || (finding.verdict == Verdict::Unknown && finding.sequence > 0);
    (finding.open, finding.suppressed, finding.verdict) = (false, false, Verdict::Pass);
    outstanding.then(|| {
        event(
            finding,
            rule,
            change,
            Activity::Resolved,
            Some(reason.to_owned()),
            "{}".to_owned(),
        )
    })
}

fn fresh(rule: &RuleInfo) -> FindingState {
    FindingState {
        rule_id: rule.id.clone(),
        rule_hash: rule.hash.clone(),
        verdict: Verdict::Pass,
        open: false,
        suppressed: false,
        sequence: 0,
        severity: rule.severity,
        evidence_hash: String::new(),
        first_seen: 0,
        last_seen: 0,
    }
}

/// What is still known of a rule that no longer exists.
fn withdrawn(finding: &FindingState) -> RuleInfo {
    RuleInfo {
        id: finding.rule_id.clone(),
        hash: finding.rule_hash.clone(),
        title: finding.rule_id.clone(),
        description: "The rule is no longer in the rule pack.".to_owned(),
        severity: finding.severity,
        remediation: schemas::finding::Remediation::default(),
        attack: Vec::new(),
        frameworks: std::collections::BTreeMap::new(),
        references: Vec::new(),
    }
}

fn event(
    finding: &mut FindingState,
    rule: &RuleInfo,
    change: &ConfigChange,
    activity: Activity,
    reason: Option<String>,
    evidence: String,
) -> Finding {
    finding.sequence += 1;
    let seen = |time: i64| if time > 0 { time } else { change.observed_at };
    Finding {
        uid: finding_uid(&rule.id, &change.resource_uid),
        sequence: finding.sequence,
        activity,
        verdict: finding.verdict,
        reason,
        time: change.time,
        first_seen: seen(finding.first_seen),
        last_seen: seen(finding.last_seen),
        rule: rule.clone(),
        resource: ResourceInfo {
            uid: change.resource_uid.clone(),
            resource_type: change.resource_type.clone(),
            name: change.resource_name.clone(),
            provider: change.provider.clone(),
            account: change.account.clone(),
            region: change.region.clone(),
            tags: change.tags.clone(),
            context: change.context.clone().unwrap_or_default(),
        },
        evidence,
        change: ChangeInfo {
            id: change.id.clone(),
            source: change.source.clone(),
            actor: change.actor.clone(),
            origin: change.origin.clone(),
        },
        traceparent: None,
    }
}

#[cfg(test)]
mod tests;
