//! One finding as a row of Microsoft's own table `ASimAlertEventLogs`: the schema Alert Event 0.1 of ASIM (learn.microsoft.com,
//! normalization-schema-alert; columns as in the Azure Monitor Logs reference of the table), for content that asks `_Im_AlertEvent` alone.

use schemas::ocsf::link;
use schemas::{Activity, Finding, Severity, Verdict};
use serde_json::{Map, Value, json};

use super::encode::datetime;
use super::truncate::text;

/// Columns and their types in the stream declaration: of the table's those that a finding has something for.
pub const ALERT_COLUMNS: [(&str, &str); 37] = [
    ("TimeGenerated", "datetime"),
    ("EventStartTime", "datetime"),
    ("EventEndTime", "datetime"),
    ("EventType", "string"),
    ("EventSubType", "string"),
    ("EventCount", "int"),
    ("EventUid", "string"),
    ("EventOriginalUid", "string"),
    ("EventProduct", "string"),
    ("EventProductVersion", "string"),
    ("EventVendor", "string"),
    ("EventSchemaVersion", "string"),
    ("EventSeverity", "string"),
    ("EventOriginalSeverity", "string"),
    ("EventMessage", "string"),
    ("EventReportUrl", "string"),
    ("EventOwner", "string"),
    ("AlertId", "string"),
    ("AlertName", "string"),
    ("AlertDescription", "string"),
    ("AlertStatus", "string"),
    ("AlertOriginalStatus", "string"),
    ("DetectionMethod", "string"),
    ("Rule", "string"),
    ("RuleName", "string"),
    ("RuleDescription", "string"),
    ("ThreatCategory", "string"),
    ("IndicatorType", "string"),
    ("AttackTechniques", "string"),
    ("AttackRemediationSteps", "string"),
    ("Username", "string"),
    ("User", "string"),
    ("DvcId", "string"),
    ("DvcIdType", "string"),
    ("DvcScopeId", "string"),
    ("DvcScope", "string"),
    ("AdditionalFields", "dynamic"),
];

/// ASIM knows four.
fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Informational => "Informational",
        Severity::Low => "Low",
        Severity::Medium => "Medium",
        Severity::High | Severity::Critical => "High",
    }
}

/// The row; `None` where nothing could be decided, which is no alert. Columns without a value are left out.
pub(super) fn row(finding: &Finding, told: i64) -> Option<Map<String, Value>> {
    if finding.verdict == Verdict::Unknown {
        return None;
    }
    let (rule, resource) = (&finding.rule, &finding.resource);
    let context = &resource.context;
    let uid = format!("{}:{}", finding.uid, finding.sequence);
    let name = resource.name.as_deref().unwrap_or(&resource.uid);
    let message = format!("{} ({}): {name}", rule.title, finding.activity.as_str());
    let is_closed = matches!(finding.activity, Activity::Resolved | Activity::Suppressed);
    let event = json!({
        "TimeGenerated": datetime(told),
        "EventStartTime": datetime(finding.time),
        "EventEndTime": datetime(finding.time),
        "EventType": "Alert",
        "EventSubType": "Compliance Violation",
        "EventCount": 1,
        "EventUid": uid,
        "EventOriginalUid": finding.uid,
        "EventProduct": "Tripline",
        "EventProductVersion": env!("CARGO_PKG_VERSION"),
        "EventVendor": "Tripline",
        "EventSchemaVersion": "0.1",
        "EventSeverity": severity(rule.severity),
        "EventOriginalSeverity": rule.severity.caption(),
        "EventMessage": message,
        "EventReportUrl": link(resource),
        "EventOwner": context.owner,
        "AlertId": uid,
    });
    let alert = json!({
        "AlertName": rule.title,
        "AlertDescription": message,
        "AlertStatus": if is_closed { "Closed" } else { "Active" },
        "AlertOriginalStatus": finding.activity.as_str(),
        "DetectionMethod": "Cloud Security Posture Management",
        "Rule": rule.id,
        "RuleName": rule.id,
        "RuleDescription": rule.description,
        "ThreatCategory": "Security Policy Violation",
        "IndicatorType": "Cloud Resource",
        "AttackTechniques": (!rule.attack.is_empty()).then(|| rule.attack.join(", ")),
        "AttackRemediationSteps": (!rule.remediation.console.is_empty()).then_some(&rule.remediation.console),
        "Username": finding.change.actor,
        "User": finding.change.actor,
        "DvcId": resource.uid,
        "DvcIdType": "Other",
        "DvcScopeId": resource.account,
        "DvcScope": context.account_name,
        "AdditionalFields": {
            "FindingUid": finding.uid, "ResourceType": resource.resource_type, "ResourceName": resource.name,
            "Region": resource.region, "Environment": context.environment,
        },
    });
    Some(one_row([event, alert]))
}

/// The columns that have a value, texts at their bound.
fn one_row(parts: [Value; 2]) -> Map<String, Value> {
    let mut row = Map::new();
    for part in parts {
        if let Value::Object(part) = part {
            row.extend(part);
        }
    }
    row.retain(|_, value| !value.is_null());
    for value in row.values_mut() {
        if let Value::String(value) = value {
            text(value);
        }
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn every_value_has_a_declared_column_of_its_type_and_what_is_mandatory_is_there() {
        let mut seen = std::collections::BTreeSet::new();
        for finding in sample::findings() {
            let Some(row) = row(&finding, 1_700_000_000_123) else {
                assert_eq!(finding.verdict, Verdict::Unknown);
                continue;
            };
            for (name, value) in row {
                let kind = ALERT_COLUMNS
                    .iter()
                    .find(|(column, _)| *column == name)
                    .map(|(_, kind)| *kind);
                let fits = match kind {
                    Some("int") => value.is_i64(),
                    Some("dynamic") => value.is_object(),
                    Some("datetime" | "string") => value.is_string(),
                    _ => false,
                };
                assert!(fits, "{name}: {value}");
                seen.insert(name);
            }
        }
        let mandatory = [
            "EventUid",
            "EventType",
            "EventSchemaVersion",
            "EventCount",
            "EventStartTime",
            "EventEndTime",
            "EventProduct",
            "EventVendor",
        ];
        assert!(mandatory.iter().all(|name| seen.contains(*name)), "{seen:?}");
    }
}
