//! The `[bus]` section: which bus, how many partitions, how long records are kept. Reads no secret and opens nothing.

mod kafka;
pub mod oauth;
mod property;
mod retention;
mod state;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::config::{Problem, Size, Span};

pub use kafka::{Compression, KafkaConfig, KafkaSettings};
pub use oauth::Oauth;
pub use property::Property;
pub use retention::{Retention, Retentions, TopicConfig};
pub use state::StateConfig;

/// Where records are kept between the stages.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// `embedded`: a durable log inside this process, for one process. `kafka`: Apache Kafka, for as many as there are partitions.
    pub kind: Kind,
    /// Partitions of each topic: how many workers can share the work. Fixed when the log or the topics are created.
    pub partitions: i32,
    /// How long records are kept in topics that are not compacted, whether they were read or not.
    pub retention: Span,
    /// How long a reader (a role, a destination) may be away without losing a record: what is promised. Topics that keep records for
    /// less are refused. None: a day, or `retention` where that is shorter.
    pub longest_outage: Option<Span>,
    /// How many bytes a topic that is not compacted may hold at most, divided among its partitions. None: on Kafka no bound; in the
    /// embedded log a tenth of the disk's free space at the start, beyond which records go that every group has read.
    pub retention_bytes: Option<Size>,
    /// Exceptions from both for single topics: `[bus.topics.changes]`.
    pub topics: BTreeMap<String, TopicConfig>,
    /// The largest record that is taken.
    pub max_record: Size,
    /// The store of what is known of each resource.
    pub state: StateConfig,
    /// The embedded log.
    pub embedded: EmbeddedConfig,
    /// Apache Kafka.
    pub kafka: KafkaConfig,
}

/// Which bus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A durable log inside this process.
    Embedded,
    /// Apache Kafka.
    Kafka,
}

/// `[bus.embedded]`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct EmbeddedConfig {
    /// The folder of the log. One process at a time may have it open.
    pub path: PathBuf,
    /// When records are forced to the disk.
    pub fsync: Fsync,
    /// How often, where `fsync` is `interval`.
    pub fsync_interval: Span,
    /// What is kept free on the disk for what is under way: with less than that left, nothing more is taken in. None: a twentieth
    /// of the disk, from 64MiB to 1GiB.
    pub reserve: Option<Size>,
}

/// When records are forced to the disk. A killed process loses nothing in either; a machine without power may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Fsync {
    /// Before anything is acknowledged; what arrives meanwhile shares the next one.
    Always,
    /// Every so often: a machine that fails may lose what came since.
    Interval,
    /// When the operating system sees fit.
    Never,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            kind: Kind::Embedded,
            partitions: 6,
            retention: Span(Duration::from_secs(7 * 24 * 3600)),
            longest_outage: None,
            retention_bytes: None,
            topics: BTreeMap::new(),
            max_record: Size(1 << 20),
            state: StateConfig::default(),
            embedded: EmbeddedConfig::default(),
            kafka: KafkaConfig::default(),
        }
    }
}

impl Default for EmbeddedConfig {
    fn default() -> Self {
        Self {
            path: PathBuf::from("tripline-data"),
            fsync: Fsync::Always,
            fsync_interval: Span::seconds(1),
            reserve: None,
        }
    }
}

/// A bus that can be opened.
#[derive(Debug, Clone)]
#[allow(clippy::large_enum_variant, reason = "a process has one")]
pub enum Settings {
    /// The embedded log.
    Embedded(EmbeddedSettings),
    /// Apache Kafka.
    Kafka(KafkaSettings),
}

/// The embedded log, checked.
#[derive(Debug, Clone)]
pub struct EmbeddedSettings {
    /// The folder of the log.
    pub path: PathBuf,
    /// When records are forced to the disk.
    pub fsync: Fsync,
    /// How often, where `fsync` is [`Fsync::Interval`].
    pub fsync_interval: Duration,
    /// What is kept free on the disk.
    pub reserve: Option<u64>,
    /// Partitions of each topic.
    pub partitions: i32,
    /// How long records are kept.
    pub retentions: Retentions,
    /// The largest record that is taken.
    pub max_record: usize,
    /// Bytes of memory for what was read before.
    pub cache: usize,
}

/// What is promised unless the config says.
const OUTAGE: Duration = Duration::from_secs(24 * 3600);

/// The largest record that may be configured: what one request of librdkafka may hold, with room for two.
const MOST_RECORD: usize = 32 << 20;

/// The smallest: a finding with names and a rule's words at their bounds must fit.
const LEAST_RECORD: usize = 64 << 10;

impl Config {
    /// Checks everything that can be known without opening anything.
    pub fn validate(self) -> Result<Settings, Vec<Problem>> {
        let mut problems = Vec::new();
        if !(1..=1024).contains(&self.partitions) {
            problems.push(Problem::new(
                "bus.partitions",
                format!("is {}", self.partitions),
                "choose from 1 to 1024",
            ));
        }
        if !(LEAST_RECORD..=MOST_RECORD).contains(&self.max_record.0) {
            problems.push(Problem::new(
                "bus.max_record",
                "is out of bounds",
                "choose from 64KiB to 32MiB",
            ));
        }
        self.state.check(self.kind == Kind::Kafka, &mut problems);
        let retentions = Retentions::validate(
            Retention {
                age: self.retention.0,
                bytes: self.retention_bytes,
            },
            &self.topics,
            &mut problems,
        );
        let longest_outage = self
            .longest_outage
            .map_or_else(|| self.retention.0.min(OUTAGE), |outage| outage.0);
        retentions.outlast(longest_outage, self.longest_outage.is_some(), &mut problems);
        let settings = match self.kind {
            Kind::Embedded => Settings::Embedded(EmbeddedSettings {
                path: self.embedded.path,
                fsync: self.embedded.fsync,
                fsync_interval: self.embedded.fsync_interval.0,
                reserve: self.embedded.reserve.map(|reserve| reserve.0 as u64),
                partitions: self.partitions,
                retentions,
                max_record: self.max_record.0,
                cache: self.state.cache.0,
            }),
            Kind::Kafka => {
                let max_record = self.max_record.0;
                let kafka = self.kafka;
                let kafka = kafka.validate(self.partitions, retentions, max_record, self.state, &mut problems);
                Settings::Kafka(KafkaSettings {
                    longest_outage,
                    ..kafka
                })
            }
        };
        match &settings {
            Settings::Embedded(settings) => settings.check(&mut problems),
            Settings::Kafka(_) => {}
        }
        if problems.is_empty() {
            Ok(settings)
        } else {
            Err(problems)
        }
    }
}

impl EmbeddedSettings {
    fn check(&self, problems: &mut Vec<Problem>) {
        if self.path.as_os_str().is_empty() {
            problems.push(Problem::new(
                "bus.embedded.path",
                "is empty",
                "name a folder: path = \"/var/lib/tripline\"",
            ));
        }
        if self.fsync == Fsync::Interval && self.fsync_interval.is_zero() {
            let fix = "write fsync_interval = \"1s\", or fsync = \"always\"";
            problems.push(Problem::new("bus.embedded.fsync_interval", "is zero", fix));
        }
    }
}

#[cfg(test)]
mod tests;
