//! `kind = "xsoar"`: its keys, and what can be wrong with them. Pure.

use std::path::PathBuf;

use pipeline::config::{Problem, Secret};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::endpoint::Endpoint;
use crate::general::{General, Remote};

/// `kind = "xsoar"`
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// What every destination has.
    #[serde(flatten)]
    pub general: General,
    /// How it is reached.
    #[serde(flatten)]
    pub remote: Remote,
    /// Scheme and host of the server; of XSOAR 8 that of the API, `https://api-…`.
    pub url: Endpoint,
    /// The API key.
    pub api_key: Secret,
    /// The key's id, which XSOAR 8 asks for; without it XSOAR 6 is spoken to.
    #[serde(default)]
    pub api_key_id: Option<String>,
    /// The type of incidents, which says what playbook runs.
    #[serde(default = "incident_type")]
    pub incident_type: String,
    /// The reason that a resolved incident is closed with.
    #[serde(default = "close_reason")]
    pub close_reason: String,
    /// A template of your own in place of the built-in one.
    #[serde(default)]
    pub template: Option<PathBuf>,
}

fn incident_type() -> String {
    "Unclassified".to_owned()
}

fn close_reason() -> String {
    "Resolved".to_owned()
}

impl Config {
    /// Where requests go: the public API of version 8, or the server itself.
    pub(super) fn base(&self) -> String {
        match self.api_key_id {
            Some(_) => format!("{}/xsoar/public/v1", self.url.base()),
            None => self.url.base(),
        }
    }

    /// What is wrong; `at` is where it stands.
    pub(super) fn problems(&self, at: &str) -> Vec<Problem> {
        self.url.problems(&format!("{at}.url"), self.remote.allow_http)
    }
}
