//! Faults in front of a receiver: answers that it never gave, answers that were lost, answers that never come.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;

#[derive(Debug, Clone)]
pub enum Fault {
    /// The request does not reach the receiver.
    Answer(u16, Vec<(&'static str, String)>, String),
    /// The receiver takes the request; then the connection breaks.
    Cut,
    /// The receiver takes the request; the answer never comes.
    Silent,
    /// The connection breaks before the receiver has the request.
    Reset,
    /// The receiver takes the request; the answer comes a byte at a time, for ever.
    Drip,
}

impl Fault {
    pub fn status(status: u16) -> Self {
        Self::Answer(status, Vec::new(), String::new())
    }
}

/// What one delivering request came to.
#[derive(Debug, Clone)]
pub struct Seen {
    pub at: Instant,
    pub size: u64,
    pub status: Option<u16>,
}

#[derive(Clone, Default)]
pub struct Faults(Arc<Mutex<(VecDeque<Fault>, Vec<Seen>)>>);

impl Faults {
    /// For the next requests, one each.
    pub fn next(&self, faults: impl IntoIterator<Item = Fault>) {
        self.0.lock().unwrap().0.extend(faults);
    }

    /// The next one, for who is no HTTP server.
    pub fn take(&self) -> Option<Fault> {
        self.0.lock().unwrap().0.pop_front()
    }

    /// How many are left.
    pub fn left(&self) -> usize {
        self.0.lock().unwrap().0.len()
    }

    /// No more of them.
    pub fn clear(&self) {
        self.0.lock().unwrap().0.clear();
    }

    pub fn seen(&self) -> Vec<Seen> {
        self.0.lock().unwrap().1.clone()
    }

    /// In front of everything but tokens, acknowledgments and health.
    pub fn before(&self, router: Router) -> Router {
        router.layer(from_fn_with_state(self.clone(), meet))
    }

    fn note(&self, at: Instant, size: u64, status: Option<u16>) {
        self.0.lock().unwrap().1.push(Seen { at, size, status });
    }
}

async fn meet(State(faults): State<Faults>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    if path.ends_with("/token") || path.ends_with("/ack") || path.contains("/health") {
        return next.run(request).await;
    }
    let at = Instant::now();
    let length = request
        .headers()
        .get("content-length")
        .and_then(|value| value.to_str().ok());
    let size = length.and_then(|value| value.parse().ok()).unwrap_or(0);
    let fault = faults.0.lock().unwrap().0.pop_front();
    match fault {
        None => {
            let response = next.run(request).await;
            faults.note(at, size, Some(response.status().as_u16()));
            response
        }
        Some(Fault::Answer(status, headers, body)) => {
            faults.note(at, size, Some(status));
            let response = headers
                .into_iter()
                .fold(Response::builder().status(status), |response, (name, value)| {
                    response.header(name, value)
                });
            response.body(Body::from(body)).unwrap()
        }
        Some(Fault::Cut) => {
            next.run(request).await;
            faults.note(at, size, None);
            // Ends the connection's task without an answer, and without the panic hook's words.
            std::panic::resume_unwind(Box::new("the connection is cut"))
        }
        Some(Fault::Silent) => {
            next.run(request).await;
            faults.note(at, size, None);
            std::future::pending().await
        }
        Some(Fault::Reset) => {
            faults.note(at, size, None);
            std::panic::resume_unwind(Box::new("the connection is reset"))
        }
        Some(Fault::Drip) => {
            next.run(request).await;
            faults.note(at, size, None);
            let ticks = tokio::time::interval(Duration::from_millis(20));
            let bytes = futures::stream::unfold(ticks, |mut ticks| async move {
                ticks.tick().await;
                Some((Ok::<_, Infallible>(Bytes::from_static(b" ")), ticks))
            });
            Response::new(Body::from_stream(bytes))
        }
    }
}
