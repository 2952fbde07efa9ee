//! The envelope of Google Cloud Pub/Sub, in which a document of any shape may come. Knows no shape.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use crate::adapter::DecodeError;
use crate::document::json;
use crate::field::{self, Object};

/// The document in the envelope, if the value is one.
pub(super) fn opened(value: &Value) -> Option<Result<Value, DecodeError>> {
    value.as_object().filter(|object| is_push(object)).map(data)
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

/// The message in the envelope. A feed's first message is a sentence that says that the feed was set up.
fn data(object: &Object) -> Result<Value, DecodeError> {
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
    Ok(inner)
}
