//! Stand-ins for incident-response platforms: strict about limits and credentials, with incidents that are found again by the key
//! that the sender gave them. What each refuses is its own documentation's.
#![allow(
    clippy::result_large_err,
    reason = "the error is the answer that is sent, made once a request"
)]

mod jira;
mod opsgenie;
mod pagerduty;
mod request;
mod servicenow;
mod slack;
mod story;
mod teams;
mod thehive;
mod xsoar;

use std::sync::Arc;

use axum::Router;

use crate::shared::Shared;

/// All platforms' paths.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .merge(jira::routes())
        .merge(opsgenie::routes())
        .merge(pagerduty::routes())
        .merge(servicenow::routes())
        .merge(slack::routes())
        .merge(story::routes())
        .merge(teams::routes())
        .merge(thehive::routes())
        .merge(xsoar::routes())
}
