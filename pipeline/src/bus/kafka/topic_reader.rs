//! Topics of somebody else's Kafka, read from positions that the reader keeps. Joins no group, creates nothing, commits nothing. Knows no
//! record.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use bytes::Bytes;
use rdkafka::Message as _;
use rdkafka::client::OAuthToken;
use rdkafka::config::RDKafkaLogLevel;
use rdkafka::consumer::ConsumerContext;
use rdkafka::consumer::{BaseConsumer, Consumer};
use rdkafka::error::KafkaError;
use rdkafka::topic_partition_list::{Offset, TopicPartitionList};
use rdkafka::{ClientConfig, ClientContext, Statistics};
use tokio::sync::oneshot;

use super::context::{Quiet, Waiting};
use super::error;
use super::token::{self, Bearer, Bears, Tokens};
use crate::bus::{BusError, PollLimits};
use crate::thread::{Thread, gone};

/// How often topics are looked at for partitions that are new.
const LOOK: Duration = Duration::from_secs(60);
/// What a broker may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// What is read, and how.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where to begin.
    pub brokers: Vec<String>,
    /// Their names.
    pub topics: Vec<String>,
    /// The name under which the brokers know us; no group is joined.
    pub client: String,
    /// Properties of librdkafka, secrets read.
    pub properties: Vec<(String, String)>,
    /// Who gives out tokens, where `sasl.mechanism` is OAUTHBEARER.
    pub tokens: Option<Tokens>,
    /// Whether a partition without a position is read from its oldest record, and not from what comes.
    pub from_beginning: bool,
}

/// The next record of each partition that was read before, by topic and partition.
pub type Positions = BTreeMap<(String, i32), i64>;

/// A record as it stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Where it stands.
    pub topic: String,
    /// Where it stands.
    pub partition: i32,
    /// Where it stands.
    pub offset: i64,
    /// `None` is a tombstone.
    pub value: Option<Bytes>,
}

/// What a poll brought.
#[derive(Debug, Default)]
pub struct Read {
    /// In the order of each partition.
    pub messages: Vec<Message>,
    /// Records that wait, as of some seconds ago.
    pub lag: u64,
    /// Whether records were gone before they were read.
    pub lost: bool,
    /// Where partitions were begun of which nothing was read before; once.
    pub begun: Positions,
}

/// A reader of topics, on its thread.
pub struct Reader {
    thread: Thread<Owned>,
    /// A poll that was given up; what it brings is handed out by the next one.
    pending: Option<oneshot::Receiver<Result<Read, BusError>>>,
}

/// What librdkafka tells: how much waits and what is gone, and why brokers do not answer.
#[derive(Default)]
struct Told {
    waiting: Waiting,
    quiet: Quiet,
}

impl Bears for Told {
    fn bearer(&self) -> &Bearer {
        self.quiet.bearer()
    }
}

impl ClientContext for Told {
    const ENABLE_REFRESH_OAUTH_TOKEN: bool = true;

    fn generate_oauth_token(&self, config: Option<&str>) -> Result<OAuthToken, Box<dyn std::error::Error>> {
        self.quiet.generate_oauth_token(config)
    }

    fn log(&self, level: RDKafkaLogLevel, facility: &str, message: &str) {
        self.waiting.log(level, facility, message);
    }

    fn error(&self, error: KafkaError, reason: &str) {
        self.quiet.error(error, reason);
    }

    fn stats(&self, statistics: Statistics) {
        self.waiting.stats(statistics);
    }
}

impl ConsumerContext for Told {}

struct Owned {
    consumer: BaseConsumer<Told>,
    settings: Settings,
    /// The next record of each partition that is assigned.
    next: Positions,
    looked: Instant,
    /// What of it was not told yet.
    begun: Positions,
}

impl Reader {
    /// Connects and begins to read.
    ///
    /// # Errors
    /// The brokers do not answer, or refuse us; a topic is not there.
    pub async fn open(settings: Settings, positions: Positions) -> Result<Self, BusError> {
        let make = move || {
            let mut config = ClientConfig::new();
            // Read by positions of our own, seen by brokers under a name; statistics tell how much waits.
            config
                .set("bootstrap.servers", settings.brokers.join(","))
                .set("client.id", "tripline")
                .set("group.id", &settings.client)
                .set("isolation.level", "read_committed")
                .set("auto.offset.reset", "earliest")
                .set("socket.keepalive.enable", "true")
                .set("statistics.interval.ms", "5000");
            for (name, value) in &settings.properties {
                config.set(name, value);
            }
            config
                .set("enable.auto.commit", "false")
                .set("enable.auto.offset.store", "false")
                .set("allow.auto.create.topics", "false");
            let told = Told {
                quiet: Quiet::new(settings.tokens.clone()),
                ..Told::default()
            };
            let consumer = token::consumer(&config, told, "reading topics")?;
            let mut owned = Owned {
                consumer,
                settings,
                next: positions,
                looked: Instant::now(),
                begun: Positions::new(),
            };
            owned.assign(true)?;
            Ok(owned)
        };
        Ok(Self {
            thread: Thread::start("tripline-source", make).await?,
            pending: None,
        })
    }

    /// The next records; none after the wait of the limits. May be dropped before it is done; nothing is lost.
    ///
    /// # Errors
    /// As of opening.
    pub async fn poll(&mut self, limits: PollLimits) -> Result<Read, BusError> {
        let pending = self
            .pending
            .take()
            .unwrap_or_else(|| self.thread.ask(move |owned| owned.poll(limits)));
        let polled = self.pending.insert(pending).await;
        self.pending = None;
        polled.map_err(|_| gone())?
    }
}

impl Owned {
    /// Assigns the partitions that are not read yet.
    fn assign(&mut self, first: bool) -> Result<(), BusError> {
        self.looked = Instant::now();
        let mut list = TopicPartitionList::new();
        for topic in self.settings.topics.clone() {
            let metadata = self.consumer.fetch_metadata(Some(&topic), PATIENCE);
            let metadata = metadata.map_err(|failed| self.explain(&failed))?;
            let partitions = metadata.topics().iter().find(|found| found.name() == topic);
            let count = partitions
                .filter(|found| found.error().is_none())
                .map_or(0, |found| found.partitions().len());
            if count == 0 {
                return Err(BusError::Broken(format!(
                    "Kafka: no topic {topic}, or no right to read it"
                )));
            }
            for partition in 0..i32::try_from(count).unwrap_or(0) {
                let place = (topic.clone(), partition);
                let next = match self.next.get(&place) {
                    Some(_) if !first => continue,
                    Some(next) => *next,
                    None => {
                        let ends = super::topics::ends(&self.consumer, &topic, partition);
                        let (oldest, end) = ends.map_err(|failed| error::of("reading topics", &failed))?;
                        // A partition that is new is read from its beginning.
                        let next = if first && !self.settings.from_beginning {
                            end
                        } else {
                            oldest
                        };
                        self.begun.insert(place.clone(), next);
                        next
                    }
                };
                self.next.insert(place, next);
                let begin = Offset::Offset(next);
                let added = list.add_partition_offset(&topic, partition, begin);
                added.map_err(|failed| error::of("reading topics", &failed))?;
            }
        }
        let assigned = match first {
            true => self.consumer.assign(&list),
            false if list.count() == 0 => Ok(()),
            false => self.consumer.incremental_assign(&list),
        };
        assigned.map_err(|failed| error::of("reading topics", &failed))
    }

    /// Why the brokers do not answer. Errors of connections are not those of calls; they wait to be polled.
    fn explain(&self, failed: &KafkaError) -> BusError {
        for _ in 0..100 {
            let _ = self.consumer.poll(Duration::ZERO);
        }
        self.reason().unwrap_or_else(|| error::of("asking for topics", failed))
    }

    /// Why connections fail, where they do.
    fn reason(&self) -> Option<BusError> {
        let (code, reason) = self.consumer.context().quiet.reason()?;
        Some(error::because("connecting", code, &reason))
    }

    fn poll(&mut self, limits: PollLimits) -> Result<Read, BusError> {
        if self.looked.elapsed() > LOOK {
            self.assign(false)?;
        }
        let (deadline, mut read, mut bytes) = (Instant::now() + limits.wait, Read::default(), 0);
        while read.messages.len() < limits.records && bytes < limits.bytes {
            let left = match read.messages.is_empty() {
                true => deadline.saturating_duration_since(Instant::now()),
                false => Duration::ZERO,
            };
            match self.consumer.poll(left) {
                Some(Ok(message)) => {
                    let value = message.payload().map(Bytes::copy_from_slice);
                    bytes += value.as_ref().map_or(0, Bytes::len);
                    let (topic, partition, offset) =
                        (message.topic().to_owned(), message.partition(), message.offset());
                    self.next.insert((topic.clone(), partition), offset + 1);
                    read.messages.push(Message {
                        topic,
                        partition,
                        offset,
                        value,
                    });
                }
                Some(Err(failed)) => match error::of("reading topics", &failed) {
                    BusError::Busy(what) if error::away(&failed) => tracing::debug!(what, "Kafka"),
                    error if read.messages.is_empty() => return Err(error),
                    _ => break,
                },
                None if !read.messages.is_empty() || left.is_zero() => break,
                None => {}
            }
        }
        if let (true, Some(error @ BusError::Broken(_))) = (read.messages.is_empty(), self.reason()) {
            return Err(error);
        }
        read.lag = self.consumer.context().waiting.lag();
        read.lost = self.consumer.context().waiting.is_reset();
        read.begun = std::mem::take(&mut self.begun);
        Ok(read)
    }
}
