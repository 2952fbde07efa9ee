//! `kind = "http"`: its keys, and what can be wrong with them. Pure.

use std::collections::BTreeMap;
use std::path::PathBuf;

use pipeline::config::{Problem, Secret};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::auth::Auth;
use crate::endpoint::Endpoint;
use crate::filter::Filter;
use crate::pace::Pace;
use crate::transport::Http;

/// `kind = "http"`
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Names the destination; it remembers by this name how far it has read.
    pub name: String,
    /// `settings.url` in the template.
    pub url: Endpoint,
    /// The template's file.
    pub template: PathBuf,
    /// `settings.…` in the template.
    #[serde(default)]
    pub settings: BTreeMap<String, String>,
    /// `secrets.…` in the template.
    #[serde(default)]
    pub secrets: BTreeMap<String, Secret>,
    /// Who we are.
    #[serde(default)]
    pub auth: Auth,
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

fn one() -> usize {
    1
}

impl Config {
    /// What is wrong; `at` is where it stands.
    pub(super) fn problems(&self, at: &str) -> Vec<Problem> {
        let mut problems = self.url.problems(&format!("{at}.url"), self.allow_http);
        problems.extend(self.auth.problems(&format!("{at}.auth"), self.allow_http));
        for reserved in ["url"] {
            if self.settings.contains_key(reserved) {
                let fix = "take it out: `url` beside it is `settings.url` in the template";
                problems.push(Problem::new(format!("{at}.settings.{reserved}"), "is given twice", fix));
            }
        }
        problems
    }
}
