//! A bus to test on: a folder of its own or a prefix of its own on the broker.

use std::path::PathBuf;
use std::time::Duration;

use pipeline::bus::{Bus, Config, PollLimits};
use tempfile::TempDir;

/// Where a bus is kept between openings.
pub struct Bed {
    pub kafka: bool,
    pub name: String,
    _folder: Option<TempDir>,
    /// On Kafka, of the copy of the state topics; processes of one bed share it.
    _state: Option<TempDir>,
    extra: String,
    new_protocol: bool,
}

/// How long anything may take before the test fails.
pub const PATIENCE: Duration = Duration::from_secs(60);

pub const PARTITIONS: i32 = 4;

impl Bed {
    pub fn embedded() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let name = folder.path().join("log").display().to_string();
        Self {
            kafka: false,
            name,
            _folder: Some(folder),
            _state: None,
            extra: String::new(),
            new_protocol: false,
        }
    }

    /// With all topics created.
    pub async fn kafka() -> Self {
        if let Ok(name) = std::env::var(super::crash::CHILD) {
            return Self::existing(true, name);
        }
        let bed = Self::kafka_without_topics();
        let bus = bed.open().await;
        bus.create_topics().await.unwrap();
        bed
    }

    pub fn kafka_without_topics() -> Self {
        assert!(
            std::env::var_os("TRIPLINE_KAFKA").is_some(),
            "this test needs a Kafka broker: run it as `compose/kafka/run.sh cargo test …`, or set TRIPLINE_KAFKA=host:port"
        );
        let name = format!("test-{:016x}.", rand::random::<u64>());
        let state = tempfile::Builder::new().prefix(&name).rand_bytes(0).tempdir().unwrap();
        Self {
            kafka: true,
            name,
            _folder: None,
            _state: Some(state),
            extra: String::new(),
            new_protocol: false,
        }
    }

    /// The bed that another process made.
    pub fn existing(kafka: bool, name: String) -> Self {
        Self {
            kafka,
            name,
            _folder: None,
            _state: None,
            extra: String::new(),
            new_protocol: false,
        }
    }

    /// With the group protocol of KIP-848, where the brokers assign the partitions.
    pub async fn kafka_new_protocol() -> Self {
        Self {
            new_protocol: true,
            ..Self::kafka().await
        }
    }

    /// With more lines in the section `[bus]` and its tables.
    pub fn with(mut self, extra: &str) -> Self {
        self.extra = extra.to_owned();
        self
    }

    /// Where the copy of the state topics is.
    pub fn state(&self) -> PathBuf {
        std::env::temp_dir().join(&self.name)
    }

    pub fn config(&self) -> String {
        let (name, extra) = (&self.name, &self.extra);
        if self.kafka {
            let broker = std::env::var("TRIPLINE_KAFKA").unwrap();
            let members = if self.new_protocol {
                "\"group.protocol\" = \"consumer\"\n"
            } else {
                // A dead member is noticed soon, so that tests that kill do not wait long.
                "\"session.timeout.ms\" = 2000\n\"heartbeat.interval.ms\" = 300\n\"max.poll.interval.ms\" = 6000\n"
            };
            format!(
                "kind = \"kafka\"\npartitions = {PARTITIONS}\n{extra}\n[state]\npath = \"{}\"\n[kafka]\nbrokers = [\"{broker}\"]\n\
                 prefix = \"{name}\"\n[kafka.properties]\n{members}",
                self.state().display()
            )
        } else {
            format!("partitions = {PARTITIONS}\n{extra}\n[embedded]\npath = \"{name}\"\n")
        }
    }

    pub async fn open(&self) -> Bus {
        self.try_open().await.unwrap()
    }

    pub async fn try_open(&self) -> Result<Bus, pipeline::bus::BusError> {
        let config: Config = toml::from_str(&self.config()).unwrap();
        Bus::open(&config.validate().unwrap()).await
    }
}

/// Enough for anything here, and a wait that lets other conditions be looked at.
pub fn limits() -> PollLimits {
    PollLimits {
        records: 1000,
        bytes: 16 << 20,
        wait: Duration::from_millis(100),
    }
}
