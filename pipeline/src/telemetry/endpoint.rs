//! `/metrics`, `/healthz`, `/readyz`: three pages over plain HTTP, answered by hand so that the pipeline needs no server.
//! GET and HEAD only, one request a connection, small and soon or not at all.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use futures::future::BoxFuture;
use prometheus::{Encoder, Registry, TextEncoder};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;

use super::TelemetryError;

/// The longest head of a request.
const HEAD: usize = 8 << 10;

/// How long a caller may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// Callers at once.
const CALLERS: usize = 64;

/// Whether the process can do its work, and what of it cannot.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// 200 or 503.
    pub ready: bool,
    /// What is shown.
    pub detail: serde_json::Value,
}

/// Asks how things stand.
pub type Probe = Arc<dyn Fn() -> BoxFuture<'static, Report> + Send + Sync>;

/// The three pages, bound and not yet served.
pub struct Endpoint {
    listener: TcpListener,
    registry: Registry,
    probe: Probe,
}

impl Endpoint {
    /// Binds the address.
    ///
    /// # Errors
    /// It is taken, or not ours.
    pub async fn bind(address: SocketAddr, registry: Registry, probe: Probe) -> Result<Self, TelemetryError> {
        let listener = TcpListener::bind(address).await.map_err(|error| {
            TelemetryError::Listen(format!(
                "cannot listen on {address}: {error}; is another process there? Choose another port, or \"off\", there or with --telemetry"
            ))
        })?;
        Ok(Self {
            listener,
            registry,
            probe,
        })
    }

    /// Where it listens.
    ///
    /// # Errors
    /// The system does not say.
    pub fn address(&self) -> std::io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Answers until told to stop.
    pub async fn run(self, stop: CancellationToken) {
        let room = Arc::new(Semaphore::new(CALLERS));
        let (registry, probe) = (self.registry, self.probe);
        loop {
            let accepted = tokio::select! {
                () = stop.cancelled() => return,
                accepted = self.listener.accept() => accepted,
            };
            // Too many callers, or a connection that is gone again: the next one may do better.
            let (Ok((stream, _)), Ok(place)) = (accepted, Arc::clone(&room).try_acquire_owned()) else {
                tokio::task::yield_now().await;
                continue;
            };
            let (registry, probe) = (registry.clone(), Arc::clone(&probe));
            tokio::spawn(async move {
                let _ = tokio::time::timeout(PATIENCE, serve(stream, &registry, &probe)).await;
                drop(place);
            });
        }
    }
}

async fn serve(mut stream: TcpStream, registry: &Registry, probe: &Probe) -> std::io::Result<()> {
    let Some(head) = head(&mut stream).await? else {
        return answer(&mut stream, Page::text(431, "the request's head is too long\n"), true).await;
    };
    let mut words = head.lines().next().unwrap_or_default().split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let path = target.split('?').next().unwrap_or_default();
    let page = match (method, path) {
        ("GET" | "HEAD", "/metrics") => metrics(registry),
        ("GET" | "HEAD", "/healthz") => Page::text(200, "ok\n"),
        ("GET" | "HEAD", "/readyz") => ready(probe().await),
        ("GET" | "HEAD", _) => Page::text(404, "there are /metrics, /healthz and /readyz\n"),
        _ => Page::text(405, "GET and HEAD only\n"),
    };
    answer(&mut stream, page, method != "HEAD").await
}

/// The request line and headers; `None` if they are too long.
async fn head(stream: &mut TcpStream) -> std::io::Result<Option<String>> {
    let mut bytes = Vec::new();
    let mut part = [0u8; 1024];
    while !bytes.windows(4).any(|end| end == b"\r\n\r\n") {
        let count = stream.read(&mut part).await?;
        if count == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        bytes.extend_from_slice(&part[..count]);
        if bytes.len() > HEAD {
            return Ok(None);
        }
    }
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}

struct Page {
    status: u16,
    kind: String,
    body: Vec<u8>,
}

impl Page {
    fn text(status: u16, text: &str) -> Self {
        Self {
            status,
            kind: "text/plain; charset=utf-8".to_owned(),
            body: text.as_bytes().to_vec(),
        }
    }
}

fn metrics(registry: &Registry) -> Page {
    let (encoder, mut body) = (TextEncoder::new(), Vec::new());
    match encoder.encode(&registry.gather(), &mut body) {
        Ok(()) => Page {
            status: 200,
            kind: encoder.format_type().to_owned(),
            body,
        },
        Err(error) => Page::text(500, &format!("{error}\n")),
    }
}

fn ready(report: Report) -> Page {
    Page {
        status: if report.ready { 200 } else { 503 },
        kind: "application/json".to_owned(),
        body: format!("{:#}\n", report.detail).into_bytes(),
    }
}

async fn answer(stream: &mut TcpStream, page: Page, with_body: bool) -> std::io::Result<()> {
    let reason = match page.status {
        200 => "OK",
        404 => "Not Found",
        405 => "Method Not Allowed",
        431 => "Request Header Fields Too Large",
        503 => "Service Unavailable",
        _ => "Internal Server Error",
    };
    let head = format!(
        "HTTP/1.1 {} {reason}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n",
        page.status,
        page.kind,
        page.body.len()
    );
    stream.write_all(head.as_bytes()).await?;
    if with_body {
        stream.write_all(&page.body).await?;
    }
    stream.shutdown().await
}
