//! Connections: how many, how long they may be silent, how they end. Knows no endpoint.
//!
//! A connection without a request under way may be silent for the time-out, from its first byte on: before TLS and HTTP are known, between
//! requests, on HTTP/2 too. One that is answered before it has said all is heard for a while, so that it reads the answer. Where there is no room for another one, the connection that has been silent longest makes room.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use pipeline::callers::Lingering;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::connection::{Activity, Connections, Peer, Service};

/// How long requests that are under way may still take when we stop.
const GRACE: Duration = Duration::from_secs(10);
/// How long a connection that is told to end may take for it.
const FAREWELL: Duration = Duration::from_secs(2);
/// Between attempts to accept while the system has no descriptor left.
const PAUSE: Duration = Duration::from_millis(100);
/// How often the other end of an HTTP/2 connection is asked whether it is still there (RFC 9113, section 6.7).
const PING: Duration = Duration::from_secs(20);
/// The head of a request; what is larger is answered with 431.
const HEAD: usize = 64 << 10;

/// What serves connections.
#[derive(Clone)]
pub(super) struct Server {
    pub tls: Option<TlsAcceptor>,
    pub router: Router,
    /// How long a connection may be silent.
    pub silence: Duration,
    pub connections: Connections,
}

impl Server {
    /// Serves until told to stop; then finishes what is under way.
    pub(super) async fn run(self, listener: TcpListener, shutdown: CancellationToken) {
        let open = TaskTracker::new();
        loop {
            let accepted = tokio::select! {
                () = shutdown.cancelled() => break,
                accepted = listener.accept() => accepted,
            };
            match accepted {
                Ok((stream, from)) => {
                    let activity = self.connections.enter().await;
                    let (server, shutdown) = (self.clone(), shutdown.clone());
                    open.spawn(async move { server.connection(stream, from, activity, shutdown).await });
                }
                Err(error) => {
                    // The caller may be gone already, or there is no descriptor: neither ends the listener (accept(2), "Error handling").
                    tracing::warn!(%error, "a connection cannot be accepted");
                    tokio::time::sleep(PAUSE).await;
                }
            }
        }
        drop(listener);
        open.close();
        let _ = timeout(GRACE, open.wait()).await;
    }

    async fn connection(&self, stream: TcpStream, from: SocketAddr, activity: Activity, shutdown: CancellationToken) {
        // An answer is one small write; it must not wait for more.
        let _ = stream.set_nodelay(true);
        let stream = Lingering::new(stream, activity.hurried());
        let Some(tls) = &self.tls else {
            return self.serve(stream, Peer::default(), activity, shutdown).await;
        };
        let handshake = tokio::select! {
            handshake = timeout(self.silence, tls.accept(stream)) => handshake,
            () = activity.evicted() => return,
            () = shutdown.cancelled() => return,
        };
        match handshake {
            Ok(Ok(stream)) => {
                let peer = Peer::of(stream.get_ref().1);
                self.serve(stream, peer, activity, shutdown).await;
            }
            Ok(Err(error)) => tracing::debug!(%from, %error, "no TLS connection"),
            Err(_) => tracing::debug!(%from, "no TLS connection in time"),
        }
    }

    async fn serve(
        &self,
        stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
        peer: Peer,
        activity: Activity,
        shutdown: CancellationToken,
    ) {
        let mut builder = Builder::new(TokioExecutor::new());
        builder
            .http1()
            .timer(TokioTimer::new())
            .header_read_timeout(self.silence)
            .max_buf_size(HEAD);
        builder
            .http2()
            .timer(TokioTimer::new())
            .keep_alive_interval(PING)
            .keep_alive_timeout(PING)
            .max_header_list_size(u32::try_from(HEAD).unwrap_or(u32::MAX));
        let service = Service::new(self.router.clone(), peer, activity.clone());
        let connection = builder.serve_connection(TokioIo::new(stream), service);
        let mut connection = std::pin::pin!(connection);
        tokio::select! {
            _ = connection.as_mut() => return,
            () = activity.silent_for(self.silence) => {}
            () = activity.evicted() => {}
            () = shutdown.cancelled() => {}
        }
        connection.as_mut().graceful_shutdown();
        if activity.is_silent() {
            activity.hurry();
        }
        let _ = timeout(if activity.is_silent() { FAREWELL } else { GRACE }, connection).await;
    }
}
