//! One finding as a row of table `TriplineFindings_CL`. A column that the stream does not declare is dropped without a word, so
//! names and types here and in compose/sentinel are held equal by a test.

use chrono::{DateTime, SecondsFormat};
use schemas::ocsf::{self, link};
use schemas::{Finding, Priority};
use serde_json::{Map, Value, json};

use super::truncate::{dynamic, text};

/// Columns and their types in the stream declaration.
pub const COLUMNS: [(&str, &str); 34] = [
    ("TimeGenerated", "datetime"),
    ("EventTime", "datetime"),
    ("EventId", "string"),
    ("FindingUid", "string"),
    ("Sequence", "long"),
    ("Activity", "string"),
    ("Verdict", "string"),
    ("Reason", "string"),
    ("Severity", "string"),
    ("SeverityId", "int"),
    ("Priority", "int"),
    ("RuleId", "string"),
    ("RuleHash", "string"),
    ("RuleTitle", "string"),
    ("Provider", "string"),
    ("Account", "string"),
    ("AccountName", "string"),
    ("Region", "string"),
    ("ResourceType", "string"),
    ("ResourceUid", "string"),
    ("ResourceName", "string"),
    ("Owner", "string"),
    ("Environment", "string"),
    ("Criticality", "string"),
    ("Actor", "string"),
    ("ChangeId", "string"),
    ("ChangeSource", "string"),
    ("FirstSeen", "datetime"),
    ("LastSeen", "datetime"),
    ("Fix", "string"),
    ("Link", "string"),
    ("Evidence", "dynamic"),
    ("Ocsf", "dynamic"),
    ("Truncated", "string"),
];

/// `2026-11-25T13:00:00.123Z`; `None` for the 0 that stands for never.
pub(super) fn datetime(millis: i64) -> Option<String> {
    let time = DateTime::from_timestamp_millis(millis)?;
    (millis != 0).then(|| time.to_rfc3339_opts(SecondsFormat::Millis, true))
}

/// The row. Columns without a value are left out; `Truncated` names those of which something was cut.
pub(super) fn row(finding: &Finding, told: i64) -> Map<String, Value> {
    let (rule, resource, change) = (&finding.rule, &finding.resource, &finding.change);
    let context = &resource.context;
    let evidence: Value = serde_json::from_str(&finding.evidence).unwrap_or_else(|_| finding.evidence.clone().into());
    let mut row = json!({
        // When it was told, so that a rule over the last minutes sees whatever is new. The server puts the time of receipt in its place
        // where it is more than two days old.
        "TimeGenerated": datetime(told),
        "EventTime": datetime(finding.time),
        "EventId": format!("{}:{}", finding.uid, finding.sequence),
        "FindingUid": finding.uid,
        "Sequence": finding.sequence,
        "Activity": finding.activity.as_str(),
        "Verdict": finding.verdict.as_str(),
        "Reason": finding.reason,
        "Severity": rule.severity.caption(),
        "SeverityId": rule.severity.id(),
        "Priority": Priority::of(finding).score,
        "RuleId": rule.id,
        "RuleHash": rule.hash,
        "RuleTitle": rule.title,
        "Provider": resource.provider,
        "Account": resource.account,
        "AccountName": context.account_name,
        "Region": resource.region,
        "ResourceType": resource.resource_type,
        "ResourceUid": resource.uid,
        "ResourceName": resource.name,
        "Owner": context.owner,
        "Environment": context.environment,
        "Criticality": context.criticality,
        "Actor": change.actor,
        "ChangeId": change.id,
        "ChangeSource": change.source,
        "FirstSeen": datetime(finding.first_seen),
        "LastSeen": datetime(finding.last_seen),
        "Fix": fix(finding),
        "Link": link(resource),
        "Evidence": evidence,
        "Ocsf": ocsf::event(finding),
    });
    let mut row = row.as_object_mut().map(std::mem::take).unwrap_or_default();
    row.retain(|_, value| !value.is_null());
    shorten(&mut row);
    row
}

/// What to do, in words and as a command.
fn fix(finding: &Finding) -> Option<String> {
    let fix = &finding.rule.remediation;
    let parts = [Some(&fix.console), fix.cli.as_ref()].into_iter().flatten();
    let parts: Vec<&str> = parts.map(String::as_str).filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join("\n"))
}

/// Cuts what the server would cut in silence.
fn shorten(row: &mut Map<String, Value>) {
    let mut truncated = Vec::new();
    for (name, value) in row.iter_mut() {
        match value {
            Value::String(value) => {
                if text(value) {
                    truncated.push(name.clone());
                }
            }
            value => truncated.extend(dynamic(name, value)),
        }
    }
    if !truncated.is_empty() {
        let mut names = truncated.join(" ");
        text(&mut names);
        row.insert("Truncated".to_owned(), names.into());
    }
}
