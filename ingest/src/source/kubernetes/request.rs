//! What is asked of the API server, and what its answers mean. Knows no kind.

use std::time::Duration;

use reqwest::{RequestBuilder, Response, StatusCode};
use serde::Deserialize;

use crate::source::Fault;
use crate::source::http::{self, Answer};

/// Why an answer is no success.
#[derive(Debug)]
pub(super) enum Failure {
    /// 410: what was asked about is no longer kept; a list may go on with this token.
    Gone(Option<String>),
    /// 401: who we are is not, or no longer, believed.
    Unauthorized(String),
    /// 403: a right is missing.
    Forbidden(String),
    /// Anything else.
    Fault(Fault),
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// `meta/v1` Status, as far as it matters.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Status {
    pub(super) code: u16,
    message: String,
    metadata: Option<ListMeta>,
    details: Option<Details>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Details {
    retry_after_seconds: Option<u64>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ListMeta {
    #[serde(rename = "continue")]
    next: Option<String>,
}

impl Status {
    pub(super) fn failure(self, after: Option<Duration>) -> Failure {
        let what = format!("the API server answers {} {}", self.code, self.message);
        let after = self
            .details
            .and_then(|details| details.retry_after_seconds)
            .map(http::wait)
            .or(after);
        match self.code {
            410 => Failure::Gone(self.metadata.and_then(|meta| meta.next).filter(|next| !next.is_empty())),
            401 => Failure::Unauthorized(what),
            403 => Failure::Forbidden(what),
            408 | 429 | 500.. => Failure::Fault(Fault::Away { what, after }),
            _ => Failure::Fault(Fault::refused(what, "check `url`, `kinds` and `namespaces`")),
        }
    }
}

/// The body of a successful answer.
pub(super) async fn body(request: RequestBuilder) -> Result<Vec<u8>, Failure> {
    let answer = http::ask(request).await?;
    match answer.status {
        StatusCode::OK => Ok(answer.body),
        _ => Err(failure(&answer)),
    }
}

/// A successful answer whose body is still to be read.
pub(super) async fn stream(request: RequestBuilder) -> Result<Response, Failure> {
    let response = http::send(request).await?;
    match response.status() {
        StatusCode::OK => Ok(response),
        _ => Err(failure(&http::read(response).await?)),
    }
}

fn failure(answer: &Answer) -> Failure {
    let mut status: Status = serde_json::from_slice(&answer.body).unwrap_or_default();
    if status.code == 0 {
        // A proxy on the way, or something else than an API server.
        status.message = answer.text();
    }
    status.code = answer.status.as_u16();
    status.failure(answer.retry_after())
}
