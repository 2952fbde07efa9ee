//! Publishes records, each once, and waits until all replicas in sync have them.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures::future::join_all;
use rdkafka::error::{KafkaError, RDKafkaErrorCode};
use rdkafka::producer::{FutureProducer, FutureRecord, Producer};

use super::context::Quiet;
use super::names::Names;
use super::{error, message};
use crate::bus::{BusError, Outgoing};

pub struct Publisher(Mutex<Arc<FutureProducer<Quiet>>>);

/// How long to wait for room in the queue before trying again.
const QUEUE: Duration = Duration::from_millis(10);

impl Publisher {
    pub fn new(names: &Names) -> Result<Self, BusError> {
        Ok(Self(Mutex::new(Arc::new(make(names)?))))
    }

    pub async fn publish(&self, names: &Names, records: Vec<Outgoing>) -> Result<(), BusError> {
        let producer = Arc::clone(&self.0.lock().unwrap_or_else(PoisonError::into_inner));
        let mut deliveries = Vec::with_capacity(records.len());
        for outgoing in &records {
            deliveries.push(enqueue(&producer, names, outgoing).await?);
        }
        let mut failed = None;
        for delivery in join_all(deliveries).await {
            match delivery {
                Ok(Ok(_)) => {}
                Ok(Err((error, _))) => failed = Some(error),
                Err(_) => failed = Some(KafkaError::Canceled),
            }
        }
        let Some(failed) = failed else { return Ok(()) };
        if let Some((code, why)) = producer.client().fatal_error() {
            tracing::warn!(%code, why, "the producer is made anew");
            *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(make(names)?);
            return Err(BusError::Busy(format!("Kafka: publishing: {why}")));
        }
        Err(error::of("publishing", &failed))
    }
}

fn make(names: &Names) -> Result<FutureProducer<Quiet>, BusError> {
    names
        .producer()
        .create_with_context(names.quiet())
        .map_err(|error| error::of("making a producer", &error))
}

/// Puts a record into the producer's queue; waits while it is full, so that order is kept.
async fn enqueue(
    producer: &FutureProducer<Quiet>,
    names: &Names,
    outgoing: &Outgoing,
) -> Result<rdkafka::producer::DeliveryFuture, BusError> {
    let topic = names.topic(outgoing.topic);
    loop {
        let record = FutureRecord::<[u8], [u8]> {
            topic: &topic,
            partition: outgoing.partition,
            payload: outgoing.record.value.as_deref(),
            key: outgoing.record.key.as_deref(),
            timestamp: Some(message::now()),
            headers: message::headers(&outgoing.record),
        };
        match producer.send_result(record) {
            Ok(delivery) => return Ok(delivery),
            Err((KafkaError::MessageProduction(RDKafkaErrorCode::QueueFull), _)) => tokio::time::sleep(QUEUE).await,
            Err((error, _)) => return Err(error::of("publishing", &error)),
        }
    }
}
