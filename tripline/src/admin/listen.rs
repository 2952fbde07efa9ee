//! The process's end of the admin socket: HTTP over a Unix socket that is its owner's alone, or over loopback with a token. One
//! question a request, its answer line by line as JSON; an answer that breaks off ends the connection and never looks whole.
//! Knows no question.

use std::convert::Infallible;
use std::fs;
use std::io;
use std::os::unix::fs::{DirBuilderExt, FileTypeExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures::{Stream, StreamExt, stream};
use http_body_util::{BodyExt, Either, Full, Limited, StreamBody};
use hyper::body::{Frame, Incoming};
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode, header};
use hyper_util::rt::{TokioIo, TokioTimer};
use pipeline::bus::BusError;
use pipeline::callers::{Caller, Callers, Lingering};
use serde_json::{Value, json};
use subtle::ConstantTimeEq;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, UnixListener, UnixStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc};
use tokio_util::sync::CancellationToken;

use super::PATH;
use super::config::{Listen, Settings};
use crate::ask::{self, Ask, Desk};
use crate::error::Error;

/// Questions answered at once; one more waits.
const ANSWERED: usize = 16;

/// Callers at once that have not asked yet.
const SILENT: usize = 64;

/// How long a caller may take to say what it wants.
const PATIENCE: Duration = Duration::from_secs(10);

/// The longest head of a request.
const HEAD: usize = 16 << 10;

/// The longest question: a snapshot's names.
const QUESTION: usize = 64 << 20;

/// How long to wait when no connection can be taken: out of descriptors, say.
const BREAK: Duration = Duration::from_millis(50);

/// A bound socket.
pub struct Listener {
    kind: Kind,
    token: Option<String>,
}

enum Kind {
    Socket(UnixListener, PathBuf),
    Tcp(TcpListener),
}

impl Listener {
    /// Binds the socket of that role; `None` where there is to be none. One that was not asked for and cannot be had is only said.
    ///
    /// # Errors
    /// It cannot be had, and the config names it.
    pub async fn bind(settings: &Settings, role: Option<&str>) -> Result<Option<Self>, Error> {
        let listen = settings.of_role(role);
        let bound = match &listen {
            Listen::Off => return Ok(None),
            Listen::Socket(path) => bind_socket(path).await.map(|bound| Kind::Socket(bound, path.clone())),
            Listen::At(address) => TcpListener::bind(*address).await.map(Kind::Tcp),
        };
        let token = settings.token.as_ref().map(|token| token.expose()).transpose();
        let token = token.map_err(|error| Error::Usage(format!("`admin.token`: {error}")))?;
        match bound {
            Ok(kind) => {
                tracing::info!(admin = String::from(listen), "can be asked");
                Ok(Some(Self { kind, token }))
            }
            Err(error) if settings.is_said => Err(Error::Usage(format!(
                "`admin.listen`: cannot listen on {}: {error}",
                String::from(listen)
            ))),
            Err(error) => {
                tracing::warn!(admin = String::from(listen), %error, "cannot be asked while it runs; name another `admin.listen`, or \"off\"");
                Ok(None)
            }
        }
    }

    /// Answers until told to stop.
    pub async fn run(self, desk: Desk, stop: CancellationToken) {
        let endpoint = Arc::new(Endpoint {
            room: Arc::new(Semaphore::new(ANSWERED)),
            token: self.token,
            desk,
        });
        let mut callers = Callers::new(SILENT);
        loop {
            let accepted = tokio::select! {
                () = stop.cancelled() => break,
                accepted = self.kind.accept() => accepted,
            };
            match accepted {
                Ok(stream) => {
                    let (endpoint, stream) = (Arc::clone(&endpoint), Lingering::new(stream, stop.clone()));
                    callers.serve(|caller| async move { endpoint.serve(stream, &caller).await });
                }
                Err(_) => tokio::time::sleep(BREAK).await,
            }
        }
        if let Kind::Socket(_, path) = &self.kind {
            // Whoever comes later finds nobody, which is true either way.
            let _ = fs::remove_file(path);
        }
    }
}

/// Both kinds of connections.
trait Connection: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Connection for T {}

impl Kind {
    async fn accept(&self) -> io::Result<Box<dyn Connection>> {
        match self {
            Self::Socket(listener, _) => Ok(Box::new(listener.accept().await?.0)),
            Self::Tcp(listener) => Ok(Box::new(listener.accept().await?.0)),
        }
    }
}

/// Made within a folder that nobody else enters and moved to its place, so that at no moment it is open to others; what a dead
/// process left there is replaced.
async fn bind_socket(path: &Path) -> io::Result<UnixListener> {
    if UnixStream::connect(path).await.is_ok() {
        return Err(io::Error::new(
            io::ErrorKind::AddrInUse,
            "another process is asked there",
        ));
    }
    if fs::symlink_metadata(path).is_ok_and(|there| !there.file_type().is_socket()) {
        return Err(io::Error::new(
            io::ErrorKind::AlreadyExists,
            "what is there is no socket; name another path, or take it away",
        ));
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    let private = |folder: &Path| fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
    if !folder.as_os_str().is_empty() {
        private(folder)?;
    }
    let made = folder.join(format!(".admin-{}", std::process::id()));
    private(&made)?;
    let within = made.join("s");
    let bound = UnixListener::bind(&within).and_then(|listener| {
        fs::set_permissions(&within, fs::Permissions::from_mode(0o600))?;
        fs::rename(&within, path)?;
        Ok(listener)
    });
    let _ = fs::remove_file(&within);
    let _ = fs::remove_dir(&made);
    bound
}

type Lines = StreamBody<stream::BoxStream<'static, Result<Frame<Bytes>, Error>>>;
type Body = Either<Full<Bytes>, Lines>;

/// What every caller comes to.
struct Endpoint {
    room: Arc<Semaphore>,
    token: Option<String>,
    desk: Desk,
}

impl Endpoint {
    async fn serve(&self, stream: Lingering<Box<dyn Connection>>, caller: &Caller) {
        let service = service_fn(|request| async move { Ok::<_, Infallible>(self.answer(request, caller).await) });
        let mut server = hyper::server::conn::http1::Builder::new();
        server
            .timer(TokioTimer::new())
            .header_read_timeout(PATIENCE)
            .max_buf_size(HEAD)
            .keep_alive(false);
        if let Err(error) = server.serve_connection(TokioIo::new(stream), service).await {
            tracing::debug!(%error, "a caller of the admin socket");
        }
    }

    async fn answer(&self, request: Request<Incoming>, caller: &Caller) -> Response<Body> {
        if !self.lets_in(&request) {
            return refuse(StatusCode::UNAUTHORIZED, "show `admin.token` as a bearer token");
        }
        if request.method() != Method::POST || request.uri().path() != PATH {
            return refuse(StatusCode::NOT_FOUND, "questions are posted as JSON to /v1/ask");
        }
        caller.asked();
        let Ok(place) = Arc::clone(&self.room).acquire_owned().await else {
            return refuse(StatusCode::SERVICE_UNAVAILABLE, "the process ends");
        };
        let body = tokio::time::timeout(PATIENCE, Limited::new(request.into_body(), QUESTION).collect()).await;
        let Ok(Ok(body)) = body else {
            return refuse(StatusCode::BAD_REQUEST, "the question is too long, or took too long");
        };
        let ask: Ask = match serde_json::from_slice(&body.to_bytes()) {
            Ok(ask) => ask,
            Err(error) => {
                return refuse(
                    StatusCode::BAD_REQUEST,
                    &format!("this version is not asked so: {error}"),
                );
            }
        };
        let mut lines = ask::answer(&self.desk, ask);
        match lines.recv().await {
            Some(Err(error)) => refuse(status(&error), &error.to_string()),
            first => {
                let first = stream::iter(first);
                let body = StreamBody::new(first.chain(rest(lines, place)).map(frame).boxed());
                respond(StatusCode::OK, "application/x-ndjson", Either::Right(body))
            }
        }
    }

    /// Whether the caller shows the token, where there is one.
    fn lets_in(&self, request: &Request<Incoming>) -> bool {
        let Some(token) = &self.token else { return true };
        let shown = request.headers().get(header::AUTHORIZATION);
        let shown = shown.map_or(&b""[..], |value| value.as_bytes());
        shown.ct_eq(format!("Bearer {token}").as_bytes()).into()
    }
}

/// The lines to come; the answer's place is held until the last.
fn rest(
    lines: mpsc::Receiver<Result<Value, Error>>,
    place: OwnedSemaphorePermit,
) -> impl Stream<Item = Result<Value, Error>> + Send {
    stream::unfold((lines, place), |(mut lines, place)| async move {
        lines.recv().await.map(|line| (line, (lines, place)))
    })
}

/// An error ends the connection before the body does.
fn frame(line: Result<Value, Error>) -> Result<Frame<Bytes>, Error> {
    match line {
        Ok(line) => Ok(Frame::data(Bytes::from(format!("{line}\n")))),
        Err(error) => {
            tracing::warn!(%error, "an answer of the admin socket broke off");
            Err(error)
        }
    }
}

fn status(error: &Error) -> StatusCode {
    match error {
        Error::Usage(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Error::Bus(BusError::Busy(_) | BusError::Undone(_)) => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

fn refuse(status: StatusCode, why: &str) -> Response<Body> {
    let body = Full::new(Bytes::from(format!("{}\n", json!({"error": why}))));
    respond(status, "application/json", Either::Left(body))
}

fn respond(status: StatusCode, kind: &'static str, body: Body) -> Response<Body> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let kind = header::HeaderValue::from_static(kind);
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn nothing_but_a_socket_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let [file, link, left] = ["file", "link", "left"].map(|name| folder.path().join(name));
        fs::write(&file, "precious").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        for path in [&file, &link] {
            assert_eq!(
                bind_socket(path).await.unwrap_err().kind(),
                io::ErrorKind::AlreadyExists
            );
        }
        assert_eq!(fs::read_to_string(&link).unwrap(), "precious");
        drop(UnixListener::bind(&left).unwrap());
        bind_socket(&left).await.unwrap();
    }
}
