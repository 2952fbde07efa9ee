//! A member of a group on Kafka, as its user sees it: asks the thread that owns it.

use std::sync::Arc;

use rdkafka::consumer::Consumer;
use schemas::topic::Topic;
use tokio::sync::oneshot;

use super::cluster::Cluster;
use super::member::Member;
use crate::bus::reading::Reading;
use crate::bus::{BusError, KeyedStore, Notes, Outgoing, PollLimits, Polled, Position};
use crate::thread::{Thread, gone};

/// One consumer of a group.
pub struct Worker {
    cluster: Cluster,
    thread: Thread<Member>,
    /// A poll that was given up; what it brings is handed out by the next one.
    pending: Option<oneshot::Receiver<Result<Polled, BusError>>>,
    /// A commit was given up or failed: what a pending poll brought is not to be handed out.
    unsettled: bool,
    lag: Arc<std::sync::atomic::AtomicU64>,
    reading: Reading,
}

impl Worker {
    /// Joins a group.
    pub async fn join(cluster: Cluster, group: &str, inputs: &[Topic], state: &[Topic]) -> Result<Self, BusError> {
        cluster.check_topics(&[inputs, state].concat()).await?;
        let (owned_group, inputs, state) = (group.to_owned(), inputs.to_vec(), state.to_vec());
        let reading = Reading::default();
        let (joined, read) = (cluster.clone(), reading.clone());
        let make = move || Member::join(&joined, &owned_group, inputs, state, read);
        let thread = Thread::start(&format!("tripline-{group}"), make).await?;
        Ok(Self {
            cluster,
            thread,
            pending: None,
            unsettled: false,
            lag: Arc::default(),
            reading,
        })
    }

    /// Brings records, or says which partitions came or went.
    pub async fn poll(&mut self, limits: PollLimits) -> Result<Polled, BusError> {
        loop {
            let pending = self.pending.take().unwrap_or_else(|| {
                let (lag, unsettled) = (Arc::clone(&self.lag), self.unsettled);
                self.unsettled = false;
                self.thread.ask(move |member| {
                    member.unsettled |= unsettled;
                    let polled = member.poll(limits);
                    lag.store(member.consumer.context().lag(), std::sync::atomic::Ordering::Relaxed);
                    polled
                })
            });
            let polled = self.pending.insert(pending).await;
            self.pending = None;
            match polled.map_err(|_| gone())? {
                // Read before the commit failed: they come again.
                Ok(Polled::Records(_)) if self.unsettled => {}
                polled => return polled,
            }
        }
    }

    /// The state of a partition.
    pub async fn restore(&mut self, partition: i32) -> Result<KeyedStore, BusError> {
        let restored = self.thread.ask(move |member| member.restore(partition)).await;
        restored.map_err(|_| gone())?
    }

    /// How far it is in reading state.
    pub fn reading(&self) -> Reading {
        self.reading.clone()
    }

    /// Outputs, state and offsets in one step.
    pub async fn commit(
        &mut self,
        outputs: Vec<Outgoing>,
        positions: Vec<Position>,
        notes: Notes,
    ) -> Result<(), BusError> {
        match self.cluster.admit(&outputs, self.limit()).await {
            Ok(()) => self.unsettled = true,
            Err(BusError::Busy(error)) => {
                self.unsettled = true;
                return Err(BusError::Undone(error));
            }
            Err(error) => return Err(error),
        }
        let committed = self
            .thread
            .ask(move |member| member.commit(&outputs, &positions, &notes))
            .await;
        let committed = committed.map_err(|_| gone())?;
        self.unsettled = committed.is_err();
        committed
    }

    /// What was noted with the last commit of a partition.
    pub async fn note(&mut self, partition: i32) -> Result<(i64, String), BusError> {
        let noted = self.thread.ask(move |member| member.note(partition)).await;
        let noted = noted.map_err(|_| gone())?;
        // Where nothing is known of it, all is begun again from the last commit.
        self.unsettled |= noted.is_err();
        noted
    }

    /// Outputs that come of no record; the offsets stay where they are.
    pub async fn put(&mut self, partition: i32, outputs: Vec<Outgoing>) -> Result<(), BusError> {
        let positions = self.thread.ask(move |member| member.places(partition)).await;
        match positions.map_err(|_| gone())? {
            Ok(positions) => self.commit(outputs, positions, Notes::new()).await,
            Err(error) => {
                self.unsettled = true;
                Err(error)
            }
        }
    }

    /// How large a record may be that is put out.
    pub fn limit(&self) -> usize {
        2 * self.cluster.limit()
    }

    /// Records between us and the ends of our partitions, some seconds ago.
    pub fn lag(&self) -> Option<u64> {
        Some(self.lag.load(std::sync::atomic::Ordering::Relaxed))
    }

    /// Leaves the group.
    pub async fn close(self) {
        self.thread.end().await;
    }
}
