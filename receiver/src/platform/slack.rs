//! Slack's Web API: chat.postMessage, chat.update, conversations.history with metadata. What it could not do it says in a 200.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use serde_json::{Value, json};

use super::request::{arrive, header, read, text};
use crate::answer;
use crate::shared::{Endpoint, Shared};

const CHANNEL: &str = "C0123456789";

pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/api/auth.test", post(test))
        .route("/api/conversations.history", get(history))
        .route("/api/chat.postMessage", post(create))
        .route("/api/chat.update", post(update))
}

fn fault(error: &str) -> Response {
    answer::json(200, &json!({"ok": false, "error": error}))
}

fn proven(shared: &Shared, headers: &HeaderMap) -> Result<(), Response> {
    let good = header(headers, "authorization") == format!("Bearer {}", shared.options.token);
    if good { Ok(()) } else { Err(fault("invalid_auth")) }
}

async fn test(State(shared): State<Arc<Shared>>, headers: HeaderMap) -> Response {
    proven(&shared, &headers).map_or_else(|refused| refused, |()| answer::json(200, &json!({"ok": true})))
}

#[derive(Deserialize)]
struct Window {
    channel: String,
    oldest: f64,
    latest: f64,
    include_all_metadata: bool,
    limit: u32,
}

async fn history(State(shared): State<Arc<Shared>>, headers: HeaderMap, Query(window): Query<Window>) -> Response {
    if let Err(refused) = proven(&shared, &headers) {
        return refused;
    }
    if window.channel != CHANNEL {
        return fault("channel_not_found");
    }
    if !(1..=999).contains(&window.limit) || window.oldest >= window.latest || !window.include_all_metadata {
        return fault("invalid_arguments");
    }
    let mut messages = vec![json!({"ts": "1.000001", "text": "hello", "user": "U1"})];
    let ours = shared.options.incidents.newest(window.limit as usize - messages.len());
    messages.extend(ours.into_iter().map(|(uid, ts)| {
        json!({"ts": ts, "text": "…", "metadata": {"event_type": "tripline_finding", "event_payload": {"uid": uid}}})
    }));
    answer::json(200, &json!({"ok": true, "messages": messages, "has_more": false}))
}

/// Slack's limits on blocks (docs.slack.dev/reference/block-kit).
fn blocks(message: &Value) -> Result<(), Response> {
    let blocks = message["blocks"].as_array().cloned().unwrap_or_default();
    if blocks.len() > 50 || message["blocks"].to_string().chars().count() > 13_000 {
        return Err(fault("msg_blocks_too_long"));
    }
    for block in &blocks {
        let most = if block["type"] == "header" { 150 } else { 3_000 };
        let written = block.pointer("/text/text").and_then(Value::as_str);
        if written.is_some_and(|text| text.is_empty() || text.chars().count() > most) {
            return Err(fault("invalid_blocks"));
        }
        let fields = block["fields"].as_array().into_iter().flatten();
        if fields
            .filter_map(|field| field["text"].as_str())
            .any(|text| text.chars().count() > 2_000)
        {
            return Err(fault("invalid_blocks"));
        }
    }
    Ok(())
}

fn message(shared: &Shared, headers: &HeaderMap, body: &[u8]) -> Result<Value, Response> {
    proven(shared, headers)?;
    let message = read(shared, body, 1 << 20)?;
    if message["channel"] != CHANNEL {
        return Err(fault("channel_not_found"));
    }
    text(&message, "/text", 40_000).map_err(|_| fault("no_text"))?;
    blocks(&message)?;
    Ok(message)
}

/// Keeps what a message says of its finding.
fn keep(shared: &Shared, message: &Value) -> Option<String> {
    let payload = &message["metadata"]["event_payload"];
    let (uid, phase) = (payload["uid"].as_str()?, payload["phase"].as_str()?);
    let event = arrive(shared, Endpoint::Slack, message);
    Some(shared.options.incidents.change(uid, event, |_| phase != "resolve"))
}

async fn create(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: Bytes) -> Response {
    let take = || -> Result<Response, Response> {
        let message = message(&shared, &headers, &body)?;
        if message.get("thread_ts").is_some() {
            return Ok(answer::json(200, &json!({"ok": true, "ts": "2.000001"})));
        }
        let ts = keep(&shared, &message).ok_or_else(|| fault("invalid_metadata_format"))?;
        Ok(answer::json(200, &json!({"ok": true, "ts": ts})))
    };
    take().unwrap_or_else(IntoResponse::into_response)
}

async fn update(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: Bytes) -> Response {
    let take = || -> Result<Response, Response> {
        let message = message(&shared, &headers, &body)?;
        let ts = text(&message, "/ts", 30).map_err(|_| fault("message_not_found"))?;
        if shared.options.incidents.key_of(ts).is_none() {
            return Err(fault("message_not_found"));
        }
        keep(&shared, &message).ok_or_else(|| fault("invalid_metadata_format"))?;
        Ok(answer::json(200, &json!({"ok": true, "ts": ts})))
    };
    take().unwrap_or_else(IntoResponse::into_response)
}
