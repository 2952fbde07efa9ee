//! How many events go into one request: the limit is on bytes as sent, which compression makes known only afterwards, so the
//! ratio of the last requests tells the size of the next. Pure.

use super::{Event, Limits};

/// Never aim below this, whatever a server refused.
const FLOOR: usize = 64 << 10;

#[derive(Debug)]
pub(super) struct Batching {
    limits: Limits,
    /// Bytes as sent for each byte encoded, a little pessimistic.
    ratio: f64,
}

impl Batching {
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
        let telling = inflated.saturating_mul(4) >= self.limits.bytes.min(self.limits.inflated);
        self.ratio = match ratio > self.ratio {
            _ if !telling => self.ratio,
            true => ratio,
            false => 0.2 * self.ratio + 0.8 * ratio,
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

#[cfg(test)]
mod tests {
    use super::super::in_flight::tests::event;
    use super::*;

    fn batching(bytes: usize) -> Batching {
        Batching::new(Limits {
            records: 50,
            bytes,
            inflated: 100_000,
            alone: bytes,
        })
    }

    fn fit(batching: &Batching, events: &[Event]) -> usize {
        batching.fit(events.iter())
    }

    #[test]
    fn requests_stay_within_every_limit() {
        let events = vec![event(999); 80];
        assert_eq!(fit(&batching(20_000), &events), 20);
        assert_eq!(fit(&batching(1_000_000), &events), 50);
        assert_eq!(fit(&batching(1_000_000), &vec![event(9_999); 80]), 10);
        assert_eq!(fit(&batching(10), &events), 1, "one is always tried");
        assert_eq!(fit(&batching(10), &[]), 0);
    }

    #[test]
    fn the_ratio_is_learned() {
        let (mut batching, events) = (batching(20_000), vec![event(999); 20]);
        for _ in 0..10 {
            assert_eq!(batching.weigh(&events, 10_000), None);
        }
        assert_eq!(fit(&batching, &vec![event(999); 80]), 39);
        // Worse than thought: as many as are likely to fit, at once.
        assert_eq!(batching.weigh(&vec![event(999); 40], 40_000), Some(18));
        assert_eq!(fit(&batching, &vec![event(999); 80]), 20);
        assert_eq!(batching.weigh(&events[..1], 40_000), None, "one alone cannot be cut");
    }

    #[test]
    fn a_refusal_lowers_the_aim() {
        let mut batching = batching(1_000_000);
        batching.refused(400_000);
        assert_eq!(batching.limits().bytes, 300_000);
        batching.refused(1_000);
        assert_eq!(batching.limits().bytes, FLOOR);
    }
}
