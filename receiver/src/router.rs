//! Which path is whose.

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use tokio::sync::mpsc;

use crate::shared::{Arrival, Options, Shared};
use crate::{logs_ingestion, platform, splunk_hec, webhook};

/// Paths and who serves them, for who does not name the library.
pub type Routes = Router;

/// All endpoints, and where arrivals go.
pub fn router(options: Options, arrivals: mpsc::UnboundedSender<Arrival>) -> Router {
    let shared = Arc::new(Shared::new(options, arrivals));
    let events = post(splunk_hec::events);
    Router::new()
        .route("/services/collector", events.clone())
        .route("/services/collector/event", events.clone())
        .route("/services/collector/event/1.0", events)
        .route("/services/collector/ack", post(splunk_hec::acks))
        .route("/services/collector/health", get(splunk_hec::health))
        .route("/services/collector/health/1.0", get(splunk_hec::health))
        .route("/{tenant}/oauth2/v2.0/token", post(logs_ingestion::token))
        .route(
            "/dataCollectionRules/{rule}/streams/{stream}",
            post(logs_ingestion::rows),
        )
        .route("/webhook", post(webhook::take))
        .merge(platform::routes())
        .layer(DefaultBodyLimit::disable())
        .with_state(shared)
}
