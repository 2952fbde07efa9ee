//! The life of findings: what a verdict does to a finding that is new, open, resolved or suppressed.
//! Pure: state and judgements in, state and finding events out. A replay of the same changes yields the same events.

use schemas::finding::{ChangeInfo, ResourceInfo, RuleInfo};
use schemas::identity::{evidence_hash, finding_uid};
use schemas::{Activity, ChangeKind, ConfigChange, Finding, FindingState, ResourceState, Verdict};

use crate::config::Exception;

/// What one rule says of the change at hand.
#[derive(Debug, Clone)]
pub struct Opinion<'a> {
    /// The rule.
    pub rule: &'a RuleInfo,
    /// Its verdict.
    pub verdict: Verdict,
    /// Its evidence, JSON object text.
    pub evidence: String,
    /// Why, where the condition alone does not say it.
    pub reason: Option<String>,
}

/// How a change stands to what is known of its resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    /// It is the newest.
    Current,
    /// It was applied before.
    Duplicate,
    /// A newer one was applied before.
    Late,
}

/// Tells whether a change is to be applied.
pub fn arrival(state: Option<&ResourceState>, change: &ConfigChange) -> Arrival {
    match state {
        None => Arrival::Current,
        Some(state) if state.change_ids.contains(&change.id) => Arrival::Duplicate,
        Some(state) if change.supersedes(&state.source, state.version, state.time) => Arrival::Current,
        Some(_) => Arrival::Late,
    }
}

/// Notes a change as the newest of its resource.
pub fn advance(state: Option<ResourceState>, change: &ConfigChange) -> ResourceState {
    let mut state = state.unwrap_or_else(|| ResourceState {
        resource_uid: change.resource_uid.clone(),
        source: String::new(),
        version: None,
        time: i64::MIN,
        change_ids: Vec::new(),
        deleted: false,
        findings: Vec::new(),
    });
    // An older section of a partial record completes the state without turning its clock back.
    if change.time < state.time {
        state.change_ids.push(change.id.clone());
        return state;
    }
    if state.time != change.time || state.version != change.version {
        state.change_ids.clear();
    }
    state.change_ids.push(change.id.clone());
    state.source.clone_from(&change.source);
    (state.version, state.time, state.deleted) = (change.version, change.time, change.kind == ChangeKind::Delete);
    state
}

/// Applies the opinions on the newest change of a resource. `known` tells which rules exist: an open finding of a rule that
/// was withdrawn is resolved. Events come in the order of the opinions.
pub fn apply(
    state: &mut ResourceState,
    change: &ConfigChange,
    opinions: &[Opinion],
    exceptions: &[Exception],
    known: &dyn Fn(&str) -> Option<RuleInfo>,
) -> Vec<Finding> {
    let mut events = Vec::new();
    if change.kind == ChangeKind::Delete {
        for finding in &mut state.findings {
            if let Some(rule) = known(&finding.rule_id).or_else(|| Some(withdrawn(finding))) {
                events.extend(close(finding, &rule, change, "the resource was deleted"));
            }
        }
        return events;
    }
    for opinion in opinions {
        let exception = exceptions.iter().find(|e| {
            e.covers(
                &opinion.rule.id,
                &change.resource_uid,
                change.account.as_deref(),
                change.observed_at,
            )
        });
        events.extend(decide(state, change, opinion, exception));
    }
    for finding in &mut state.findings {
        if known(&finding.rule_id).is_none() {
            events.extend(close(finding, &withdrawn(finding), change, "the rule was withdrawn"));
        }
    }
    events
}

fn decide(
    state: &mut ResourceState,
    change: &ConfigChange,
    opinion: &Opinion,
    exception: Option<&Exception>,
) -> Option<Finding> {
    let position = state
        .findings
        .iter()
        .position(|finding| finding.rule_id == opinion.rule.id);
    if position.is_none() && opinion.verdict == Verdict::Pass {
        return None;
    }
    let position = position.unwrap_or_else(|| {
        state.findings.push(fresh(opinion.rule));
        state.findings.len() - 1
    });
    let finding = &mut state.findings[position];
    let before = finding.clone();
    finding.verdict = opinion.verdict;
    finding.rule_hash.clone_from(&opinion.rule.hash);
    let (activity, reason) = match opinion.verdict {
        Verdict::Pass => resolve(finding, &before, opinion)?,
        Verdict::Unknown => {
            if before.sequence > 0 && before.verdict == Verdict::Unknown {
                return None;
            }
            (
                Activity::Unknown,
                opinion
                    .reason
                    .clone()
                    .or_else(|| Some("the record does not say".to_owned())),
            )
        }
        Verdict::Fail => fail(finding, &before, change, opinion, exception)?,
    };
    Some(event(
        finding,
        opinion.rule,
        change,
        activity,
        reason,
        opinion.evidence.clone(),
    ))
}

/// The risky state ended, or what could not be decided is decided.
fn resolve(finding: &mut FindingState, before: &FindingState, opinion: &Opinion) -> Option<(Activity, Option<String>)> {
    let outstanding = before.open || before.suppressed || (before.verdict == Verdict::Unknown && before.sequence > 0);
    (finding.open, finding.suppressed) = (false, false);
    outstanding.then(|| (Activity::Resolved, opinion.reason.clone()))
}

fn fail(
    finding: &mut FindingState,
    before: &FindingState,
    change: &ConfigChange,
    opinion: &Opinion,
    exception: Option<&Exception>,
) -> Option<(Activity, Option<String>)> {
    let evidence = evidence_hash(&opinion.evidence);
    let ever = before.first_seen > 0;
    finding.open = true;
    finding.last_seen = change.observed_at;
    if !ever {
        finding.first_seen = change.observed_at;
    }
    let changed = before.evidence_hash != evidence
        || before.severity != opinion.rule.severity
        || before.rule_hash != opinion.rule.hash
        || before.verdict == Verdict::Unknown;
    finding.evidence_hash = evidence;
    finding.severity = opinion.rule.severity;
    finding.suppressed = exception.is_some();
    match exception {
        Some(exception) if !before.suppressed => Some((Activity::Suppressed, Some(exception.reason()))),
        Some(_) => None,
        None if before.suppressed => Some((Activity::Reopened, Some("the exception no longer holds".to_owned()))),
        None if before.open => changed.then(|| (Activity::Updated, opinion.reason.clone())),
        None if ever => Some((Activity::Reopened, opinion.reason.clone())),
        None => Some((Activity::New, opinion.reason.clone())),
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
