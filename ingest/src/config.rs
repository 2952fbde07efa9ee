//! The `[ingest]` section: the listener, the push endpoints and their proofs, watched folders, mappings. Pure: reads no file, no secret.

mod push;
pub use pipeline::config::value;

use std::net::SocketAddr;
use std::path::PathBuf;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use push::{Entra, EventGrid, Hmac, KubernetesAudit, PubSub, Push, Signed, Sns};
pub use value::{OneOrMore, Problem, Secret, Size, Span};

use crate::mapping::Mapping;

/// How records come in.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The HTTP listener.
    pub http: Http,
    /// Endpoints for services that push, each with its own proof.
    pub push: Push,
    /// Folders that are watched: new and changed files are read.
    #[serde(rename = "watch")]
    pub watches: Vec<Watch>,
    /// How records of the user's own form become changes.
    #[serde(rename = "mapping")]
    pub mappings: Vec<Mapping>,
    /// Account, subscription or project of records that do not name theirs.
    pub account: Option<String>,
    /// Region of records that do not name theirs.
    pub region: Option<String>,
    /// Kubernetes cluster of records that do not name theirs.
    pub cluster: Option<String>,
    /// The largest change that the bus takes. Of a larger one only the identity is kept, and its verdicts are unknown.
    pub record_limit: Size,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            http: Http::default(),
            push: Push::default(),
            watches: Vec::new(),
            mappings: Vec::new(),
            account: None,
            region: None,
            cluster: None,
            record_limit: Size(900 << 10),
        }
    }
}

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
    /// How callers of `/v1/changes` prove that they may post. Each proof that is named lets a caller in.
    pub auth: Auth,
    /// The largest body, before and after inflating.
    pub body_limit: Size,
    /// The sum of bodies that are worked on at once; beyond it callers are asked to come again (429).
    pub in_flight: Size,
    /// How long a caller may take to send a body.
    pub timeout: Span,
}

impl Default for Http {
    fn default() -> Self {
        Self {
            enabled: true,
            listen: SocketAddr::from(([127, 0, 0, 1], 8088)),
            tls: None,
            auth: Auth::default(),
            body_limit: Size(16 << 20),
            in_flight: Size(256 << 20),
            timeout: Span::seconds(30),
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
    pub client_certificate: Option<Vec<String>>,
}

impl Auth {
    /// Whether anybody may post.
    pub fn is_open(&self) -> bool {
        self.token.is_none() && self.hmac.is_none() && self.client_certificate.is_none()
    }
}

/// A watched folder.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Watch {
    /// The folder; its subfolders are watched too.
    pub path: PathBuf,
    /// Names of files to read, `*` for any text. Without it all that can hold records: JSON, JSON lines, YAML, gzipped or not.
    #[serde(default)]
    pub pattern: Option<String>,
    /// How long a file must be left alone before it is read, so that half of one is not taken.
    #[serde(default = "settle")]
    pub settle: Span,
    /// How often to look through the folder for what the operating system did not report (network file systems).
    #[serde(default = "rescan")]
    pub rescan: Span,
    /// The largest file, before and after inflating.
    #[serde(default = "file_limit")]
    pub limit: Size,
}

fn settle() -> Span {
    Span(std::time::Duration::from_millis(500))
}

fn rescan() -> Span {
    Span::seconds(60)
}

fn file_limit() -> Size {
    Size(256 << 20)
}

impl Watch {
    /// A watch on a folder with the defaults.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self {
            path: path.into(),
            pattern: None,
            settle: settle(),
            rescan: rescan(),
            limit: file_limit(),
        }
    }
}

/// A config in which nothing is wrong.
#[derive(Debug, Clone)]
pub struct Settings {
    config: Config,
}

impl Settings {
    /// What was validated.
    pub fn config(&self) -> &Config {
        &self.config
    }
}

impl Config {
    /// All that is wrong at once, or settings to build from.
    pub fn validate(self) -> Result<Settings, Vec<Problem>> {
        let mut problems = self.http.problems();
        problems.extend(self.push.problems(self.http.enabled, self.http.tls.as_ref()));
        for (position, watch) in self.watches.iter().enumerate() {
            if watch.path.as_os_str().is_empty() {
                problems.push(Problem::new(
                    format!("ingest.watch[{position}].path"),
                    "is empty",
                    "name a folder",
                ));
            }
        }
        for (position, mapping) in self.mappings.iter().enumerate() {
            let key = |flaw: &str| format!("ingest.mapping[{position}].{flaw}");
            problems.extend(
                mapping
                    .flaws()
                    .into_iter()
                    .map(|flaw| Problem::new(key(flaw.key), flaw.what, flaw.fix)),
            );
            if self.mappings[..position]
                .iter()
                .any(|earlier| earlier.name == mapping.name)
            {
                problems.push(Problem::new(
                    key("name"),
                    format!("{:?} is used twice", mapping.name),
                    "give each its own",
                ));
            }
        }
        if self.record_limit.0 < 4096 {
            problems.push(Problem::new(
                "ingest.record_limit",
                "is below 4KiB",
                "leave it at \"900KiB\" unless the broker takes less",
            ));
        }
        if problems.is_empty() {
            Ok(Settings { config: self })
        } else {
            Err(problems)
        }
    }
}

impl Http {
    fn problems(&self) -> Vec<Problem> {
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
        if self.auth.client_certificate.is_some() && self.tls.as_ref().is_none_or(|tls| tls.client_ca.is_none()) {
            problem(
                "ingest.http.auth.client_certificate",
                "cannot be checked without an authority",
                "set `ingest.http.tls.client_ca` to the PEM file of the authority that signs them",
            );
        }
        if self.body_limit.0 == 0 {
            problem("ingest.http.body_limit", "is 0", "leave it at \"16MiB\"");
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

#[cfg(test)]
mod tests;
