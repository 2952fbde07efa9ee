//! `kind = "opsgenie"`: its keys, and what can be wrong with them. Pure.

use std::path::PathBuf;

use pipeline::config::{Problem, Secret};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::endpoint::Endpoint;
use crate::general::{General, Remote};

/// `kind = "opsgenie"`
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// What every destination has.
    #[serde(flatten)]
    pub general: General,
    /// How it is reached.
    #[serde(flatten)]
    pub remote: Remote,
    /// The key of an *API* integration.
    pub api_key: Secret,
    /// Where the Alert API is, without `/v2/alerts`, `https://api.opsgenie.com` if left out; another one in the EU region and for Jira Service Management.
    #[serde(default)]
    pub url: Option<Endpoint>,
    /// A template of your own in place of the built-in one.
    #[serde(default)]
    pub template: Option<PathBuf>,
}

impl Config {
    /// What is wrong; `at` is where it stands.
    pub(super) fn problems(&self, at: &str) -> Vec<Problem> {
        let url = self.url.iter();
        url.flat_map(|url| url.problems(&format!("{at}.url"), self.remote.allow_http))
            .collect()
    }

    /// Where requests go.
    pub(super) fn base(&self) -> String {
        self.url
            .as_ref()
            .map_or_else(|| "https://api.opsgenie.com".to_owned(), Endpoint::base)
    }
}
