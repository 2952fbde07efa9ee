//! Microsoft Sentinel by Azure Monitor's Logs Ingestion API: rows of one table as a JSON array, gzip, at most 1 MiB as sent.
//! Table and stream: compose/sentinel. The token is the transport's business. Knows no loop and no HTTP library.

mod row;
mod truncate;

use bytes::Bytes;
use pipeline::config::{Problem, Secret};
use pipeline::delivery::{Answer, Event, Limits, Method, Request, Response, Sink};
use schemars::JsonSchema;
use schemas::Finding;
use serde::{Deserialize, Serialize};

use crate::answer::{describe, failure};
use crate::config::{Endpoint, Http, Pace};
use crate::{Filter, gzip};

pub use row::COLUMNS;

/// The version of the API that the requests name.
const API_VERSION: &str = "2023-01-01";

/// The gateway compares the request as sent with 1 MiB; a margin for what stands around it.
const SENT: usize = (1 << 20) - (4 << 10);

/// What stands behind the gateway takes 50 MiB inflated; some below, for brackets and commas.
const INFLATED: usize = 48 << 20;

/// `kind = "sentinel"`
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Names the destination; it remembers by this name how far it has read.
    pub name: String,
    /// The rule's `logsIngestion` endpoint, or that of a data collection endpoint.
    pub endpoint: Endpoint,
    /// The data collection rule's immutable id, `dcr-…`.
    pub rule: String,
    /// The stream that the rule declares.
    #[serde(default = "stream")]
    pub stream: String,
    /// The directory (tenant) of the application.
    pub tenant: String,
    /// The application's (client) id.
    pub client_id: String,
    /// The application's secret.
    pub client_secret: Secret,
    /// Who gives tokens out, `https://login.microsoftonline.com` if left out; another one in sovereign clouds.
    #[serde(default)]
    pub authority: Option<Endpoint>,
    /// What the token is for; another one in sovereign clouds.
    #[serde(default = "scope")]
    pub scope: String,
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

fn stream() -> String {
    "Custom-TriplineFindings".to_owned()
}

fn scope() -> String {
    "https://monitor.azure.com/.default".to_owned()
}

fn one() -> usize {
    1
}

impl Config {
    /// Where tokens come from: the OAuth 2.0 endpoint of the tenant.
    pub(crate) fn token_url(&self) -> String {
        let authority = self
            .authority
            .as_ref()
            .map_or("https://login.microsoftonline.com", |authority| authority.as_str());
        format!("{}/{}/oauth2/v2.0/token", authority.trim_end_matches('/'), self.tenant)
    }

    pub(crate) fn problems(&self, at: &str) -> Vec<Problem> {
        let mut problems = self.endpoint.problems(&format!("{at}.endpoint"), self.allow_http);
        if let Some(authority) = &self.authority {
            problems.extend(authority.problems(&format!("{at}.authority"), self.allow_http));
        }
        let mut problem = |key: &str, what: String, fix: &str| {
            problems.push(Problem::new(format!("{at}.{key}"), what, fix));
        };
        if !self.rule.starts_with("dcr-") {
            let fix = "take the immutable id from the rule's JSON view; it begins with `dcr-`";
            problem("rule", format!("is {:?}", self.rule), fix);
        }
        if !self.stream.starts_with("Custom-") {
            let fix = "take its name from the rule's `streamDeclarations`; it begins with `Custom-`";
            problem("stream", format!("is {:?}", self.stream), fix);
        }
        let plain = |text: &str| !text.is_empty() && !text.contains(['/', '?', '#', ' ']);
        for (key, value) in [("tenant", &self.tenant), ("client_id", &self.client_id)] {
            if !plain(value) {
                problem(
                    key,
                    format!("is {value:?}"),
                    "take it from the application's overview page in Entra",
                );
            }
        }
        if self.workers == 0 {
            problem("workers", "is 0".to_owned(), "leave it at 1");
        }
        problems.extend(self.http.problems(at));
        problems.extend(self.pace.problems(at));
        problems
    }
}

/// The sink.
pub struct Sentinel {
    config: Config,
    url: String,
}

impl Sentinel {
    /// A sink; requests get their `authorization` from the transport.
    pub fn new(config: Config) -> Self {
        let endpoint = config.endpoint.as_str().trim_end_matches('/');
        let (rule, stream) = (&config.rule, &config.stream);
        let url = format!("{endpoint}/dataCollectionRules/{rule}/streams/{stream}?api-version={API_VERSION}");
        Self { config, url }
    }

    /// No rows: answered with 204 when token, role, rule and stream are right.
    pub fn empty(&self) -> Request {
        Request {
            method: Method::Post,
            url: self.url.clone(),
            headers: vec![("content-type", "application/json".to_owned())],
            body: Bytes::from_static(b"[]"),
        }
    }
}

impl Sink for Sentinel {
    fn name(&self) -> &str {
        &self.config.name
    }

    fn limits(&self) -> Limits {
        Limits {
            records: 50_000,
            bytes: SENT,
            inflated: INFLATED,
            alone: SENT,
        }
    }

    fn encode(&self, finding: &Finding) -> Result<Option<Vec<u8>>, String> {
        if !self.config.filter.passes(finding) {
            return Ok(None);
        }
        let row = row::row(finding);
        serde_json::to_vec(&row).map(Some).map_err(|error| error.to_string())
    }

    fn request(&self, events: &[Event], _now: i64) -> Request {
        let mut parts: Vec<&[u8]> = vec![b"["];
        for (position, event) in events.iter().enumerate() {
            if position > 0 {
                parts.push(b",");
            }
            parts.push(&event.body);
        }
        parts.push(b"]");
        let mut request = self.empty();
        request.body = match gzip::compress(&parts) {
            Some(body) => {
                request.headers.push(("content-encoding", "gzip".to_owned()));
                Bytes::from(body)
            }
            None => Bytes::from(parts.concat()),
        };
        // For Microsoft's support: the same whenever the same batch is sent.
        if let (Some(first), Some(last)) = (events.first(), events.last()) {
            request
                .headers
                .push(("x-ms-client-request-id", request_id(&first.id(), &last.id())));
        }
        request
    }

    fn answer(&self, _events: &[Event], response: &Response) -> Answer {
        verdict(response)
    }
}

/// A GUID made of the ids of the first and the last event.
fn request_id(first: &str, last: &str) -> String {
    use sha2::{Digest, Sha256};
    let digest = Sha256::digest(format!("{first} {last}"));
    let hex: String = digest[..16].iter().map(|byte| format!("{byte:02x}")).collect();
    format!(
        "{}-{}-{}-{}-{}",
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..]
    )
}

#[derive(Deserialize)]
struct Failure {
    error: Cause,
}

#[derive(Deserialize)]
struct Cause {
    #[serde(default)]
    code: String,
}

/// What an answer means; also the preflight's judgement.
pub(crate) fn verdict(response: &Response) -> Answer {
    let hold = |hint: &str| Answer::Hold {
        reason: describe(response),
        hint: hint.to_owned(),
    };
    let failed = serde_json::from_slice::<Failure>(&response.body).map(|failure| failure.error.code);
    match (response.status, failed.unwrap_or_default().as_str()) {
        (204, _) => Answer::Delivered { slow: false },
        (_, "InvalidStream") => hold("the rule declares no such stream: check `stream`"),
        (_, "InvalidDcrImmutableId") => hold("there is no such rule at this endpoint: check `rule` and `endpoint`"),
        (401, _) => hold("the token is for another audience or cloud: check `scope`, `authority` and `tenant`"),
        (403, _) => hold(
            "give the application the role Monitoring Metrics Publisher on the data collection rule; it takes up to 30 minutes",
        ),
        (404, _) => hold("there is no such rule or stream: check `endpoint`, `rule` and `stream`"),
        (200..=299, _) => hold("success, but not the 204 of the Logs Ingestion API: check `endpoint`"),
        _ => failure(response, "endpoint", "client_secret"),
    }
}
