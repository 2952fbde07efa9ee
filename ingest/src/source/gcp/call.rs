//! Calls of Google's REST APIs, and what their errors mean. Knows no method.
//!
//! Document: Google Cloud APIs, "Errors" (`error.code`, `error.status`, `error.message`).

use reqwest::{Client, RequestBuilder};
use serde_json::Value;

use super::token::Tokens;
use crate::source::Fault;
use crate::source::http::{self, Answer};

/// One API.
pub(in crate::source) struct Api {
    pub(in crate::source) client: Client,
    tokens: Tokens,
}

impl Api {
    pub(in crate::source) fn new(client: Client, tokens: Tokens) -> Self {
        Self { client, tokens }
    }

    /// Sends a request with a token; the JSON of its answer.
    pub(in crate::source) async fn call(&mut self, request: RequestBuilder) -> Result<Value, Fault> {
        let body = self.bytes(request).await?;
        serde_json::from_slice(&body).map_err(|error| Fault::away(format!("the answer is no JSON: {error}")))
    }

    /// The bytes of its answer; none of a range that begins at the end.
    pub(in crate::source) async fn bytes(&mut self, request: RequestBuilder) -> Result<Vec<u8>, Fault> {
        let token = self.tokens.get().await?;
        let answer = http::ask(request.bearer_auth(token)).await?;
        if answer.status.is_success() {
            return Ok(answer.body);
        }
        if answer.status == reqwest::StatusCode::RANGE_NOT_SATISFIABLE {
            return Ok(Vec::new());
        }
        let fault = fault(&answer);
        if matches!(fault, Fault::Refused { .. }) {
            self.tokens.forget();
        }
        Err(fault)
    }
}

fn fault(answer: &Answer) -> Fault {
    let body: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
    let message = body
        .pointer("/error/message")
        .and_then(Value::as_str)
        .map_or_else(|| answer.text(), str::to_owned);
    let what = format!("HTTP {}: {message}", answer.status.as_u16());
    match answer.status.as_u16() {
        401 | 403 => Fault::refused(
            what,
            "check `credentials`, and grant the roles that the page of this source lists",
        ),
        408 | 429 | 500.. => Fault::Away {
            what,
            after: answer.retry_after(),
        },
        404 => Fault::refused(what, "check the name: it is not there, or not for us to see"),
        _ => Fault::refused(what, "check the keys of this source"),
    }
}
