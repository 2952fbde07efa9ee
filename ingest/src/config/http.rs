//! The `[ingest.http]` section: the listener, its certificate, who may post.

use std::net::SocketAddr;
use std::path::PathBuf;

use pipeline::config::Pattern;
use pipeline::config::value::{OneOrMore, Problem, Secret, Size, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::push::Hmac;

/// The HTTP listener.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Http {
    /// Whether to listen at all.
    pub enabled: bool,
    /// Address and port. Anything but loopback needs a proof in `auth`.
    #[schemars(with = "String")]
    pub listen: SocketAddr,
    /// Serve HTTPS.
    pub tls: Option<Tls>,
    /// Take tokens and keys over HTTP without TLS from other machines: where a proxy before the listener ends TLS.
    pub allow_http: bool,
    /// How callers of `/v1/changes` prove that they may post. Each proof that is named lets a caller in.
    pub auth: Auth,
    /// The largest body, before and after inflating.
    pub body_limit: Size,
    /// The sum of bodies that are worked on at once; beyond it callers are asked to come again (429).
    pub in_flight: Size,
    /// How long a caller may take to send a body, and how long a connection may be silent.
    pub timeout: Span,
    /// Connections that may be open at once. For one more the one that has been silent longest is closed.
    pub connections: usize,
}

impl Default for Http {
    fn default() -> Self {
        Self {
            enabled: true,
            listen: SocketAddr::from(([127, 0, 0, 1], 8088)),
            tls: None,
            allow_http: false,
            auth: Auth::default(),
            body_limit: Size(16 << 20),
            in_flight: Size(256 << 20),
            timeout: Span::seconds(30),
            connections: 4096,
        }
    }
}

/// Certificate and key of the listener.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tls {
    /// PEM file of the certificate and its chain.
    pub cert: PathBuf,
    /// PEM file of its key.
    pub key: PathBuf,
    /// PEM file of the authorities that sign client certificates.
    #[serde(default)]
    pub client_ca: Option<PathBuf>,
}

/// Proofs of those who post changes.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Auth {
    /// `Authorization: Bearer …`; one or several.
    pub token: Option<OneOrMore<Secret>>,
    /// A signature over the body in a header.
    pub hmac: Option<Hmac>,
    /// Names (common name or DNS name, `*` for any text) of client certificates that `tls.client_ca` signed.
    pub client_certificate: Option<Vec<Pattern>>,
}

impl Auth {
    /// Whether anybody may post.
    pub fn is_open(&self) -> bool {
        self.token.is_none() && self.hmac.is_none() && self.client_certificate.is_none()
    }
}

impl Http {
    /// Whether there are authorities that sign client certificates.
    pub(super) fn verifies_clients(&self) -> bool {
        self.tls.as_ref().is_some_and(|tls| tls.client_ca.is_some())
    }

    pub(super) fn problems(&self, shares_secrets: bool) -> Vec<Problem> {
        let mut problems = Vec::new();
        if !self.enabled {
            return problems;
        }
        let mut problem = |key: &str, what: &str, fix: &str| problems.push(Problem::new(key, what, fix));
        if self.auth.is_open() && !self.listen.ip().is_loopback() {
            problem(
                "ingest.http.auth",
                &format!("is missing while {} can be reached from outside", self.listen),
                "set `auth.token = \"env:TRIPLINE_TOKEN\"`, `auth.hmac` or `auth.client_certificate`, or listen on 127.0.0.1",
            );
        }
        let shares = shares_secrets || self.auth.token.is_some();
        if shares && self.tls.is_none() && !self.allow_http && !self.listen.ip().is_loopback() {
            problem(
                "ingest.http.tls",
                &format!(
                    "is missing while tokens come in over {}: whoever is on the way reads them",
                    self.listen
                ),
                "set `tls`, or `allow_http = true` where a proxy before the listener ends TLS",
            );
        }
        if self.auth.client_certificate.is_some() && !self.verifies_clients() {
            problem(
                "ingest.http.auth.client_certificate",
                "cannot be checked without an authority",
                "set `ingest.http.tls.client_ca` to the PEM file of the authority that signs them",
            );
        }
        if self.body_limit.0 == 0 {
            problem("ingest.http.body_limit", "is 0", "leave it at \"16MiB\"");
        }
        if self.connections == 0 {
            problem("ingest.http.connections", "is 0", "leave it at 4096");
        }
        if self.in_flight < self.body_limit {
            problem(
                "ingest.http.in_flight",
                "is below `body_limit`",
                "make it at least as large, better ten times",
            );
        }
        if let Some(hmac) = &self.auth.hmac {
            problems.extend(hmac.problems("ingest.http.auth.hmac"));
        }
        problems
    }
}
