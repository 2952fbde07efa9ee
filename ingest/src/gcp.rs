//! Google Cloud: Cloud Asset Inventory feeds, exports and search results, the Pub/Sub envelope around them, and objects as
//! `gcloud … list --format json` prints them. Knows the wrappers; an asset is read in `gcp/asset.rs`, an API object in `gcp/api.rs`.
//!
//! A configuration is `{"resource": …, "iam_policy": …}` with what the message carries: a feed sends one content type a message,
//! so most changes are partial and are laid over what is known of the asset.

mod api;
mod asset;
mod search;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use crate::decode::{Context, DecodeError, Item};
use crate::document::json;
use crate::field::{self, Object, Under};
use crate::shape::Shape;
use crate::wrapped;

/// Lists of assets: of `assets.list` and `batchGetAssetsHistory`, of the two searches.
const LISTS: [&str; 2] = ["assets", "results"];

/// Whether the document is one of Google Cloud's.
pub fn recognises(value: &Value) -> bool {
    let Some(object) = value.as_object() else { return false };
    is_push(object)
        || asset::recognises(object)
        || search::recognises(object)
        || api::recognises(object)
        || list_key(object).is_some()
}

fn list_key(object: &Object) -> Option<&'static str> {
    let is_ours = |value: &Value| {
        value
            .as_object()
            .is_some_and(|element| asset::recognises(element) || search::recognises(element))
    };
    LISTS.into_iter().find(|key| {
        object
            .get(*key)
            .and_then(Value::as_array)
            .is_some_and(|list| list.iter().any(is_ours))
    })
}

/// Pub/Sub, "Push subscriptions": `{"message": {"data": base64, "messageId": …}, "subscription": …}`. `gcloud pubsub subscriptions
/// pull --format json` prints the same message beside an `ackId`.
fn is_push(object: &Object) -> bool {
    let has = |key: &str| object.contains_key(key);
    let is_message = object.get("message").and_then(Value::as_object).is_some_and(|message| {
        ["data", "messageId", "message_id", "publishTime", "attributes"]
            .iter()
            .any(|key| message.contains_key(*key))
    });
    is_message && (has("subscription") || has("ackId"))
}

/// Decodes a document.
pub fn decode(value: Value, context: &Context) -> Result<Vec<Item>, DecodeError> {
    let mut object = field::into_object(value, "record")?;
    if is_push(&object) {
        return pushed(&object, context).under("message.data");
    }
    if let Some(key) = list_key(&object) {
        let list = wrapped::take_list(&mut object, key)?;
        return Ok(wrapped::each(list, key, |value| one(value, context)));
    }
    Ok(wrapped::only(Value::Object(object), |value| one(value, context)))
}

fn one(value: &mut Value, context: &Context) -> Result<schemas::ConfigChange, DecodeError> {
    let object = wrapped::as_object_mut(value)?;
    if asset::recognises(object) {
        asset::decode(object, context)
    } else if search::recognises(object) {
        search::decode(object, context)
    } else {
        api::decode(object, context)
    }
}

/// The message in the envelope. A feed's first message is a sentence that says that the feed was set up.
fn pushed(object: &Object, context: &Context) -> Result<Vec<Item>, DecodeError> {
    let message = field::object(object, "message")?;
    let data =
        field::optional_text(message, "data")?.ok_or_else(|| DecodeError::refused("Pub/Sub message without data"))?;
    let bytes = STANDARD
        .decode(data)
        .map_err(|error| DecodeError::refused(format!("field `message.data`: not base64: {error}")))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        DecodeError::refused(format!(
            "field `message.data`: not UTF-8 at byte {}",
            error.utf8_error().valid_up_to()
        ))
    })?;
    if !text.trim_start().starts_with(['{', '[']) {
        return Err(DecodeError::refused(
            "Pub/Sub welcome message or other plain text, not a change of a resource",
        ));
    }
    let inner = json::parse(&text).map_err(|reason| DecodeError::refused(format!("field `message.data`: {reason}")))?;
    if inner.as_object().is_some_and(is_push) {
        return Err(DecodeError::refused("a Pub/Sub envelope within a Pub/Sub envelope"));
    }
    match Shape::recognise(&inner) {
        Some(shape) => shape.decode(inner, context),
        None => Err(DecodeError::refused("no known shape in the Pub/Sub message")),
    }
}
