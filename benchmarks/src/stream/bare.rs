//! The peer: the same Kafka client without us. A consumer that only counts, and the loop that exactly once asks for at the least:
//! produce, consume, one transaction with offsets, read what is committed.
#![allow(
    clippy::disallowed_methods,
    reason = "librdkafka blocks, so the loop has threads of its own"
)]

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle, sleep};
use std::time::{Duration, Instant};

use cpu_time::ProcessTime;
use rdkafka::ClientConfig;
use rdkafka::Message;
use rdkafka::admin::{AdminClient, AdminOptions, NewTopic, TopicReplication};
use rdkafka::client::DefaultClientContext;
use rdkafka::consumer::{BaseConsumer, Consumer};
use rdkafka::producer::{BaseProducer, BaseRecord, Producer};
use rdkafka::topic_partition_list::{Offset, TopicPartitionList};

use super::cost::Cost;

const PATIENCE: Duration = Duration::from_secs(60);

/// How long to wait between two looks at the records on their way: `flush` alone looks every 100 ms.
const LOOK: Duration = Duration::from_micros(50);

fn reader(brokers: &str, group: &str) -> ClientConfig {
    let mut config = ClientConfig::new();
    config
        .set("bootstrap.servers", brokers)
        .set("group.id", group)
        .set("isolation.level", "read_committed")
        .set("enable.auto.commit", "false")
        .set("auto.offset.reset", "earliest");
    config
}

/// Reads a topic to its end and counts.
///
/// # Errors
/// It cannot be read.
pub fn consume(brokers: &str, topic: &str, partitions: i32, records: usize) -> anyhow::Result<Cost> {
    let consumer: BaseConsumer = reader(brokers, "bare").create()?;
    let mut all = TopicPartitionList::new();
    for partition in 0..partitions {
        all.add_partition_offset(topic, partition, Offset::Beginning)?;
    }
    consumer.assign(&all)?;
    let (begun, cpu) = (Instant::now(), ProcessTime::now());
    let (mut count, mut bytes) = (0, 0);
    while count < records {
        anyhow::ensure!(begun.elapsed() < PATIENCE, "only {count} of {records} records came");
        let Some(message) = consumer.poll(Duration::from_millis(100)) else {
            continue;
        };
        bytes += message?.payload_len();
        count += 1;
    }
    Ok(Cost {
        wall: begun.elapsed(),
        cpu: cpu.elapsed(),
        records: count,
        bytes,
    })
}

/// The loop, on two topics of its own.
pub struct Loop {
    producer: BaseProducer,
    seen: BaseConsumer,
    from: String,
    stop: Arc<AtomicBool>,
    middle: Option<JoinHandle<anyhow::Result<()>>>,
}

impl Loop {
    /// Makes topics and clients, and lets one record through.
    ///
    /// # Errors
    /// The brokers refuse.
    pub async fn start(brokers: &str, prefix: &str) -> anyhow::Result<Self> {
        let (from, to) = (format!("{prefix}bare-in"), format!("{prefix}bare-out"));
        let mut config = ClientConfig::new();
        config.set("bootstrap.servers", brokers);
        let admin: AdminClient<DefaultClientContext> = config.create()?;
        let topics = [&from, &to].map(|name| NewTopic::new(name, 1, TopicReplication::Fixed(1)));
        admin.create_topics(&topics, &AdminOptions::new()).await?;
        config.set("enable.idempotence", "true").set("linger.ms", "0");
        let producer: BaseProducer = config.create()?;
        let seen: BaseConsumer = reader(brokers, &format!("{prefix}bare-seen")).create()?;
        let mut assignment = TopicPartitionList::new();
        assignment.add_partition_offset(&to, 0, Offset::Beginning)?;
        seen.assign(&assignment)?;
        let stop = Arc::new(AtomicBool::new(false));
        let middle = Middle::new(brokers, prefix, &from, &to)?;
        let stopped = Arc::clone(&stop);
        let middle = thread::spawn(move || middle.run(&stopped));
        let this = Self {
            producer,
            seen,
            from,
            stop,
            middle: Some(middle),
        };
        this.pass(&[0; 16])?;
        Ok(this)
    }

    /// How long a record takes from before it is produced until it is seen, committed.
    ///
    /// # Errors
    /// It does not come.
    pub fn pass(&self, value: &[u8]) -> anyhow::Result<Duration> {
        let begun = Instant::now();
        let record = BaseRecord::<[u8], [u8]>::to(&self.from).payload(value);
        self.producer.send(record).map_err(|(error, _)| error)?;
        while begun.elapsed() < PATIENCE {
            self.producer.poll(Duration::ZERO);
            if let Some(message) = self.seen.poll(Duration::from_millis(1)) {
                message?;
                return Ok(begun.elapsed());
            }
        }
        anyhow::bail!("a record did not pass the bare loop")
    }
}

impl Drop for Loop {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        if let Some(Ok(Err(error))) = self.middle.take().map(JoinHandle::join) {
            eprintln!("the bare loop ended: {error}");
        }
    }
}

/// Reads, writes and commits both in one transaction.
struct Middle {
    consumer: BaseConsumer,
    producer: BaseProducer,
    from: String,
    to: String,
}

impl Middle {
    fn new(brokers: &str, prefix: &str, from: &str, to: &str) -> anyhow::Result<Self> {
        let consumer: BaseConsumer = reader(brokers, &format!("{prefix}bare-loop")).create()?;
        consumer.subscribe(&[from])?;
        let mut config = ClientConfig::new();
        config
            .set("bootstrap.servers", brokers)
            .set("transactional.id", format!("{prefix}bare"))
            .set("linger.ms", "0");
        let producer: BaseProducer = config.create()?;
        producer.init_transactions(PATIENCE)?;
        Ok(Self {
            consumer,
            producer,
            from: from.to_owned(),
            to: to.to_owned(),
        })
    }

    fn run(self, stop: &AtomicBool) -> anyhow::Result<()> {
        while !stop.load(Ordering::Relaxed) {
            let Some(message) = self.consumer.poll(Duration::from_millis(100)) else {
                continue;
            };
            let message = message?;
            self.producer.begin_transaction()?;
            let record = BaseRecord::<[u8], [u8]>::to(&self.to).payload(message.payload().unwrap_or_default());
            self.producer.send(record).map_err(|(error, _)| error)?;
            let _ = self.producer.flush(Duration::ZERO);
            while self.producer.in_flight_count() > 0 {
                self.producer.poll(Duration::ZERO);
                sleep(LOOK);
            }
            let mut offsets = TopicPartitionList::new();
            offsets.add_partition_offset(&self.from, 0, Offset::Offset(message.offset() + 1))?;
            let group = self.consumer.group_metadata();
            let group = group.ok_or_else(|| anyhow::anyhow!("the bare loop is in no group"))?;
            self.producer.send_offsets_to_transaction(&offsets, &group, PATIENCE)?;
            self.producer.commit_transaction(PATIENCE)?;
        }
        Ok(())
    }
}
