//! Kubernetes: manifests, lists, watch events, audit events, admission reviews. Knows the wrappers; an object is read in
//! `kubernetes/object.rs`, an audit event in `kubernetes/audit.rs`.
//!
//! Values of Secrets never leave: neither in a change nor in a reject (`kubernetes/secret.rs`).

mod admission;
mod audit;
mod beside;
mod object;
mod secret;
mod version;

use schemas::{ChangeKind, ConfigChange};
use serde_json::Value;

use crate::adapter::wrapped;
use crate::adapter::{Context, DecodeError, Item, Under};
use crate::document::bare::holds;
use crate::field::{self, Object};

/// Kubernetes API Concepts, "Efficient detection of changes".
const WATCH_EVENTS: [&str; 5] = ["ADDED", "MODIFIED", "DELETED", "BOOKMARK", "ERROR"];

/// Whether the document is one of Kubernetes'.
pub fn recognises(value: &Value) -> bool {
    let Some(object) = value.as_object() else { return false };
    is_watch(object) || is_object(object)
}

fn is_watch(object: &Object) -> bool {
    let is_event = object
        .get("type")
        .and_then(Value::as_str)
        .is_some_and(|name| WATCH_EVENTS.contains(&name));
    is_event && object.contains_key("object")
}

/// A kind with an API version or with metadata; other providers that have a kind have an id or a type as well.
fn is_object(object: &Object) -> bool {
    let is_text = |key: &str| object.get(key).is_some_and(Value::is_string);
    let is_versioned = match object.get("apiVersion") {
        Some(Value::String(version)) => version::is_of_a_cluster(version),
        _ => object.get("metadata").is_some_and(Value::is_object),
    };
    is_text("kind") && is_versioned && !(is_text("type") && object.contains_key("properties")) && !is_text("id")
}

/// Whether a bare text may hold a Secret or a token: its values must not be kept with a reject. Between key and kind may stand a tag or an
/// anchor of YAML.
pub fn may_hold_secret(bare: &[u8]) -> bool {
    const KEY: &[u8] = b"kind:";
    const KINDS: [&[u8]; 6] = [
        b"Secret",
        b"TokenRequest",
        b"TokenReview",
        b"EncryptionConfig",
        b"InitConfiguration",
        b"JoinConfiguration",
    ];
    const NEAR: usize = 24;
    let named = bare.windows(KEY.len()).enumerate().any(|(at, window)| {
        let after = &bare[at + KEY.len()..bare.len().min(at + KEY.len() + NEAR)];
        // `kind: *alias` says elsewhere what it is.
        let among = if after.first() == Some(&b'*') { bare } else { after };
        window == KEY && KINDS.iter().any(|kind| holds(among, kind))
    });
    named || holds(bare, b"resource:secrets")
}

/// Takes the values of Secrets out of a value, at any depth.
pub fn redact(value: &mut Value) {
    secret::redact(value);
}

/// Lays what decides about a workload and stands in the same input over it.
pub fn lay<'c>(changes: impl Iterator<Item = &'c mut ConfigChange>) {
    beside::lay(changes);
}

/// Decodes a document.
pub fn decode(mut value: Value, context: &Context) -> Result<Vec<Item>, DecodeError> {
    secret::redact(&mut value);
    let object = field::as_object(&value, "record")?;
    if is_watch(object) {
        return Ok(wrapped::only(value, |value| {
            watch_event(wrapped::as_object_mut(value)?, context)
        }));
    }
    let is_list = object
        .get("kind")
        .and_then(Value::as_str)
        .is_some_and(|kind| kind.ends_with("List"));
    if is_list && object.contains_key("items") {
        // A reject holds the redacted value and not the document's bytes.
        return list(&mut value, context).or_else(|error| Ok(vec![Item::reject(0, error, value)]));
    }
    Ok(wrapped::only(value, |value| one(value, context)))
}

/// An object by itself, whatever kind it is.
fn one(value: &mut Value, context: &Context) -> Result<ConfigChange, DecodeError> {
    let object = wrapped::as_object_mut(value)?;
    let (group, kind) = (
        object::group(object)?.to_owned(),
        field::text(object, "kind")?.to_owned(),
    );
    match (group.as_str(), kind.as_str()) {
        ("audit.k8s.io", "Event") => audit::decode(object, context),
        ("admission.k8s.io", "AdmissionReview") => admission::decode(object, context),
        ("", "Status") => Err(DecodeError::refused("a status of the API server, not a resource")),
        _ => object::decode(object, object::Feed::Manifest, context),
    }
}

/// A list; elements of an answer of the API server have neither kind nor version, the list's kind tells both.
fn list(value: &mut Value, context: &Context) -> Result<Vec<Item>, DecodeError> {
    let list = wrapped::as_object_mut(value)?;
    let kind = field::text(list, "kind")?.trim_end_matches("List").to_owned();
    let version = field::text(list, "apiVersion")?.to_owned();
    let items = wrapped::take_list(list, "items")?;
    if items.is_empty() {
        return Err(DecodeError::nothing("a list without items"));
    }
    Ok(wrapped::each(items, "items", |value| {
        let element = wrapped::as_object_mut(value)?;
        if !kind.is_empty() && !element.contains_key("kind") {
            element.insert("kind".to_owned(), kind.as_str().into());
            element.insert("apiVersion".to_owned(), version.as_str().into());
            // Only now can a Secret be told from its list.
            secret::redact(value);
        }
        one(value, context)
    }))
}

fn watch_event(event: &mut Object, context: &Context) -> Result<ConfigChange, DecodeError> {
    let kind = match field::text(event, "type")? {
        "ADDED" => ChangeKind::Create,
        "MODIFIED" => ChangeKind::Update,
        "DELETED" => ChangeKind::Delete,
        "BOOKMARK" => return Err(DecodeError::refused("watch bookmark, not a change of a resource")),
        "ERROR" => {
            return Err(DecodeError::refused(
                "watch error, not a change of a resource: list again",
            ));
        }
        other => return Err(DecodeError::invalid("type", format!("not a watch event: {other:?}"))),
    };
    let object = match event.get_mut("object") {
        Some(value) => wrapped::as_object_mut(value)?,
        None => return Err(DecodeError::missing("object")),
    };
    object::decode(object, object::Feed::Watch(kind), context).under("object")
}
