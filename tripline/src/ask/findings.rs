//! Findings as they stand: what `verdicts` holds of each resource and rule, with what `inventory` says of the resource.

use std::collections::{HashMap, HashSet};

use bytes::Bytes;
use chrono::{DateTime, SecondsFormat};
use pipeline::config::Pattern;
use schemas::identity::finding_uid;
use schemas::topic::Topic;
use schemas::{ConfigChange, FindingState, Severity, Verdict};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::desk::{Answer, Desk};
use super::standing::{latest, partitions};
use crate::error::Error;

/// Which findings.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Findings {
    /// Only those that are open.
    pub open: bool,
    /// Those that no destination was told, too: rules outside the profile, members of a family.
    pub untold: bool,
    /// Only of this severity or above.
    pub severity: Option<Severity>,
    /// Only of this account; `*` stands for any text.
    pub account: Option<Pattern>,
    /// Only of this rule.
    pub rule: Option<Pattern>,
    /// Only of this resource.
    pub resource: Option<Pattern>,
}

/// Where a finding stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    Open,
    Suppressed,
    Resolved,
    /// Nobody was told of it, and it fails.
    Untold,
    /// Nobody was told of it, and it cannot be decided, or passes.
    Nothing,
}

impl Status {
    pub(super) fn of(finding: &FindingState) -> Self {
        match (finding.suppressed, finding.open, finding.sequence, finding.verdict) {
            (true, ..) => Self::Suppressed,
            (_, true, ..) => Self::Open,
            (_, _, 1.., _) => Self::Resolved,
            (_, _, _, Verdict::Fail) => Self::Untold,
            _ => Self::Nothing,
        }
    }

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Suppressed => "suppressed",
            Self::Resolved => "resolved",
            Self::Untold => "untold",
            Self::Nothing => "nothing",
        }
    }
}

/// The resource of a state's key: before it stand the words of other tools' findings, which have keys of their own.
pub(super) fn resource_of(key: &[u8]) -> &[u8] {
    const SEPARATOR: u8 = 0x1f;
    let mut parts = key.split(|byte| *byte == SEPARATOR);
    match (parts.next(), parts.next()) {
        (Some(_), Some(resource)) => resource,
        _ => key,
    }
}

/// A moment as text; null where there was none.
pub(super) fn moment(ms: i64) -> Value {
    let moment = DateTime::from_timestamp_millis(ms).filter(|_| ms > 0);
    moment.map_or(Value::Null, |moment| {
        moment.to_rfc3339_opts(SecondsFormat::Secs, true).into()
    })
}

impl Findings {
    fn wants(&self, resource: &str, finding: &FindingState) -> bool {
        let status = Status::of(finding);
        let is_told = match status {
            Status::Untold => self.untold,
            Status::Nothing => false,
            _ => true,
        };
        is_told
            && (!self.open || matches!(status, Status::Open | Status::Untold))
            && self.severity.is_none_or(|least| finding.severity >= least)
            && matches(self.rule.as_ref(), Some(&finding.rule_id))
            && matches(self.resource.as_ref(), Some(resource))
    }
}

/// Whether a name is as wanted; where nothing is known of it only who wants any has it.
pub(super) fn matches(wanted: Option<&Pattern>, name: Option<&str>) -> bool {
    wanted.is_none_or(|wanted| name.is_some_and(|name| wanted.matches(name)))
}

pub(super) async fn list(desk: &Desk, wanted: &Findings, answer: &Answer) -> Result<(), Error> {
    for partition in partitions(&desk.bus, Topic::Verdicts) {
        let mut found: Vec<(Bytes, String, FindingState)> = Vec::new();
        for (key, value) in latest(&desk.bus, Topic::Verdicts, partition, |_| true).await? {
            let state = desk.codec.decode_state(&value)?;
            let uid = state.resource_uid;
            let findings = state.findings.into_iter().filter(|finding| wanted.wants(&uid, finding));
            found.extend(findings.map(|finding| (key.clone(), uid.clone(), finding)));
        }
        let keys: HashSet<&[u8]> = found.iter().map(|(key, ..)| key.as_ref()).collect();
        let resources = resources(desk, partition, &keys).await?;
        found.sort_by(|(one, _, a), (other, _, b)| (one, &a.rule_id).cmp(&(other, &b.rule_id)));
        for (key, uid, finding) in &found {
            let resource = resources.get(key);
            if matches(wanted.account.as_ref(), resource.and_then(|of| of.account.as_deref())) {
                answer.line(line(uid, resource, finding)).await?;
            }
        }
    }
    Ok(())
}

/// What a finding needs of its resource's latest change.
struct Resource {
    resource_type: String,
    name: Option<String>,
    provider: String,
    account: Option<String>,
    region: Option<String>,
}

impl From<ConfigChange> for Resource {
    fn from(change: ConfigChange) -> Self {
        Self {
            resource_type: change.resource_type,
            name: change.resource_name,
            provider: change.provider,
            account: change.account,
            region: change.region,
        }
    }
}

async fn resources(desk: &Desk, partition: i32, keys: &HashSet<&[u8]>) -> Result<HashMap<Bytes, Resource>, Error> {
    if keys.is_empty() {
        return Ok(HashMap::new());
    }
    let mut resources = HashMap::new();
    let changes = latest(&desk.bus, Topic::Inventory, partition, |key| keys.contains(key)).await?;
    for (key, value) in changes {
        resources.insert(key, desk.codec.decode_change(&value)?.into());
    }
    Ok(resources)
}

fn line(uid: &str, resource: Option<&Resource>, finding: &FindingState) -> Value {
    json!({
        "uid": finding_uid(&finding.rule_id, uid),
        "severity": finding.severity.as_str(),
        "status": Status::of(finding).as_str(),
        "verdict": finding.verdict.as_str(),
        "rule": finding.rule_id,
        "title": finding.title,
        "resource": uid,
        "resource_name": resource.and_then(|of| of.name.as_ref()),
        "resource_type": resource.map(|of| &of.resource_type),
        "provider": resource.map(|of| &of.provider),
        "account": resource.and_then(|of| of.account.as_ref()),
        "region": resource.and_then(|of| of.region.as_ref()),
        "first_seen": moment(finding.first_seen),
        "last_seen": moment(finding.last_seen),
        "events": finding.sequence,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_names_its_resource() {
        for (key, resource) in [
            ("arn:aws:s3:::logs", "arn:aws:s3:::logs"),
            ("scan_result\u{1f}arn:x\u{1f}trivy/A", "arn:x"),
        ] {
            assert_eq!(resource_of(key.as_bytes()), resource.as_bytes(), "{key:?}");
        }
    }

    #[test]
    fn no_moment_is_no_1970() {
        assert_eq!((moment(0), moment(1_000)), (Value::Null, "1970-01-01T00:00:01Z".into()));
    }
}
