//! Skips in what a resource says of itself: `Metadata: {tripline: {skip: [...]}}` of CloudFormation, `metadata` of an ARM resource, and
//! annotations `tripline/skip…` of Kubernetes. Knows these places only.

use schemas::ConfigChange;
use serde_json::Value;

/// What every place of a skip is named by.
const WORD: &str = "tripline";

/// Where each skip stands, and its text.
pub(super) fn of(change: &ConfigChange) -> Vec<(&'static str, String)> {
    let text = change.configuration.as_deref().unwrap_or_default();
    if !text.contains(WORD) {
        return Vec::new();
    }
    let Ok(configuration) = serde_json::from_str::<Value>(text) else {
        return Vec::new();
    };
    match change.shape.as_str() {
        "cloudformation" => listed("Metadata", configuration.pointer("/$attributes/Metadata")),
        "arm" => listed("metadata", configuration.get("metadata")),
        "kubernetes" => annotated(configuration.pointer("/metadata/annotations")),
        _ => Vec::new(),
    }
}

/// `tripline.skip`: a text, or a list of texts and of `{rule, reason, until}`.
fn listed(place: &'static str, metadata: Option<&Value>) -> Vec<(&'static str, String)> {
    let Some(skip) = metadata.and_then(|metadata| metadata.get(WORD)?.get("skip")) else {
        return Vec::new();
    };
    let list = skip.as_array().map_or(std::slice::from_ref(skip), Vec::as_slice);
    list.iter().map(|skip| (place, written(skip))).collect()
}

fn written(skip: &Value) -> String {
    let part = |key: &str| skip.get(key).and_then(Value::as_str).unwrap_or_default();
    match (skip, part("until")) {
        (Value::String(text), _) => text.clone(),
        (_, "") => format!("{} {}", part("rule"), part("reason")),
        (_, until) => format!("{} until={until} {}", part("rule"), part("reason")),
    }
}

fn annotated(annotations: Option<&Value>) -> Vec<(&'static str, String)> {
    let annotations = annotations.and_then(Value::as_object);
    let skips = annotations.into_iter().flatten();
    skips
        .filter(|(key, _)| key.starts_with("tripline/skip"))
        .map(|(_, value)| ("annotation", value.as_str().unwrap_or_default().to_owned()))
        .collect()
}
