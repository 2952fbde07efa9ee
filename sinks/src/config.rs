//! The `[[sink]]` entries: where findings go. Pure: reads no file and no secret.

mod common;
mod endpoint;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use pipeline::config::Problem;

use crate::{sentinel, splunk_hec, webhook};

pub use common::{Http, Pace};
pub use endpoint::Endpoint;
pub(crate) use endpoint::Reach;

/// All destinations.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Config(pub Vec<Entry>);

/// One destination.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Entry {
    /// Splunk by its HTTP Event Collector.
    SplunkHec(splunk_hec::Config),
    /// Microsoft Sentinel by Azure Monitor's Logs Ingestion API.
    Sentinel(sentinel::Config),
    /// Any receiver of signed webhooks (Standard Webhooks 1.0.0).
    Webhook(webhook::Config),
}

impl Entry {
    /// The name in the config.
    pub fn name(&self) -> &str {
        match self {
            Self::SplunkHec(config) => &config.name,
            Self::Sentinel(config) => &config.name,
            Self::Webhook(config) => &config.name,
        }
    }

    /// What is wrong with it; `at` is its key, `sink[2]`.
    fn problems(&self, at: &str) -> Vec<Problem> {
        match self {
            Self::SplunkHec(config) => config.problems(at),
            Self::Sentinel(config) => config.problems(at),
            Self::Webhook(config) => config.problems(at),
        }
    }
}

/// A config in which nothing is wrong.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    entries: Vec<Entry>,
}

impl Settings {
    /// The destinations, in the order of the config.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }
}

impl Config {
    /// All that is wrong at once, or settings to build from.
    pub fn validate(self) -> Result<Settings, Vec<Problem>> {
        let mut problems = Vec::new();
        for (position, entry) in self.0.iter().enumerate() {
            let at = format!("sink[{position}]");
            let name = entry.name();
            let fit = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
            if name.is_empty() || !name.chars().all(fit) {
                problems.push(Problem::new(
                    format!("{at}.name"),
                    format!("is {name:?}"),
                    "use letters, digits, `-`, `_` and `.`: the name becomes part of the consumer group's",
                ));
            }
            if self.0[..position].iter().any(|earlier| earlier.name() == name) {
                problems.push(Problem::new(
                    format!("{at}.name"),
                    format!("{name:?} is used twice"),
                    "give each its own: a destination remembers by its name how far it has read",
                ));
            }
            problems.extend(entry.problems(&at));
        }
        if problems.is_empty() {
            Ok(Settings { entries: self.0 })
        } else {
            Err(problems)
        }
    }
}

#[cfg(test)]
mod tests;
