//! Opsgenie's Alert API: create, note and close by alias; every request is answered with 202 and done later.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use serde_json::{Value, json};

use super::request::{arrive, header, names_event, read, refuse, text};
use crate::answer;
use crate::shared::{Endpoint, Shared};

pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/v2/alerts", post(create))
        .route("/v2/alerts/count", get(count))
        .route("/v2/alerts/{alias}/{action}", post(act).put(prioritize))
}

fn proven(shared: &Shared, headers: &HeaderMap) -> Result<(), Response> {
    let good = header(headers, "authorization") == format!("GenieKey {}", shared.options.token);
    if good {
        Ok(())
    } else {
        Err(refuse(401, "Could not authenticate"))
    }
}

fn later() -> Response {
    answer::json(
        202,
        &json!({"result": "Request will be processed", "took": 0.1, "requestId": "0"}),
    )
}

async fn count(State(shared): State<Arc<Shared>>, headers: HeaderMap) -> Response {
    match proven(&shared, &headers) {
        Ok(()) => answer::json(200, &json!({"data": {"count": 0}})),
        Err(refused) => refused,
    }
}

async fn create(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: Bytes) -> Response {
    let take = || -> Result<Response, Response> {
        proven(&shared, &headers)?;
        let alert = read(&shared, &body, 1 << 20)?;
        let alias = text(&alert, "/alias", 512)?;
        for (pointer, most) in [
            ("/message", 130),
            ("/description", 15_000),
            ("/entity", 512),
            ("/source", 100),
        ] {
            text(&alert, pointer, most)?;
        }
        let tags = alert["tags"].as_array().cloned().unwrap_or_default();
        if tags.len() > 20
            || tags
                .iter()
                .any(|tag| tag.as_str().is_none_or(|tag| tag.chars().count() > 50))
        {
            return Err(refuse(422, "tags"));
        }
        let details = alert["details"].as_object().cloned().unwrap_or_default();
        if !details.values().all(Value::is_string) || alert["details"].to_string().len() > 8_000 {
            return Err(refuse(422, "details"));
        }
        let id = arrive(&shared, Endpoint::Opsgenie, &alert);
        // One that is open counts up and stays as it is.
        let is_open = shared.options.incidents.find(alias).is_some_and(|alert| alert.open);
        shared.options.incidents.change(alias, id, |_| true);
        if let (false, Some(priority)) = (is_open, alert["priority"].as_str()) {
            shared.options.incidents.grade(alias, priority);
        }
        Ok(later())
    };
    take().unwrap_or_else(IntoResponse::into_response)
}

#[derive(Deserialize)]
struct By {
    #[serde(rename = "identifierType")]
    identifier_type: Option<String>,
}

async fn prioritize(
    State(shared): State<Arc<Shared>>,
    Path((alias, what)): Path<(String, String)>,
    Query(by): Query<By>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let take = || -> Result<Response, Response> {
        proven(&shared, &headers)?;
        let change = read(&shared, &body, 1 << 20)?;
        let priority = text(&change, "/priority", 2)?;
        if what != "priority" || by.identifier_type.as_deref() != Some("alias") || !"P1P2P3P4P5".contains(priority) {
            return Err(refuse(422, "no such change"));
        }
        shared.options.incidents.grade(&alias, priority);
        Ok(later())
    };
    take().unwrap_or_else(IntoResponse::into_response)
}

async fn act(
    State(shared): State<Arc<Shared>>,
    Path((alias, action)): Path<(String, String)>,
    Query(by): Query<By>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let take = || -> Result<Response, Response> {
        proven(&shared, &headers)?;
        let note = read(&shared, &body, 1 << 20)?;
        text(&note, "/note", 25_000)?;
        if by.identifier_type.as_deref() != Some("alias") {
            return Err(refuse(422, "identifierType"));
        }
        let closes = match action.as_str() {
            "close" => true,
            "notes" => false,
            _ => return Err(refuse(404, "no such action")),
        };
        if !closes && !names_event(&note) {
            return Ok(later());
        }
        let id = arrive(&shared, Endpoint::Opsgenie, &note);
        if shared.options.incidents.find(&alias).is_some() {
            shared.options.incidents.change(&alias, id, |open| open && !closes);
        }
        Ok(later())
    };
    take().unwrap_or_else(IntoResponse::into_response)
}
