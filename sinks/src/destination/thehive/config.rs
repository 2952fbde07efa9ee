//! `kind = "thehive"`: its keys, and what can be wrong with them. Pure.

use std::path::PathBuf;

use pipeline::config::{Problem, Secret};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::endpoint::Endpoint;
use crate::filter::Filter;
use crate::pace::Pace;
use crate::transport::Http;

/// `kind = "thehive"`
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Names the destination; it remembers by this name how far it has read.
    pub name: String,
    /// Scheme, host and port of TheHive.
    pub url: Endpoint,
    /// The API key of a user that may manage alerts.
    pub api_key: Secret,
    /// The status of an alert whose finding is resolved, one of stage *Closed*.
    #[serde(default = "closed_status")]
    pub closed_status: String,
    /// Let plain http out to another machine.
    #[serde(default)]
    pub allow_http: bool,
    /// A template of your own in place of the built-in one.
    #[serde(default)]
    pub template: Option<PathBuf>,
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

fn one() -> usize {
    1
}

fn closed_status() -> String {
    "Ignored".to_owned()
}

impl Config {
    /// What is wrong; `at` is where it stands.
    pub(super) fn problems(&self, at: &str) -> Vec<Problem> {
        self.url.problems(&format!("{at}.url"), self.allow_http)
    }
}
