//! Answers: a receipt, or what went wrong and what to do. Never repeats a body or a secret.

use axum::http::header::{ACCEPT_ENCODING, ALLOW, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::input::accept::{AcceptError, Receipt};
use crate::input::outlet::OutletError;
use crate::input::proof::Refusal;

/// When callers should come again while the bus rests, in seconds.
const REST: &str = "5";

/// Why a request was not carried out.
#[derive(Debug)]
pub(super) enum Failure {
    Refused(Refusal),
    /// The request cannot be read; nothing of it is kept.
    Unreadable(String),
    /// The type or coding of the body is not ours.
    Unsupported(String),
    TooLarge {
        limit: usize,
    },
    TooSlow,
    /// The same message is being worked on: whether it will be accepted is not known yet.
    UnderWay,
    /// More bodies are under way than there is room for.
    Full,
    NotTaken(AcceptError),
    NoEndpoint {
        method: Method,
        path: String,
    },
    NoMethod {
        method: Method,
        path: String,
    },
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<AcceptError> for Failure {
    fn from(error: AcceptError) -> Self {
        Self::NotTaken(error)
    }
}

impl Failure {
    pub(super) fn into_response(self) -> Response {
        let (status, text) = self.say();
        let mut response = json_response(status, &json!({"error": text}));
        let mut set = |name: HeaderName, value: &'static str| {
            response.headers_mut().insert(name, HeaderValue::from_static(value))
        };
        match &self {
            Self::Unsupported(_) => set(ACCEPT_ENCODING, "gzip"),
            Self::NoMethod { .. } => set(ALLOW, "POST"),
            Self::Full => set(RETRY_AFTER, "1"),
            _ if status == StatusCode::UNAUTHORIZED => set(WWW_AUTHENTICATE, "Bearer"),
            _ if status == StatusCode::SERVICE_UNAVAILABLE => set(RETRY_AFTER, REST),
            _ => None,
        };
        response
    }

    fn say(&self) -> (StatusCode, String) {
        match self {
            Self::Refused(refusal) => (refused(refusal), refusal.to_string()),
            Self::Unreadable(what) => (StatusCode::BAD_REQUEST, what.clone()),
            Self::Unsupported(what) => (StatusCode::UNSUPPORTED_MEDIA_TYPE, what.clone()),
            Self::TooLarge { limit } => (
                StatusCode::PAYLOAD_TOO_LARGE,
                format!(
                    "the body, inflated, is larger than {limit} bytes; send its records in several requests, or raise `ingest.http.body_limit`"
                ),
            ),
            Self::TooSlow => (
                StatusCode::REQUEST_TIMEOUT,
                "the body did not arrive in time".to_owned(),
            ),
            Self::Full => (
                StatusCode::TOO_MANY_REQUESTS,
                "too many bodies are under way; come again".to_owned(),
            ),
            Self::UnderWay => (
                StatusCode::SERVICE_UNAVAILABLE,
                "the same message is under way and not accepted yet; come again".to_owned(),
            ),
            Self::NotTaken(error @ AcceptError::NoMapping { .. }) => (StatusCode::BAD_REQUEST, error.to_string()),
            Self::NotTaken(AcceptError::Outlet(OutletError::Broken(what))) => {
                tracing::error!(what, "records cannot be put out");
                (
                    StatusCode::SERVICE_UNAVAILABLE,
                    "the bus cannot take records; its operator must act".to_owned(),
                )
            }
            Self::NotTaken(error) => {
                tracing::warn!(%error, "records not taken; the caller will come again");
                (
                    StatusCode::SERVICE_UNAVAILABLE,
                    "the bus does not take records now; nothing is lost, come again".to_owned(),
                )
            }
            Self::NoEndpoint { method, path } => (
                StatusCode::NOT_FOUND,
                format!(
                    "no endpoint for {method} {path}; changes go to POST /v1/changes, push endpoints must be named in the config"
                ),
            ),
            Self::NoMethod { method, path } => (
                StatusCode::METHOD_NOT_ALLOWED,
                format!("{path} takes POST, not {method}"),
            ),
        }
    }
}

fn refused(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::Missing(_) | Refusal::Wrong(_) | Refusal::Expired(_) => StatusCode::UNAUTHORIZED,
        Refusal::Replayed | Refusal::NotAllowed(_) => StatusCode::FORBIDDEN,
        Refusal::Unverifiable(_) => StatusCode::SERVICE_UNAVAILABLE,
    }
}

/// What became of a request's records. 422 says that every one was rejected: they are kept on topic `rejected` all the same.
pub(super) fn receipt(receipt: &Receipt) -> Response {
    let status = if receipt.accepted == 0 && receipt.rejected > 0 {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::ACCEPTED
    };
    json_response(status, &json!(receipt))
}

/// The same for services that push: they would send a rejected record again and again, though it is kept.
pub(super) fn acknowledged(receipt: &Receipt) -> Response {
    json_response(StatusCode::OK, &json!(receipt))
}

/// A message that was accepted before, by a proof that does not belong to the message: services that push send again when our answer was
/// lost, and must hear that all is well.
pub(super) fn repeated() -> Response {
    json_response(
        StatusCode::OK,
        &json!({"accepted": 0, "rejected": 0, "repeated": true, "results": []}),
    )
}

pub(super) fn json_response(status: StatusCode, value: &Value) -> Response {
    (status, [(CONTENT_TYPE, "application/json")], format!("{value}\n")).into_response()
}
