//! What an answer of the Logs Ingestion API means: by the error's `code`, then by the status.

use pipeline::delivery::{Answer, Response};
use serde::Deserialize;

use crate::status::{describe, failure};

#[derive(Deserialize)]
struct Failure {
    error: Cause,
}

#[derive(Deserialize)]
struct Cause {
    #[serde(default)]
    code: String,
}

/// What an answer means; also the preflight's judgement.
pub(super) fn answer(response: &Response) -> Answer {
    let hold = |hint: &str| Answer::Hold {
        reason: describe(response),
        hint: hint.to_owned(),
    };
    let failed = serde_json::from_slice::<Failure>(&response.body).map(|failure| failure.error.code);
    match (response.status, failed.unwrap_or_default().as_str()) {
        (204, _) => Answer::Delivered { slow: false },
        (_, "InvalidStream") => hold("the rule declares no such stream: check `stream`"),
        (_, "InvalidDcrImmutableId") => hold("there is no such rule at this endpoint: check `rule` and `endpoint`"),
        (401, _) => hold("the token is for another audience or cloud: check `scope`, `authority` and `tenant`"),
        (403, _) => hold(
            "give the application the role Monitoring Metrics Publisher on the data collection rule; it takes up to 30 minutes",
        ),
        (404, _) => hold("there is no such rule or stream: check `endpoint`, `rule` and `stream`"),
        (200..=299, _) => hold("success, but not the 204 of the Logs Ingestion API: check `endpoint`"),
        _ => failure(response, "endpoint", "client_secret"),
    }
}
