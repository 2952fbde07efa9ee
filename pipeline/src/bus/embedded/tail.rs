//! A reader of a whole topic without a group.

use schemas::topic::Topic;
use tokio::sync::watch;
use tokio::time::Instant;

use super::cursor::Cursor;
use super::log::Log;
use super::worker;
use crate::bus::{BusError, PollLimits, Received, TailFrom};

/// Reads all partitions of one topic.
pub struct Tail {
    log: Log,
    cursor: Cursor,
    arrivals: watch::Receiver<u64>,
}

impl Tail {
    /// Begins to read.
    pub fn new(log: Log, topic: Topic, from: TailFrom) -> Self {
        let arrivals = log.0.shared.arrivals.subscribe();
        let store = &log.0.shared.store;
        let mut cursor = Cursor::default();
        for partition in 0..store.partitions() {
            let next = match from {
                TailFrom::Beginning => store.start(topic, partition),
                TailFrom::End => store.end(topic, partition),
            };
            cursor.next.insert((partition, topic), next);
        }
        Self { log, cursor, arrivals }
    }

    /// The next records; none after the wait of the limits.
    pub async fn poll(&mut self, limits: PollLimits) -> Result<Vec<Received>, BusError> {
        let deadline = Instant::now() + limits.wait;
        loop {
            self.arrivals.borrow_and_update();
            let records = worker::read(&self.log, &mut self.cursor, limits).await?;
            if !records.is_empty() || !worker::wait(&mut self.arrivals, deadline).await {
                return Ok(records);
            }
        }
    }
}
