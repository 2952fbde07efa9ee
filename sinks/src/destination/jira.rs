//! Jira Cloud and Data Center by the REST API: an issue a finding, moved to *done* when it is resolved. What is sent: the template beside; how it is set up: docs/sinks/jira.md.

mod config;

use std::collections::BTreeMap;

use pipeline::config::Problem;

use super::http::{self, Platform};
use crate::error::SinkError;
use crate::general::{General, Remote};
use crate::kind::{Kind, Opened};

pub use config::{Config, Deployment};

impl Kind for Config {
    fn general(&self) -> &General {
        &self.general
    }

    fn remote(&self) -> Option<&Remote> {
        Some(&self.remote)
    }

    fn problems(&self, at: &str) -> Vec<Problem> {
        self.problems(at)
    }

    fn open(&self, at: &str) -> Result<Opened, SinkError> {
        let built_in = include_str!("jira/template.toml");
        let auth = self.auth.open(&format!("{at}.auth"))?;
        let platform = Platform {
            name: &self.general.name,
            url_key: "url",
            credential_key: "auth",
            template: &http::text(at, self.template.as_deref(), built_in)?,
            settings: BTreeMap::from([
                ("url", self.url.base()),
                ("project", self.project.clone()),
                ("issue_type", self.issue_type.clone()),
                ("search", self.deployment.search().to_owned()),
            ]),
            secrets: BTreeMap::from([("authorization", auth.header)]),
            credential: auth.credential,
            http: &self.remote.http,
        };
        http::open(at, platform)
    }
}
