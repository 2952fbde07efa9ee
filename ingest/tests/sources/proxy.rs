//! Stands before a server and does to some requests what networks and providers do.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};

/// What becomes of one request.
#[derive(Debug, Clone)]
pub enum Fault {
    /// An answer of the provider's own form.
    Answer(u16, Vec<(&'static str, String)>, String),
    /// These bytes come before the answer's own.
    Before(String),
    /// The answer breaks off after so many bytes.
    Cut(usize),
}

type Wanted = Box<dyn Fn(&str) -> bool + Send>;

#[derive(Default)]
struct Plan {
    faults: VecDeque<(Wanted, Fault)>,
    standing: Option<(Wanted, Fault)>,
}

/// The way to a server.
#[derive(Clone)]
pub struct Proxy {
    pub url: String,
    upstream: String,
    client: reqwest::Client,
    plan: Arc<Mutex<Plan>>,
    /// Ends the answers that are under way.
    cut: tokio::sync::watch::Sender<u64>,
}

impl Proxy {
    pub async fn before(upstream: &str, client: reqwest::Client) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let proxy = Self {
            url: format!("http://{}", listener.local_addr().unwrap()),
            upstream: upstream.to_owned(),
            client,
            plan: Arc::default(),
            cut: tokio::sync::watch::Sender::new(0),
        };
        let router = Router::new().fallback(forward).with_state(proxy.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        proxy
    }

    /// The next request whose line (`GET /path?query`) is wanted meets the fault.
    pub fn fault(&self, wanted: impl Fn(&str) -> bool + Send + 'static, fault: Fault) {
        self.plan.lock().unwrap().faults.push_back((Box::new(wanted), fault));
    }

    /// Every request that is wanted meets the fault, until told otherwise.
    pub fn standing(&self, wanted: impl Fn(&str) -> bool + Send + 'static, fault: Option<Fault>) {
        self.plan.lock().unwrap().standing = fault.map(|fault| (Box::new(wanted) as Wanted, fault));
    }

    /// Answers that are under way end as if the server had closed them, so that what streams is asked for again.
    pub fn restart(&self) {
        self.cut.send_modify(|times| *times += 1);
    }

    /// Faults that no request has met yet.
    pub fn left(&self) -> usize {
        self.plan.lock().unwrap().faults.len()
    }

    fn meets(&self, line: &str) -> Option<Fault> {
        let mut plan = self.plan.lock().unwrap();
        if let Some((wanted, fault)) = &plan.standing
            && wanted(line)
        {
            return Some(fault.clone());
        }
        let position = plan.faults.iter().position(|(wanted, _)| wanted(line))?;
        plan.faults.remove(position).map(|(_, fault)| fault)
    }
}

async fn forward(State(proxy): State<Proxy>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, 64 << 20).await.unwrap();
    let target = parts.headers.get("x-amz-target").and_then(|value| value.to_str().ok());
    let line = format!("{} {} {}", parts.method, parts.uri, target.unwrap_or_default());
    let fault = proxy.meets(line.trim_end());
    if let Some(Fault::Answer(status, headers, body)) = fault {
        let mut response = (StatusCode::from_u16(status).unwrap(), body).into_response();
        for (name, value) in headers {
            response
                .headers_mut()
                .insert(HeaderName::from_static(name), value.parse().unwrap());
        }
        return response;
    }
    let mut headers = parts.headers;
    headers.remove("content-length");
    if proxy.upstream.starts_with("https") {
        headers.remove("host");
    }
    let sent = proxy
        .client
        .request(parts.method, format!("{}{}", proxy.upstream, parts.uri));
    let answer = match sent.headers(headers).body(body).send().await {
        Ok(answer) => answer,
        Err(error) => return (StatusCode::BAD_GATEWAY, error.to_string()).into_response(),
    };
    let mut response = Response::builder().status(answer.status());
    let own: &[&str] = match fault {
        Some(_) => &["transfer-encoding", "connection", "content-length"],
        None => &["transfer-encoding", "connection"],
    };
    for (name, value) in answer.headers() {
        if !own.contains(&name.as_str()) {
            response = response.header(name, value);
        }
    }
    response.body(streamed(answer, fault, proxy.cut.subscribe())).unwrap()
}

/// The answer as it comes, with what the fault does to it.
fn streamed(answer: reqwest::Response, fault: Option<Fault>, cut: tokio::sync::watch::Receiver<u64>) -> Body {
    let (before, room) = match fault {
        Some(Fault::Before(text)) => (Some(Bytes::from(text)), usize::MAX),
        Some(Fault::Cut(room)) => (None, room),
        _ => (None, usize::MAX),
    };
    let first = futures::stream::iter(before.map(Ok::<Bytes, std::io::Error>));
    let rest = futures::stream::unfold(Some((answer, room, cut)), |state| async move {
        let (mut answer, room, mut cut) = state?;
        let chunk = tokio::select! {
            chunk = answer.chunk() => chunk,
            _ = cut.changed() => return None,
        };
        match chunk {
            Ok(Some(chunk)) if chunk.len() > room => Some((Err(std::io::Error::other("cut")), None)),
            Ok(Some(chunk)) => {
                let room = room.saturating_sub(chunk.len());
                Some((Ok(chunk), Some((answer, room, cut))))
            }
            Ok(None) => None,
            Err(error) => Some((Err(std::io::Error::other(error)), None)),
        }
    });
    Body::from_stream(futures::StreamExt::chain(first, rest))
}
