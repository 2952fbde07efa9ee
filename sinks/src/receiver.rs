//! A receiver for trying destinations out on one's own machine: a Splunk HTTP Event Collector, a Logs Ingestion endpoint with its
//! token endpoint and a webhook receiver on one port. It is as strict as docs/sinks.md says the real ones are; it keeps nothing.

mod answer;
mod logs_ingestion;
mod splunk_hec;
mod webhook;

use std::collections::HashMap;
use std::io::Read;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use axum_server::Handle;
use flate2::read::GzDecoder;
use schemas::Clock;
use serde_json::Value;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use crate::SinkError;
use crate::webhook::Key;

/// How long requests that are under way may still take when we stop.
const GRACE: Duration = Duration::from_secs(1);

/// A reason not to take an event, if there is one.
pub type Against = Arc<dyn Fn(&Value) -> Option<String> + Send + Sync>;

/// Who may send what.
#[derive(Clone)]
pub struct Options {
    /// The collector's token.
    pub token: String,
    /// The directory (tenant) of the application that may send rows.
    pub tenant: String,
    /// Its id.
    pub client_id: String,
    /// Its secret.
    pub client_secret: String,
    /// Keys of webhooks.
    pub keys: Vec<Key>,
    /// The largest request that the collector takes, as sent.
    pub collector_limit: usize,
    /// The largest request that the Logs Ingestion endpoint takes, as sent.
    pub rows_limit: usize,
    /// The largest request that the webhook receiver takes.
    pub webhook_limit: usize,
    /// Whether the collector keeps the objects before an invalid one, as Splunk does.
    pub keeps_before_invalid: bool,
    /// Indexer acknowledgment: after how many questions a batch is confirmed.
    pub ack_after: Option<u32>,
    /// A say in what is taken, to see what becomes of what is not.
    pub against: Against,
    /// The time of day.
    pub clock: Clock,
}

impl Options {
    /// One credential for all three: token, client secret and, after `whsec_`, webhook key.
    pub fn new(token: &str, key: Key) -> Self {
        Self {
            token: token.to_owned(),
            tenant: "local".to_owned(),
            client_id: "tripline".to_owned(),
            client_secret: token.to_owned(),
            keys: vec![key],
            collector_limit: 838_860_800,
            rows_limit: 1 << 20,
            webhook_limit: 1 << 20,
            keeps_before_invalid: true,
            ack_after: None,
            against: Arc::new(|_| None),
            clock: Clock::system(),
        }
    }
}

/// By which door a finding came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Door {
    /// `POST /services/collector/event`
    SplunkHec,
    /// `POST /dataCollectionRules/{rule}/streams/{stream}`
    Sentinel,
    /// `POST /webhook`
    Webhook,
}

/// A finding that was taken.
#[derive(Debug, Clone, PartialEq)]
pub struct Arrival {
    /// Its door.
    pub door: Door,
    /// The event's id: equal for duplicates.
    pub event_id: String,
    /// The OCSF event.
    pub finding: Value,
    /// What it came in: envelope, row or payload.
    pub wrapped: Value,
}

/// What all handlers share.
struct Shared {
    options: Options,
    arrivals: mpsc::UnboundedSender<Arrival>,
    /// Access tokens and until when they are good, ms since the Unix epoch.
    tokens: Mutex<HashMap<String, i64>>,
    channels: Mutex<HashMap<String, splunk_hec::Channel>>,
}

impl Shared {
    fn arrive(&self, arrivals: Vec<Arrival>) {
        for arrival in arrivals {
            // Nobody listens any more: then nobody wants to know.
            let _ = self.arrivals.send(arrival);
        }
    }
}

/// A poisoned lock only says that another request panicked; counters and tokens are still whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Inflates as far as `limit`.
fn inflate(body: &[u8], limit: usize) -> Result<Vec<u8>, &'static str> {
    let mut inflated = Vec::new();
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    let read = GzDecoder::new(body).take(most).read_to_end(&mut inflated);
    match read {
        Err(_) => Err("not gzip"),
        Ok(size) if size > limit => Err("too large when inflated"),
        Ok(_) => Ok(inflated),
    }
}

/// The three doors.
pub fn router(options: Options, arrivals: mpsc::UnboundedSender<Arrival>) -> Router {
    let shared = Arc::new(Shared {
        options,
        arrivals,
        tokens: Mutex::default(),
        channels: Mutex::default(),
    });
    let events = post(splunk_hec::events);
    Router::new()
        .route("/services/collector", events.clone())
        .route("/services/collector/event", events.clone())
        .route("/services/collector/event/1.0", events)
        .route("/services/collector/ack", post(splunk_hec::acks))
        .route("/services/collector/health", get(splunk_hec::health))
        .route("/services/collector/health/1.0", get(splunk_hec::health))
        .route("/{tenant}/oauth2/v2.0/token", post(logs_ingestion::token))
        .route(
            "/dataCollectionRules/{rule}/streams/{stream}",
            post(logs_ingestion::rows),
        )
        .route("/webhook", post(webhook::take))
        .layer(DefaultBodyLimit::disable())
        .with_state(shared)
}

/// A receiver that is bound and not yet serving.
pub struct Receiver {
    socket: std::net::TcpListener,
    address: SocketAddr,
    router: Router,
}

impl Receiver {
    /// Binds the address (port 0: the system chooses). Arrivals come out of the channel.
    pub fn bind(address: SocketAddr, options: Options) -> Result<(Self, mpsc::UnboundedReceiver<Arrival>), SinkError> {
        let (sender, arrivals) = mpsc::unbounded_channel();
        Ok((Self::serving(address, router(options, sender))?, arrivals))
    }

    /// Binds the address for a router of one's own around [`router`].
    pub fn serving(address: SocketAddr, router: Router) -> Result<Self, SinkError> {
        let listen = |source| SinkError::Listen { address, source };
        let socket = std::net::TcpListener::bind(address).map_err(listen)?;
        socket.set_nonblocking(true).map_err(listen)?;
        let address = socket.local_addr().map_err(listen)?;
        Ok(Self {
            socket,
            address,
            router,
        })
    }

    /// `http://127.0.0.1:PORT`
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Serves until told to stop.
    pub async fn run(self, stop: CancellationToken) -> std::io::Result<()> {
        let handle = Handle::new();
        let serve = axum_server::from_tcp(self.socket)?
            .handle(handle.clone())
            .serve(self.router.into_make_service());
        let stopped = async {
            stop.cancelled().await;
            handle.graceful_shutdown(Some(GRACE));
            std::future::pending::<()>().await;
        };
        tokio::select! {
            served = serve => served,
            () = stopped => Ok(()),
        }
    }
}
