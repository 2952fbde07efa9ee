//! The workbook: posture now, over time, and by account, rule, framework and owner.

use serde_json::{Value, json};

use super::deployment::deployment;

/// Name, title, how it is shown, share of the width in per cent, query.
type Panel = (&'static str, &'static str, &'static str, &'static str, &'static str);

const PANELS: [Panel; 8] = [
    (
        "open_by_severity",
        "Open risks",
        "tiles",
        "100",
        include_str!("workbook/open_by_severity.kql"),
    ),
    (
        "over_time",
        "Opened and closed by day",
        "unstackedbar",
        "60",
        include_str!("workbook/over_time.kql"),
    ),
    (
        "age",
        "Age of open risks",
        "categoricalbar",
        "40",
        include_str!("workbook/age.kql"),
    ),
    (
        "by_account",
        "By account",
        "table",
        "50",
        include_str!("workbook/by_account.kql"),
    ),
    (
        "by_owner",
        "By owner",
        "table",
        "50",
        include_str!("workbook/by_owner.kql"),
    ),
    (
        "by_rule",
        "By rule",
        "table",
        "50",
        include_str!("workbook/by_rule.kql"),
    ),
    (
        "by_framework",
        "By framework",
        "table",
        "50",
        include_str!("workbook/by_framework.kql"),
    ),
    (
        "time_to_resolve",
        "Hours to resolve",
        "table",
        "100",
        include_str!("workbook/time_to_resolve.kql"),
    ),
];

pub(super) fn queries() -> Vec<(String, String)> {
    let query = |(name, .., text): &Panel| (format!("workbook/{name}"), (*text).to_owned());
    PANELS.iter().map(query).collect()
}

/// The body of the workbook, as the portal's editor shows it under *Advanced*.
fn notebook() -> Value {
    let time = json!({
        "type": 9,
        "content": {
            "version": "KqlParameterItem/1.0",
            "parameters": [{
                "id": "3a6c1f2e-7d15-4b0a-9d5e-5f2b8c4e1a01",
                "version": "KqlParameterItem/1.0",
                "name": "TimeRange",
                "label": "Time range",
                "type": 4,
                "isRequired": true,
                "value": {"durationMs": 7_776_000_000_u64},
                "typeSettings": {"selectableValues": [{"durationMs": 604_800_000_u64}, {"durationMs": 2_592_000_000_u64}, {"durationMs": 7_776_000_000_u64}]},
            }],
            "style": "pills",
            "queryType": 0,
            "resourceType": "microsoft.operationalinsights/workspaces",
        },
        "name": "time range",
    });
    let panel = |(name, title, shown, width, query): &Panel| {
        let mut content = json!({
            "version": "KqlItem/1.0",
            "query": query,
            "size": 0,
            "title": title,
            "timeContextFromParameter": "TimeRange",
            "queryType": 0,
            "resourceType": "microsoft.operationalinsights/workspaces",
            "visualization": shown,
        });
        if *shown == "tiles" {
            content["tileSettings"] = json!({
                "titleContent": {"columnMatch": "Severity", "formatter": 1},
                "leftContent": {"columnMatch": "Findings", "formatter": 12},
                "showBorder": true,
            });
        }
        json!({"type": 3, "content": content, "customWidth": width, "name": name})
    };
    let mut items = vec![time];
    items.extend(PANELS.iter().map(panel));
    json!({"version": "Notebook/1.0", "items": items, "$schema": "https://github.com/Microsoft/Application-Insights-Workbooks/blob/master/schema/workbook.json"})
}

/// `workbook.json`
pub(super) fn template() -> Value {
    let parameters = json!({
        "location": {"type": "string", "defaultValue": "[resourceGroup().location]", "metadata": {"description": "Where the workbook is kept."}},
        "workbookId": {"type": "string", "defaultValue": "[guid(resourceGroup().id, 'tripline-posture')]", "metadata": {"description": "Names the workbook."}},
    });
    let resource = json!({
        "type": "Microsoft.Insights/workbooks",
        "apiVersion": "2022-04-01",
        "name": "[parameters('workbookId')]",
        "location": "[parameters('location')]",
        "kind": "shared",
        "properties": {
            "displayName": "Tripline: cloud security posture",
            "category": "sentinel",
            "version": "1.0",
            "sourceId": "[resourceId('Microsoft.OperationalInsights/workspaces', parameters('workspaceName'))]",
            "serializedData": notebook().to_string(),
        },
    });
    deployment(
        "A workbook of the posture that Tripline sees.",
        parameters,
        vec![resource],
        json!({}),
    )
}
