//! A topic that is not of the bus, on whatever cluster: records go there, each once unless an answer is lost, those of a key in their
//! order. Knows nothing of what is in them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use futures::future::join_all;
use rdkafka::client::OAuthToken;
use rdkafka::config::RDKafkaLogLevel;
use rdkafka::error::{KafkaError, RDKafkaErrorCode as Code};
use rdkafka::message::{Header, OwnedHeaders};
use rdkafka::producer::{DeliveryFuture, FutureProducer, FutureRecord, Producer};
use rdkafka::{ClientConfig, ClientContext};
use schemas::Clock;

use super::context::Quiet;
use super::grant;
use crate::bus::config::{Compression, Oauth, Property, oauth};

/// Where the topic is.
#[derive(Debug, Clone)]
pub struct ForeignTopic {
    /// Where to begin.
    pub brokers: Vec<String>,
    /// Its whole name.
    pub topic: String,
    /// How records are compressed.
    pub compression: Compression,
    /// Passed through to librdkafka.
    pub properties: BTreeMap<String, Property>,
    /// Tokens, where brokers ask for them.
    pub oauth: Option<Oauth>,
    /// How long brokers may take to have a record.
    pub timeout: Duration,
    /// The largest record.
    pub most: usize,
}

/// A record for it.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Says which partition, so that records of a key stay in order.
    pub key: Bytes,
    /// What the record says.
    pub value: Bytes,
    /// Names and texts beside it.
    pub headers: Vec<(String, String)>,
}

/// Why a batch is not there, or not known to be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TopicError {
    /// A record of it is larger than what the brokers take.
    #[error("{0}")]
    TooLarge(String),
    /// No later attempt does better until the config or rights are mended.
    #[error("{0}")]
    Refused(String),
    /// Brokers are away or busy.
    #[error("{0}")]
    Busy(String),
}

/// What the client says, kept where it can be asked for.
#[derive(Clone)]
struct Heard(Arc<Quiet>);

impl ClientContext for Heard {
    const ENABLE_REFRESH_OAUTH_TOKEN: bool = true;

    fn generate_oauth_token(&self, config: Option<&str>) -> Result<OAuthToken, Box<dyn std::error::Error>> {
        self.0.generate_oauth_token(config)
    }

    fn log(&self, level: RDKafkaLogLevel, facility: &str, message: &str) {
        self.0.log(level, facility, message);
    }

    fn error(&self, error: KafkaError, reason: &str) {
        self.0.error(error, reason);
    }
}

/// Writes to the topic.
pub struct TopicWriter {
    settings: ForeignTopic,
    config: ClientConfig,
    heard: Heard,
    producer: Mutex<Arc<FutureProducer<Heard>>>,
}

/// How long to wait for room in the queue before trying again.
const QUEUE: Duration = Duration::from_millis(10);

/// Properties that order and completeness rest on.
pub const OURS: [&str; 8] = [
    "bootstrap.servers",
    "metadata.broker.list",
    "enable.idempotence",
    "acks",
    "request.required.acks",
    "compression.type",
    "message.max.bytes",
    "transactional.id",
];

impl TopicWriter {
    /// Reads secrets among the properties and makes a producer, which connects when it is first used.
    pub fn open(settings: ForeignTopic) -> Result<Self, String> {
        let mut config = ClientConfig::new();
        config.set("client.id", "tripline");
        config.set("partitioner", "murmur2_random");
        config.set("linger.ms", "1");
        let tokens = settings
            .oauth
            .as_ref()
            .map(|oauth| grant::tokens(oauth, Clock::system()));
        let tokens = tokens.transpose()?;
        if tokens.is_some() {
            for (name, value) in oauth::IMPLIED {
                config.set(name, value);
            }
        }
        for (name, property) in &settings.properties {
            let value = property
                .0
                .expose()
                .map_err(|what| format!("`properties.\"{name}\"` cannot be read: {what}"))?;
            config.set(name, value);
        }
        config.set("bootstrap.servers", settings.brokers.join(","));
        config.set("enable.idempotence", "true");
        config.set("compression.type", settings.compression.name());
        config.set("delivery.timeout.ms", settings.timeout.as_millis().to_string());
        config.set("message.max.bytes", (settings.most + 64 * 1024).to_string());
        let heard = Heard(Arc::new(Quiet::new(tokens)));
        let producer = make(&config, &heard)?;
        Ok(Self {
            settings,
            config,
            heard,
            producer: Mutex::new(Arc::new(producer)),
        })
    }

    fn producer(&self) -> Arc<FutureProducer<Heard>> {
        Arc::clone(&self.producer.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Returns once all replicas in sync have all of them. After an error some may be there.
    pub async fn put(&self, entries: &[Entry]) -> Result<(), TopicError> {
        let producer = self.producer();
        let mut deliveries = Vec::with_capacity(entries.len());
        let mut failed = None;
        for entry in entries {
            match self.enqueue(&producer, entry).await {
                Ok(delivery) => deliveries.push(delivery),
                Err(error) => {
                    failed = Some(error);
                    break;
                }
            }
        }
        for delivery in join_all(deliveries).await {
            match delivery {
                Ok(Ok(_)) => {}
                Ok(Err((error, _))) => failed = Some(error),
                Err(_) => failed = Some(KafkaError::Canceled),
            }
        }
        let Some(failed) = failed else { return Ok(()) };
        if producer.client().fatal_error().is_some()
            && let Ok(fresh) = make(&self.config, &self.heard)
        {
            *self.producer.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(fresh);
        }
        Err(self.error(&failed))
    }

    /// Whether the topic is there and we may see it.
    pub async fn check(&self) -> Result<usize, TopicError> {
        let (asking, topic, timeout) = (self.producer(), self.settings.topic.clone(), self.settings.timeout);
        let asked = tokio::task::spawn_blocking(move || asking.client().fetch_metadata(Some(&topic), timeout)).await;
        let metadata = asked.map_err(|error| TopicError::Busy(error.to_string()))?;
        let metadata = metadata.map_err(|error| self.error(&error))?;
        let found = metadata
            .topics()
            .iter()
            .find(|topic| topic.name() == self.settings.topic);
        match found.map(|topic| (topic.error(), topic.partitions().len())) {
            Some((None, partitions)) if partitions > 0 => Ok(partitions),
            Some((Some(error), _)) => {
                let code = Code::from(error);
                Err(self.error(&KafkaError::MetadataFetch(code)))
            }
            _ => Err(TopicError::Refused(format!(
                "there is no topic {:?}",
                self.settings.topic
            ))),
        }
    }

    /// Puts a record into the producer's queue; waits while it is full, so that order is kept.
    async fn enqueue(&self, producer: &FutureProducer<Heard>, entry: &Entry) -> Result<DeliveryFuture, KafkaError> {
        loop {
            let with = |headers: OwnedHeaders, (name, value): &(String, String)| {
                headers.insert(Header {
                    key: name,
                    value: Some(value),
                })
            };
            let record = FutureRecord::<[u8], [u8]> {
                topic: &self.settings.topic,
                partition: None,
                payload: Some(&entry.value),
                key: Some(&entry.key),
                timestamp: None,
                headers: Some(entry.headers.iter().fold(OwnedHeaders::new(), with)),
            };
            match producer.send_result(record) {
                Ok(delivery) => return Ok(delivery),
                Err((KafkaError::MessageProduction(Code::QueueFull), _)) => tokio::time::sleep(QUEUE).await,
                Err((error, _)) => return Err(error),
            }
        }
    }

    /// What an error means; where a call only says that it took too long, the client's last word says why.
    fn error(&self, error: &KafkaError) -> TopicError {
        let (code, words) = match self.heard.0.reason() {
            Some((code, words)) if super::error::hopeless(code) => (Some(code), words),
            Some((_, words)) => (error.rdkafka_error_code(), format!("{error}: {words}")),
            None => (error.rdkafka_error_code(), error.to_string()),
        };
        match code {
            Some(Code::MessageSizeTooLarge | Code::InvalidMessageSize) => TopicError::TooLarge(words),
            Some(Code::UnknownTopicOrPartition | Code::UnknownTopic) => {
                TopicError::Refused(format!("there is no topic {:?}: {words}", self.settings.topic))
            }
            Some(code) if super::error::hopeless(code) => TopicError::Refused(words),
            _ => TopicError::Busy(words),
        }
    }
}

fn make(config: &ClientConfig, heard: &Heard) -> Result<FutureProducer<Heard>, String> {
    config.create_with_context(heard.clone()).map_err(|error| match error {
        // The value may be a secret.
        KafkaError::ClientConfig(_, what, name, _) => format!("`properties.\"{name}\"`: {what}"),
        error => error.to_string(),
    })
}
