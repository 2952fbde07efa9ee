//! `kind = "splunk_hec"`: its keys, and what can be wrong with them. Pure.

use pipeline::config::{Problem, Secret, Size};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::endpoint::Endpoint;
use crate::general::{General, Remote};

/// `kind = "splunk_hec"`
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// What every destination has.
    #[serde(flatten)]
    pub general: General,
    /// How it is reached.
    #[serde(flatten)]
    pub remote: Remote,
    /// Scheme, host and port of the collector: `https://splunk.example:8088`.
    pub url: Endpoint,
    /// Further collectors of the same token, for when that one is away or busy.
    #[serde(default)]
    pub more_urls: Vec<Endpoint>,
    /// The collector's token.
    pub token: Secret,
    /// What `_time` is.
    #[serde(default)]
    pub time: Time,
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
}

/// What `_time` is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Time {
    /// When Tripline told the finding, so that an alert over the last minutes sees whatever is new, however old the change.
    #[default]
    Told,
    /// When the change happened at the provider.
    Change,
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

impl Config {
    /// What is wrong; `at` is where it stands.
    pub(super) fn problems(&self, at: &str) -> Vec<Problem> {
        let mut problems = self.url.problems(&format!("{at}.url"), self.remote.allow_http);
        for (number, url) in self.more_urls.iter().enumerate() {
            problems.extend(url.problems(&format!("{at}.more_urls[{number}]"), self.remote.allow_http));
        }
        let mut problem = |key: &str, what: String, fix: &str| {
            problems.push(Problem::new(format!("{at}.{key}"), what, fix));
        };
        for (key, urls) in [("url", std::slice::from_ref(&self.url)), ("more_urls", &self.more_urls)] {
            if urls.iter().any(|url| !matches!(url.path(), "" | "/")) {
                let fix = "leave the path out: /services/collector/event is added";
                problem(key, "has a path".to_owned(), fix);
            }
        }
        if self.more_urls.len() > 200 {
            problem(
                "more_urls",
                "has more than 200".to_owned(),
                "name a load balancer instead",
            );
        }
        if self.max_request.0 < 10_000 {
            let fix = "leave it at \"1MB\" unless the server takes less";
            problem("max_request", "is below 10kB".to_owned(), fix);
        }
        for (key, value) in [("source", &self.source), ("sourcetype", &self.sourcetype)] {
            if value.is_empty() {
                problem(key, "is empty".to_owned(), "leave it out for the default");
            }
        }
        problems
    }
}
