//! `kind = "pagerduty"`: its keys, and what can be wrong with them. Pure.

use std::path::PathBuf;

use pipeline::config::{Problem, Secret};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::endpoint::Endpoint;
use crate::filter::Filter;
use crate::pace::Pace;
use crate::transport::Http;

/// `kind = "pagerduty"`
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Names the destination; it remembers by this name how far it has read.
    pub name: String,
    /// The integration key of a service's *Events API V2* integration.
    pub routing_key: Secret,
    /// Where events go, `https://events.pagerduty.com` if left out; another one in the EU region.
    #[serde(default)]
    pub url: Option<Endpoint>,
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

impl Config {
    /// What is wrong; `at` is where it stands.
    pub(super) fn problems(&self, at: &str) -> Vec<Problem> {
        let url = self.url.iter();
        url.flat_map(|url| url.problems(&format!("{at}.url"), self.allow_http))
            .collect()
    }

    /// Where requests go.
    pub(super) fn base(&self) -> String {
        self.url
            .as_ref()
            .map_or_else(|| "https://events.pagerduty.com".to_owned(), Endpoint::base)
    }
}
