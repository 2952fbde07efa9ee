//! Requests that are bytes for a connection, over TLS or not, to receivers that answer nothing: each has a connection of its own, our half
//! of it is closed after the last byte, and the receiver's closing in turn says that it has read to the end; a kernel that closes for one
//! that has not answers with a reset. Without that sign the bytes count as not delivered.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures::FutureExt;
use futures::future::BoxFuture;
use pipeline::delivery::{Request, Response, Transport, TransportError};
use rustls::ClientConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls_platform_verifier::Verifier;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use crate::error::SinkError;

/// Whom to trust, as whom to come.
pub(crate) struct Tls {
    connector: TlsConnector,
    name: ServerName<'static>,
}

impl Tls {
    /// Reads certificates; `at` is the sink's key in the config.
    pub(crate) fn open(at: &str, host: &str, ca: Option<&Path>, identity: Option<&Path>) -> Result<Self, SinkError> {
        let problem = |key: &str, what: String| SinkError::Client {
            key: format!("{at}.{key}"),
            what,
        };
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let extra = ca
            .map(certificates)
            .transpose()
            .map_err(|what| problem("ca", what))?
            .unwrap_or_default();
        let verifier = Verifier::new_with_extra_roots(extra, Arc::clone(&provider))
            .map_err(|error| problem("ca", error.to_string()))?;
        let builder = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|error| problem("address", error.to_string()))?
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(verifier));
        let config = match identity {
            None => builder.with_no_client_auth(),
            Some(path) => {
                let wrong = |what: String| {
                    problem(
                        "identity",
                        format!("{what}; it must hold a certificate and its key, both in PEM"),
                    )
                };
                let chain = certificates(path).map_err(wrong)?;
                let key = PrivateKeyDer::from_pem_file(path)
                    .map_err(|error| wrong(format!("{}: {error}", path.display())))?;
                builder
                    .with_client_auth_cert(chain, key)
                    .map_err(|error| wrong(error.to_string()))?
            }
        };
        let name = ServerName::try_from(host.to_owned()).map_err(|error| problem("address", error.to_string()))?;
        Ok(Self {
            connector: TlsConnector::from(Arc::new(config)),
            name,
        })
    }
}

impl Tls {
    /// Over a connection that is there.
    pub(super) async fn connect<S: AsyncRead + AsyncWrite + Unpin>(&self, stream: S) -> io::Result<TlsStream<S>> {
        self.connector.connect(self.name.clone(), stream).await
    }
}

fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>, String> {
    let read = CertificateDer::pem_file_iter(path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let read = read.map_err(|error| format!("{}: {error}", path.display()))?;
    match read.is_empty() {
        true => Err(format!("{} holds no certificate in PEM", path.display())),
        false => Ok(read),
    }
}

/// A receiver.
pub(crate) struct Stream {
    address: String,
    tls: Option<Tls>,
    timeout: Duration,
}

impl Stream {
    pub(crate) fn new(address: String, tls: Option<Tls>, timeout: Duration) -> Self {
        Self { address, tls, timeout }
    }

    async fn exchange(&self, body: &[u8]) -> Result<(), TransportError> {
        let connected = timeout(self.timeout, TcpStream::connect(&self.address)).await;
        let connected = connected.map_err(|_| TransportError::NoAnswer("no connection in time".to_owned()))?;
        let tcp = connected.map_err(|error| TransportError::NoAnswer(format!("no connection: {error}")))?;
        let written = async {
            match &self.tls {
                None => write(tcp, body).await,
                Some(tls) => write(tls.connect(tcp).await?, body).await,
            }
        };
        match timeout(self.timeout, written).await {
            Ok(written) => written.map_err(|error| classify(&error)),
            Err(_) => Err(TransportError::NoAnswer(
                "the receiver did not read to the end in time".to_owned(),
            )),
        }
    }
}

async fn write(mut connection: impl AsyncRead + AsyncWrite + Unpin, body: &[u8]) -> io::Result<()> {
    connection.write_all(body).await?;
    connection.flush().await?;
    connection.shutdown().await?;
    let mut rest = [0; 1_024];
    loop {
        match connection.read(&mut rest).await {
            Ok(0) => return Ok(()),
            Ok(_) => {}
            // It closed without saying goodbye in TLS's words.
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(()),
            Err(error) => return Err(error),
        }
    }
}

fn classify(error: &io::Error) -> TransportError {
    let what = error.to_string();
    match what.contains("invalid peer certificate") {
        true => TransportError::Refused {
            reason: what,
            hint: "the receiver's certificate is not trusted: put its authority into `ca`, or check the host's name"
                .to_owned(),
        },
        false => TransportError::NoAnswer(format!("the receiver did not read to the end: {what}")),
    }
}

impl Transport for Stream {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        async move {
            self.exchange(&request.body).await?;
            Ok(Response {
                status: 200,
                headers: Vec::new(),
                body: Bytes::new(),
            })
        }
        .boxed()
    }
}
