//! What closes an incident: analytics rules only open them, so a workflow asks every few minutes which open incidents have nothing but
//! findings that are resolved or accepted, and closes those. API: Microsoft.SecurityInsights/incidents 2024-03-01; Log Analytics query API v1.

use serde_json::{Value, json};

use super::deployment::deployment;

const RESOLVED: &str = include_str!("closing/resolved_incidents.kql");

pub(super) fn queries() -> Vec<(String, String)> {
    vec![("closing/resolved_incidents".to_owned(), RESOLVED.to_owned())]
}

/// `close-resolved.json`. The workflow's identity needs the roles *Microsoft Sentinel Responder* and *Log Analytics Reader* on the workspace.
pub(super) fn template() -> Value {
    let parameters = json!({
        "workflowName": {"type": "string", "defaultValue": "tripline-close-resolved", "metadata": {"description": "Name of the Logic App."}},
        "location": {"type": "string", "defaultValue": "[resourceGroup().location]", "metadata": {"description": "Where it runs."}},
        "minutes": {"type": "int", "defaultValue": 10, "metadata": {"description": "How often it looks."}},
    });
    let workflow = json!({
        "type": "Microsoft.Logic/workflows",
        "apiVersion": "2019-05-01",
        "name": "[parameters('workflowName')]",
        "location": "[parameters('location')]",
        "identity": {"type": "SystemAssigned"},
        "properties": {"state": "Enabled", "definition": definition()},
    });
    let outputs = json!({
        "principalId": {
            "type": "string",
            "value": "[reference(resourceId('Microsoft.Logic/workflows', parameters('workflowName')), '2019-05-01', 'full').identity.principalId]",
        },
    });
    deployment(
        "Closes the incidents of findings that are resolved.",
        parameters,
        vec![workflow],
        outputs,
    )
}

fn definition() -> Value {
    let workspace = "resourceId('Microsoft.OperationalInsights/workspaces', parameters('workspaceName'))";
    let customer = format!("reference({workspace}, '2022-10-01').customerId");
    json!({
        "$schema": "https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#",
        "contentVersion": "1.0.0.0",
        "triggers": {"Recurrence": {"type": "Recurrence", "recurrence": {"frequency": "Minute", "interval": "[parameters('minutes')]"}}},
        "actions": {
            "Ask": {
                "type": "Http",
                "runAfter": {},
                "inputs": {
                    "method": "POST",
                    "uri": format!("[format('https://api.loganalytics.io/v1/workspaces/{{0}}/query', {customer})]"),
                    "headers": {"Content-Type": "application/json"},
                    "body": {"query": RESOLVED},
                    "authentication": {"type": "ManagedServiceIdentity", "audience": "https://api.loganalytics.io"},
                },
            },
            "Each": {
                "type": "Foreach",
                "foreach": "@body('Ask')?['tables']?[0]?['rows']",
                "runAfter": {"Ask": ["Succeeded"]},
                "runtimeConfiguration": {"concurrency": {"repetitions": 1}},
                "actions": {"Read": incident("GET", None), "Close": incident("PUT", Some(closed()))},
            },
        },
        "outputs": {},
    })
}

/// What is sent back: as it was read, closed.
fn closed() -> Value {
    json!({
        "etag": "@{body('Read')?['etag']}",
        "properties": {
            "title": "@{body('Read')?['properties']?['title']}",
            "description": "@{body('Read')?['properties']?['description']}",
            "severity": "@{body('Read')?['properties']?['severity']}",
            "labels": "@body('Read')?['properties']?['labels']",
            "owner": "@body('Read')?['properties']?['owner']",
            "status": "Closed",
            "classification": "TruePositive",
            "classificationReason": "SuspiciousActivity",
            "classificationComment": "Tripline saw the configuration that ends this risk: @{items('Each')?[4]}",
        },
    })
}

fn incident(method: &str, body: Option<Value>) -> Value {
    let management = "[format('{0}', uri(environment().resourceManager, ''))]";
    let workspace = "resourceId('Microsoft.OperationalInsights/workspaces', parameters('workspaceName'))";
    let mut inputs = json!({
        "method": method,
        "uri": format!(
            "[format('{{0}}{{1}}/providers/Microsoft.SecurityInsights/incidents/@{{{{items(''Each'')?[0]}}}}?api-version=2024-03-01', \
             uri(environment().resourceManager, ''), substring({workspace}, 1))]"
        ),
        "authentication": {"type": "ManagedServiceIdentity", "audience": management},
    });
    let mut after = json!({});
    if let Some(body) = body {
        inputs["headers"] = json!({"Content-Type": "application/json"});
        inputs["body"] = body;
        after = json!({"Read": ["Succeeded"]});
    }
    json!({"type": "Http", "runAfter": after, "inputs": inputs})
}
