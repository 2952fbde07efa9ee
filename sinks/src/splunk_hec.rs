//! Splunk by its HTTP Event Collector: findings as concatenated JSON envelopes; replies are read by their `code` first.
//! Format and codes: docs/sinks.md. Knows no loop and no HTTP library.

mod envelope;
mod reply;

use bytes::Bytes;
use pipeline::config::{Problem, Secret, Size};
use pipeline::delivery::{AckId, Answer, Event, Limits, Method, Request, Response, Sink};
use schemars::JsonSchema;
use schemas::Finding;
use serde::{Deserialize, Serialize};

use crate::config::{Endpoint, Http, Pace};
use crate::{Filter, gzip};

/// `kind = "splunk_hec"`
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Names the destination; it remembers by this name how far it has read.
    pub name: String,
    /// Scheme, host and port of the collector: `https://splunk.example:8088`.
    pub url: Endpoint,
    /// The collector's token.
    pub token: Secret,
    /// The index. Without it the token's default index.
    #[serde(default)]
    pub index: Option<String>,
    /// `host` of the events. Without it Splunk puts what the token or the connection says.
    #[serde(default)]
    pub host: Option<String>,
    /// `source` of the events.
    #[serde(default = "source")]
    pub source: String,
    /// `sourcetype` of the events.
    #[serde(default = "sourcetype")]
    pub sourcetype: String,
    /// Wait until indexers confirm (the token must have indexer acknowledgment on).
    #[serde(default)]
    pub ack: bool,
    /// Compress requests.
    #[serde(default = "yes")]
    pub gzip: bool,
    /// The largest request before compression.
    #[serde(default = "max_request")]
    pub max_request: Size,
    /// What the server does with the objects before an invalid one.
    #[serde(default)]
    pub partial: Partial,
    /// Let plain http out to another machine.
    #[serde(default)]
    pub allow_http: bool,
    /// Which findings it is to have.
    #[serde(default)]
    pub filter: Filter,
    /// How to reach it.
    #[serde(default)]
    pub http: Http,
    /// How fast, how patiently.
    #[serde(default)]
    pub pace: Pace,
    /// How many requests may be under way, each for its own share of the partitions.
    #[serde(default = "one")]
    pub workers: usize,
}

/// What a collector does with the objects before the one that it calls invalid.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Partial {
    /// `kept` where the server says that it is Splunk (`Server: Splunkd`), else `refused`.
    #[default]
    Auto,
    /// It has them (Splunk): they are not sent again.
    Kept,
    /// It has none of the request: they are sent again. On a server that kept them this makes duplicates.
    Refused,
}

fn source() -> String {
    "tripline".to_owned()
}

fn sourcetype() -> String {
    "tripline:ocsf:finding".to_owned()
}

fn yes() -> bool {
    true
}

fn max_request() -> Size {
    Size(1_000_000)
}

fn one() -> usize {
    1
}

impl Config {
    pub(crate) fn problems(&self, at: &str) -> Vec<Problem> {
        let mut problems = self.url.problems(&format!("{at}.url"), self.allow_http);
        if !matches!(self.url.path(), "" | "/") {
            problems.push(Problem::new(
                format!("{at}.url"),
                format!("has the path {}", self.url.path()),
                "leave the path out: /services/collector/event is added",
            ));
        }
        if self.max_request.0 < 10_000 {
            let fix = "leave it at \"1MB\" unless the server takes less";
            problems.push(Problem::new(format!("{at}.max_request"), "is below 10kB", fix));
        }
        for (key, value) in [("source", &self.source), ("sourcetype", &self.sourcetype)] {
            if value.is_empty() {
                problems.push(Problem::new(
                    format!("{at}.{key}"),
                    "is empty",
                    "leave it out for the default",
                ));
            }
        }
        if self.workers == 0 {
            problems.push(Problem::new(format!("{at}.workers"), "is 0", "leave it at 1"));
        }
        problems.extend(self.http.problems(at));
        problems.extend(self.pace.problems(at));
        problems
    }
}

/// The sink: a config, its token and a channel.
pub struct SplunkHec {
    config: Config,
    base: String,
    authorization: String,
    /// A GUID; acknowledgment ids count from 0 in each channel.
    channel: String,
}

impl SplunkHec {
    /// A sink. `channel` is a GUID that no other process uses.
    pub fn new(config: Config, token: &str, channel: String) -> Self {
        Self {
            base: config.url.as_str().trim_end_matches('/').to_owned(),
            authorization: format!("Splunk {token}"),
            channel,
            config,
        }
    }

    fn post(&self, path: &str, body: Vec<u8>) -> Request {
        let mut headers = vec![
            ("authorization", self.authorization.clone()),
            ("content-type", "application/json".to_owned()),
        ];
        if self.config.ack {
            headers.push(("x-splunk-request-channel", self.channel.clone()));
        }
        let url = format!("{}{path}", self.base);
        Request {
            method: Method::Post,
            url,
            headers,
            body: Bytes::from(body),
        }
    }

    /// Asks whether the collector is healthy.
    pub fn health(&self) -> Request {
        let mut request = self.post("/services/collector/health/1.0", Vec::new());
        request.method = Method::Get;
        request
    }

    /// A request without data: a good token is answered with code 5, a bad one with 1 to 4.
    pub fn empty(&self) -> Request {
        self.post("/services/collector/event", Vec::new())
    }
}

impl Sink for SplunkHec {
    fn name(&self) -> &str {
        &self.config.name
    }

    fn limits(&self) -> Limits {
        let bytes = self.config.max_request.0;
        // The server's own limit is not known: one large event is tried, and a 413 decides.
        Limits {
            records: 10_000,
            bytes,
            inflated: bytes,
            alone: usize::MAX,
        }
    }

    fn encode(&self, finding: &Finding) -> Result<Option<Vec<u8>>, String> {
        if !self.config.filter.passes(finding) {
            return Ok(None);
        }
        envelope::envelope(&self.config, finding).map(Some)
    }

    fn request(&self, events: &[Event], _now: i64) -> Request {
        let mut parts: Vec<&[u8]> = Vec::with_capacity(events.len() * 2);
        for event in events {
            parts.extend([event.body.as_ref(), b"\n"]);
        }
        let path = "/services/collector/event";
        match self.config.gzip.then(|| gzip::compress(&parts)).flatten() {
            Some(body) => {
                let mut request = self.post(path, body);
                request.headers.push(("content-encoding", "gzip".to_owned()));
                request
            }
            None => self.post(path, parts.concat()),
        }
    }

    fn answer(&self, _events: &[Event], response: &Response) -> Answer {
        reply::verdict(&self.config, response)
    }

    fn ack_request(&self, acks: &[AckId]) -> Option<Request> {
        let ids: Vec<u64> = acks.iter().map(|ack| ack.0).collect();
        let body = serde_json::json!({ "acks": ids }).to_string();
        Some(self.post("/services/collector/ack", body.into_bytes()))
    }

    fn acked(&self, acks: &[AckId], response: &Response) -> Vec<AckId> {
        reply::acked(acks, response)
    }
}
