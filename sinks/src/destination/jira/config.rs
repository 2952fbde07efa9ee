//! `kind = "jira"`: its keys, and what can be wrong with them. Pure.

use std::path::PathBuf;

use pipeline::config::Problem;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::destination::http::Auth;
use crate::endpoint::Endpoint;
use crate::filter::Filter;
use crate::pace::Pace;
use crate::transport::Http;

/// `kind = "jira"`
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Names the destination; it remembers by this name how far it has read.
    pub name: String,
    /// The site, `https://example.atlassian.net`.
    pub url: Endpoint,
    /// The project's key.
    pub project: String,
    /// The type of new issues.
    #[serde(default = "issue_type")]
    pub issue_type: String,
    /// `cloud` or `data_center`.
    #[serde(default)]
    pub deployment: Deployment,
    /// Who we are: `basic` with e-mail address and API token (Cloud), `bearer` with a personal access token (Data Center), `oauth2`.
    pub auth: Auth,
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

fn issue_type() -> String {
    "Task".to_owned()
}

/// Which Jira it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Deployment {
    /// Atlassian's.
    #[default]
    Cloud,
    /// One's own.
    DataCenter,
}

impl Deployment {
    /// Where issues are searched: Cloud has given up the older path.
    pub(super) fn search(self) -> &'static str {
        match self {
            Self::Cloud => "/rest/api/2/search/jql",
            Self::DataCenter => "/rest/api/2/search",
        }
    }
}

impl Config {
    /// What is wrong; `at` is where it stands.
    pub(super) fn problems(&self, at: &str) -> Vec<Problem> {
        let mut problems = self.url.problems(&format!("{at}.url"), self.allow_http);
        problems.extend(self.auth.problems(&format!("{at}.auth"), self.allow_http));
        let fit = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
        if self.project.is_empty() || !self.project.chars().all(fit) {
            let fix = "write the project's key, as in the names of its issues: `SEC` of SEC-12";
            problems.push(Problem::new(
                format!("{at}.project"),
                format!("is {:?}", self.project),
                fix,
            ));
        }
        problems
    }
}
