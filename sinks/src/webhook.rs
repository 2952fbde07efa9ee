//! Any receiver of signed webhooks (Standard Webhooks 1.0.0): one finding a request, signed anew at each try, always under the same
//! id. Knows no loop and no HTTP library.

mod signature;

use bytes::Bytes;
use chrono::{DateTime, SecondsFormat};
use pipeline::config::{OneOrMore, Problem, Secret};
use pipeline::delivery::{Answer, Event, Limits, Method, Request, Response, Sink};
use schemars::JsonSchema;
use schemas::Finding;
use schemas::ocsf::compliance_finding;
use serde::{Deserialize, Serialize};

use crate::Filter;
use crate::answer::{describe, failure};
use crate::config::{Endpoint, Http, Pace, Reach};

pub use signature::Key;

/// `kind = "webhook"`
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Names the destination; it remembers by this name how far it has read.
    pub name: String,
    /// Where findings are posted to.
    pub url: Endpoint,
    /// The key that signs, `whsec_` and 24 to 64 bytes in base64. While it is replaced: the new and the old one.
    pub secret: OneOrMore<Secret>,
    /// Let requests go to private addresses: a receiver inside the own network.
    #[serde(default)]
    pub allow_private: bool,
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
    #[serde(default = "four")]
    pub workers: usize,
}

fn four() -> usize {
    4
}

impl Config {
    pub(crate) fn problems(&self, at: &str) -> Vec<Problem> {
        let url = format!("{at}.url");
        let mut problems = self.url.problems(&url, self.allow_http);
        if self.url.reach() == Reach::Private && !self.allow_private {
            let fix = "set `allow_private = true` if the receiver is inside your own network";
            problems.push(Problem::new(url, "is an address of a private or special range", fix));
        }
        if self.secret.as_slice().is_empty() {
            let fix = "set `secret = \"env:WEBHOOK_SECRET\"`; make one with: echo whsec_$(openssl rand -base64 32)";
            problems.push(Problem::new(format!("{at}.secret"), "is an empty list", fix));
        }
        if self.workers == 0 {
            problems.push(Problem::new(format!("{at}.workers"), "is 0", "leave it at 4"));
        }
        problems.extend(self.http.problems(at));
        problems.extend(self.pace.problems(at));
        problems
    }

    /// Whether the URL itself names this machine.
    pub(crate) fn is_loopback(&self) -> bool {
        self.url.reach() == Reach::Loopback
    }
}

/// The sink: a config and its keys.
pub struct Webhook {
    config: Config,
    keys: Vec<Key>,
}

#[derive(Serialize)]
struct Payload {
    r#type: String,
    timestamp: String,
    data: serde_json::Value,
}

impl Webhook {
    /// A sink that signs with all of these keys.
    pub fn new(config: Config, keys: Vec<Key>) -> Self {
        Self { config, keys }
    }

    /// Asks whether anybody is there, without a finding.
    pub fn head(&self) -> Request {
        let url = self.config.url.to_string();
        Request {
            method: Method::Head,
            url,
            headers: Vec::new(),
            body: Bytes::new(),
        }
    }
}

impl Sink for Webhook {
    fn name(&self) -> &str {
        &self.config.name
    }

    fn limits(&self) -> Limits {
        Limits {
            records: 1,
            bytes: 1 << 20,
            inflated: 1 << 20,
            alone: usize::MAX,
        }
    }

    fn encode(&self, finding: &Finding) -> Result<Option<Vec<u8>>, String> {
        if !self.config.filter.passes(finding) {
            return Ok(None);
        }
        let time = DateTime::from_timestamp_millis(finding.time).unwrap_or_default();
        let payload = Payload {
            r#type: format!("finding.{}", finding.activity.as_str()),
            timestamp: time.to_rfc3339_opts(SecondsFormat::Millis, true),
            data: compliance_finding(finding),
        };
        serde_json::to_vec(&payload)
            .map(Some)
            .map_err(|error| error.to_string())
    }

    fn request(&self, events: &[Event], now: i64) -> Request {
        let (id, body) = events
            .first()
            .map(|event| (event.id(), event.body.clone()))
            .unwrap_or_default();
        let timestamp = (now / 1_000).to_string();
        let signatures: Vec<String> = self.keys.iter().map(|key| key.sign(&id, &timestamp, &body)).collect();
        let mut headers = vec![
            ("content-type", "application/json".to_owned()),
            ("webhook-id", id),
            ("webhook-timestamp", timestamp),
            ("webhook-signature", signatures.join(" ")),
        ];
        if let Some(traceparent) = events.first().and_then(|event| event.finding.traceparent.clone()) {
            headers.push(("traceparent", traceparent));
        }
        Request {
            method: Method::Post,
            url: self.config.url.to_string(),
            headers,
            body,
        }
    }

    fn answer(&self, _events: &[Event], response: &Response) -> Answer {
        match response.status {
            200..=299 => Answer::Delivered { slow: false },
            410 => Answer::Hold {
                reason: describe(response),
                hint:
                    "the receiver wants no more requests at this URL: put the new one into `url`, or take the sink out"
                        .to_owned(),
            },
            _ => failure(response, "url", "secret"),
        }
    }
}
