//! The HTTP listener: `POST /v1/changes` and the push endpoints. Knows requests and answers; what is in the bodies is the acceptor's,
//! who may post is the proofs'.

mod answer;
mod body;
mod changes;
mod push;
mod tls;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderMap, Method, Uri};
use axum::routing::post;
use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use opentelemetry::metrics::Counter;
use opentelemetry::{KeyValue, global};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;

use crate::accept::Acceptor;
use crate::config::{Config, Settings};
use crate::error::IngestError;
use crate::proof::Tally;
use crate::proof::bearer::Tokens;
use crate::proof::eventgrid::EventGrid;
use crate::proof::fetch::Fetcher;
use crate::proof::pubsub::PubSub;
use crate::proof::replay::Seen;
use crate::proof::signed::Signatures;
use crate::proof::sns::Sns;
use answer::Failure;

/// How long requests that are under way may still take when we stop.
const GRACE: Duration = Duration::from_secs(10);

/// A listener that is bound and not yet serving.
pub struct Listener {
    socket: std::net::TcpListener,
    address: SocketAddr,
    tls: Option<Arc<rustls::ServerConfig>>,
    router: Router,
    timeout: Duration,
}

/// What all handlers share.
struct Shared {
    acceptor: Acceptor,
    config: Config,
    proofs: Proofs,
    tally: Tally,
    requests: Counter<u64>,
    /// Room for bodies, in KiB.
    room: Arc<Semaphore>,
}

/// Proofs with their secrets.
struct Proofs {
    tokens: Option<Tokens>,
    signatures: Option<Signatures>,
    sns: Option<Sns>,
    eventgrid: Option<EventGrid>,
    pubsub: Option<PubSub>,
    audit_tokens: Option<Tokens>,
    signed: Vec<(String, Signatures)>,
    seen: Seen,
}

impl Listener {
    /// Reads secrets and certificates and binds the address. The fetcher brings keys that proofs need.
    pub fn bind(settings: &Settings, acceptor: Acceptor, fetcher: &Fetcher) -> Result<Self, IngestError> {
        let config = settings.config();
        let tls = config.http.tls.as_ref().map(tls::load).transpose()?;
        let shared = Arc::new(Shared::open(config, acceptor, fetcher)?);
        let listen = |source| IngestError::Listen {
            address: config.http.listen,
            source,
        };
        let socket = std::net::TcpListener::bind(config.http.listen).map_err(listen)?;
        let address = socket.local_addr().map_err(listen)?;
        Ok(Self {
            socket,
            address,
            tls,
            router: router(shared),
            timeout: config.http.timeout.0,
        })
    }

    /// Where it listens; the port that the system chose if the config says 0.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// `http://…` or `https://…` of where it listens.
    pub fn url(&self) -> String {
        format!(
            "{}://{}",
            if self.tls.is_some() { "https" } else { "http" },
            self.address
        )
    }

    /// Serves until told to stop; then finishes what is under way.
    pub async fn run(self, shutdown: CancellationToken) -> Result<(), IngestError> {
        let handle = Handle::new();
        let stop = {
            let handle = handle.clone();
            async move {
                shutdown.cancelled().await;
                handle.graceful_shutdown(Some(GRACE));
                std::future::pending::<()>().await;
            }
        };
        let service = self.router.into_make_service();
        let serve = async move {
            match self.tls {
                Some(tls) => {
                    let mut server = axum_server::from_tcp_rustls(self.socket, RustlsConfig::from_config(tls))?;
                    server.http_builder().http1().header_read_timeout(self.timeout);
                    server.handle(handle).serve(service).await
                }
                None => {
                    let mut server = axum_server::from_tcp(self.socket)?;
                    server.http_builder().http1().header_read_timeout(self.timeout);
                    server.handle(handle).serve(service).await
                }
            }
        };
        tokio::select! {
            served = serve => served.map_err(IngestError::Ended),
            () = stop => Ok(()),
        }
    }
}

impl Shared {
    fn open(config: &Config, acceptor: Acceptor, fetcher: &Fetcher) -> Result<Self, IngestError> {
        let kib = u32::try_from(config.http.in_flight.0 >> 10).unwrap_or(u32::MAX);
        Ok(Self {
            acceptor,
            config: config.clone(),
            proofs: Proofs::open(config, fetcher)?,
            tally: Tally::new(),
            requests: global::meter("tripline")
                .u64_counter("tripline.ingest.requests")
                .with_description("requests by endpoint and status")
                .build(),
            room: Arc::new(Semaphore::new(kib.max(1) as usize)),
        })
    }

    fn now(&self) -> i64 {
        self.acceptor.clock().now()
    }

    /// Counts the request and turns a failure into its answer.
    fn answer(&self, endpoint: &str, outcome: Result<axum::response::Response, Failure>) -> axum::response::Response {
        if let Err(Failure::Refused(refusal)) = &outcome {
            self.tally.refuse(endpoint, refusal);
        }
        let response = outcome.unwrap_or_else(|failure| failure.into_response());
        let status = i64::from(response.status().as_u16());
        self.requests.add(
            1,
            &[
                KeyValue::new("endpoint", endpoint.to_owned()),
                KeyValue::new("status", status),
            ],
        );
        response
    }
}

impl Proofs {
    fn open(config: &Config, fetcher: &Fetcher) -> Result<Self, IngestError> {
        let named = |key: &'static str| {
            move |what: String| IngestError::Secret {
                key: key.to_owned(),
                what,
            }
        };
        let (auth, push) = (&config.http.auth, &config.push);
        let seen = Seen::new(push.replay_window.millis());
        let audit = push.kubernetes_audit.as_ref().and_then(|audit| audit.token.as_ref());
        let eventgrid = push
            .eventgrid
            .as_ref()
            .map(|eventgrid| EventGrid::open(eventgrid, fetcher.clone()));
        let pubsub = push.pubsub.as_ref().map(|pubsub| PubSub::open(pubsub, fetcher.clone()));
        let signed = push
            .signed
            .iter()
            .map(|signed| Ok((signed.name.clone(), Signatures::open(&signed.hmac)?)));
        Ok(Self {
            tokens: auth
                .token
                .as_ref()
                .map(Tokens::open)
                .transpose()
                .map_err(named("ingest.http.auth.token"))?,
            signatures: auth
                .hmac
                .as_ref()
                .map(Signatures::open)
                .transpose()
                .map_err(named("ingest.http.auth.hmac"))?,
            sns: push
                .sns
                .as_ref()
                .map(|sns| Sns::new(sns, fetcher.clone(), seen.clone())),
            eventgrid: eventgrid.transpose().map_err(named("ingest.push.eventgrid"))?,
            pubsub: pubsub.transpose().map_err(named("ingest.push.pubsub"))?,
            audit_tokens: audit
                .map(Tokens::open)
                .transpose()
                .map_err(named("ingest.push.kubernetes_audit.token"))?,
            signed: signed
                .collect::<Result<_, String>>()
                .map_err(named("ingest.push.signed"))?,
            seen,
        })
    }
}

fn router(shared: Arc<Shared>) -> Router {
    let push = &shared.config.push;
    let mut router = Router::new().route("/v1/changes", post(changes::post));
    if push.sns.is_some() {
        router = router.route("/v1/push/sns", post(push::sns));
    }
    if push.eventgrid.is_some() {
        router = router.route(
            "/v1/push/eventgrid",
            post(push::eventgrid).options(push::eventgrid_permission),
        );
    }
    if push.pubsub.is_some() {
        router = router.route("/v1/push/pubsub", post(push::pubsub));
    }
    if push.kubernetes_audit.is_some() {
        router = router
            .route("/v1/push/kubernetes-audit", post(push::kubernetes_audit))
            .route("/v1/push/kubernetes-audit/{cluster}", post(push::kubernetes_audit));
    }
    for signed in &push.signed {
        router = router.route(&format!("/v1/push/{}", signed.name), post(push::signed));
    }
    router
        .fallback(|method: Method, uri: Uri| async move {
            Failure::NoEndpoint {
                method,
                path: uri.path().to_owned(),
            }
            .into_response()
        })
        .method_not_allowed_fallback(|method: Method, uri: Uri| async move {
            Failure::NoMethod {
                method,
                path: uri.path().to_owned(),
            }
            .into_response()
        })
        .with_state(shared)
}

/// A header as text; the first if there are several, none if it is not text.
fn header<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// The client's certificate, if it came with one.
fn peer(request: &Request) -> Option<Vec<u8>> {
    let info = request.extensions().get::<Arc<axum_server::tls::TlsInfo>>()?;
    info.peer_certificates.first().cloned()
}
