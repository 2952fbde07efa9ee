//! How many requests a destination for people may get within a window; what comes beyond is gathered until the window ends and sent as
//! one. Loses nothing and delays nothing without need. Pure.

use std::time::{Duration, Instant};

/// A cap, beyond which events are told together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Digest {
    /// So many requests of their own within a window.
    pub above: usize,
    /// The window.
    pub window: Duration,
    /// Events that a request carries by itself.
    pub alone: usize,
}

/// What is left of the window.
#[derive(Debug)]
pub(super) struct Allowance {
    digest: Option<Digest>,
    began: Option<Instant>,
    sent: usize,
}

impl Allowance {
    pub(super) fn new(digest: Option<Digest>) -> Self {
        Self {
            digest,
            began: None,
            sent: 0,
        }
    }

    /// Until when to gather, because the window's requests are used up.
    pub(super) fn gathers_until(&self, now: Instant) -> Option<Instant> {
        let (digest, began) = (self.digest?, self.began?);
        let end = began + digest.window;
        (self.sent >= digest.above && now < end).then_some(end)
    }

    /// How many events the next request may carry, of as many as a digest may.
    pub(super) fn records(&self, most: usize) -> usize {
        match self.digest {
            Some(digest) if self.sent < digest.above => digest.alone,
            _ => most,
        }
    }

    /// Whether the next request tells several events as one.
    pub(super) fn is_used_up(&self) -> bool {
        self.digest.is_some_and(|digest| self.sent >= digest.above)
    }

    /// A request was taken from what waits; `rest` still waits. A digest that leaves something is followed by the next at once.
    pub(super) fn took(&mut self, now: Instant, rest: usize) {
        let Some(digest) = self.digest else { return };
        let over = self.began.is_none_or(|began| now >= began + digest.window);
        if over && self.sent >= digest.above && rest > 0 {
            return;
        }
        if over {
            (self.began, self.sent) = (Some(now), 0);
        }
        self.sent += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beyond_the_cap_everything_waits_for_one_request() {
        let (window, second) = (Duration::from_secs(60), Duration::from_secs(1));
        let mut allowance = Allowance::new(Some(Digest {
            above: 2,
            window,
            alone: 1,
        }));
        let start = Instant::now();
        for _ in 0..2 {
            assert_eq!((allowance.gathers_until(start), allowance.records(500)), (None, 1));
            allowance.took(start, 9);
        }
        assert_eq!(allowance.gathers_until(start + second), Some(start + window));
        assert_eq!(allowance.records(500), 500, "what was gathered goes as one");
        let end = start + window;
        assert_eq!(allowance.gathers_until(end), None);
        allowance.took(end, 700);
        assert_eq!(allowance.records(500), 500, "the rest at once, as one");
        assert_eq!(allowance.gathers_until(end), None);
        allowance.took(end, 0);
        assert_eq!((allowance.gathers_until(end), allowance.records(500)), (None, 1));
        let later = end + window + window;
        allowance.took(later, 0);
        assert_eq!(allowance.records(500), 1, "a window of its own");
    }

    #[test]
    fn without_a_cap_nothing_changes() {
        let mut allowance = Allowance::new(None);
        let now = Instant::now();
        allowance.took(now, 10);
        assert_eq!((allowance.gathers_until(now), allowance.records(7)), (None, 7));
    }
}
