//! What every platform asks of a request: who sent it, that it can be read, that a text is as long as it may be. Knows no platform.

use axum::http::HeaderMap;
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::answer;
use crate::shared::{Arrival, Endpoint, Shared};

/// Notes that a body arrived; the id of the event that it names.
pub(super) fn arrive(shared: &Shared, endpoint: Endpoint, body: &Value) -> Option<String> {
    let event_id = event_id(&body.to_string());
    shared.arrive(vec![Arrival {
        endpoint,
        event_id: event_id.clone().unwrap_or_default(),
        finding: body.clone(),
        wrapped: body.clone(),
        told: true,
    }]);
    event_id
}

/// Whether a body says which event it is about.
pub(super) fn names_event(body: &Value) -> bool {
    event_id(&body.to_string()).is_some()
}

/// The first `<32 hex digits>:<number>` of a text.
fn event_id(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let colon = (32..bytes.len()).find(|at| {
        bytes[*at] == b':'
            && bytes[at - 32..*at].iter().all(u8::is_ascii_hexdigit)
            && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
    })?;
    let digits = bytes[colon + 1..]
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    text.get(colon - 32..colon + 1 + digits).map(str::to_owned)
}

pub(super) fn header<'h>(headers: &'h HeaderMap, name: &str) -> &'h str {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
}

/// User and password, both those of the options.
pub(super) fn basic(shared: &Shared, headers: &HeaderMap) -> bool {
    let options = &shared.options;
    let expected = STANDARD.encode(format!("{}:{}", options.client_id, options.token));
    header(headers, "authorization") == format!("Basic {expected}")
}

pub(super) fn refuse(status: u16, why: &str) -> Response {
    answer::json(status, &json!({ "error": why }))
}

/// The body as JSON that nobody has anything against.
pub(super) fn read(shared: &Shared, body: &[u8], limit: usize) -> Result<Value, Response> {
    if body.len() > limit.min(shared.options.webhook_limit) {
        return Err(refuse(413, "too large"));
    }
    let value: Value = serde_json::from_slice(body).map_err(|error| refuse(400, &error.to_string()))?;
    match (shared.options.against)(&value) {
        Some(reason) => Err(refuse(400, &reason)),
        None => Ok(value),
    }
}

/// A text of the body that must be there and at most so many characters long; a line break is refused where a line is wanted.
pub(super) fn text<'v>(value: &'v Value, pointer: &str, most: usize) -> Result<&'v str, Response> {
    let text = value.pointer(pointer).and_then(Value::as_str);
    match text {
        Some(text) if !text.is_empty() && text.chars().count() <= most => Ok(text),
        Some(_) => Err(refuse(400, &format!("{pointer} is empty or longer than {most}"))),
        None => Err(refuse(400, &format!("{pointer} is required"))),
    }
}
