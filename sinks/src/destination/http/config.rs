//! `kind = "http"`: its keys, and what can be wrong with them. Pure.

use std::collections::BTreeMap;
use std::path::PathBuf;

use pipeline::config::{Problem, Secret};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::general::{General, Remote};

use super::auth::Auth;
use crate::endpoint::Endpoint;

/// `kind = "http"`
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// What every destination has.
    #[serde(flatten)]
    pub general: General,
    /// How it is reached.
    #[serde(flatten)]
    pub remote: Remote,
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
}

impl Config {
    /// What is wrong; `at` is where it stands.
    pub(super) fn problems(&self, at: &str) -> Vec<Problem> {
        let mut problems = self.url.problems(&format!("{at}.url"), self.remote.allow_http);
        problems.extend(self.auth.problems(&format!("{at}.auth"), self.remote.allow_http));
        for reserved in ["url"] {
            if self.settings.contains_key(reserved) {
                let fix = "take it out: `url` beside it is `settings.url` in the template";
                problems.push(Problem::new(format!("{at}.settings.{reserved}"), "is given twice", fix));
            }
        }
        problems
    }
}
