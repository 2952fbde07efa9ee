//! How a reader asks and what it is told. Knows no bus.

use super::record::Received;

/// How much one poll may bring.
#[derive(Debug, Clone, Copy)]
pub struct PollLimits {
    /// At most so many records. 0 takes none and only keeps the place in the group: for a reader that holds a batch for long.
    pub records: usize,
    /// At most so many bytes of values (one record more than that is still taken alone).
    pub bytes: usize,
    /// Return empty-handed after so long. With records at hand a poll returns at once.
    pub wait: std::time::Duration,
}

/// What a poll brought.
#[derive(Debug)]
pub enum Polled {
    /// Records of assigned partitions, in order within each. May be empty.
    Records(Vec<Received>),
    /// These partitions are ours from now on; restore their state before the next poll.
    Assigned(Vec<i32>),
    /// These are about to go: commit what is done of them now. Nothing of them comes any more; the next poll gives them up.
    Revoking(Vec<i32>),
    /// These are no longer ours; forget their state.
    Revoked(Vec<i32>),
}

/// Where a [`Tail`] begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TailFrom {
    /// With the oldest record kept.
    Beginning,
    /// With what comes after the call.
    End,
}
