//! What the loop needs to know besides sink and transport: how fast, how patient, whose clock.

use std::sync::Arc;
use std::time::Duration;

use schemas::wire::Codec;
use schemas::{Clock, Finding};

use super::{Digest, Health, Wait};
use crate::backoff::Backoff;
use crate::bus::Record;

/// Which findings a destination is to have.
pub type Wanted = Arc<dyn Fn(&Finding) -> bool + Send + Sync>;

/// Which findings are to wait, as they come: by the finding, its record and the time of day, ms since the Unix epoch.
pub type HoldBack = Arc<dyn Fn(&Finding, &Record, i64) -> Option<Wait> + Send + Sync>;

/// What findings must share to be told together: their rule, account or owner.
pub type Group = Arc<dyn Fn(&Finding) -> String + Send + Sync>;

/// Settings of one destination's loop.
#[derive(Clone)]
pub struct Settings {
    /// The wire form of findings and rejects.
    pub codec: Arc<Codec>,
    /// Where the loop says how it fares.
    pub health: Health,
    /// Which findings are delivered; the others are passed over.
    pub wanted: Wanted,
    /// Which of them are told later.
    pub hold_back: HoldBack,
    /// Which of the destination's workers this is.
    pub worker: usize,
    /// How many it has.
    pub workers: usize,
    /// Haste and patience.
    pub pace: Pace,
    /// Beyond how many requests events are told together; only for a sink whose requests may carry several.
    pub digest: Option<Digest>,
    /// What the findings of one digest share; without it nothing.
    pub group: Option<Group>,
    /// The time of day.
    pub clock: Clock,
    /// Makes the jitter repeatable.
    pub seed: Option<u64>,
}

impl Settings {
    /// Settings with the defaults.
    pub fn new(codec: Arc<Codec>) -> Self {
        Self {
            codec,
            health: Health::default(),
            wanted: Arc::new(|_| true),
            hold_back: Arc::new(|_, _, _| None),
            worker: 0,
            workers: 1,
            pace: Pace::default(),
            digest: None,
            group: None,
            clock: Clock::system(),
            seed: None,
        }
    }
}

/// Haste and patience.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Under load, how long to gather a batch; the first finding after a quiet time goes at once.
    pub linger: Duration,
    /// The waits after failures in a row.
    pub backoff: Backoff,
    /// The longest wait that a server may ask for.
    pub retry_after: Duration,
    /// How often to try again while a credential or the config is wrong.
    pub hold: Duration,
    /// Offsets are committed when nothing is in flight, and else this often.
    pub commit: Duration,
    /// How often to ask for confirmations.
    pub confirm: Duration,
    /// A batch that is not confirmed in this time is sent again.
    pub confirm_limit: Duration,
    /// A finding that waits for longer is an alarm.
    pub alarm_after: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            linger: Duration::from_millis(200),
            backoff: Backoff {
                first: Duration::from_secs(1),
                longest: Duration::from_secs(60),
            },
            retry_after: Duration::from_secs(15 * 60),
            hold: Duration::from_secs(60),
            commit: Duration::from_secs(1),
            confirm: Duration::from_secs(1),
            confirm_limit: Duration::from_secs(5 * 60),
            alarm_after: Duration::from_secs(5 * 60),
        }
    }
}
