//! Scheduled analytics rules: what opens an incident. One incident a finding: its alerts are grouped by the finding's uid, and a finding
//! that comes back opens its incident again. Fields: Microsoft.SecurityInsights/alertRules 2024-03-01, kind Scheduled.

use serde_json::{Value, json};

use super::deployment::deployment;

struct Rule {
    name: &'static str,
    /// Names the rule in the workspace for good.
    guid: &'static str,
    title: &'static str,
    description: &'static str,
    severity: &'static str,
    /// How often it runs and how far back it looks, ISO 8601.
    frequency: &'static str,
    period: &'static str,
    /// One incident a finding, with the finding's own words.
    of_findings: bool,
    query: &'static str,
}

const RULES: [Rule; 5] = [
    Rule {
        name: "risk_opened",
        guid: "5b9e2f0c-6a57-4f1e-9a39-2d4d8a5b7c01",
        title: "Tripline: critical or high risk opened",
        description: "A change made a critical or high risk. One incident for each finding; close-resolved.json closes it when the finding is resolved.",
        severity: "High",
        frequency: "PT5M",
        period: "PT1H",
        of_findings: true,
        query: include_str!("analytics/risk_opened.kql"),
    },
    Rule {
        name: "risk_reopened",
        guid: "5b9e2f0c-6a57-4f1e-9a39-2d4d8a5b7c02",
        title: "Tripline: risk came back",
        description: "A risk of medium severity or above that had been resolved is there again.",
        severity: "Medium",
        frequency: "PT5M",
        period: "PT1H",
        of_findings: true,
        query: include_str!("analytics/risk_reopened.kql"),
    },
    Rule {
        name: "source_silent",
        guid: "5b9e2f0c-6a57-4f1e-9a39-2d4d8a5b7c03",
        title: "Tripline: an account fell silent",
        description: "An account that made findings on at least seven of the last fourteen days has made none for two. Its recorder, feed or credential may be broken.",
        severity: "Medium",
        frequency: "PT6H",
        period: "P14D",
        of_findings: false,
        query: include_str!("analytics/source_silent.kql"),
    },
    Rule {
        name: "rule_undecided",
        guid: "5b9e2f0c-6a57-4f1e-9a39-2d4d8a5b7c04",
        title: "Tripline: a rule can no longer decide",
        description: "Ten or more open findings of one rule became undecidable within an hour: the source no longer says what the rule needs, or the rule fails.",
        severity: "Low",
        frequency: "PT1H",
        period: "PT1H",
        of_findings: false,
        query: include_str!("analytics/rule_undecided.kql"),
    },
    Rule {
        name: "mass_change",
        guid: "5b9e2f0c-6a57-4f1e-9a39-2d4d8a5b7c05",
        title: "Tripline: one identity opened many risks",
        description: "One identity opened twenty or more findings within an hour: a faulty roll-out, or somebody who takes defences down.",
        severity: "Medium",
        frequency: "PT15M",
        period: "PT1H",
        of_findings: false,
        query: include_str!("analytics/mass_change.kql"),
    },
];

pub(super) fn queries() -> Vec<(String, String)> {
    let query = |rule: &Rule| (format!("analytics/{}", rule.name), rule.query.to_owned());
    RULES.iter().map(query).collect()
}

/// What both forms share, in the words of the API.
fn properties(rule: &Rule) -> Value {
    let mut properties = json!({
        "displayName": rule.title,
        "description": rule.description,
        "severity": rule.severity,
        "enabled": true,
        "query": rule.query,
        "queryFrequency": rule.frequency,
        "queryPeriod": rule.period,
        "triggerOperator": "GreaterThan",
        "triggerThreshold": 0,
        "suppressionEnabled": false,
        "suppressionDuration": "PT1H",
        "eventGroupingSettings": {"aggregationKind": "AlertPerResult"},
        "incidentConfiguration": {"createIncident": true, "groupingConfiguration": grouping(rule)},
    });
    if rule.of_findings {
        properties["alertDetailsOverride"] = json!({
            "alertDisplayNameFormat": "{{RuleTitle}}: {{ResourceName}}",
            "alertDescriptionFormat": "{{RuleId}} {{Activity}} on {{ResourceUid}}. {{Remediation}}",
            "alertSeverityColumnName": "AlertSeverity",
            "alertDynamicProperties": [{"alertProperty": "AlertLink", "value": "Link"}],
        });
        properties["customDetails"] = json!({
            "FindingUid": "FindingUid", "EventId": "EventId", "Rule": "RuleId", "Resource": "ResourceUid", "Account": "Account",
            "Region": "Region", "Owner": "Owner", "Environment": "Environment", "ChangedBy": "Actor", "Change": "ChangeId",
        });
        properties["entityMappings"] = json!([
            {"entityType": "Account", "fieldMappings": [{"identifier": "Name", "columnName": "Actor"}]},
        ]);
    } else {
        properties["alertDetailsOverride"] = json!({"alertSeverityColumnName": "AlertSeverity"});
    }
    properties
}

fn grouping(rule: &Rule) -> Value {
    let by: &[&str] = if rule.of_findings { &["FindingUid"] } else { &[] };
    json!({
        "enabled": rule.of_findings,
        "reopenClosedIncident": rule.of_findings,
        "lookbackDuration": "P7D",
        "matchingMethod": if rule.of_findings { "Selected" } else { "AllEntities" },
        "groupByEntities": [],
        "groupByAlertDetails": [],
        "groupByCustomDetails": by,
    })
}

/// `analytics.json`
pub(super) fn template() -> Value {
    let resource = |rule: &Rule| {
        json!({
            "type": "Microsoft.OperationalInsights/workspaces/providers/alertRules",
            "apiVersion": "2024-03-01",
            "name": format!("[format('{{0}}/Microsoft.SecurityInsights/{}', parameters('workspaceName'))]", rule.guid),
            "kind": "Scheduled",
            "properties": properties(rule),
        })
    };
    deployment(
        "Rules that open incidents for Tripline's findings.",
        json!({}),
        RULES.iter().map(resource).collect(),
        json!({}),
    )
}

/// The rules as Content Hub has them: a file each.
pub(super) fn documents() -> Vec<(&'static str, Value)> {
    let document = |rule: &Rule| {
        let mut document = properties(rule);
        if let Some(fields) = document.as_object_mut() {
            let title = fields.remove("displayName").unwrap_or_default();
            fields.remove("enabled");
            fields.remove("suppressionEnabled");
            fields.remove("suppressionDuration");
            fields.extend([
                ("id".to_owned(), rule.guid.into()),
                ("name".to_owned(), title),
                ("kind".to_owned(), "Scheduled".into()),
                ("version".to_owned(), "1.0.0".into()),
                ("triggerOperator".to_owned(), "gt".into()),
                ("requiredDataConnectors".to_owned(), json!([])),
                ("status".to_owned(), "Available".into()),
            ]);
        }
        (rule.name, document)
    };
    RULES.iter().map(document).collect()
}
