//! A Workflows webhook of Teams: an Adaptive Card of at most 28 KB.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::post;

use super::request::{arrive, read, refuse};
use crate::shared::{Endpoint, Shared};

pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/workflows/teams", post(card))
}

async fn card(State(shared): State<Arc<Shared>>, RawQuery(query): RawQuery, body: Bytes) -> Response {
    let take = || -> Result<Response, Response> {
        if query.unwrap_or_default() != format!("sig={}", shared.options.token) {
            return Err(refuse(401, "the signature is not that of the workflow"));
        }
        let message = read(&shared, &body, 28 << 10)?;
        let attachment = &message["attachments"][0];
        let is_card = message["type"] == "message"
            && attachment["contentType"] == "application/vnd.microsoft.card.adaptive"
            && attachment["content"]["type"] == "AdaptiveCard"
            && attachment["content"]["body"]
                .as_array()
                .is_some_and(|body| !body.is_empty());
        if !is_card {
            return Err(refuse(400, "not an Adaptive Card"));
        }
        arrive(&shared, Endpoint::Teams, &message);
        Ok(StatusCode::ACCEPTED.into_response())
    };
    take().unwrap_or_else(IntoResponse::into_response)
}
