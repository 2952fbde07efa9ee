//! `kind = "slack"`: its keys, and what can be wrong with them. Pure.

use std::path::PathBuf;

use pipeline::config::{Problem, Secret};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::endpoint::Endpoint;
use crate::general::{General, Remote};

/// `kind = "slack"`
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// What every destination has.
    #[serde(flatten)]
    pub general: General,
    /// How it is reached.
    #[serde(flatten)]
    pub remote: Remote,
    /// The bot token, `xoxb-…`.
    pub token: Secret,
    /// The channel's id, `C0123456789`; the app must be in it.
    pub channel: String,
    /// Where the Web API is, `https://slack.com` if left out; `https://slack-gov.com` for GovSlack.
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
        let mut problems: Vec<Problem> = url
            .flat_map(|url| url.problems(&format!("{at}.url"), self.remote.allow_http))
            .collect();
        let is_id = self.channel.starts_with(['C', 'G'])
            && self
                .channel
                .chars()
                .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
        if !is_id {
            let fix = "write the channel's id, which stands at the end of its details in Slack: a message can only be changed by it";
            problems.push(Problem::new(
                format!("{at}.channel"),
                format!("is {:?}", self.channel),
                fix,
            ));
        }
        problems
    }

    /// Where requests go.
    pub(super) fn base(&self) -> String {
        self.url
            .as_ref()
            .map_or_else(|| "https://slack.com".to_owned(), Endpoint::base)
    }
}
