//! `[bus.kafka]`: brokers, names, and what is passed through to librdkafka. Refuses the properties that exactly-once rests on.

use std::collections::BTreeMap;
use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::oauth::{self, Oauth};
use super::property::Property;
use super::retention::Retentions;
use super::state::StateConfig;
use crate::bus::kafka::properties;
use crate::config::Problem;

/// `[bus.kafka]`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct KafkaConfig {
    /// Where to begin: `["kafka-1:9092", "kafka-2:9092"]`.
    pub brokers: Vec<String>,
    /// What the names of our topics, groups and transactions begin with.
    pub prefix: String,
    /// Copies of each partition, when topics are created. -1: the brokers' default.
    pub replication: i32,
    /// How records are compressed.
    pub compression: Compression,
    /// Names this process among those of the same role; its transactions carry the name, so that a successor of the same name ends
    /// those that it left open. None: the host's name.
    pub instance: Option<String>,
    /// Any property of librdkafka, as it names them: `"security.protocol" = "SASL_SSL"`. Secrets as `env:NAME` or `file:/path`.
    pub properties: BTreeMap<String, Property>,
    /// Tokens, for brokers that ask for SASL OAUTHBEARER.
    pub oauth: Option<Oauth>,
}

/// How records are compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Compression {
    /// Not at all.
    None,
    /// Cheap.
    Lz4,
    /// Smaller: change records shrink to a fraction.
    Zstd,
}

impl Compression {
    /// As librdkafka names it.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Lz4 => "lz4",
            Self::Zstd => "zstd",
        }
    }
}

impl Default for KafkaConfig {
    fn default() -> Self {
        Self {
            brokers: Vec::new(),
            prefix: "tripline.".to_owned(),
            replication: -1,
            compression: Compression::Lz4,
            instance: None,
            properties: BTreeMap::new(),
            oauth: None,
        }
    }
}

/// Apache Kafka, checked.
#[derive(Debug, Clone)]
pub struct KafkaSettings {
    /// Where to begin.
    pub brokers: Vec<String>,
    /// What the names of topics, groups and transactions begin with.
    pub prefix: String,
    /// Copies of each partition.
    pub replication: i32,
    /// How records are compressed.
    pub compression: Compression,
    /// The name of this process.
    pub instance: Option<String>,
    /// Passed through to librdkafka.
    pub properties: BTreeMap<String, Property>,
    /// Tokens, where brokers ask for them.
    pub oauth: Option<Oauth>,
    /// Partitions of topics that are created.
    pub partitions: i32,
    /// How long records are kept in topics that are created.
    pub retentions: Retentions,
    /// How long a reader may be away without losing a record.
    pub longest_outage: Duration,
    /// The largest record that is taken.
    pub max_record: usize,
    /// The copy of the state topics.
    pub state: StateConfig,
}

/// Properties that are ours, and why.
const OURS: [(&str, &str); 14] = [
    ("bootstrap.servers", "write `brokers`"),
    ("metadata.broker.list", "write `brokers`"),
    (
        "group.id",
        "each role and destination has its own group; write `prefix` to tell installations apart",
    ),
    ("transactional.id", "write `instance`"),
    (
        "enable.auto.commit",
        "offsets are committed with what was made of the records",
    ),
    (
        "enable.auto.offset.store",
        "offsets are committed with what was made of the records",
    ),
    (
        "auto.offset.reset",
        "a new group begins with the oldest record, or records would be lost",
    ),
    ("isolation.level", "records of undone transactions must not be seen"),
    ("enable.idempotence", "a retried record must not be there twice"),
    ("acks", "a record is accepted when all replicas in sync have it"),
    (
        "request.required.acks",
        "a record is accepted when all replicas in sync have it",
    ),
    ("compression.type", "write `compression`"),
    ("message.max.bytes", "write `bus.max_record`"),
    ("partitioner", "the same key must always come to the same partition"),
];

impl KafkaConfig {
    pub(super) fn validate(
        self,
        partitions: i32,
        retentions: Retentions,
        max_record: usize,
        state: StateConfig,
        problems: &mut Vec<Problem>,
    ) -> KafkaSettings {
        self.check_names(problems);
        for (name, reason) in OURS {
            if self.properties.contains_key(name) {
                let key = format!("bus.kafka.properties.\"{name}\"");
                problems.push(Problem::new(
                    key,
                    "is not to be set here",
                    format!("remove it; {reason}"),
                ));
            }
        }
        let ours = |name: &String| OURS.iter().any(|(own, _)| own == name);
        let theirs = self.properties.iter().filter(|(name, _)| !ours(name));
        problems.extend(properties::problems(theirs.map(|(name, property)| (name, &property.0))));
        problems.extend(oauth::problems(self.oauth.as_ref(), &self.properties, "bus.kafka"));
        if self.replication == 0 || self.replication < -1 {
            let what = format!("is {}", self.replication);
            problems.push(Problem::new(
                "bus.kafka.replication",
                what,
                "write 3, or -1 for the brokers' default",
            ));
        }
        KafkaSettings {
            brokers: self.brokers,
            prefix: self.prefix,
            replication: self.replication,
            compression: self.compression,
            instance: self.instance,
            properties: self.properties,
            oauth: self.oauth,
            partitions,
            retentions,
            longest_outage: Duration::ZERO,
            max_record,
            state,
        }
    }

    fn check_names(&self, problems: &mut Vec<Problem>) {
        let example = "write brokers = [\"kafka-1:9092\", \"kafka-2:9092\"]";
        if self.brokers.is_empty() {
            problems.push(Problem::new("bus.kafka.brokers", "is missing", example));
        }
        for broker in &self.brokers {
            let (host, port) = broker.rsplit_once(':').unwrap_or((broker, ""));
            if host.is_empty() || broker.contains(['/', ',', ' ']) || port.parse::<u16>().is_err() {
                problems.push(Problem::new(
                    "bus.kafka.brokers",
                    format!("has {broker:?}, which is no host:port"),
                    example,
                ));
            }
        }
        let legal = |text: &str| {
            text.chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'))
        };
        if !legal(&self.prefix) || self.prefix.len() > 200 {
            let fix = "use letters, digits, dots, underscores and hyphens, 200 at most, as topic names have them";
            problems.push(Problem::new("bus.kafka.prefix", format!("is {:?}", self.prefix), fix));
        }
        if self
            .instance
            .as_ref()
            .is_some_and(|instance| instance.is_empty() || !legal(instance))
        {
            let fix = "use letters, digits, dots, underscores and hyphens, or leave it out";
            problems.push(Problem::new("bus.kafka.instance", "is no name", fix));
        }
    }
}
