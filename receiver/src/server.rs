//! The receiver on its port, until told to stop.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum_server::Handle;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use crate::router::router;
use crate::shared::{Arrival, Options};

/// How long requests that are under way may still take when we stop.
const GRACE: Duration = Duration::from_secs(1);

/// The address is taken, or not ours.
#[derive(Debug, thiserror::Error)]
#[error("cannot listen on {address}: {source}; is another process there?")]
pub struct ListenError {
    address: SocketAddr,
    source: std::io::Error,
}

/// A receiver that is bound and not yet serving.
pub struct Receiver {
    socket: std::net::TcpListener,
    address: SocketAddr,
    router: Router,
}

impl Receiver {
    /// Binds the address (port 0: the system chooses). Arrivals come out of the channel.
    pub fn bind(
        address: SocketAddr,
        options: Options,
    ) -> Result<(Self, mpsc::UnboundedReceiver<Arrival>), ListenError> {
        let (sender, arrivals) = mpsc::unbounded_channel();
        Ok((Self::serving(address, router(options, sender))?, arrivals))
    }

    /// Binds the address for a router of one's own around [`crate::router`].
    pub fn serving(address: SocketAddr, router: Router) -> Result<Self, ListenError> {
        let listen = |source| ListenError { address, source };
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
