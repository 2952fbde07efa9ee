//! How the loop goes about it.

use std::sync::Arc;
use std::time::Duration;

use schemas::wire::Codec;

use super::progress::Progress;
use crate::backoff::Backoff;
use crate::bus::PollLimits;

/// Settings of one worker's loop.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The wire form of rejected records.
    pub codec: Arc<Codec>,
    /// Where the loop says how far it is.
    pub progress: Progress,
    /// How much one batch may bring. Batches are small when little comes, so that nothing waits, and large when much does.
    pub limits: PollLimits,
    /// The waits after failures of the bus in a row.
    pub backoff: Backoff,
}

impl Settings {
    /// Settings with the defaults.
    pub fn new(codec: Arc<Codec>) -> Self {
        Self {
            codec,
            progress: Progress::default(),
            limits: PollLimits {
                records: 2_000,
                bytes: 8 << 20,
                wait: Duration::from_secs(1),
            },
            backoff: Backoff::BUS,
        }
    }
}
