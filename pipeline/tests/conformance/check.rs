//! What the checks share: records in short, and waiting for what must come.

use std::collections::BTreeSet;
use std::future::Future;
use std::time::{Duration, Instant};

use bytes::Bytes;
use pipeline::bus::{Bus, KeyedStore, Outgoing, Polled, Received, Record, Tail, TailFrom, Worker};
use schemas::topic::Topic;

use super::bed::{PATIENCE, limits};

pub fn record(key: &str, value: &str) -> Record {
    Record {
        key: Some(Bytes::copy_from_slice(key.as_bytes())),
        value: Some(Bytes::copy_from_slice(value.as_bytes())),
        headers: Vec::new(),
        timestamp: 0,
    }
}

pub fn outgoing(topic: Topic, key: &str, value: &str) -> Outgoing {
    Outgoing {
        topic,
        partition: None,
        record: record(key, value),
    }
}

/// To a partition that is named.
pub fn placed(topic: Topic, partition: i32, key: &str, value: &str) -> Outgoing {
    Outgoing {
        topic,
        partition: Some(partition),
        record: record(key, value),
    }
}

pub fn text(bytes: Option<&Bytes>) -> String {
    String::from_utf8(bytes.map(|bytes| bytes.to_vec()).unwrap_or_default()).unwrap()
}

pub fn key(received: &Received) -> String {
    text(received.record.key.as_ref())
}

pub fn value(received: &Received) -> String {
    text(received.record.value.as_ref())
}

/// Everything that a store has of a topic's partition, in the order in which it was put.
pub fn stored(store: &KeyedStore, topic: Topic, partition: i32) -> Vec<Received> {
    let whole = (0, store.end(topic, partition));
    let read = store.read(topic, partition, whole, (usize::MAX, usize::MAX)).unwrap();
    for received in read.iter().filter(|received| received.record.value.is_some()) {
        let found = store
            .get(topic, partition, received.record.key.as_ref().unwrap())
            .unwrap();
        assert_eq!(found.as_ref(), Some(received), "by its key");
    }
    read
}

/// The verdicts of a partition in the store of a worker.
pub async fn verdicts(worker: &mut Worker, partition: i32) -> Vec<Received> {
    stored(&worker.restore(partition).await.unwrap(), Topic::Verdicts, partition)
}

/// The states of all keys, each in the partition of its key.
pub async fn stand_where_their_keys_do(bus: &Bus, reader: &mut Reader, mut keys: Vec<String>) {
    let mut states = Vec::new();
    for partition in 0..bus.partitions() {
        let restored = verdicts(&mut reader.worker, partition).await;
        let right = restored
            .iter()
            .all(|received| bus.partition_of_key(key(received).as_bytes()) == partition);
        assert!(right, "{partition}: {:?}", values(&restored));
        states.extend(values(&restored));
    }
    states.sort();
    keys.sort();
    assert_eq!(states, keys);
}

pub fn values(records: &[Received]) -> Vec<String> {
    records.iter().map(value).collect()
}

/// Asks until there is an answer; what does not come in time fails the test.
pub async fn until<T, F: Future<Output = Option<T>>>(what: &str, mut ask: impl FnMut() -> F) -> T {
    let begun = Instant::now();
    loop {
        if let Some(answer) = ask().await {
            return answer;
        }
        assert!(begun.elapsed() < PATIENCE, "did not happen: {what}");
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

/// The next so many records of a tail.
pub async fn take(tail: &mut Tail, count: usize) -> Vec<Received> {
    let begun = Instant::now();
    let mut all = Vec::new();
    while all.len() < count {
        assert!(
            begun.elapsed() < PATIENCE,
            "{count} records did not come, only {:?}",
            values(&all)
        );
        all.extend(tail.poll(limits()).await.unwrap());
    }
    assert_eq!(all.len(), count, "{:?}", values(&all));
    all
}

/// Everything in a topic up to a mark that is published now.
pub async fn everything(bus: &Bus, topic: Topic) -> Vec<Received> {
    let mut tail = bus.tail(topic, TailFrom::Beginning).await.unwrap();
    let mark = format!("mark-{:016x}", rand::random::<u64>());
    let marks = (0..bus.partitions())
        .map(|partition| placed(topic, partition, &mark, &mark))
        .collect();
    bus.publish(marks).await.unwrap();
    let begun = Instant::now();
    let (mut all, mut marks) = (Vec::new(), 0);
    while marks < bus.partitions() {
        assert!(begun.elapsed() < PATIENCE, "the mark did not come");
        for received in tail.poll(limits()).await.unwrap() {
            match value(&received) {
                other if other == mark => marks += 1,
                other if other.starts_with("mark-") => {}
                _ => all.push(received),
            }
        }
    }
    all
}

/// A worker and what it was told.
pub struct Reader {
    pub worker: Worker,
    pub owned: BTreeSet<i32>,
    /// Partitions that came since the last look.
    pub assigned: Vec<i32>,
}

impl Reader {
    pub async fn join(bus: &Bus, group: &str, inputs: &[Topic], state: &[Topic]) -> Self {
        let worker = bus.worker(group, inputs, state).await.unwrap();
        Self {
            worker,
            owned: BTreeSet::new(),
            assigned: Vec::new(),
        }
    }

    /// One poll: its records, and the partitions that came and went.
    pub async fn step(&mut self) -> Vec<Received> {
        match self.worker.poll(limits()).await.unwrap() {
            Polled::Records(records) => {
                for received in &records {
                    assert!(
                        self.owned.contains(&received.partition),
                        "a record of a partition that is not ours"
                    );
                }
                records
            }
            Polled::Assigned(partitions) => {
                self.owned.extend(&partitions);
                self.assigned.extend(partitions);
                Vec::new()
            }
            Polled::Revoking(partitions) => {
                assert!(
                    partitions.iter().all(|partition| self.owned.contains(partition)),
                    "not ours"
                );
                Vec::new()
            }
            Polled::Revoked(partitions) => {
                for partition in partitions {
                    assert!(self.owned.remove(&partition), "revoked what was not ours");
                }
                Vec::new()
            }
        }
    }

    /// Polls until so many partitions are ours.
    pub async fn own(&mut self, count: usize) -> Vec<Received> {
        let begun = Instant::now();
        let mut all = Vec::new();
        while self.owned.len() != count {
            assert!(
                begun.elapsed() < PATIENCE,
                "{count} partitions did not come: {:?}",
                self.owned
            );
            all.extend(self.step().await);
        }
        all
    }

    /// Polls until so many records have come.
    pub async fn take(&mut self, count: usize) -> Vec<Received> {
        let begun = Instant::now();
        let mut all = Vec::new();
        while all.len() < count {
            assert!(
                begun.elapsed() < PATIENCE,
                "{count} records did not come, only {:?}",
                values(&all)
            );
            all.extend(self.step().await);
        }
        all
    }
}
