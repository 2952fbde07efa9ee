//! What librdkafka tells us: logs, errors, rebalances, deliveries, statistics. Decides nothing.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use rdkafka::ClientContext;
use rdkafka::Message as _;
use rdkafka::Statistics;
use rdkafka::client::OAuthToken;
use rdkafka::config::RDKafkaLogLevel;
use rdkafka::consumer::{BaseConsumer, Consumer, ConsumerContext, RebalanceProtocol};
use rdkafka::error::{KafkaError, RDKafkaErrorCode};
use rdkafka::producer::{DeliveryResult, ProducerContext};
use rdkafka::topic_partition_list::TopicPartitionList;
use rdkafka::types::RDKafkaRespErr;

use super::token::{Bearer, Bears, Tokens};

/// For clients whose errors come with the calls. Where a call only says that it took too long, the last error says why.
#[derive(Default)]
pub struct Quiet {
    last: Mutex<Option<(RDKafkaErrorCode, String)>>,
    bearer: Bearer,
}

impl Quiet {
    /// With tokens, where brokers ask for them.
    pub fn new(tokens: Option<Tokens>) -> Self {
        Self {
            bearer: Bearer::new(tokens),
            ..Self::default()
        }
    }

    /// The last error since the last call that was more than being without brokers.
    pub fn reason(&self) -> Option<(RDKafkaErrorCode, String)> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl Bears for Quiet {
    fn bearer(&self) -> &Bearer {
        &self.bearer
    }
}

impl ClientContext for Quiet {
    const ENABLE_REFRESH_OAUTH_TOKEN: bool = true;

    fn generate_oauth_token(&self, _: Option<&str>) -> Result<OAuthToken, Box<dyn std::error::Error>> {
        self.bearer.give()
    }

    fn log(&self, level: RDKafkaLogLevel, facility: &str, message: &str) {
        log(level, facility, message);
    }

    fn error(&self, error: KafkaError, reason: &str) {
        tracing::debug!(%error, reason, "librdkafka");
        let tells = |code: &RDKafkaErrorCode| *code != RDKafkaErrorCode::AllBrokersDown;
        let Some(code) = error.rdkafka_error_code().filter(tells) else {
            return;
        };
        // librdkafka calls it a refused login; the issuer of our tokens may come back.
        let code = match self.bearer.is_away() {
            true => RDKafkaErrorCode::BrokerTransportFailure,
            false => code,
        };
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        // A refused login ends the connection, which is an error too, and says less.
        let says_more = |(code, _): &(RDKafkaErrorCode, String)| *code != RDKafkaErrorCode::BrokerTransportFailure;
        if code != RDKafkaErrorCode::BrokerTransportFailure || !last.as_ref().is_some_and(says_more) {
            *last = Some((code, reason.to_owned()));
        }
    }
}

impl ConsumerContext for Quiet {}

/// librdkafka's levels on ours; what it warns of, it also tries again, so that is for information here.
fn log(level: RDKafkaLogLevel, facility: &str, message: &str) {
    match level {
        // Every client gets all of the user's properties, those of readers and of writers.
        _ if message.contains("property and will be ignored by this") => tracing::debug!(facility, "{message}"),
        RDKafkaLogLevel::Emerg | RDKafkaLogLevel::Alert | RDKafkaLogLevel::Critical => {
            tracing::error!(facility, "{message}");
        }
        RDKafkaLogLevel::Error | RDKafkaLogLevel::Warning => tracing::warn!(facility, "{message}"),
        _ => tracing::debug!(facility, "{message}"),
    }
}

/// A rebalance that waits to be carried out.
pub enum Rebalance {
    Assign(TopicPartitionList),
    Revoke(TopicPartitionList),
}

/// For members of a group. Rebalances are kept until the reader can be told: a partition is given up only once nothing of it
/// is in hand.
#[derive(Default)]
pub struct Waiting {
    rebalances: Mutex<VecDeque<Rebalance>>,
    /// The consumer is being closed: there is nobody to tell.
    closing: AtomicBool,
    lag: AtomicU64,
    /// Partitions that librdkafka set back because what we asked for is gone, and of which nothing was read since.
    resets: AtomicU64,
    bearer: Bearer,
}

impl Waiting {
    /// With tokens, where brokers ask for them.
    pub fn new(tokens: Option<Tokens>) -> Self {
        Self {
            bearer: Bearer::new(tokens),
            ..Self::default()
        }
    }

    /// Whether there is no token because its issuer is away.
    pub fn is_without_token(&self) -> bool {
        self.bearer.is_away()
    }

    pub fn next(&self) -> Option<Rebalance> {
        self.queue().pop_front()
    }

    pub fn put_back(&self, rebalance: Rebalance) {
        self.queue().push_front(rebalance);
    }

    pub fn is_empty(&self) -> bool {
        self.queue().is_empty()
    }

    pub fn close(&self) {
        self.closing.store(true, Ordering::Release);
        self.queue().clear();
    }

    /// Records between the reader and the ends of its partitions, some seconds ago.
    pub fn lag(&self) -> u64 {
        self.lag.load(Ordering::Relaxed)
    }

    /// Takes note of a jump in a partition; whether it is one because records are gone.
    pub fn is_reset(&self) -> bool {
        let taken = self
            .resets
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |count| count.checked_sub(1));
        taken.is_ok()
    }

    fn queue(&self) -> std::sync::MutexGuard<'_, VecDeque<Rebalance>> {
        self.rebalances.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl ClientContext for Waiting {
    const ENABLE_REFRESH_OAUTH_TOKEN: bool = true;

    fn generate_oauth_token(&self, _: Option<&str>) -> Result<OAuthToken, Box<dyn std::error::Error>> {
        self.bearer.give()
    }

    fn log(&self, level: RDKafkaLogLevel, facility: &str, message: &str) {
        // The only word of it (`rd_kafka_offset_reset`): the reader is moved to the oldest record that is left.
        if facility == "OFFSET" && message.contains("offset reset") && matches!(level, RDKafkaLogLevel::Warning) {
            self.resets.fetch_add(1, Ordering::Relaxed);
        }
        log(level, facility, message);
    }

    fn error(&self, error: KafkaError, reason: &str) {
        tracing::debug!(%error, reason, "librdkafka");
    }

    fn stats(&self, statistics: Statistics) {
        let partitions = statistics.topics.values().flat_map(|topic| topic.partitions.values());
        let behind = partitions
            .filter(|partition| partition.app_offset >= 0)
            .map(|partition| u64::try_from(partition.ls_offset.saturating_sub(partition.app_offset)).unwrap_or(0));
        self.lag.store(behind.sum(), Ordering::Relaxed);
    }
}

impl ConsumerContext for Waiting {
    fn rebalance(&self, consumer: &BaseConsumer<Self>, error: RDKafkaRespErr, partitions: &mut TopicPartitionList) {
        if self.closing.load(Ordering::Acquire) {
            let done = match consumer.rebalance_protocol() {
                RebalanceProtocol::Cooperative => consumer.incremental_unassign(partitions),
                RebalanceProtocol::Eager | RebalanceProtocol::None => consumer.unassign(),
            };
            if let Err(error) = done {
                tracing::debug!(%error, "partitions could not be given back while leaving the group");
            }
            return;
        }
        let list = partitions.clone();
        self.queue().push_back(match error {
            RDKafkaRespErr::RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS => Rebalance::Assign(list),
            _ => Rebalance::Revoke(list),
        });
    }
}

/// For producers of transactions: the first record that could not be delivered says why, and of records of the state, where they
/// stand now.
#[derive(Default)]
pub struct Deliveries {
    failure: Mutex<Option<KafkaError>>,
    state: Mutex<Vec<Delivered>>,
    bearer: Bearer,
}

/// A record of a transaction, by its number in it, and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Delivered {
    pub number: usize,
    pub partition: i32,
    pub offset: i64,
}

/// The number of a record whose place nobody asks for.
pub const ELSEWHERE: usize = usize::MAX;

impl Deliveries {
    /// With tokens, where brokers ask for them.
    pub fn new(tokens: Option<Tokens>) -> Self {
        Self {
            bearer: Bearer::new(tokens),
            ..Self::default()
        }
    }

    /// The first failure since the last call.
    pub fn failure(&self) -> Option<KafkaError> {
        self.failure.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// The records of the state that were delivered since the last call.
    pub fn state(&self) -> Vec<Delivered> {
        std::mem::take(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Bears for Deliveries {
    fn bearer(&self) -> &Bearer {
        &self.bearer
    }
}

impl ClientContext for Deliveries {
    const ENABLE_REFRESH_OAUTH_TOKEN: bool = true;

    fn generate_oauth_token(&self, _: Option<&str>) -> Result<OAuthToken, Box<dyn std::error::Error>> {
        self.bearer.give()
    }

    fn log(&self, level: RDKafkaLogLevel, facility: &str, message: &str) {
        log(level, facility, message);
    }

    fn error(&self, error: KafkaError, reason: &str) {
        tracing::debug!(%error, reason, "librdkafka");
    }
}

impl ProducerContext for Deliveries {
    type DeliveryOpaque = usize;

    fn delivery(&self, result: &DeliveryResult<'_>, number: usize) {
        match result {
            Ok(_) if number == ELSEWHERE => {}
            Ok(message) => self
                .state
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(Delivered {
                    number,
                    partition: message.partition(),
                    offset: message.offset(),
                }),
            Err((error, _)) => {
                let mut failure = self.failure.lock().unwrap_or_else(PoisonError::into_inner);
                failure.get_or_insert_with(|| error.clone());
            }
        }
    }
}
