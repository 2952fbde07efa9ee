//! Takes the values of Secrets out of whatever holds them. Knows no event.

use serde_json::Value;

use crate::field::Object;

/// What stands for a value: that it is set is known.
const REDACTED: &str = "(redacted)";
/// `kubectl apply` keeps the whole manifest, values included, in this annotation.
const LAST_APPLIED: &str = "kubectl.kubernetes.io/last-applied-configuration";
/// Kinds whose objects are credentials: TokenRequest's status holds a token, TokenReview's spec.
const TOKENS: [&str; 2] = ["TokenRequest", "TokenReview"];
/// Files with keys and tokens among their settings (Kubernetes, "Configuration APIs").
const WITH_KEYS: [&str; 4] = [
    "EncryptionConfiguration",
    "EncryptionConfig",
    "InitConfiguration",
    "JoinConfiguration",
];
/// The settings that hold them, at any depth.
const KEYS: [&str; 4] = ["secret", "token", "tlsBootstrapToken", "certificateKey"];

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
                Some(kind) if WITH_KEYS.contains(&kind) => redact_keys(object),
                _ => {}
            }
            // The request of an audit event may be a patch of a Secret, which has no kind; nobody reads it, so nobody keeps it.
            if let Some(request) = object.get_mut("requestObject").filter(|request| !request.is_null()) {
                *request = REDACTED.into();
            }
            let resource = object.get("objectRef").and_then(|reference| reference.get("resource"));
            if resource.and_then(Value::as_str) == Some("secrets") {
                match object.get_mut("responseObject") {
                    Some(Value::Object(body)) => redact_secret(body),
                    Some(other) if !other.is_null() => *other = REDACTED.into(),
                    _ => {}
                }
            }
            object.values_mut().for_each(redact);
        }
        Value::Array(list) => list.iter_mut().for_each(redact),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn redact_keys(object: &mut Object) {
    for (name, value) in object.iter_mut() {
        match value {
            Value::Object(object) => redact_keys(object),
            _ if KEYS.contains(&name.as_str()) => *value = REDACTED.into(),
            Value::Array(list) => list.iter_mut().filter_map(Value::as_object_mut).for_each(redact_keys),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
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
