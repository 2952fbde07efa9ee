//! The transform loop: poll, process, commit outputs with state and offsets in one atomic step, again.

mod metrics;
mod run;

use std::time::Duration;

use schemas::topic::Topic;

use crate::bus::{Appetite, Outgoing, Received};

pub use run::run;

/// How the loop goes about it.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// How much one batch may bring. Batches are small when little comes, so that nothing waits, and large when much does.
    pub appetite: Appetite,
    /// The wait after a first failure of the bus, and the longest; in between it doubles, with full jitter.
    pub backoff: (Duration, Duration),
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            appetite: Appetite {
                records: 2_000,
                bytes: 8 << 20,
                wait: Duration::from_secs(1),
            },
            backoff: (Duration::from_millis(100), Duration::from_secs(30)),
        }
    }
}

/// A stage between two topics. It computes; the loop owns the bus. It is not asynchronous and cannot fail: what it cannot
/// read it puts out to [`Topic::Rejected`] with its bytes.
pub trait Stage: Send {
    /// Its name in logs, metrics and the consumer group: `evaluate`.
    fn name(&self) -> &'static str;

    /// The topics it reads.
    fn inputs(&self) -> &[Topic];

    /// The compacted topics in which it keeps its state, co-partitioned with its inputs.
    fn state(&self) -> &[Topic];

    /// A partition is ours: everything in the state topics' same partition, oldest first. Replaces what was known of it.
    fn assigned(&mut self, partition: i32, state: Vec<Received>);

    /// A partition is no longer ours: forget it.
    fn revoked(&mut self, partition: i32);

    /// Computes what the batch puts out, state records included (with the input's partition). The loop commits it as one;
    /// when that fails it assigns the partitions anew, so nothing needs to be undone here.
    fn process(&mut self, batch: &[Received]) -> Vec<Outgoing>;
}
