//! A member of a consumer group and a reader without one, whichever bus they read from.

use super::reading::Reading;
use super::{BusError, KeyedStore, Notes, Outgoing, PollLimits, Polled, Position, Received, embedded, kafka};

/// One consumer of a group: partitions come to it and go from it, what it puts out is committed with how far it has read.
pub struct Worker(Kind);

enum Kind {
    Embedded(embedded::Worker),
    Kafka(kafka::Worker),
}

impl From<embedded::Worker> for Worker {
    fn from(worker: embedded::Worker) -> Self {
        Self(Kind::Embedded(worker))
    }
}

impl From<kafka::Worker> for Worker {
    fn from(worker: kafka::Worker) -> Self {
        Self(Kind::Kafka(worker))
    }
}

impl Worker {
    /// Brings records, or says which partitions came or went. May be dropped before it is done; nothing is lost.
    pub async fn poll(&mut self, limits: PollLimits) -> Result<Polled, BusError> {
        match &mut self.0 {
            Kind::Embedded(worker) => worker.poll(limits).await,
            Kind::Kafka(worker) => worker.poll(limits).await,
        }
    }

    /// The store of the state topics, once it holds everything that is committed in that partition. It follows our commits.
    pub async fn restore(&mut self, partition: i32) -> Result<KeyedStore, BusError> {
        match &mut self.0 {
            Kind::Embedded(worker) => worker.restore(partition).await.map(KeyedStore::from),
            Kind::Kafka(worker) => worker.restore(partition).await,
        }
    }

    /// How far it is in restoring, for others to see.
    pub fn reading(&self) -> Reading {
        match &self.0 {
            // The log is the store: nothing is read first.
            Kind::Embedded(_) => Reading::default(),
            Kind::Kafka(worker) => worker.reading(),
        }
    }

    /// Puts out records and moves the group's offsets in one atomic step: both are visible, or neither.
    /// If it is dropped before it is done, the next poll assigns the partitions anew.
    pub async fn commit(&mut self, outputs: Vec<Outgoing>, positions: Vec<Position>) -> Result<(), BusError> {
        self.commit_noted(outputs, positions, Notes::new()).await
    }

    /// The same with a note beside each of these partitions' offsets; another that is moved has none from then on.
    pub async fn commit_noted(
        &mut self,
        outputs: Vec<Outgoing>,
        positions: Vec<Position>,
        notes: Notes,
    ) -> Result<(), BusError> {
        match &mut self.0 {
            Kind::Embedded(worker) => worker.commit(outputs, positions, notes).await,
            Kind::Kafka(worker) => worker.commit(outputs, positions, notes).await,
        }
    }

    /// The last commit of a partition that is ours, and what was noted with it; empty where nothing was.
    pub async fn note(&mut self, partition: i32) -> Result<(i64, String), BusError> {
        match &mut self.0 {
            Kind::Embedded(worker) => worker.note(partition),
            Kind::Kafka(worker) => worker.note(partition).await,
        }
    }

    /// Puts out what comes of no record, in one atomic step that a member which lost the partition cannot take. Only between
    /// batches, when all that was read is committed.
    pub async fn put(&mut self, partition: i32, outputs: Vec<Outgoing>) -> Result<(), BusError> {
        match &mut self.0 {
            Kind::Embedded(worker) => worker.put(partition, outputs).await,
            Kind::Kafka(worker) => worker.put(partition, outputs).await,
        }
    }

    /// How large a record may be that is put out: twice what may be published.
    pub fn limit(&self) -> usize {
        match &self.0 {
            Kind::Embedded(worker) => worker.limit(),
            Kind::Kafka(worker) => worker.limit(),
        }
    }

    /// How many records of our partitions are still to be read, where that is known.
    pub fn lag(&self) -> Option<u64> {
        match &self.0 {
            Kind::Embedded(worker) => Some(worker.lag()),
            Kind::Kafka(worker) => worker.lag(),
        }
    }

    /// Leaves the group, so that others take over at once. Dropping does the same without waiting for it.
    pub async fn close(self) {
        match self.0 {
            Kind::Embedded(worker) => worker.close().await,
            Kind::Kafka(worker) => worker.close().await,
        }
    }
}

/// A reader without a group.
pub struct Tail(TailKind);

enum TailKind {
    Embedded(embedded::Tail),
    Kafka(kafka::Tail),
}

impl From<embedded::Tail> for Tail {
    fn from(tail: embedded::Tail) -> Self {
        Self(TailKind::Embedded(tail))
    }
}

impl From<kafka::Tail> for Tail {
    fn from(tail: kafka::Tail) -> Self {
        Self(TailKind::Kafka(tail))
    }
}

impl Tail {
    /// The next records; none after the wait of the limits.
    pub async fn poll(&mut self, limits: PollLimits) -> Result<Vec<Received>, BusError> {
        match &mut self.0 {
            TailKind::Embedded(tail) => tail.poll(limits).await,
            TailKind::Kafka(tail) => tail.poll(limits).await,
        }
    }
}
