//! A topic on a broker, read by a consumer of its own, and the same client without us writing the same records to another.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use anyhow::Context as _;
use rdkafka::admin::{AdminClient, AdminOptions, NewTopic, TopicReplication};
use rdkafka::client::DefaultClientContext;
use rdkafka::config::ClientConfig;
use rdkafka::consumer::{Consumer, StreamConsumer};
use rdkafka::message::{Headers, Message};
use rdkafka::producer::{FutureProducer, FutureRecord};
use rdkafka::topic_partition_list::{Offset, TopicPartitionList};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio_util::sync::{CancellationToken, DropGuard};

use crate::deliver::bare::Bare;

/// Records that go out together, as the destination's batches do.
const TOGETHER: usize = 2_000;

/// Of the topic.
const PARTITIONS: i32 = 4;

/// The header that names the event.
const EVENT: &str = "event_id";

type Taken = Arc<Mutex<Vec<(Vec<u8>, Vec<u8>)>>>;

/// The topic.
pub struct Topic {
    broker: String,
    topic: String,
    address: String,
    taken: Taken,
    _stop: DropGuard,
}

impl Topic {
    pub async fn open(broker: &str, topic: &str) -> anyhow::Result<(Self, UnboundedReceiver<String>)> {
        let mut client = ClientConfig::new();
        client.set("bootstrap.servers", broker);
        let admin: AdminClient<DefaultClientContext> = client.create().context("no Kafka client")?;
        let bare = format!("{topic}-bare");
        let topics = [topic, &bare].map(|name| NewTopic::new(name, PARTITIONS, TopicReplication::Fixed(1)));
        admin.create_topics(&topics, &AdminOptions::new()).await?;
        client
            .set("group.id", topic)
            .set("enable.auto.commit", "false")
            .set("isolation.level", "read_committed");
        let consumer: StreamConsumer = client.create()?;
        // Without a group's coming together, which takes seconds.
        let mut partitions = TopicPartitionList::new();
        for partition in 0..PARTITIONS {
            partitions.add_partition_offset(topic, partition, Offset::Beginning)?;
        }
        consumer.assign(&partitions)?;
        let ((sender, ids), taken, stop) = (unbounded_channel(), Taken::default(), CancellationToken::new());
        let (kept, stopped) = (Arc::clone(&taken), stop.clone());
        tokio::spawn(async move {
            while let Some(Ok(record)) = stopped.run_until_cancelled(consumer.recv()).await {
                let (key, value) = (record.key().unwrap_or_default(), record.payload().unwrap_or_default());
                let headers = record.headers().into_iter().flat_map(Headers::iter);
                let id = headers
                    .filter(|header| header.key == EVENT)
                    .find_map(|header| header.value);
                let id = id.map(|id| String::from_utf8_lossy(id).into_owned());
                let pair = (key.to_vec(), value.to_vec());
                kept.lock().unwrap_or_else(PoisonError::into_inner).push(pair);
                let _ = sender.send(id.unwrap_or_default());
            }
        });
        let stand = Self {
            broker: broker.to_owned(),
            topic: topic.to_owned(),
            address: format!("{broker}/{topic}"),
            taken,
            _stop: stop.drop_guard(),
        };
        Ok((stand, ids))
    }

    pub fn address(&self) -> &str {
        &self.address
    }

    pub fn begin(&mut self) {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    pub async fn bare(&mut self) -> anyhow::Result<Bare> {
        let taken = std::mem::take(&mut *self.taken.lock().unwrap_or_else(PoisonError::into_inner));
        let producer: FutureProducer = ClientConfig::new()
            .set("bootstrap.servers", &self.broker)
            .set("enable.idempotence", "true")
            .set("compression.type", "lz4")
            .set("linger.ms", "1")
            .create()?;
        let topic = format!("{}-bare", self.topic);
        let begun = Instant::now();
        for part in taken.chunks(TOGETHER) {
            let mut sent = Vec::with_capacity(part.len());
            for (key, value) in part {
                let record = FutureRecord::to(&topic).key(key).payload(value);
                sent.push(producer.send_result(record).map_err(|(error, _)| error)?);
            }
            for delivery in sent {
                delivery.await?.map_err(|(error, _)| error)?;
            }
        }
        let seconds = begun.elapsed().as_secs_f64();
        Ok((taken.len(), seconds))
    }
}
