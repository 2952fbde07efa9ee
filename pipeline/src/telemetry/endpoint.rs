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
use crate::callers::{Caller, Callers, Lingering};
use crate::cause::of_listening;

/// The longest head of a request.
const HEAD: usize = 8 << 10;

/// How long a caller may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// Callers at once that have not asked yet. One more takes the place of the one that has been silent for longest, so that callers
/// that never ask keep no probe out.
const SILENT: usize = 64;

/// Callers at once that are answered.
const ANSWERED: usize = 16;

/// How long to wait when no connection can be taken: out of descriptors, say.
const BREAK: Duration = Duration::from_millis(50);

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
                "cannot listen on {address}: {error}; {}; choose another, or \"off\", there or with --telemetry",
                of_listening(&error)
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
        let room = Arc::new(Semaphore::new(ANSWERED));
        let (registry, probe) = (self.registry, self.probe);
        let mut callers = Callers::new(SILENT);
        loop {
            let accepted = tokio::select! {
                () = stop.cancelled() => return,
                accepted = self.listener.accept() => accepted,
            };
            let Ok((stream, _)) = accepted else {
                tokio::time::sleep(BREAK).await;
                continue;
            };
            let (registry, probe, room) = (registry.clone(), Arc::clone(&probe), Arc::clone(&room));
            let stream = Lingering::new(stream, stop.clone());
            callers.serve(|caller| async move {
                let _ = tokio::time::timeout(PATIENCE, serve(stream, &registry, &probe, &caller, &room)).await;
            });
        }
    }
}

async fn serve(
    mut stream: Lingering<TcpStream>,
    registry: &Registry,
    probe: &Probe,
    caller: &Caller,
    room: &Semaphore,
) -> std::io::Result<()> {
    let head = head(&mut stream).await?;
    caller.asked();
    let place = room.acquire().await;
    let (page, with_body) = match head {
        None => (Page::text(431, "the request's head is too long\n"), true),
        Some(head) => page(&head, registry, probe).await,
    };
    answer(&mut stream, page, with_body).await?;
    drop(place);
    caller.answered();
    stream.shutdown().await
}

/// What a head asks for, and whether its body is sent.
async fn page(head: &str, registry: &Registry, probe: &Probe) -> (Page, bool) {
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
    (page, method != "HEAD")
}

/// The request line and headers; `None` if they are too long.
async fn head(stream: &mut Lingering<TcpStream>) -> std::io::Result<Option<String>> {
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

async fn answer(stream: &mut Lingering<TcpStream>, page: Page, with_body: bool) -> std::io::Result<()> {
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
    stream.flush().await
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn get(address: SocketAddr, path: &str) -> std::io::Result<String> {
        let mut stream = TcpStream::connect(address).await?;
        stream
            .write_all(format!("GET {path} HTTP/1.1\r\n\r\n").as_bytes())
            .await?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await?;
        Ok(answer)
    }

    async fn start(stop: &CancellationToken) -> SocketAddr {
        let probe: Probe = Arc::new(|| {
            Box::pin(async {
                Report {
                    ready: true,
                    detail: serde_json::json!({}),
                }
            })
        });
        let address = SocketAddr::from(([127, 0, 0, 1], 0));
        let endpoint = Endpoint::bind(address, Registry::new(), probe).await.unwrap();
        let address = endpoint.address().unwrap();
        tokio::spawn(endpoint.run(stop.clone()));
        address
    }

    #[tokio::test]
    async fn a_head_has_a_bound_and_who_sends_more_reads_so() {
        let stop = CancellationToken::new();
        let address = start(&stop).await;
        let begin = "GET /healthz HTTP/1.1\r\nX: ";
        for (length, status) in [(HEAD - 1, 200), (HEAD, 200), (HEAD + 1, 431), (32 << 20, 431)] {
            let mut stream = TcpStream::connect(address).await.unwrap();
            let filling = "a".repeat(length - begin.len() - 4);
            stream
                .write_all(format!("{begin}{filling}\r\n\r\n").as_bytes())
                .await
                .unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).await.unwrap();
            assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{length}: {answer}");
        }
        stop.cancel();
    }

    #[tokio::test]
    async fn callers_that_never_ask_keep_no_probe_out() {
        let stop = CancellationToken::new();
        let address = start(&stop).await;
        let mut silent = Vec::new();
        for _ in 0..4 * SILENT {
            silent.push(TcpStream::connect(address).await.unwrap());
        }
        for path in ["/healthz", "/readyz", "/metrics"] {
            let answer = get(address, path).await.unwrap();
            assert!(answer.starts_with("HTTP/1.1 200 OK"), "{path}: {answer}");
        }
        stop.cancel();
    }
}
