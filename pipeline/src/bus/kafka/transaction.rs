//! The producer of a worker's transactions: records and offsets in one. Knows no member and no group's changes.
#![allow(
    clippy::disallowed_methods,
    reason = "librdkafka blocks, so this runs on a thread of its own"
)]

use std::thread::sleep;
use std::time::{Duration, Instant};

use rdkafka::consumer::{BaseConsumer, CommitMode, Consumer};
use rdkafka::error::{KafkaError, KafkaResult, RDKafkaErrorCode};
use rdkafka::producer::{BaseProducer, BaseRecord, Producer, PurgeConfig};
use rdkafka::topic_partition_list::TopicPartitionList;

use super::context::{Delivered, Deliveries, ELSEWHERE, Waiting};
use super::names::Names;
use super::slot::Slot;
use super::topics::PATIENCE;
use super::{error, message, token};
use crate::bus::{BusError, Outgoing};

/// How long a transaction may take, as the brokers see it (`transaction.timeout.ms`); after it they undo it.
const TRANSACTION: Duration = Duration::from_secs(30);

/// How long to wait between two looks at the records on their way.
const LOOK: Duration = Duration::from_micros(100);

/// The producer of a worker's transactions.
pub struct Transactions {
    slot: Slot,
    /// `None` when the last one could not go on; it is made anew when it is needed.
    producer: Option<BaseProducer<Deliveries>>,
}

impl Transactions {
    /// Ends what a predecessor of the same id left open.
    pub fn new(names: &Names, group: &str) -> Result<Self, BusError> {
        let slot = Slot::take(&names.group(group), &names.instance);
        let mut transactions = Self { slot, producer: None };
        transactions.producer(names)?;
        Ok(transactions)
    }

    /// Ends what could not be ended when it failed: until then, or until it times out, the brokers hold back what comes after it.
    pub fn settle(&mut self, names: &Names) -> Result<(), BusError> {
        self.producer(names).map(drop)
    }

    fn producer(&mut self, names: &Names) -> Result<&BaseProducer<Deliveries>, BusError> {
        let producer = match self.producer.take() {
            Some(producer) => producer,
            None => {
                let config = names.transactional(&self.slot.id);
                let made = token::producer(&config, Deliveries::new(names.tokens.clone()), "making a producer")?;
                made.init_transactions(TRANSACTION)
                    .map_err(|error| error::of("beginning transactions", &error))?;
                made
            }
        };
        Ok(self.producer.insert(producer))
    }

    /// One attempt at records and offsets in one step, and what failed in it.
    pub fn attempt(
        &mut self,
        names: &Names,
        consumer: &BaseConsumer<Waiting>,
        outputs: &[Outgoing],
        offsets: &TopicPartitionList,
    ) -> Result<Option<Failure>, BusError> {
        if outputs.is_empty() {
            // Nothing else to be visible with them, so no transaction: about ten round trips less.
            let committed = consumer.commit(offsets, CommitMode::Sync);
            return Ok(committed.err().map(|error| ("committing offsets", error)));
        }
        let producer = match self.producer(names) {
            Ok(producer) => producer,
            Err(BusError::Busy(error)) => return Err(BusError::Undone(error)),
            Err(error) => return Err(error),
        };
        // What waits is served before, a token that is to be renewed among it.
        producer.poll(Duration::ZERO);
        let Err((doing, failed)) = transact(producer, names, consumer, outputs, offsets) else {
            return Ok(None);
        };
        if !abort(producer, &failed) {
            // Made anew under the same id, it first ends this transaction one way or the other.
            self.producer = None;
        }
        Ok(Some((doing, failed)))
    }

    /// Where the records of the state stand that the last attempt put out.
    pub fn delivered(&self) -> Vec<Delivered> {
        let producer = self.producer.as_ref();
        producer.map(|producer| producer.context().state()).unwrap_or_default()
    }
}

/// What was being done, and the error.
pub type Failure = (&'static str, KafkaError);

/// Records and offsets in one transaction.
fn transact(
    producer: &BaseProducer<Deliveries>,
    names: &Names,
    consumer: &BaseConsumer<Waiting>,
    outputs: &[Outgoing],
    offsets: &TopicPartitionList,
) -> Result<(), Failure> {
    let deadline = Instant::now() + TRANSACTION;
    producer
        .begin_transaction()
        .map_err(|error| ("beginning a transaction", error))?;
    // Of an earlier transaction.
    let _ = (producer.context().failure(), producer.context().state());
    for (number, outgoing) in outputs.iter().enumerate() {
        let number = if outgoing.topic.compacted() { number } else { ELSEWHERE };
        send(producer, names, (number, outgoing), deadline).map_err(|error| ("sending records", error))?;
    }
    deliver(producer, deadline).map_err(|error| ("sending records", error))?;
    if offsets.count() > 0 {
        let group = consumer
            .group_metadata()
            .ok_or(("committing offsets", KafkaError::Canceled))?;
        let sent = again(deadline, || {
            producer.send_offsets_to_transaction(offsets, &group, PATIENCE)
        });
        sent.map_err(|error| ("committing offsets", error))?;
    }
    again(deadline, || producer.commit_transaction(PATIENCE)).map_err(|error| ("committing", error))
}

/// Puts a record into the producer's queue, serving deliveries while it is full.
fn send(
    producer: &BaseProducer<Deliveries>,
    names: &Names,
    (number, outgoing): (usize, &Outgoing),
    deadline: Instant,
) -> Result<(), KafkaError> {
    let topic = names.topic(outgoing.topic);
    loop {
        let record = BaseRecord::<[u8], [u8], usize> {
            topic: &topic,
            partition: outgoing.partition,
            payload: outgoing.record.value.as_deref(),
            key: outgoing.record.key.as_deref(),
            timestamp: Some(message::now()),
            headers: message::headers(&outgoing.record),
            delivery_opaque: number,
        };
        match producer.send(record) {
            Ok(()) => return Ok(()),
            Err((KafkaError::MessageProduction(RDKafkaErrorCode::QueueFull), _)) if Instant::now() < deadline => {
                producer.poll(Duration::ZERO);
                sleep(LOOK);
            }
            Err((error, _)) => return Err(error),
        }
    }
}

/// Waits until every record has arrived. librdkafka's own `flush` looks only every 100 ms, which is 20 times a transaction.
fn deliver(producer: &BaseProducer<Deliveries>, deadline: Instant) -> Result<(), KafkaError> {
    // Sends what lingers; that it has not arrived at once is no error.
    let _ = producer.flush(Duration::ZERO);
    while producer.in_flight_count() > 0 {
        producer.poll(Duration::ZERO);
        if Instant::now() >= deadline {
            return Err(KafkaError::Flush(RDKafkaErrorCode::OperationTimedOut));
        }
        sleep(LOOK);
    }
    producer.context().failure().map_or(Ok(()), Err)
}

/// Repeats what may be repeated.
fn again(deadline: Instant, call: impl Fn() -> KafkaResult<()>) -> KafkaResult<()> {
    loop {
        match call() {
            Err(KafkaError::Transaction(error)) if error.is_retriable() && Instant::now() < deadline => {
                tracing::debug!(%error, "a step of a transaction is tried again");
                sleep(Duration::from_millis(10));
            }
            result => return result,
        }
    }
}

/// Undoes the open transaction; false when this producer cannot go on.
fn abort(producer: &BaseProducer<Deliveries>, failed: &KafkaError) -> bool {
    if matches!(failed, KafkaError::Transaction(error) if error.is_fatal()) || producer.client().fatal_error().is_some()
    {
        return false;
    }
    producer.purge(PurgeConfig::default().queue().inflight());
    let deadline = Instant::now() + PATIENCE;
    while producer.in_flight_count() > 0 && Instant::now() < deadline {
        producer.poll(Duration::ZERO);
        sleep(LOOK);
    }
    match producer.abort_transaction(PATIENCE) {
        Ok(()) => true,
        Err(error) => {
            tracing::debug!(%error, "a transaction could not be aborted");
            false
        }
    }
}
