//! Slack by its Web API: a message a finding, brought up to date, its thread told what happened. What is sent: the template beside; how
//! it is set up: docs/sinks/slack.md.

mod config;

use std::collections::BTreeMap;

use pipeline::config::Problem;

use super::http::{self, Platform};
use crate::error::SinkError;
use crate::general::{General, Remote};
use crate::kind::{Kind, Opened, expose};

pub use config::Config;

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
        let built_in = include_str!("slack/template.toml");
        let platform = Platform {
            name: &self.general.name,
            url_key: "url",
            credential_key: "token",
            template: &http::text(at, self.template.as_deref(), built_in)?,
            settings: BTreeMap::from([("url", self.base()), ("channel", self.channel.clone())]),
            secrets: BTreeMap::from([("token", expose(&format!("{at}.token"), &self.token)?)]),
            credential: None,
            http: &self.remote.http,
        };
        http::open(at, platform)
    }
}
