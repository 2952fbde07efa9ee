//! Terraform and OpenTofu: plans and states as `terraform show -json` prints them. Knows the documents' frame; how values that are
//! not known yet and sensitive ones are marked is in `terraform/overlay.rs`, what authors wrote in
//! `terraform/configuration.rs`, how both are laid over values in `terraform/reference.rs`.
//!
//! Documents: Terraform, "JSON Output Format" (format version 1.x; 0.x of Terraform 0.12 to 0.15 has the same frame).
//! A plan's resource is the state after it is applied: `change.after`, with `{"$unknown": …}` where it is known after apply only,
//! and without the text of anything sensitive.

mod carried;
mod configuration;
mod draft;
mod dynamic;
mod elsewhere;
mod overlay;
mod plan;
mod reference;
mod state;

use configuration::Configuration;
use plan::Plan;
use serde_json::Value;

use crate::adapter::{Context, DecodeError, Item};
use crate::document::bare::holds;
use crate::field;

/// Whether the document is a plan or a state.
pub fn recognises(value: &Value) -> bool {
    let Some(object) = value.as_object() else { return false };
    let planned = |key: &str, inner: &str| object.get(key).is_some_and(|value| value.get(inner).is_some());
    let is_change = |change: &Value| {
        change.get("change").is_some() && (change.get("address").is_some() || change.get("type").is_some())
    };
    object
        .get("resource_changes")
        .and_then(Value::as_array)
        .is_some_and(|list| list.is_empty() || list.iter().any(is_change))
        || planned("planned_values", "root_module")
        || planned("values", "root_module")
        || (object.contains_key("format_version") && (object.contains_key("terraform_version") || object.len() == 1))
        || state::is_file(object)
}

/// Whether a bare text that is no JSON may have been a plan or a state: what in it is secret cannot be told any more.
pub fn may_hold_secret(bare: &[u8]) -> bool {
    const KEYS: [&[u8]; 5] = [
        b"resource_changes:",
        b"terraform_version:",
        b"planned_values:",
        b"_sensitive:",
        b"sensitive_values:",
    ];
    KEYS.iter().any(|key| holds(bare, key))
}

/// Decodes a document: one record for each resource. A document that is refused as a whole may hold secrets, which marks that
/// nobody read would have hidden, so its bytes are not kept.
pub fn decode(value: Value, context: &Context) -> Result<Vec<Item>, DecodeError> {
    document(value, context).map_err(DecodeError::withheld)
}

fn document(value: Value, context: &Context) -> Result<Vec<Item>, DecodeError> {
    let mut object = field::into_object(value, "record")?;
    if state::is_file(&object) {
        return Err(DecodeError::refused(
            "a raw state file, which holds secrets in clear: post the output of terraform show -json",
        ));
    }
    let version = field::optional_id(&object, "format_version")?;
    if let Some(version) = &version {
        let major = version.split('.').next().and_then(|major| major.parse::<u32>().ok());
        match major {
            Some(0 | 1) => {}
            Some(_) => {
                return Err(DecodeError::invalid(
                    "format_version",
                    format!("{version} is newer than 1.x, which is what this version reads"),
                ));
            }
            None => {
                return Err(DecodeError::invalid(
                    "format_version",
                    format!("not a version: {version:?}"),
                ));
            }
        }
    }
    let time = field::optional_time(&object, "timestamp")?;
    let configuration = object.remove("configuration");
    let plan = Plan {
        context,
        time,
        configuration: Configuration::new(configuration.as_ref()),
    };
    if let Some(changes) = object.remove("resource_changes") {
        return plan.changes(changes, object.remove("resource_drift"));
    }
    let values = |key: &'static str| {
        object
            .remove(key)
            .filter(|value| !value.is_null())
            .map(|value| (key, value))
    };
    match ["planned_values", "values"].into_iter().find_map(values) {
        Some((key, values)) => state::resources(&plan, key, values),
        None if object.get("errored") == Some(&Value::Bool(true)) => Err(DecodeError::refused(
            "a plan that ended in an error and holds no change: see what terraform plan says",
        )),
        // A state of nothing: `terraform show -json` then prints its version and no more.
        None if version.is_some() => Ok(Vec::new()),
        None => Err(DecodeError::missing("resource_changes")),
    }
}
