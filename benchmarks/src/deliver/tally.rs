//! What arrived: what is still wanted, what came again, what came behind its successor. Pure.

use std::collections::HashMap;

/// The events of one finding.
#[derive(Debug, Default)]
struct Events {
    /// A bit a sequence, from 1.
    seen: u64,
    highest: u32,
}

/// Arrivals, by the events' ids.
#[derive(Debug, Default)]
pub struct Tally {
    findings: HashMap<String, Events>,
    /// Events that came at least once.
    pub delivered: usize,
    /// Arrivals of what had been there.
    pub repeated: usize,
    /// Events that came first after a later one of their finding.
    pub reordered: usize,
    /// Arrivals that name no event.
    pub strange: usize,
}

impl Tally {
    /// Takes note of an arrival, `UID:SEQUENCE`.
    pub fn arrive(&mut self, id: &str) {
        let parts = id
            .split_once(':')
            .and_then(|(uid, sequence)| Some((uid, sequence.parse::<u32>().ok()?)));
        let Some((uid, sequence @ 1..=63)) = parts else {
            self.strange += 1;
            return;
        };
        let events = self.findings.entry(uid.to_owned()).or_default();
        let bit = 1 << sequence;
        if events.seen & bit != 0 {
            self.repeated += 1;
            return;
        }
        events.seen |= bit;
        self.delivered += 1;
        self.reordered += usize::from(sequence < events.highest);
        events.highest = events.highest.max(sequence);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_arrival_is_one_thing() {
        let mut tally = Tally::default();
        for id in ["a:1", "b:1", "a:2", "a:1", "a:4", "a:3", "a:3", "", "a:0"] {
            tally.arrive(id);
        }
        let Tally {
            delivered,
            repeated,
            reordered,
            strange,
            ..
        } = tally;
        assert_eq!((delivered, repeated, reordered, strange), (5, 2, 1, 2));
    }
}
