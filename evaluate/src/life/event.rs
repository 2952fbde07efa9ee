//! One event in the life of a finding, as it is told. Decides nothing.

use schemas::finding::{ChangeInfo, Decision, Related, Remediation, ResourceInfo, RuleInfo};
use schemas::identity::finding_uid;
use schemas::{Activity, ConfigChange, Finding, FindingState, ResourceState, Severity, Verdict};

use super::command;
use crate::evidence;
use crate::judge::Judgement;

/// An event and where its finding stood before, for whoever cannot send it.
#[derive(Debug, Clone)]
pub struct Event {
    /// What is told.
    pub finding: Finding,
    pub(super) before: FindingState,
}

impl Event {
    /// The event was not sent: its finding stands where it stood, so that the next change tells it again.
    pub fn undo(&self, state: &mut ResourceState) {
        let mut findings = state.findings.iter_mut();
        if let Some(finding) = findings.find(|finding| finding.rule_id == self.before.rule_id) {
            finding.clone_from(&self.before);
        }
    }
}

/// What happened, and what is told beside it.
pub(super) struct Cause {
    pub activity: Activity,
    pub reason: Option<String>,
    pub severity: Severity,
    pub related: Vec<Related>,
}

/// The state of a finding of which nothing was told.
pub(super) fn fresh(rule: &RuleInfo) -> FindingState {
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
        title: String::new(),
    }
}

/// What is still known of a rule that no longer exists.
pub(super) fn withdrawn(finding: &FindingState) -> RuleInfo {
    RuleInfo {
        id: finding.rule_id.clone(),
        hash: finding.rule_hash.clone(),
        title: match finding.title.as_str() {
            "" => finding.rule_id.clone(),
            title => title.to_owned(),
        },
        description: "The rule is no longer in the rule pack.".to_owned(),
        severity: finding.severity,
        remediation: Remediation::default(),
        attack: Vec::new(),
        frameworks: Default::default(),
        references: Vec::new(),
    }
}

/// A failing judgement as the finding that it would be: what exceptions are asked about.
pub(super) fn candidate(judgement: &Judgement, change: &ConfigChange) -> Finding {
    let mut finding = fresh(&judgement.rule);
    finding.verdict = judgement.verdict;
    let cause = Cause {
        activity: Activity::New,
        reason: None,
        severity: judgement.rule.severity,
        related: Vec::new(),
    };
    event(&mut finding, &judgement.rule, change, cause, &judgement.evidence)
}

/// What a finding says of its rule; written out, so that nothing is copied that is then replaced.
fn told(rule: &RuleInfo, severity: Severity, change: &ConfigChange, evidence: &str) -> RuleInfo {
    let command = rule.remediation.cli.as_deref();
    RuleInfo {
        id: rule.id.clone(),
        hash: rule.hash.clone(),
        title: rule.title.clone(),
        description: rule.description.clone(),
        severity,
        remediation: Remediation {
            console: rule.remediation.console.clone(),
            cli: command.map(|command| command::filled(command, change, evidence)),
            terraform: rule.remediation.terraform.clone(),
        },
        attack: rule.attack.clone(),
        frameworks: rule.frameworks.clone(),
        references: rule.references.clone(),
    }
}

/// The next event of a finding.
pub(super) fn event(
    finding: &mut FindingState,
    rule: &RuleInfo,
    change: &ConfigChange,
    cause: Cause,
    evidence: &str,
) -> Finding {
    finding.sequence += 1;
    finding.title.clone_from(&rule.title);
    let seen = |time: i64| if time > 0 { time } else { change.observed_at };
    Finding {
        uid: finding_uid(&rule.id, &change.resource_uid),
        sequence: finding.sequence,
        activity: cause.activity,
        verdict: finding.verdict,
        reason: cause.reason,
        time: change.time,
        first_seen: seen(finding.first_seen),
        last_seen: seen(finding.last_seen),
        rule: told(rule, cause.severity, change, evidence),
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
        evidence: evidence::shorten(evidence, evidence::LIMIT),
        related: cause.related,
        change: ChangeInfo {
            id: change.id.clone(),
            source: change.source.clone(),
            actor: change.actor.clone(),
            origin: change.origin.clone(),
        },
        traceparent: None,
        decision: Decision {
            at: change.observed_at,
            ..Decision::default()
        },
    }
}
