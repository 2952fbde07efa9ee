//! `kind = "azure_event_hubs"`: its keys, and what can be wrong with them. Pure.

use pipeline::config::{Problem, Secret};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `kind = "azure_event_hubs"`
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Names the source; it remembers by this name how far it has read.
    pub name: String,
    /// The namespace: `NAME` or `NAME.servicebus.windows.net`.
    pub namespace: String,
    /// The hubs.
    pub hubs: Vec<String>,
    /// A connection string of a shared access policy with `Listen`.
    pub connection_string: Secret,
    /// Where the namespace is, if not at Azure: `host:port`, TLS as there.
    #[serde(default)]
    pub endpoint: Option<String>,
    /// A PEM file with the authority of `endpoint`.
    #[serde(default)]
    pub ca: Option<String>,
}

impl Config {
    /// Where it is.
    pub(super) fn broker(&self) -> String {
        let host = match self.namespace.contains('.') {
            true => self.namespace.clone(),
            false => format!("{}.servicebus.windows.net", self.namespace),
        };
        self.endpoint.clone().unwrap_or(format!("{host}:9093"))
    }

    /// What is wrong; `at` is where it stands.
    pub(super) fn problems(&self, at: &str) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut problem = |key: &str, what: &str, fix: &str| {
            problems.push(Problem::new(format!("{at}.{key}"), what, fix));
        };
        if self.namespace.is_empty() || self.namespace.contains([':', '/']) {
            problem(
                "namespace",
                &format!("is {:?}", self.namespace),
                "write the namespace's name",
            );
        }
        if self.hubs.is_empty() || self.hubs.iter().any(String::is_empty) {
            problem("hubs", "names no hub", "name one or more: [\"insights-activity-logs\"]");
        }
        problems
    }
}
