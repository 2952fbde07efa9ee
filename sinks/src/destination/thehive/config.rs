//! `kind = "thehive"`: its keys, and what can be wrong with them. Pure.

use std::path::PathBuf;

use pipeline::config::{Problem, Secret};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::endpoint::Endpoint;
use crate::general::{General, Remote};

/// `kind = "thehive"`
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// What every destination has.
    #[serde(flatten)]
    pub general: General,
    /// How it is reached.
    #[serde(flatten)]
    pub remote: Remote,
    /// Scheme, host and port of TheHive.
    pub url: Endpoint,
    /// The API key of a user that may manage alerts.
    pub api_key: Secret,
    /// The status of an alert whose finding is resolved, one of stage *Closed*.
    #[serde(default = "closed_status")]
    pub closed_status: String,
    /// A template of your own in place of the built-in one.
    #[serde(default)]
    pub template: Option<PathBuf>,
}

fn closed_status() -> String {
    "Ignored".to_owned()
}

impl Config {
    /// What is wrong; `at` is where it stands.
    pub(super) fn problems(&self, at: &str) -> Vec<Problem> {
        self.url.problems(&format!("{at}.url"), self.remote.allow_http)
    }
}
