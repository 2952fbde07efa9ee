//! `kind = "sentinel"`: its keys, and what can be wrong with them. Pure.

use pipeline::config::{Problem, Secret};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::endpoint::Endpoint;
use crate::filter::Filter;
use crate::pace::Pace;
use crate::transport::Http;

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
    pub(super) fn token_url(&self) -> String {
        let authority = self
            .authority
            .as_ref()
            .map_or("https://login.microsoftonline.com", |authority| authority.as_str());
        format!("{}/{}/oauth2/v2.0/token", authority.trim_end_matches('/'), self.tenant)
    }
    /// What is wrong; `at` is where it stands.
    pub(super) fn problems(&self, at: &str) -> Vec<Problem> {
        let mut problems = self.endpoint.problems(&format!("{at}.endpoint"), self.allow_http);
        if let Some(authority) = &self.authority {
            problems.extend(authority.problems(&format!("{at}.authority"), self.allow_http));
        }
        let mut problem = |key: &str, value: &str, fix: &str| {
            problems.push(Problem::new(format!("{at}.{key}"), format!("is {value:?}"), fix));
        };
        if !self.rule.starts_with("dcr-") {
            let fix = "take the immutable id from the rule's JSON view; it begins with `dcr-`";
            problem("rule", &self.rule, fix);
        }
        if !self.stream.starts_with("Custom-") {
            let fix = "take its name from the rule's `streamDeclarations`; it begins with `Custom-`";
            problem("stream", &self.stream, fix);
        }
        let plain = |text: &str| !text.is_empty() && !text.contains(['/', '?', '#', ' ']);
        for (key, value) in [("tenant", &self.tenant), ("client_id", &self.client_id)] {
            if !plain(value) {
                problem(key, value, "take it from the application's overview page in Entra");
            }
        }
        problems
    }
}
