//! A listener on a free port of loopback, what it put out, and a server that stands in for the hosts that publish keys.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use futures::FutureExt;
use futures::future::BoxFuture;
use ingest::{Acceptor, Batch, Config, Fetcher, Listener, Outlet, OutletError};
use reqwest::{RequestBuilder, Response};
use schemas::Clock;
use serde_json::{Value, json};
use tokio::sync::{Notify, Semaphore};
use tokio_util::sync::CancellationToken;

/// When all happens, unless a test moves the clock.
pub const NOW: i64 = 1_800_000_000_000;

/// Keeps what is put, or refuses it.
pub struct Kept {
    batches: Mutex<Vec<Batch>>,
    pub busy: AtomicBool,
    /// Puts wait while it is locked.
    pub held: tokio::sync::Mutex<()>,
    /// Puts that have begun.
    pub begun: Semaphore,
    grown: Notify,
}

impl Default for Kept {
    fn default() -> Self {
        Self {
            batches: Mutex::default(),
            busy: AtomicBool::default(),
            held: tokio::sync::Mutex::default(),
            begun: Semaphore::new(0),
            grown: Notify::new(),
        }
    }
}

impl Outlet for Kept {
    fn put(&self, batch: Batch) -> BoxFuture<'_, Result<(), OutletError>> {
        async move {
            self.begun.add_permits(1);
            drop(self.held.lock().await);
            if self.busy.load(Ordering::SeqCst) {
                return Err(OutletError::Busy("no leader".to_owned()));
            }
            self.batches.lock().unwrap().push(batch);
            self.grown.notify_one();
            Ok(())
        }
        .boxed()
    }
}

impl Kept {
    /// All batches so far.
    pub fn all(&self) -> Vec<Batch> {
        self.batches.lock().unwrap().clone()
    }

    /// All batches, once there are so many.
    pub async fn at_least(&self, count: usize) -> Vec<Batch> {
        loop {
            let all = self.all();
            if all.len() >= count {
                return all;
            }
            self.grown.notified().await;
        }
    }

    pub fn changes(&self) -> usize {
        self.all().iter().map(|batch| batch.changes.len()).sum()
    }
}

pub struct Server {
    pub url: String,
    pub kept: Arc<Kept>,
    pub clock: Arc<AtomicI64>,
    pub client: reqwest::Client,
    stop: CancellationToken,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

impl Server {
    pub fn post(&self, path: &str) -> RequestBuilder {
        self.client.post(format!("{}{path}", self.url))
    }

    pub fn now(&self, now: i64) {
        self.clock.store(now, Ordering::SeqCst);
    }
}

/// Any free port, and what the test's config says.
pub async fn start(mut ingest: Value) -> Server {
    if ingest["http"]["listen"].is_null() {
        ingest["http"]["listen"] = json!("127.0.0.1:0");
    }
    start_with(ingest, Fetcher::new().unwrap())
}

/// The same with keys from a mirror.
pub async fn start_through(mirror: &Mirror, mut ingest: Value) -> Server {
    ingest["http"]["listen"] = json!("127.0.0.1:0");
    start_with(ingest, Fetcher::through(mirror.url.parse().unwrap()).unwrap())
}

fn start_with(ingest: Value, fetcher: Fetcher) -> Server {
    let mut config: Config = serde_json::from_value(ingest.clone()).unwrap();
    // A test that does not name a file leaves none behind.
    config.push.replay_file = config
        .push
        .replay_file
        .filter(|_| ingest["push"]["replay_file"].is_string());
    let settings = config.validate().unwrap();
    let (kept, clock) = (Arc::new(Kept::default()), Arc::new(AtomicI64::new(NOW)));
    let read = Arc::clone(&clock);
    let clock_of = Clock::from(move || read.load(Ordering::SeqCst));
    let acceptor = Acceptor::new(settings.config(), kept.clone(), clock_of);
    let listener = Listener::bind(&settings, acceptor, &fetcher).unwrap();
    let (url, stop) = (listener.url(), CancellationToken::new());
    tokio::spawn(listener.run(stop.clone()));
    Server {
        url,
        kept,
        clock,
        client: reqwest::Client::new(),
        stop,
    }
}

/// Answers as the hosts do that publish keys: path (with the host before it) to bytes.
pub struct Mirror {
    pub url: String,
    pages: Arc<Mutex<HashMap<String, Vec<u8>>>>,
    asked: Arc<Mutex<Vec<String>>>,
    silent: Arc<Mutex<Option<String>>>,
}

impl Mirror {
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let mirror = Self {
            url,
            pages: Arc::default(),
            asked: Arc::default(),
            silent: Arc::default(),
        };
        let state = (
            Arc::clone(&mirror.pages),
            Arc::clone(&mirror.asked),
            Arc::clone(&mirror.silent),
        );
        let router = Router::new().fallback(page).with_state(state);
        tokio::spawn(async move { axum::serve(listener, router).await });
        mirror
    }

    pub fn page(&self, path: &str, bytes: impl Into<Vec<u8>>) {
        self.pages.lock().unwrap().insert(path.to_owned(), bytes.into());
    }

    /// Never answers for a path that begins so.
    pub fn hang(&self, begin: &str) {
        *self.silent.lock().unwrap() = Some(begin.to_owned());
    }

    pub fn remove(&self, path: &str) {
        self.pages.lock().unwrap().remove(path);
    }

    /// Paths that were asked for, with their queries.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

type Pages = (
    Arc<Mutex<HashMap<String, Vec<u8>>>>,
    Arc<Mutex<Vec<String>>>,
    Arc<Mutex<Option<String>>>,
);

async fn page(State((pages, asked, silent)): State<Pages>, request: Request) -> impl IntoResponse {
    asked.lock().unwrap().push(request.uri().to_string());
    let silent = silent.lock().unwrap().clone();
    if silent.is_some_and(|begin| request.uri().path().starts_with(&begin)) {
        std::future::pending::<()>().await;
    }
    match pages.lock().unwrap().get(request.uri().path()) {
        Some(bytes) => (StatusCode::OK, bytes.clone()),
        None => (StatusCode::NOT_FOUND, Vec::new()),
    }
}

/// Sends, and gives status and body.
pub async fn send(request: RequestBuilder) -> (u16, Value) {
    read(request.send().await.unwrap()).await
}

pub async fn read(response: Response) -> (u16, Value) {
    let status = response.status().as_u16();
    let text = response.text().await.unwrap();
    (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
}

/// A record that every listener takes.
pub fn bucket(name: &str) -> Value {
    json!({"resource_type": "AWS::S3::Bucket", "Name": name, "Versioning": {"Status": "Enabled"}})
}
