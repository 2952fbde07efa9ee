//! Requests over HTTP: TLS with the system's authorities and those of the config, time-outs, no redirects, short answers.

mod slow;

use std::io::Read;
use std::path::PathBuf;

use bytes::{Bytes, BytesMut};
use flate2::read::{MultiGzDecoder, ZlibDecoder};
use futures::FutureExt;
use futures::future::BoxFuture;
use pipeline::cause;
use pipeline::config::{Problem, Span};
use pipeline::delivery::{Method, Request, Response, Transport, TransportError};
use pipeline::file;
use reqwest::redirect::Policy;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use self::slow::Slow;
use super::guard::{self, Guard};
use crate::endpoint::Endpoint;
use crate::error::SinkError;

/// As much of a refusal is read.
const REFUSAL: usize = 64 << 10;

/// As much of any other answer: Slack lists 999 messages in one, of some kilobytes each.
const ANSWER: usize = 16 << 20;

/// `[sink.http]`: how to reach the destination.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Http {
    /// PEM file of authorities to trust besides the system's.
    pub ca: Option<PathBuf>,
    /// PEM file with a certificate and its key, for destinations that want to know us by one (mutual TLS).
    pub identity: Option<PathBuf>,
    /// How long a request may take.
    pub timeout: Span,
    /// How long a connection may take.
    pub connect_timeout: Span,
    /// A proxy, `http://proxy.example:3128`. Without it `HTTPS_PROXY` and `NO_PROXY` count, except for webhooks.
    pub proxy: Option<Endpoint>,
}

impl Default for Http {
    fn default() -> Self {
        Self {
            ca: None,
            identity: None,
            timeout: Span::seconds(30),
            connect_timeout: Span::seconds(10),
            proxy: None,
        }
    }
}

impl Http {
    pub(crate) fn problems(&self, at: &str) -> Vec<Problem> {
        let zero = |key: &str, span: Span| {
            let problem = || Problem::new(format!("{at}.http.{key}"), "is 0", "write a span of time as \"30s\"");
            span.0.is_zero().then(problem)
        };
        let spans = [("timeout", self.timeout), ("connect_timeout", self.connect_timeout)];
        spans.into_iter().filter_map(|(key, span)| zero(key, span)).collect()
    }
}

/// An HTTP client for one destination.
pub struct Client {
    client: reqwest::Client,
}

impl Client {
    /// A client; `at` is the sink's key in the config.
    pub fn open(at: &str, http: &Http, guard: Guard) -> Result<Self, SinkError> {
        // reqwest is built without a crypto provider of its own; a second installation is refused, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let problem = |key: &str, what: String| SinkError::Client {
            key: format!("{at}.http{key}"),
            what,
        };
        let mut builder = reqwest::Client::builder()
            .user_agent(concat!("tripline/", env!("CARGO_PKG_VERSION")))
            .timeout(http.timeout.0)
            .connect_timeout(http.connect_timeout.0)
            .redirect(Policy::none());
        if let Some(path) = &http.ca {
            let read = file::bytes(path, file::LIMIT).map_err(|error| error.to_string());
            let bundle =
                read.and_then(|pem| reqwest::Certificate::from_pem_bundle(&pem).map_err(|error| error.to_string()));
            let bundle = bundle.map_err(|what| problem(".ca", format!("{}: {what}", path.display())))?;
            if bundle.is_empty() {
                return Err(problem(
                    ".ca",
                    format!("{} holds no certificate in PEM", path.display()),
                ));
            }
            builder = builder.tls_certs_merge(bundle);
        }
        if let Some(path) = &http.identity {
            let read = file::bytes(path, file::LIMIT).map_err(|error| error.to_string());
            let identity = read.and_then(|pem| reqwest::Identity::from_pem(&pem).map_err(|error| error.to_string()));
            let wrong = |what| {
                let fix = "it must hold a certificate and its key, both in PEM";
                problem(".identity", format!("{}: {what}; {fix}", path.display()))
            };
            builder = builder.identity(identity.map_err(wrong)?);
        }
        if let Some(proxy) = &http.proxy {
            let proxy = reqwest::Proxy::all(proxy.as_str()).map_err(|error| problem(".proxy", error.to_string()))?;
            builder = builder.no_proxy().proxy(proxy);
        } else if let Some(resolver) = guard::Resolver::of(guard) {
            // A proxy of the environment would resolve names where we cannot look.
            builder = builder.no_proxy().dns_resolver(resolver);
        }
        let built = builder.build();
        let client = built.map_err(|error| {
            problem(
                "",
                format!(
                    "no HTTPS client: {}; is ca-certificates installed?",
                    cause::below(&error)
                ),
            )
        })?;
        Ok(Self { client })
    }

    /// Once, and once more slowly where the server stopped reading: it may have said why.
    async fn exchange(&self, request: Request) -> Result<Response, reqwest::Error> {
        match self.once(&request, request.body.clone().into()).await {
            Err(error) if was_cut_off(&error) => {
                let slowly = reqwest::Body::wrap(Slow::new(request.body.clone()));
                self.once(&request, slowly).await
            }
            done => done,
        }
    }

    async fn once(&self, request: &Request, body: reqwest::Body) -> Result<Response, reqwest::Error> {
        let method = match request.method {
            Method::Get => reqwest::Method::GET,
            Method::Head => reqwest::Method::HEAD,
            Method::Post => reqwest::Method::POST,
            Method::Put => reqwest::Method::PUT,
            Method::Patch => reqwest::Method::PATCH,
        };
        let mut outgoing = self.client.request(method, &request.url);
        for (name, value) in &request.headers {
            outgoing = outgoing.header(name.as_ref(), value);
        }
        if !matches!(request.method, Method::Get | Method::Head) {
            outgoing = outgoing.body(body);
        }
        let mut incoming = outgoing.send().await?;
        let status = incoming.status().as_u16();
        let headers = incoming.headers().iter();
        let headers = headers.map(|(name, value)| {
            (
                name.as_str().to_owned(),
                String::from_utf8_lossy(value.as_bytes()).into_owned(),
            )
        });
        let headers: Vec<(String, String)> = headers.collect();
        let mut body = BytesMut::new();
        let most = if status >= 400 { REFUSAL } else { ANSWER };
        while body.len() < most {
            match incoming.chunk().await {
                Ok(Some(chunk)) => body.extend_from_slice(&chunk[..chunk.len().min(most - body.len())]),
                Ok(None) => break,
                // The status of a refusal stands, whatever became of its words.
                Err(_) if status >= 400 => break,
                Err(error) => return Err(error),
            }
        }
        let coding = headers.iter().find(|(name, _)| name == "content-encoding");
        let coding = coding.map(|(_, value)| value.to_ascii_lowercase());
        Ok(Response {
            status,
            body: inflated(body.into(), coding.as_deref(), most),
            headers,
        })
    }
}

/// A server may compress though nobody asked for it (RFC 9110, section 12.5.3). What cannot be read stays as it is.
fn inflated(body: Bytes, coding: Option<&str>, most: usize) -> Bytes {
    let (mut out, most) = (Vec::new(), most as u64);
    let read = match coding {
        Some("gzip" | "x-gzip") => MultiGzDecoder::new(body.as_ref()).take(most).read_to_end(&mut out),
        Some("deflate") => ZlibDecoder::new(body.as_ref()).take(most).read_to_end(&mut out),
        _ => return body,
    };
    match read {
        Ok(_) => out.into(),
        // As far as it came, where it was cut.
        Err(_) if !out.is_empty() => out.into(),
        Err(_) => body,
    }
}

/// Whether the connection ended while the body was being written. The library has a text for it and no predicate.
fn was_cut_off(error: &reqwest::Error) -> bool {
    cause::below(error).contains("error writing a body to connection")
}

impl Transport for Client {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        async move { self.exchange(request).await.map_err(|error| classify(&error)) }.boxed()
    }
}

fn classify(error: &reqwest::Error) -> TransportError {
    let what = cause::below(error);
    if let Some(address) = guard::refusal(error) {
        return TransportError::Refused {
            reason: format!("the host's address {address} is of a private or special range"),
            hint: "set `allow_private = true` if the receiver is inside your own network".to_owned(),
        };
    }
    if what.contains("invalid peer certificate") {
        return TransportError::Refused {
            reason: what,
            hint: "the server's certificate is not trusted: put its authority into `http.ca`, or check the host's name"
                .to_owned(),
        };
    }
    if error.is_builder() {
        let hint = "check `url` and the credential: something in them cannot stand in a request".to_owned();
        return TransportError::Refused { reason: what, hint };
    }
    TransportError::NoAnswer(match error {
        error if error.is_timeout() => format!("no answer in time: {what}"),
        error if error.is_connect() => format!("no connection: {what}"),
        _ => format!("broken answer: {what}"),
    })
}
