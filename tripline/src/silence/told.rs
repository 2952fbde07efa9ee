//! What is told of a source that fell silent or speaks again: a finding like any other, of a resource that is the source. Pure.

use std::collections::BTreeMap;

use chrono::{DateTime, SecondsFormat};
use schemas::finding::{ChangeInfo, Decision, Remediation, ResourceInfo, RuleInfo, SOURCE_SILENT};
use schemas::identity::{change_id, evidence_hash, finding_uid, rule_hash};
use schemas::wire::ToldBy;
use schemas::{Activity, Context, Finding, FindingState, ResourceState, Severity, Verdict};
use serde_json::json;

/// What the uids of sources begin with.
pub const PREFIX: &str = "tripline://source/";

const TITLE: &str = "Source has fallen silent";

/// The uid of a source.
pub fn uid(told: &ToldBy) -> String {
    let part = |part: &Option<String>| part.clone().unwrap_or_else(|| "-".to_owned());
    format!(
        "{PREFIX}{}/{}/{}/{}",
        told.provider,
        told.source,
        part(&told.account),
        part(&told.region)
    )
}

/// The source of a uid.
pub fn of_uid(uid: &str) -> Option<ToldBy> {
    let mut parts = uid.strip_prefix(PREFIX)?.split('/');
    let mut part = || parts.next().map(str::to_owned);
    let (provider, source) = (part()?, part()?);
    let some = |part: String| (part != "-").then_some(part);
    // An account may hold slashes, a region does not.
    let rest: Vec<&str> = uid
        .strip_prefix(PREFIX)?
        .splitn(3, '/')
        .nth(2)?
        .rsplitn(2, '/')
        .collect();
    let [region, account] = rest.as_slice() else {
        return None;
    };
    Some(ToldBy {
        source,
        provider,
        account: some((*account).to_owned()),
        region: some((*region).to_owned()),
    })
}

fn rule(severity: Severity) -> RuleInfo {
    let console = "Look at what feeds it: the recorder or the export is off, a credential has ended, a queue or subscription is gone, \
                   or a network path is closed. `tripline doctor` shows which sources speak. Where it is meant to be silent, say so in \
                   [[silence.expect]].";
    RuleInfo {
        id: SOURCE_SILENT.to_owned(),
        hash: rule_hash(TITLE, ""),
        title: TITLE.to_owned(),
        description: "Nothing has come of this source for longer than it ever pauses. What changes there meanwhile is judged by nobody."
            .to_owned(),
        severity,
        remediation: Remediation {
            console: console.to_owned(),
            cli: None,
            terraform: None,
        },
        // Impair Defenses: Disable or Modify Cloud Logs (https://attack.mitre.org/techniques/T1562/008/).
        attack: vec!["T1562.008".to_owned()],
        frameworks: Default::default(),
        references: Vec::new(),
    }
}

/// What is remembered of a source. Its rhythm stands where a resource has its version: the longest pause; and where it has what
/// judged it: when it was first heard.
pub fn state(told: &ToldBy) -> ResourceState {
    ResourceState {
        source: told.source.clone(),
        ..ResourceState::new(&uid(told))
    }
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// It fell silent, or speaks again.
    pub is_silent: bool,
    /// When, ms.
    pub at: i64,
    /// Last heard before, ms.
    pub last: i64,
    /// How long it may pause, ms.
    pub bound: i64,
}

/// The event, after which the state is that of having told it; `None` where it was told before.
pub fn event(told: &ToldBy, state: &mut ResourceState, turn: Turn, severity: Severity) -> Option<Finding> {
    if state.findings.is_empty() {
        state.findings.push(fresh(severity));
    }
    let uid = state.resource_uid.clone();
    let finding = state.findings.first_mut()?;
    if finding.open == turn.is_silent {
        return None;
    }
    let evidence = json!({"last_heard": moment(turn.last), "expected_within_seconds": turn.bound / 1_000}).to_string();
    finding.open = turn.is_silent;
    finding.sequence += 1;
    finding.severity = severity;
    finding.evidence_hash = evidence_hash(&evidence);
    (finding.first_seen, finding.last_seen) = (turn.at, turn.at);
    let (activity, verdict, reason) = match (turn.is_silent, finding.sequence) {
        (true, 1) => (Activity::New, Verdict::Fail, silent(turn)),
        (true, _) => (Activity::Reopened, Verdict::Fail, silent(turn)),
        (false, _) => (Activity::Resolved, Verdict::Pass, "it speaks again".to_owned()),
    };
    finding.verdict = verdict;
    Some(Finding {
        uid: finding_uid(SOURCE_SILENT, &uid),
        sequence: finding.sequence,
        activity,
        verdict,
        reason: Some(reason),
        time: turn.at,
        first_seen: finding.first_seen,
        last_seen: finding.last_seen,
        rule: rule(severity),
        resource: resource(told, uid.clone()),
        evidence,
        related: Vec::new(),
        change: ChangeInfo {
            id: change_id(&told.source, &uid, &["silence", &turn.at.to_string()]),
            source: told.source.clone(),
            actor: None,
            origin: None,
        },
        decision: Decision {
            at: turn.at,
            ..Decision::default()
        },
        traceparent: None,
    })
}

fn resource(told: &ToldBy, uid: String) -> ResourceInfo {
    let place = [
        Some(told.source.as_str()),
        told.account.as_deref(),
        told.region.as_deref(),
    ];
    ResourceInfo {
        uid,
        resource_type: "Tripline::Source".to_owned(),
        name: Some(place.into_iter().flatten().collect::<Vec<_>>().join(" ")),
        provider: told.provider.clone(),
        account: told.account.clone(),
        region: told.region.clone(),
        tags: BTreeMap::new(),
        context: Context::default(),
    }
}

fn fresh(severity: Severity) -> FindingState {
    FindingState {
        rule_id: SOURCE_SILENT.to_owned(),
        rule_hash: rule_hash(TITLE, ""),
        verdict: Verdict::Pass,
        open: false,
        suppressed: false,
        sequence: 0,
        severity,
        evidence_hash: String::new(),
        first_seen: 0,
        last_seen: 0,
        title: TITLE.to_owned(),
    }
}

fn silent(turn: Turn) -> String {
    let spell = crate::age::age(turn.bound);
    format!(
        "nothing since {}, and it never pauses for longer than {spell}",
        moment(turn.last)
    )
}

fn moment(ms: i64) -> String {
    let moment = DateTime::from_timestamp_millis(ms);
    moment.map_or_else(String::new, |moment| moment.to_rfc3339_opts(SecondsFormat::Secs, true))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(account: Option<&str>, region: Option<&str>) -> ToldBy {
        ToldBy {
            source: "aws_config".to_owned(),
            provider: "aws".to_owned(),
            account: account.map(str::to_owned),
            region: region.map(str::to_owned),
        }
    }

    #[test]
    fn a_uid_names_its_source() {
        for (account, region) in [
            (Some("123"), Some("eu-west-1")),
            (None, None),
            (Some("a/b"), None),
            (None, Some("r")),
        ] {
            let told = told(account, region);
            assert_eq!(of_uid(&uid(&told)), Some(told.clone()), "{told:?}");
        }
        assert_eq!(of_uid("arn:aws:s3:::logs"), None);
    }

    #[test]
    fn silence_is_told_once_and_its_end_too() {
        let told = told(Some("123"), None);
        let mut state = state(&told);
        let turn = |is_silent, at| Turn {
            is_silent,
            at,
            last: 1_000,
            bound: 3_600_000,
        };
        let mut tell = |is_silent, at| event(&told, &mut state, turn(is_silent, at), Severity::High);
        assert_eq!(tell(false, 1), None, "what was never silent does not speak again");
        let events: Vec<Finding> = [(true, 2), (true, 3), (false, 4), (false, 5), (true, 6)]
            .into_iter()
            .filter_map(|(is_silent, at)| tell(is_silent, at))
            .collect();
        let activities: Vec<Activity> = events.iter().map(|event| event.activity).collect();
        assert_eq!(activities, [Activity::New, Activity::Resolved, Activity::Reopened]);
        assert!(events.iter().all(|event| event.uid == events[0].uid));
        let ocsf = schemas::ocsf::event(&events[0]);
        assert_eq!((&ocsf["class_uid"], &ocsf["type_uid"]), (&json!(2004), &json!(200_401)));
        assert!(ocsf.get("compliance").is_none() && ocsf["is_alert"] == true, "{ocsf}");
    }
}
