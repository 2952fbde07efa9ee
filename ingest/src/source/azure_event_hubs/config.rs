//! `kind = "azure_event_hubs"`: its keys, and what can be wrong with them. Pure.

use pipeline::config::{Problem, Secret};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::source::azure::account::Account;

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
    #[serde(default)]
    pub connection_string: Option<Secret>,
    /// Who we are at Entra ID, in place of a connection string; `{}` is the managed identity of the machine.
    #[serde(default)]
    pub identity: Option<Account>,
    /// Where the namespace is, if not at Azure: `host:port`, TLS as there.
    #[serde(default)]
    pub endpoint: Option<String>,
    /// A PEM file with the authority of `endpoint`.
    #[serde(default)]
    pub ca: Option<String>,
}

impl Config {
    /// The namespace's host.
    pub(super) fn host(&self) -> String {
        match self.namespace.contains('.') {
            true => self.namespace.clone(),
            false => format!("{}.servicebus.windows.net", self.namespace),
        }
    }

    /// Where it is.
    pub(super) fn broker(&self) -> String {
        self.endpoint.clone().unwrap_or(format!("{}:9093", self.host()))
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
        match (&self.connection_string, &self.identity) {
            (None, None) => {
                let fix = "write it, or `identity = {}` for the managed identity of the machine";
                problem("connection_string", "is missing", fix);
            }
            (Some(_), Some(_)) => problem("identity", "stands beside `connection_string`", "write one of the two"),
            (None, Some(identity)) => problems.extend(identity.problems(&format!("{at}.identity"))),
            (Some(_), None) => {}
        }
        problems
    }
}
