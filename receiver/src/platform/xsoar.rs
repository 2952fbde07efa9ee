//! Cortex XSOAR 8: incidents that are found by dbotMirrorId, entries in their war room, closing in batches.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use serde_json::{Value, json};

use super::request::{arrive, header, read, refuse, text};
use crate::answer;
use crate::shared::{Endpoint, Shared};

pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/xsoar/public/v1/incidents/search", post(search))
        .route("/xsoar/public/v1/incident", post(create))
        .route("/xsoar/public/v1/entry", post(entry))
        .route("/xsoar/public/v1/incident/batchClose", post(close))
}

fn proven(shared: &Shared, headers: &HeaderMap) -> Result<(), Response> {
    let good = header(headers, "authorization") == shared.options.token && !header(headers, "x-xdr-auth-id").is_empty();
    if good {
        Ok(())
    } else {
        Err(refuse(401, "Public API request unauthorized"))
    }
}

async fn search(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: Bytes) -> Response {
    let take = || -> Result<Response, Response> {
        proven(&shared, &headers)?;
        let asked = read(&shared, &body, 1 << 20)?;
        let query = text(&asked, "/filter/query", 10_000)?;
        if !asked["filter"]["size"]
            .as_i64()
            .is_some_and(|size| (1..=1_000).contains(&size))
        {
            return Err(refuse(400, "without a size nothing is found"));
        }
        let key = query.split('"').nth(1).unwrap_or_default();
        let found = shared.options.incidents.find(key).filter(|incident| incident.open);
        let data: Vec<Value> = found
            .into_iter()
            .map(|incident| json!({"id": incident.id, "version": 1}))
            .collect();
        Ok(answer::json(200, &json!({"total": data.len(), "data": data})))
    };
    take().unwrap_or_else(IntoResponse::into_response)
}

async fn create(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: Bytes) -> Response {
    let take = || -> Result<Response, Response> {
        proven(&shared, &headers)?;
        let incident = read(&shared, &body, 1 << 20)?;
        let key = text(&incident, "/dbotMirrorId", 128)?;
        text(&incident, "/name", 600)?;
        text(&incident, "/type", 128)?;
        text(&incident, "/rawJSON", 1 << 20)?;
        let known = [0.0, 0.5, 1.0, 2.0, 3.0, 4.0];
        if !incident["severity"]
            .as_f64()
            .is_some_and(|severity| known.contains(&severity))
        {
            return Err(refuse(400, "severity"));
        }
        let labels = incident["labels"].as_array().ok_or_else(|| refuse(400, "labels"))?;
        for label in labels {
            text(label, "/type", 128)?;
            text(label, "/value", 10_000)?;
        }
        let event = arrive(&shared, Endpoint::Xsoar, &incident);
        let id = shared.options.incidents.change(key, event, |_| true);
        Ok(answer::json(201, &json!({"id": id, "version": 1})))
    };
    take().unwrap_or_else(IntoResponse::into_response)
}

fn note(shared: &Shared, id: &str, body: &Value, open: bool) -> Result<Response, Response> {
    let key = shared
        .options
        .incidents
        .key_of(id)
        .ok_or_else(|| refuse(400, "no such incident"))?;
    let event = arrive(shared, Endpoint::Xsoar, body);
    shared.options.incidents.change(&key, event, |_| open);
    Ok(answer::json(200, &json!({"id": id})))
}

async fn entry(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: Bytes) -> Response {
    let take = || -> Result<Response, Response> {
        proven(&shared, &headers)?;
        let entry = read(&shared, &body, 1 << 20)?;
        if text(&entry, "/data", 1 << 20)?.starts_with(['!', '/']) {
            return Err(refuse(400, "this would be a command"));
        }
        note(&shared, text(&entry, "/investigationId", 128)?, &entry, true)
    };
    take().unwrap_or_else(IntoResponse::into_response)
}

async fn close(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: Bytes) -> Response {
    let take = || -> Result<Response, Response> {
        proven(&shared, &headers)?;
        let asked = read(&shared, &body, 1 << 20)?;
        text(&asked, "/closeNotes", 10_000)?;
        match text(&asked, "/closeReason", 128)? {
            "False Positive" | "Resolved" | "Other" | "Duplicate" => {}
            _ => return Err(refuse(400, "no such reason")),
        }
        note(&shared, text(&asked, "/ids/0", 128)?, &asked, false)
    };
    take().unwrap_or_else(IntoResponse::into_response)
}
