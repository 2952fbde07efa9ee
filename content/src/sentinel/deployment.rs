//! A template of Azure Resource Manager around what it deploys. Knows none of it.

use serde_json::{Value, json};

/// A deployment template for a workspace that is there, with its parameters.
pub(super) fn deployment(description: &str, parameters: Value, resources: Vec<Value>, outputs: Value) -> Value {
    let mut template = json!({
        "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
        "contentVersion": "1.0.0.0",
        "metadata": {"description": description},
        "parameters": {
            "workspaceName": {"type": "string", "metadata": {"description": "The workspace of Microsoft Sentinel, in this resource group."}},
        },
        "resources": resources,
        "outputs": outputs,
    });
    if let (Some(all), Value::Object(more)) = (template["parameters"].as_object_mut(), parameters) {
        all.extend(more);
    }
    template
}
