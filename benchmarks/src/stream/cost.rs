//! What reading records costs.

use std::time::Duration;

/// What reading some records cost.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    /// By the clock.
    pub wall: Duration,
    /// Of all cores.
    pub cpu: Duration,
    /// Records.
    pub records: usize,
    /// Their bytes.
    pub bytes: usize,
}
