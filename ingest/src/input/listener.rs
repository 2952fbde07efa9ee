//! The HTTP listener: `POST /v1/changes` and the push endpoints. Knows requests and answers; what is in the bodies is the acceptor's,
//! who may post is the proofs'.

mod answer;
mod body;
mod caller;
mod connection;
mod descriptors;
mod endpoint;
mod head;
mod post;
mod proved;
mod serve;
mod shared;
mod tls;

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::http::{Method, Uri};
use axum::routing::MethodRouter;
use tokio_rustls::TlsAcceptor;
use tokio_util::sync::CancellationToken;

use crate::config::{Settings, Tls};
use crate::error::IngestError;
use crate::input::accept::Acceptor;
use crate::input::proof::fetch::Fetcher;
use answer::Failure;
use connection::Connections;
use endpoint::{EVENTGRID, Endpoint};
use serve::Server;
use shared::Shared;

/// A listener that is bound and not yet serving.
pub struct Listener {
    socket: std::net::TcpListener,
    address: SocketAddr,
    server: Server,
}

/// Whether certificate, key and authorities can be used.
pub fn check_tls(config: &Tls) -> Result<(), IngestError> {
    tls::load(config).map(drop)
}

impl Listener {
    /// Reads secrets and certificates and binds the address. The fetcher brings keys that proofs need.
    pub fn bind(settings: &Settings, acceptor: Acceptor, fetcher: &Fetcher) -> Result<Self, IngestError> {
        let config = settings.config();
        let tls = config.http.tls.as_ref().map(tls::load).transpose()?;
        let endpoints = Endpoint::all(config, fetcher)?;
        let shared = Arc::new(Shared::open(config, acceptor)?);
        let listen = |source| IngestError::Listen {
            address: config.http.listen,
            source,
        };
        let socket = std::net::TcpListener::bind(config.http.listen).map_err(listen)?;
        let address = socket.local_addr().map_err(listen)?;
        Ok(Self {
            socket,
            address,
            server: Server {
                tls: tls.map(TlsAcceptor::from),
                router: router(&shared, endpoints),
                silence: config.http.timeout.0,
                connections: Connections::new(descriptors::connections(config.http.connections)),
            },
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
            if self.server.tls.is_some() { "https" } else { "http" },
            self.address
        )
    }

    /// Serves until told to stop; then finishes what is under way.
    pub async fn run(self, shutdown: CancellationToken) -> Result<(), IngestError> {
        self.socket.set_nonblocking(true).map_err(IngestError::Ended)?;
        let socket = tokio::net::TcpListener::from_std(self.socket).map_err(IngestError::Ended)?;
        self.server.run(socket, shutdown).await;
        Ok(())
    }
}

fn router(shared: &Arc<Shared>, endpoints: Vec<Endpoint>) -> Router {
    let mut router = Router::new();
    for endpoint in endpoints.into_iter().map(Arc::new) {
        for path in endpoint.routes() {
            router = router.route(&path, methods(shared, &endpoint));
        }
    }
    router
        .fallback(|method: Method, uri: Uri| async move {
            let path = uri.path().to_owned();
            Failure::NoEndpoint { method, path }.into_response()
        })
        .method_not_allowed_fallback(|method: Method, uri: Uri| async move {
            let path = uri.path().to_owned();
            Failure::NoMethod { method, path }.into_response()
        })
}

fn methods(shared: &Arc<Shared>, endpoint: &Arc<Endpoint>) -> MethodRouter {
    let (to, at) = (Arc::clone(shared), Arc::clone(endpoint));
    let methods = axum::routing::post(move |request: Request| async move { post::post(&to, &at, request).await });
    if endpoint.path != EVENTGRID {
        return methods;
    }
    let (to, at) = (Arc::clone(shared), Arc::clone(endpoint));
    methods.options(move |request: Request| async move { post::permission(&to, &at, request).await })
}
