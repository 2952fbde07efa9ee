//! How many events go into one request: the limit is on bytes as sent, which compression makes known only afterwards, so the
//! ratio of the last requests tells the size of the next. Pure.

use super::{Event, Limits};

/// Never aim below this, whatever a server refused.
const FLOOR: usize = 64 << 10;

#[derive(Debug)]
pub(super) struct Packer {
    limits: Limits,
    /// Bytes as sent for each byte encoded, a little pessimistic.
    ratio: f64,
}

impl Packer {
    pub(super) fn new(limits: Limits) -> Self {
        Self { limits, ratio: 1.0 }
    }

    pub(super) fn limits(&self) -> Limits {
        self.limits
    }

    /// How many of these events, at least one, are likely to fit.
    pub(super) fn fit<'e>(&self, events: impl Iterator<Item = &'e Event>) -> usize {
        let (mut count, mut inflated) = (0, 0);
        for event in events {
            inflated += event.body.len() + 1;
            let sent = inflated as f64 * self.ratio;
            let full =
                count == self.limits.records || inflated > self.limits.inflated || sent > self.limits.bytes as f64;
            if full && count > 0 {
                break;
            }
            count += 1;
        }
        count
    }

    /// Learns from a request that was built: what it weighs, and how many of its events would fit where it is too heavy.
    pub(super) fn weigh(&mut self, events: &[Event], sent: usize) -> Option<usize> {
        let inflated: usize = events.iter().map(|event| event.body.len() + 1).sum();
        let ratio = sent as f64 / inflated.max(1) as f64;
        // A small request compresses worse; it says little about a large one, which the estimate is for.
        self.ratio = if ratio > self.ratio {
            ratio
        } else {
            0.5 * (self.ratio + ratio)
        };
        if events.len() == 1 || sent <= self.limits.bytes {
            return None;
        }
        let share = events.len() as f64 * self.limits.bytes as f64 / sent as f64;
        Some(((share * 0.9) as usize).clamp(1, events.len() - 1))
    }

    /// A server took a request of several events for too large: aim lower from now on.
    pub(super) fn refused(&mut self, sent: usize) {
        self.limits.bytes = self.limits.bytes.min((sent / 4 * 3).max(FLOOR));
    }
}
