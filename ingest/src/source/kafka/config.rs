//! `kind = "kafka"`: its keys, and what can be wrong with them. Pure.

use std::collections::BTreeMap;

use pipeline::bus::config::{Oauth, Property, oauth};
use pipeline::config::Problem;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::shape::Shape;
use crate::source::registry::Registry;

/// `kind = "kafka"`
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Names the source; it remembers by this name how far it has read.
    pub name: String,
    /// Where to begin: `["kafka-1:9092", "kafka-2:9092"]`.
    pub brokers: Vec<String>,
    /// The topics.
    pub topics: Vec<String>,
    /// Any property of librdkafka, as it names them: `"security.protocol" = "SASL_SSL"`. Secrets as `env:NAME` or `file:/path`.
    #[serde(default)]
    pub properties: BTreeMap<String, Property>,
    /// Tokens, for brokers that ask for SASL OAUTHBEARER.
    #[serde(default)]
    pub oauth: Option<Oauth>,
    /// Where the schemas of records stand that are framed for a registry: Avro and JSON are read by them.
    #[serde(default)]
    pub registry: Option<Registry>,
    /// Where a partition is begun of which nothing was read.
    #[serde(default)]
    pub begin: Begin,
    /// The records' shape, where it is not to be recognised.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub shape: Option<Shape>,
    /// The mapping that takes all its records.
    #[serde(default)]
    pub mapping: Option<String>,
}

/// Where a partition is begun of which nothing was read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Begin {
    /// With its oldest record.
    #[default]
    Earliest,
    /// With what comes.
    Latest,
}

/// Properties that positions rest on.
const OURS: [&str; 6] = [
    "bootstrap.servers",
    "enable.auto.commit",
    "enable.auto.offset.store",
    "allow.auto.create.topics",
    "isolation.level",
    "auto.offset.reset",
];

impl Config {
    /// What is wrong; `at` is where it stands.
    pub(super) fn problems(&self, at: &str) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut problem = |key: &str, what: &str, fix: &str| {
            problems.push(Problem::new(format!("{at}.{key}"), what, fix));
        };
        for (position, broker) in self.brokers.iter().enumerate() {
            let port = broker.rsplit_once(':').and_then(|(_, port)| port.parse::<u16>().ok());
            if port.is_none() {
                problem(
                    &format!("brokers[{position}]"),
                    "has no port",
                    "write it as \"host:9092\"",
                );
            }
        }
        if self.brokers.is_empty() {
            problem("brokers", "is empty", "name one or more: [\"host:9092\"]");
        }
        if self.topics.is_empty() {
            problem("topics", "is empty", "name one or more");
        }
        for (position, topic) in self.topics.iter().enumerate() {
            let fit = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
            if topic.is_empty() || !topic.chars().all(fit) {
                problem(
                    &format!("topics[{position}]"),
                    &format!("is {topic:?}"),
                    "name one topic; there are no patterns",
                );
            }
        }
        for name in self.properties.keys().filter(|name| OURS.contains(&name.as_str())) {
            problem(
                &format!("properties.\"{name}\""),
                "is set by the source itself",
                "take it out",
            );
        }
        problems.extend(oauth::problems(self.oauth.as_ref(), &self.properties, at));
        if let Some(registry) = &self.registry {
            problems.extend(registry.problems(&format!("{at}.registry")));
        }
        problems
    }
}
