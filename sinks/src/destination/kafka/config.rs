//! `kind = "kafka"`: its keys, and what can be wrong with them. Pure.

use std::collections::BTreeMap;

use pipeline::bus::config::{Compression, Oauth, Property, oauth};
use pipeline::bus::kafka::foreign::{ForeignTopic, OURS};
use pipeline::config::{Problem, Size, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::general::General;

/// `kind = "kafka"`
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// What every destination has.
    #[serde(flatten)]
    pub general: General,
    /// Where to begin: `["kafka-1:9092", "kafka-2:9092"]`.
    pub brokers: Vec<String>,
    /// The topic, which must be there.
    pub topic: String,
    /// What the value of a record is.
    #[serde(default)]
    pub format: Format,
    /// How records are compressed.
    #[serde(default = "compression")]
    pub compression: Compression,
    /// Any property of librdkafka, as it names them: `"security.protocol" = "SASL_SSL"`. Secrets as `env:NAME` or `file:/path`.
    #[serde(default)]
    pub properties: BTreeMap<String, Property>,
    /// Tokens, for brokers that ask for SASL OAUTHBEARER.
    #[serde(default)]
    pub oauth: Option<Oauth>,
    /// The largest record that the topic takes (`max.message.bytes`).
    #[serde(default = "max_record")]
    pub max_record: Size,
    /// How long the brokers may take to have a record.
    #[serde(default = "timeout")]
    pub timeout: Span,
}

/// What the value of a record is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// The OCSF event, JSON.
    #[default]
    Ocsf,
    /// The finding in Avro as the bus has it, in Confluent's framing: schemas/finding.avsc.
    Avro,
}

fn compression() -> Compression {
    Compression::Lz4
}

fn max_record() -> Size {
    Size(1_000_000)
}

fn timeout() -> Span {
    Span::seconds(30)
}

impl Config {
    pub(super) fn topic(&self) -> ForeignTopic {
        ForeignTopic {
            brokers: self.brokers.clone(),
            topic: self.topic.clone(),
            compression: self.compression,
            properties: self.properties.clone(),
            oauth: self.oauth.clone(),
            timeout: self.timeout.0,
            most: self.max_record.0,
        }
    }

    /// What is wrong; `at` is where it stands.
    pub(super) fn problems(&self, at: &str) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut problem = |key: &str, what: String, fix: &str| {
            problems.push(Problem::new(format!("{at}.{key}"), what, fix));
        };
        let is_broker = |broker: &&String| {
            let (host, port) = broker.rsplit_once(':').unwrap_or((broker, ""));
            !host.is_empty() && !broker.contains(['/', ',', ' ']) && port.parse::<u16>().is_ok()
        };
        if self.brokers.is_empty() || !self.brokers.iter().all(|broker| is_broker(&broker)) {
            let fix = "write brokers = [\"kafka-1:9092\", \"kafka-2:9092\"]";
            problem("brokers", format!("is {:?}", self.brokers), fix);
        }
        // As Kafka's own Topic.validate has it.
        let legal = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
        if self.topic.is_empty() || self.topic.len() > 249 || !self.topic.chars().all(legal) {
            let fix = "use letters, digits, dots, underscores and hyphens, as topic names have them";
            problem("topic", format!("is {:?}", self.topic), fix);
        }
        for name in OURS {
            if self.properties.contains_key(name) {
                let fix = "remove it: order and completeness rest on it, or it has a key of its own";
                problem(
                    &format!("properties.\"{name}\""),
                    "is not to be set here".to_owned(),
                    fix,
                );
            }
        }
        if self.max_record.0 < 10_000 {
            problem(
                "max_record",
                "is below 10kB".to_owned(),
                "write what the topic takes, as \"1MB\"",
            );
        }
        if self.timeout.0.is_zero() {
            problem("timeout", "is 0".to_owned(), "write a span of time as \"30s\"");
        }
        problems.extend(oauth::problems(self.oauth.as_ref(), &self.properties, at));
        problems
    }
}
