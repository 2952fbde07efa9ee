//! TheHive 5: alerts that are one by type, source and sourceRef; a second one is refused.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, patch, post};
use serde_json::{Value, json};

use super::request::{arrive, header, read, refuse, text};
use crate::answer;
use crate::shared::{Endpoint, Shared};

pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/api/v1/query", post(query))
        .route("/api/v1/alert", post(create))
        .route("/api/v1/alert/{id}", patch(update))
        .route("/api/v1/user/current", get(current))
}

fn proven(shared: &Shared, headers: &HeaderMap) -> Result<(), Response> {
    let good = header(headers, "authorization") == format!("Bearer {}", shared.options.token);
    if good {
        Ok(())
    } else {
        Err(refuse(401, "Authentication failure"))
    }
}

async fn current(State(shared): State<Arc<Shared>>, headers: HeaderMap) -> Response {
    proven(&shared, &headers).map_or_else(|refused| refused, |()| answer::json(200, &json!({"login": "tripline"})))
}

async fn query(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: Bytes) -> Response {
    let take = || -> Result<Response, Response> {
        proven(&shared, &headers)?;
        let query: Value = serde_json::from_slice(&body).map_err(|error| refuse(400, &error.to_string()))?;
        let key = query
            .pointer("/query/1/_and/1/_value")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let found = shared.options.incidents.find(key);
        let found: Vec<Value> = found
            .into_iter()
            .map(|alert| json!({"_id": alert.id, "sourceRef": key}))
            .collect();
        Ok(answer::json(200, &found.into()))
    };
    take().unwrap_or_else(IntoResponse::into_response)
}

async fn create(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: Bytes) -> Response {
    let take = || -> Result<Response, Response> {
        proven(&shared, &headers)?;
        let alert = read(&shared, &body, 1 << 20)?;
        let key = text(&alert, "/sourceRef", 128)?;
        for (pointer, most) in [
            ("/type", 32),
            ("/source", 64),
            ("/title", 512),
            ("/description", 1_048_576),
        ] {
            text(&alert, pointer, most)?;
        }
        if !alert["severity"]
            .as_i64()
            .is_some_and(|severity| (1..=4).contains(&severity))
        {
            return Err(refuse(400, "severity"));
        }
        if shared.options.incidents.find(key).is_some() {
            return Err(answer::json(
                400,
                &json!({"type": "CreateError", "message": "Alert already exists"}),
            ));
        }
        let event = arrive(&shared, Endpoint::Thehive, &alert);
        let id = shared.options.incidents.change(key, event, |_| true);
        shared.options.incidents.grade(key, &alert["severity"].to_string());
        Ok(answer::json(201, &json!({ "_id": id })))
    };
    take().unwrap_or_else(IntoResponse::into_response)
}

async fn update(
    State(shared): State<Arc<Shared>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let take = || -> Result<Response, Response> {
        proven(&shared, &headers)?;
        let change = read(&shared, &body, 1 << 20)?;
        let key = shared
            .options
            .incidents
            .key_of(&id)
            .ok_or_else(|| refuse(404, "not found"))?;
        let open = match text(&change, "/status", 64)? {
            "New" | "Updated" => true,
            "Ignored" => false,
            _ => return Err(refuse(400, "no such status")),
        };
        let event = arrive(&shared, Endpoint::Thehive, &change);
        shared.options.incidents.change(&key, event, |_| open);
        if open {
            shared.options.incidents.grade(&key, &change["severity"].to_string());
        }
        Ok(StatusCode::NO_CONTENT.into_response())
    };
    take().unwrap_or_else(IntoResponse::into_response)
}
