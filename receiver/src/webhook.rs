//! The webhook receiver: signature and timestamp first, then the payload.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::{Value, json};

use crate::answer;
use crate::shared::{Arrival, Endpoint, Shared};

/// Seconds by which the sender's clock may differ.
const TOLERANCE: i64 = 300;

pub(super) async fn take(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: Bytes) -> Response {
    let text = |name: &str| {
        headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    };
    let (id, timestamp, signature) = (text("webhook-id"), text("webhook-timestamp"), text("webhook-signature"));
    let now = shared.options.clock.now() / 1_000;
    let refuse = |status, why: &str| answer::json(status, &json!({ "error": why }));
    if body.len() > shared.options.webhook_limit {
        return refuse(413, "too large");
    }
    let timely = timestamp.parse().is_ok_and(|at: i64| (now - at).abs() <= TOLERANCE);
    if id.is_empty() || !timely {
        return refuse(401, "no id, or the timestamp is too old or too new");
    }
    if !shared
        .options
        .keys
        .iter()
        .any(|key| key.verifies(id, timestamp, &body, signature))
    {
        return refuse(401, "no signature of a known key");
    }
    let payload: Value = match serde_json::from_slice(&body) {
        Ok(payload) => payload,
        Err(error) => return refuse(400, &error.to_string()),
    };
    if let Some(reason) = (shared.options.against)(&payload["data"]) {
        return refuse(422, &reason);
    }
    shared.arrive(vec![Arrival {
        endpoint: Endpoint::Webhook,
        event_id: id.to_owned(),
        finding: payload["data"].clone(),
        wrapped: payload,
        told: true,
    }]);
    answer::json(200, &json!({}))
}
