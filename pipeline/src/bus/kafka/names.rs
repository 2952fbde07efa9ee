//! What topics, groups and clients are called on the cluster, and with which properties clients are made.
#![allow(clippy::disallowed_methods, reason = "the host names the member")]

use rdkafka::ClientConfig;
use schemas::Clock;
use schemas::topic::Topic;

use super::context::Quiet;
use super::grant;
use super::token::Tokens;
use crate::bus::BusError;
use crate::bus::config::{KafkaSettings, oauth};

/// Names, and the properties that all clients share.
#[derive(Clone)]
pub struct Names {
    prefix: String,
    pub instance: String,
    base: ClientConfig,
    compression: &'static str,
    /// The largest record that a worker may put out.
    pub most: usize,
    /// KIP-848: the brokers assign partitions, and librdkafka refuses the settings of the classic protocol.
    new_protocol: bool,
    /// Where brokers ask for tokens.
    pub tokens: Option<Tokens>,
}

impl Names {
    /// Reads the secrets among the properties.
    pub fn new(settings: &KafkaSettings) -> Result<Self, BusError> {
        let mut base = ClientConfig::new();
        base.set("bootstrap.servers", settings.brokers.join(","));
        base.set("client.id", "tripline");
        let tokens = settings
            .oauth
            .as_ref()
            .map(|oauth| grant::tokens(oauth, Clock::system()));
        let tokens = tokens.transpose().map_err(BusError::Broken)?;
        if tokens.is_some() {
            for (name, value) in oauth::IMPLIED {
                base.set(name, value);
            }
        }
        let mut new_protocol = false;
        for (name, property) in &settings.properties {
            let value = property.0.expose().map_err(|error| {
                BusError::Broken(format!("`bus.kafka.properties.\"{name}\"` cannot be read: {error}"))
            })?;
            new_protocol |= name == "group.protocol" && value == "consumer";
            base.set(name, value);
        }
        let instance = settings.instance.clone().unwrap_or_else(host);
        Ok(Self {
            prefix: settings.prefix.clone(),
            instance,
            base,
            compression: settings.compression.name(),
            most: 2 * settings.max_record,
            new_protocol,
            tokens,
        })
    }

    /// For clients whose errors come with the calls.
    pub fn quiet(&self) -> Quiet {
        Quiet::new(self.tokens.clone())
    }

    pub fn topic(&self, topic: Topic) -> String {
        format!("{}{}", self.prefix, topic.name())
    }

    /// What the names of all our topics begin with.
    pub fn topic_prefix(&self) -> &str {
        &self.prefix
    }

    /// The topic of that name.
    pub fn topic_of(&self, name: &str) -> Option<Topic> {
        let name = name.strip_prefix(&self.prefix)?;
        Topic::ALL.into_iter().find(|topic| topic.name() == name)
    }

    pub fn group(&self, group: &str) -> String {
        format!("{}{group}", self.prefix)
    }

    /// A client that asks and administers.
    pub fn client(&self) -> ClientConfig {
        let mut config = self.base.clone();
        // Ends of partitions as they are, open transactions included.
        config.set("isolation.level", "read_uncommitted");
        config
    }

    /// A reader that assigns itself its partitions. It never joins the group whose name it carries.
    pub fn reader(&self, group: &str) -> ClientConfig {
        let mut config = self.base.clone();
        config.set("group.id", self.group(group));
        config.set("isolation.level", "read_committed");
        config.set("enable.auto.commit", "false");
        config.set("auto.offset.reset", "earliest");
        config.set("enable.partition.eof", "true");
        if self.most > 1 << 20 {
            self.default(&mut config, "fetch.message.max.bytes", &self.largest().to_string());
        }
        config
    }

    /// A member of a group.
    pub fn member(&self, group: &str, inputs: usize) -> ClientConfig {
        let mut config = self.reader(group);
        config.set("enable.partition.eof", "false");
        if self.new_protocol {
            // Several inputs have to come with the same partition numbers.
            if inputs > 1 {
                config.set("group.remote.assignor", "range");
            }
        } else {
            config.set(
                "partition.assignment.strategy",
                if inputs > 1 { "range" } else { "cooperative-sticky" },
            );
            self.default(&mut config, "session.timeout.ms", "10000");
        }
        self.default(&mut config, "statistics.interval.ms", "5000");
        // What is read ahead is memory of every worker, and a full queue is to be looked at soon again.
        self.default(&mut config, "queued.max.messages.kbytes", "32768");
        self.default(&mut config, "fetch.queue.backoff.ms", "50");
        config
    }

    /// A producer that writes each record once.
    pub fn producer(&self) -> ClientConfig {
        let mut config = self.base.clone();
        config.set("enable.idempotence", "true");
        config.set("compression.type", self.compression);
        config.set("partitioner", "murmur2_random");
        self.default(&mut config, "linger.ms", "1");
        self.default(&mut config, "delivery.timeout.ms", "30000");
        config.set("message.max.bytes", self.largest().to_string());
        config
    }

    /// A producer of transactions.
    pub fn transactional(&self, id: &str) -> ClientConfig {
        let mut config = self.producer();
        config.set("transactional.id", id);
        self.default(&mut config, "transaction.timeout.ms", "30000");
        config
    }

    /// The largest record with the bytes that Kafka puts around it.
    pub fn largest(&self) -> usize {
        self.most + 64 * 1024
    }

    /// The largest record that may come to a topic, with the bytes that Kafka puts around it: workers put out twice what may come in.
    pub fn accepted(&self, topic: Topic) -> usize {
        match topic {
            Topic::Changes => self.largest() - self.most / 2,
            _ => self.largest(),
        }
    }

    /// Sets what the user did not.
    fn default(&self, config: &mut ClientConfig, name: &str, value: &str) {
        if self.base.get(name).is_none() {
            config.set(name, value);
        }
    }
}

/// The host's name, as far as transactional ids may have it.
fn host() -> String {
    let name =
        std::fs::read_to_string("/proc/sys/kernel/hostname").or_else(|_| std::fs::read_to_string("/etc/hostname"));
    let name = name.ok().or_else(|| std::env::var("HOSTNAME").ok()).unwrap_or_default();
    let name: String = name
        .trim()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '.' })
        .collect();
    if name.is_empty() { "host".to_owned() } else { name }
}
