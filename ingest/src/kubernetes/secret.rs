//! Takes the values of Secrets out of whatever holds them. Knows no event.

use serde_json::Value;

use crate::field::Object;

/// What stands for a value: that it is set is known.
const REDACTED: &str = "(redacted)";
/// `kubectl apply` keeps the whole manifest, values included, in this annotation.
const LAST_APPLIED: &str = "kubectl.kubernetes.io/last-applied-configuration";
/// Kinds whose objects are credentials: TokenRequest's status holds a token, TokenReview's spec.
const TOKENS: [&str; 2] = ["TokenRequest", "TokenReview"];

/// Redacts every Secret in the value, at any depth.
pub(super) fn redact(value: &mut Value) {
    match value {
        Value::Object(object) => {
            match object.get("kind").and_then(Value::as_str) {
                Some("Secret") => redact_secret(object),
                // Elements of a list need not repeat their kind.
                Some("SecretList") => {
                    let items = object.get_mut("items").and_then(Value::as_array_mut);
                    items
                        .into_iter()
                        .flatten()
                        .filter_map(Value::as_object_mut)
                        .for_each(redact_secret);
                }
                Some(kind) if TOKENS.contains(&kind) => redact_fields(object, &["spec", "status"]),
                _ => {}
            }
            // An audit event says in `objectRef` what its bodies are; a patch of a Secret has no kind.
            let resource = object.get("objectRef").and_then(|reference| reference.get("resource"));
            if resource.and_then(Value::as_str) == Some("secrets") {
                for body in ["requestObject", "responseObject"] {
                    redact_body(object.get_mut(body));
                }
            }
            object.values_mut().for_each(redact);
        }
        Value::Array(list) => list.iter_mut().for_each(redact),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// A Secret, or a patch of one: a list of operations of which every value may be one of its values.
fn redact_body(body: Option<&mut Value>) {
    match body {
        Some(Value::Object(object)) => redact_secret(object),
        Some(Value::Array(operations)) => {
            operations
                .iter_mut()
                .filter_map(Value::as_object_mut)
                .for_each(|it| redact_fields(it, &["value"]));
        }
        Some(other) if other.is_string() => *other = REDACTED.into(),
        _ => {}
    }
}

fn redact_secret(object: &mut Object) {
    redact_fields(object, &["data", "stringData"]);
    let annotations = object
        .get_mut("metadata")
        .and_then(|metadata| metadata.get_mut("annotations"));
    if let Some(Value::Object(annotations)) = annotations {
        redact_fields(annotations, &[LAST_APPLIED]);
    }
}

/// Members of an object keep their names, for a rule may ask which keys are there; anything else is replaced whole.
fn redact_fields(object: &mut Object, keys: &[&str]) {
    for key in keys {
        match object.get_mut(*key) {
            None | Some(Value::Null) => {}
            Some(Value::Object(values)) => values.values_mut().for_each(|value| *value = REDACTED.into()),
            Some(other) => *other = REDACTED.into(),
        }
    }
}
