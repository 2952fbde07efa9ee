//! A webhook whose URL is its secret: a Tines story, and what templates of one's own are tried on.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use serde_json::json;

use super::request::{arrive, read, refuse};
use crate::answer;
use crate::shared::{Endpoint, Shared};

pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/story/{secret}", post(take))
}

async fn take(State(shared): State<Arc<Shared>>, Path(secret): Path<String>, body: Bytes) -> Response {
    let take = || -> Result<Response, Response> {
        if secret != shared.options.token {
            return Err(refuse(404, "no such story"));
        }
        let sent = read(&shared, &body, 1 << 20)?;
        arrive(&shared, Endpoint::Story, &sent);
        Ok(answer::json(201, &json!({"status": "ok"})))
    };
    take().unwrap_or_else(IntoResponse::into_response)
}
