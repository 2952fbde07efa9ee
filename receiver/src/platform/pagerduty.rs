//! PagerDuty Events v2: `/v2/enqueue`. Required members and severities: PagerDuty/api-schema, reference/events-v2/openapiv3.json.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use serde_json::{Value, json};

use super::request::{arrive, read, text};
use crate::answer;
use crate::shared::{Endpoint, Shared};

pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/v2/enqueue", post(enqueue))
}

fn invalid(why: &str) -> Response {
    let body = json!({"status": "invalid event", "message": "Event object is invalid", "errors": [why]});
    answer::json(400, &body)
}

async fn enqueue(State(shared): State<Arc<Shared>>, body: Bytes) -> Response {
    take(&shared, &body).unwrap_or_else(IntoResponse::into_response)
}

fn take(shared: &Shared, body: &[u8]) -> Result<Response, Response> {
    let event = read(shared, body, 512_000)?;
    if event["routing_key"] != shared.options.token.as_str() {
        return Err(invalid("Invalid routing key"));
    }
    let key = text(&event, "/dedup_key", 255)?.to_owned();
    let opens = match event["event_action"].as_str() {
        Some("trigger") => true,
        Some("resolve" | "acknowledge") => false,
        _ => return Err(invalid("'event_action' is missing or invalid")),
    };
    if opens {
        text(&event, "/payload/summary", 1024)?;
        text(&event, "/payload/source", 1024)?;
        let severities = ["critical", "error", "warning", "info"].map(Value::from);
        if !severities.contains(&event["payload"]["severity"]) {
            return Err(invalid("'payload.severity' is missing or invalid"));
        }
    }
    let id = arrive(shared, Endpoint::Pagerduty, &event);
    shared.options.incidents.change(&key, id, |_| opens);
    if let Some(severity) = event["payload"]["severity"].as_str().filter(|_| opens) {
        shared.options.incidents.grade(&key, severity);
    }
    let body = json!({"status": "success", "message": "Event processed", "dedup_key": key});
    Ok(answer::json(202, &body))
}
