//! The table, the data collection rule that writes to it, and the table's columns as the check of the queries needs them.

use serde_json::{Value, json};
use sinks::destination::sentinel::{ALERT_COLUMNS, COLUMNS};

use super::deployment::deployment;

const TABLE: &str = "TriplineFindings_CL";
const STREAM: &str = "Custom-TriplineFindings";

/// For rows of Microsoft's own table; nothing comes to it unless the sink has `asim_stream`.
const ALERTS: &str = "Custom-TriplineAlerts";

fn declared(columns: &[(&str, &str)]) -> Vec<Value> {
    let column = |(name, kind): &(&str, &str)| json!({"name": name, "type": kind});
    columns.iter().map(column).collect()
}

fn columns() -> Vec<Value> {
    declared(&COLUMNS)
}

/// `azuredeploy.json`. API: Microsoft.OperationalInsights/workspaces/tables and Microsoft.Insights/dataCollectionRules of Azure Resource Manager.
pub(super) fn template() -> Value {
    let id = "[resourceId('Microsoft.Insights/dataCollectionRules', parameters('ruleName'))]";
    let reference = |field: &str| {
        format!(
            "[reference(resourceId('Microsoft.Insights/dataCollectionRules', parameters('ruleName')), '2023-03-11').{field}]"
        )
    };
    let parameters = json!({
        "ruleName": {"type": "string", "defaultValue": "tripline-findings", "metadata": {"description": "Name of the data collection rule."}},
        "location": {"type": "string", "defaultValue": "[resourceGroup().location]", "metadata": {"description": "Must be the workspace's own region."}},
        "retentionInDays": {"type": "int", "defaultValue": 90, "metadata": {"description": "How long the table keeps findings."}},
        "principalId": {"type": "string", "defaultValue": "", "metadata": {"description": "Object id of the service principal or managed identity that Tripline sends as; without it the role is given later."}},
    });
    let outputs = json!({
        "rule": {"type": "string", "value": reference("immutableId")},
        "endpoint": {"type": "string", "value": reference("endpoints.logsIngestion")},
        "ruleResourceId": {"type": "string", "value": id},
    });
    let description = "Table TriplineFindings_CL in an existing Log Analytics workspace, the data collection rule by which Tripline writes to it, and the role.";
    deployment(description, parameters, vec![table(), rule(), publisher(id)], outputs)
}

fn table() -> Value {
    json!({
        "type": "Microsoft.OperationalInsights/workspaces/tables",
        "apiVersion": "2022-10-01",
        "name": format!("[format('{{0}}/{TABLE}', parameters('workspaceName'))]"),
        "properties": {
            "plan": "Analytics",
            "retentionInDays": "[parameters('retentionInDays')]",
            "schema": {"name": TABLE, "columns": columns()},
        },
    })
}

fn rule() -> Value {
    json!({
        "type": "Microsoft.Insights/dataCollectionRules",
        "apiVersion": "2023-03-11",
        "name": "[parameters('ruleName')]",
        "location": "[parameters('location')]",
        "kind": "Direct",
        "dependsOn": [format!("[resourceId('Microsoft.OperationalInsights/workspaces/tables', parameters('workspaceName'), '{TABLE}')]")],
        "properties": {
            "streamDeclarations": {STREAM: {"columns": columns()}, ALERTS: {"columns": declared(&ALERT_COLUMNS)}},
            "destinations": {"logAnalytics": [{
                "workspaceResourceId": "[resourceId('Microsoft.OperationalInsights/workspaces', parameters('workspaceName'))]",
                "name": "workspace",
            }]},
            "dataFlows": [{
                "streams": [STREAM],
                "destinations": ["workspace"],
                "transformKql": "source",
                "outputStream": format!("Custom-{TABLE}"),
            }, {
                "streams": [ALERTS],
                "destinations": ["workspace"],
                "transformKql": "source",
                "outputStream": "Microsoft-ASimAlertEventLogs",
            }],
        },
    })
}

/// Monitoring Metrics Publisher, on the rule alone: <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/monitor>.
fn publisher(rule: &str) -> Value {
    let role = "3913510d-42f4-4e42-8a64-420c390055eb";
    let rule = rule.trim_start_matches('[').trim_end_matches(']');
    json!({
        "type": "Microsoft.Authorization/roleAssignments",
        "apiVersion": "2022-04-01",
        "condition": "[not(empty(parameters('principalId')))]",
        "name": format!("[guid({rule}, parameters('principalId'), '{role}')]"),
        "scope": "[format('Microsoft.Insights/dataCollectionRules/{0}', parameters('ruleName'))]",
        "dependsOn": [format!("[{rule}]")],
        "properties": {
            "roleDefinitionId": format!("[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '{role}')]"),
            "principalId": "[parameters('principalId')]",
            "principalType": "ServicePrincipal",
        },
    })
}

/// Tables and their columns by type: ours, and the columns of Sentinel's own tables that our queries read
/// (Azure Monitor Logs reference, SecurityIncident and SecurityAlert).
pub(super) fn symbols() -> Value {
    let ours: serde_json::Map<String, Value> = COLUMNS
        .iter()
        .map(|(name, kind)| ((*name).to_owned(), Value::from(*kind)))
        .collect();
    json!({
        TABLE: ours,
        "SecurityIncident": {
            "TimeGenerated": "datetime", "IncidentName": "string", "IncidentNumber": "int", "Title": "string", "Status": "string",
            "Severity": "string", "AlertIds": "dynamic", "ClosedTime": "datetime", "RelatedAnalyticRuleIds": "dynamic",
        },
        "SecurityAlert": {
            "TimeGenerated": "datetime", "SystemAlertId": "string", "AlertName": "string", "ProductName": "string",
            "ProviderName": "string", "ExtendedProperties": "string",
        },
    })
}
