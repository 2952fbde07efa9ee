//! What a stage is to the loop. Pure.

use std::time::Duration;

use schemas::topic::Topic;

use crate::bus::{BusError, KeyedStore, Outgoing, Received};

/// A stage between two topics. It computes; the loop owns the bus. It is not asynchronous and fails only where its state cannot
/// be read: a record that it cannot read it puts out to [`Topic::Rejected`] with its bytes. Where it panics, or puts out what no bus takes, the loop finds the
/// record that it was for, puts that to the rejected ones, and goes on.
pub trait Stage: Send {
    /// Its name in logs, metrics and the consumer group: `evaluate`.
    fn name(&self) -> &'static str;

    /// The topics it reads.
    fn inputs(&self) -> &[Topic];

    /// The compacted topics in which it keeps its state, co-partitioned with its inputs.
    fn state(&self) -> &[Topic];

    /// A partition is ours, with the store of the state topics. Nothing that was known of it holds any more. The store shows what
    /// is committed: what a batch put out when the next one is given.
    fn assigned(&mut self, partition: i32, state: KeyedStore);

    /// A partition is no longer ours: forget it.
    fn revoked(&mut self, partition: i32);

    /// Computes what the batch puts out, state records included (with the input's partition). The loop commits it as one;
    /// when that fails it assigns the partitions anew, so nothing needs to be undone here.
    fn process(&mut self, batch: &[Received]) -> Result<Vec<Outgoing>, BusError>;

    /// How long until it has something to say that no record asks for; `None` where it never has.
    fn due(&self) -> Option<Duration> {
        None
    }

    /// A bounded part of what it has to say without a record, all of one partition. The loop commits it as one; when that
    /// fails it assigns the partitions anew.
    fn review(&mut self) -> Result<Option<(i32, Vec<Outgoing>)>, BusError> {
        Ok(None)
    }
}
