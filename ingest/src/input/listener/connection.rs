//! One connection: the client's certificate, its requests under way, its place among all of them. Knows neither sockets nor endpoints.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::http::header::{CONNECTION, HOST, TRANSFER_ENCODING};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use hyper::body::Incoming;
use hyper_util::service::TowerToHyperService;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

use super::answer::Failure;

/// The client's certificate, in DER.
#[derive(Clone, Default)]
pub(super) struct Peer(Option<Vec<u8>>);

impl Peer {
    /// What the client showed in its handshake.
    pub(super) fn of(connection: &rustls::ServerConnection) -> Self {
        let chain = connection.peer_certificates().unwrap_or_default();
        Self(chain.first().map(|certificate| certificate.to_vec()))
    }
}

/// The client's certificate, if it came with one.
pub(super) fn peer(request: &Request) -> Option<Vec<u8>> {
    request.extensions().get::<Peer>().and_then(|peer| peer.0.clone())
}

/// All connections. Cheap to clone.
#[derive(Clone)]
pub(super) struct Connections {
    room: Arc<Semaphore>,
    silent: Arc<Mutex<Silent>>,
}

/// Connections without a request under way, the one that has been so longest first.
#[derive(Default)]
struct Silent {
    next: u64,
    waiting: BTreeMap<u64, CancellationToken>,
}

impl Connections {
    /// Room for so many.
    pub(super) fn new(most: usize) -> Self {
        Self {
            room: Arc::new(Semaphore::new(most.clamp(1, Semaphore::MAX_PERMITS))),
            silent: Arc::default(),
        }
    }

    /// A place for a new connection; where there is none, the longest silent one is told to end.
    pub(super) async fn enter(&self) -> Activity {
        let permit = match Arc::clone(&self.room).try_acquire_owned() {
            Ok(permit) => Some(permit),
            Err(_) => {
                if let Some((_, longest)) = self.lock().waiting.pop_first() {
                    longest.cancel();
                }
                Arc::clone(&self.room).acquire_owned().await.ok()
            }
        };
        Activity::new(self.clone(), permit)
    }

    fn lock(&self) -> MutexGuard<'_, Silent> {
        // The data is whole between statements, so a panic elsewhere does not spoil it.
        self.silent.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn waits(&self, evicted: &CancellationToken) -> u64 {
        let mut silent = self.lock();
        let at = silent.next;
        silent.next += 1;
        silent.waiting.insert(at, evicted.clone());
        at
    }
}

/// The requests of one connection. Cheap to clone; the last one gives the place back.
#[derive(Clone)]
pub(super) struct Activity(Arc<Inner>);

struct Inner {
    connections: Connections,
    evicted: CancellationToken,
    /// Once nothing is owed to the other side.
    hurry: CancellationToken,
    /// Requests under way.
    requests: watch::Sender<usize>,
    /// Its place among the silent ones.
    place: Mutex<Option<u64>>,
    _room: Option<OwnedSemaphorePermit>,
}

impl Activity {
    fn new(connections: Connections, room: Option<OwnedSemaphorePermit>) -> Self {
        let evicted = CancellationToken::new();
        let place = connections.waits(&evicted);
        Self(Arc::new(Inner {
            connections,
            evicted,
            hurry: CancellationToken::new(),
            requests: watch::Sender::new(0),
            place: Mutex::new(Some(place)),
            _room: room,
        }))
    }

    /// Until it must make room for another one.
    pub(super) async fn evicted(&self) {
        self.0.evicted.cancelled().await;
    }

    /// Ends without waiting for the other side.
    pub(super) fn hurry(&self) {
        self.0.hurry.cancel();
    }

    /// Whether it ends without waiting.
    pub(super) fn hurried(&self) -> CancellationToken {
        self.0.hurry.clone()
    }

    /// Until no request has been under way for so long.
    pub(super) async fn silent_for(&self, time: Duration) {
        let mut requests = self.0.requests.subscribe();
        loop {
            // The sender lives as long as `self`.
            let _ = requests.wait_for(|requests| *requests == 0).await;
            if timeout(time, requests.changed()).await.is_err() {
                return;
            }
        }
    }

    /// Whether no request is under way.
    pub(super) fn is_silent(&self) -> bool {
        *self.0.requests.borrow() == 0
    }

    fn begins(&self) -> UnderWay {
        self.0.requests.send_modify(|requests| *requests += 1);
        if let Some(place) = self.place().take() {
            self.0.connections.lock().waiting.remove(&place);
        }
        UnderWay(self.clone())
    }

    fn place(&self) -> MutexGuard<'_, Option<u64>> {
        self.0.place.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        if let Some(place) = self.place.get_mut().unwrap_or_else(PoisonError::into_inner).take() {
            self.connections.lock().waiting.remove(&place);
        }
    }
}

/// A request under way.
struct UnderWay(Activity);

impl Drop for UnderWay {
    fn drop(&mut self) {
        let inner = &self.0.0;
        let mut place = self.0.place();
        inner.requests.send_modify(|requests| *requests -= 1);
        if *inner.requests.borrow() == 0 && place.is_none() {
            *place = Some(inner.connections.waits(&inner.evicted));
        }
    }
}

const AMBIGUOUS: &str = "one coding, `Transfer-Encoding: chunked`, and one `Host` are understood";

/// Whether a proxy before us may have read the request otherwise, so that what follows it here is of somebody else: more codings of the
/// transfer than one, or another (RFC 9112, sections 6.1 and 11.2), or more than one host (section 3.2).
fn is_ambiguous(headers: &HeaderMap) -> bool {
    let mut codings = headers.get_all(TRANSFER_ENCODING).iter();
    let is_chunked = |coding: &HeaderValue| coding.as_bytes().trim_ascii().eq_ignore_ascii_case(b"chunked");
    let is_other = codings.next().is_some_and(|coding| !is_chunked(coding)) || codings.next().is_some();
    is_other || headers.get_all(HOST).iter().nth(1).is_some()
}

/// The answer that is the last of its connection.
fn ended(what: &str) -> Response {
    let mut answer = Failure::Unreadable(what.to_owned()).into_response();
    answer
        .headers_mut()
        .insert(CONNECTION, HeaderValue::from_static("close"));
    answer
}

/// The router for the requests of one connection.
pub(super) struct Service {
    router: TowerToHyperService<Router>,
    peer: Peer,
    activity: Activity,
}

impl Service {
    pub(super) fn new(router: Router, peer: Peer, activity: Activity) -> Self {
        Self {
            router: TowerToHyperService::new(router),
            peer,
            activity,
        }
    }
}

impl hyper::service::Service<hyper::Request<Incoming>> for Service {
    type Response = Response;
    type Error = std::convert::Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response, Self::Error>> + Send>>;

    fn call(&self, mut request: hyper::Request<Incoming>) -> Self::Future {
        if is_ambiguous(request.headers()) {
            return Box::pin(async { Ok(ended(AMBIGUOUS)) });
        }
        let under_way = self.activity.begins();
        request.extensions_mut().insert(self.peer.clone());
        let answer = self.router.call(request);
        Box::pin(async move {
            let answer = answer.await;
            drop(under_way);
            answer
        })
    }
}
