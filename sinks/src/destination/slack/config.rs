//! `kind = "slack"`: its keys, and what can be wrong with them. Pure.

use std::path::PathBuf;

use pipeline::config::{Problem, Secret};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::endpoint::Endpoint;
use crate::filter::Filter;
use crate::pace::Pace;
use crate::transport::Http;

/// `kind = "slack"`
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Names the destination; it remembers by this name how far it has read.
    pub name: String,
    /// The bot token, `xoxb-…`.
    pub token: Secret,
    /// The channel's id, `C0123456789`; the app must be in it.
    pub channel: String,
    /// Where the Web API is, `https://slack.com` if left out; `https://slack-gov.com` for GovSlack.
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
        let mut problems: Vec<Problem> = url
            .flat_map(|url| url.problems(&format!("{at}.url"), self.allow_http))
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
