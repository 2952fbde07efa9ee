//! `kind = "jira"`: its keys, and what can be wrong with them. Pure.

use std::path::PathBuf;

use pipeline::config::Problem;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::destination::http::Auth;
use crate::endpoint::Endpoint;
use crate::general::{General, Remote};

/// `kind = "jira"`
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// What every destination has.
    #[serde(flatten)]
    pub general: General,
    /// How it is reached.
    #[serde(flatten)]
    pub remote: Remote,
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
    /// A template of your own in place of the built-in one.
    #[serde(default)]
    pub template: Option<PathBuf>,
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
        let mut problems = self.url.problems(&format!("{at}.url"), self.remote.allow_http);
        problems.extend(self.auth.problems(&format!("{at}.auth"), self.remote.allow_http));
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
