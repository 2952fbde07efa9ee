//! Requests as they came, kept for who wants to send the very same again, and an answer that takes its time. Knows no endpoint.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};

/// No request is larger.
const LARGEST: usize = 64 << 20;

/// A request as it came.
#[derive(Debug, Clone)]
pub struct Recorded {
    /// GET, POST, …
    pub method: Method,
    /// Path and query.
    pub path: String,
    /// All of them.
    pub headers: HeaderMap,
    /// As it came over the wire.
    pub body: Bytes,
}

/// Keeps requests while it is told to. Cheap to clone; all clones are one.
#[derive(Debug, Clone, Default)]
pub struct Recorder {
    kept: Arc<Mutex<Option<Vec<Recorded>>>>,
    delay: Duration,
}

impl Recorder {
    /// Every answer takes so much longer than the receiver needs.
    pub fn delayed(delay: Duration) -> Self {
        Self {
            delay,
            ..Self::default()
        }
    }

    /// The router behind it.
    pub fn around(&self, router: Router) -> Router {
        let recorder = self.clone();
        router.layer(from_fn(move |request: Request, next: Next| {
            let recorder = recorder.clone();
            async move { recorder.pass(request, next).await }
        }))
    }

    /// From now on, until they are taken.
    pub fn begin(&self) {
        *self.kept() = Some(Vec::new());
    }

    /// Those since it began.
    pub fn take(&self) -> Vec<Recorded> {
        self.kept().take().unwrap_or_default()
    }

    /// A poisoned lock only says that another request panicked; what was kept is whole.
    fn kept(&self) -> std::sync::MutexGuard<'_, Option<Vec<Recorded>>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn pass(&self, request: Request, next: Next) -> Response {
        let (parts, body) = request.into_parts();
        let Ok(body) = to_bytes(body, LARGEST).await else {
            return StatusCode::PAYLOAD_TOO_LARGE.into_response();
        };
        if let Some(kept) = self.kept().as_mut() {
            kept.push(Recorded {
                method: parts.method.clone(),
                path: parts.uri.to_string(),
                headers: parts.headers.clone(),
                body: body.clone(),
            });
        }
        if !self.delay.is_zero() {
            tokio::time::sleep(self.delay).await;
        }
        next.run(Request::from_parts(parts, Body::from(body))).await
    }
}
