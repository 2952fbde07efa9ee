//! The Logs Ingestion endpoint and the token endpoint before it: 204 for the whole array, 413 by the size as sent.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use rand::Rng;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::answer;
use crate::shared::{Arrival, Endpoint, Shared, inflate, lock};

/// Seconds.
const LIFETIME: i64 = 3_599;

/// What stands behind the gateway takes no more.
const INFLATED: usize = 50 << 20;

pub(super) async fn token(State(shared): State<Arc<Shared>>, Path(tenant): Path<String>, body: Bytes) -> Response {
    let form: std::collections::HashMap<String, String> = url::form_urlencoded::parse(&body).into_owned().collect();
    let field = |name: &str| form.get(name).map(String::as_str).unwrap_or_default();
    let options = &shared.options;
    let denied =
        |status, error: &str, why: &str| answer::json(status, &json!({"error": error, "error_description": why}));
    if tenant != options.tenant {
        return denied(400, "invalid_request", "AADSTS90002: tenant not found");
    }
    if field("grant_type") != "client_credentials" || !field("scope").ends_with("/.default") {
        return denied(400, "invalid_request", "grant_type and scope are required");
    }
    if field("client_id") != options.client_id {
        return denied(
            400,
            "unauthorized_client",
            "AADSTS700016: application not found in the directory",
        );
    }
    if field("client_secret") != options.client_secret {
        return denied(401, "invalid_client", "AADSTS7000215: invalid client secret provided");
    }
    let token = format!("{:032x}", rand::rng().random::<u128>());
    lock(&shared.tokens).insert(token.clone(), options.clock.now() + LIFETIME * 1_000);
    answer::json(
        200,
        &json!({"token_type": "Bearer", "expires_in": LIFETIME, "access_token": token}),
    )
}

#[derive(Deserialize)]
pub(super) struct Version {
    #[serde(rename = "api-version")]
    api_version: Option<String>,
}

fn failure(status: u16, code: &str, message: &str) -> Response {
    answer::json(status, &json!({"error": {"code": code, "message": message}}))
}

pub(super) async fn rows(
    State(shared): State<Arc<Shared>>,
    Path((rule, stream)): Path<(String, String)>,
    Query(version): Query<Version>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let token = text("authorization")
        .and_then(|value| value.strip_prefix("Bearer "))
        .unwrap_or_default();
    let good = lock(&shared.tokens)
        .get(token)
        .is_some_and(|until| *until > shared.options.clock.now());
    if !good {
        return failure(401, "Unauthorized", "the token is invalid or has expired");
    }
    if body.len() > shared.options.rows_limit {
        return failure(
            413,
            "ContentLengthLimitExceeded",
            "Maximum allowed content length: 1048576 bytes (1 MB).",
        );
    }
    if version.api_version.as_deref() != Some("2023-01-01")
        || !rule.starts_with("dcr-")
        || !stream.starts_with("Custom-")
    {
        return failure(404, "NotFound", "no such rule or stream");
    }
    let body = match text("content-encoding") {
        None => body.to_vec(),
        Some("gzip") => match inflate(&body, INFLATED) {
            Ok(body) => body,
            Err("not gzip") => return failure(400, "InvalidContentEncoding", "the body is not gzip"),
            Err(_) => return failure(413, "PayloadSizeLimitExceeded", "too large when inflated"),
        },
        Some(_) => return failure(415, "UnsupportedMediaType", "gzip or nothing"),
    };
    let rows: Vec<serde_json::Map<String, Value>> = match serde_json::from_slice(&body) {
        Ok(rows) => rows,
        Err(error) => return failure(400, "InvalidPayload", &error.to_string()),
    };
    let arrivals: Vec<Arrival> = rows.into_iter().map(arrival).collect();
    if let Some(reason) = arrivals
        .iter()
        .find_map(|arrival| (shared.options.against)(&arrival.finding))
    {
        return failure(400, "InvalidPayload", &reason);
    }
    shared.arrive(arrivals);
    StatusCode::NO_CONTENT.into_response()
}

fn arrival(row: serde_json::Map<String, Value>) -> Arrival {
    let text = |name: &str| row.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    Arrival {
        endpoint: Endpoint::Sentinel,
        event_id: text("EventId"),
        finding: row.get("Ocsf").cloned().unwrap_or_default(),
        wrapped: Value::Object(row),
        told: true,
    }
}
