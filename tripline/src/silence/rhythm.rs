//! How often somebody speaks, out of when they spoke. Pure: times in ms, no clock.

/// Over how long the longest pause is remembered, at least; at most twice that.
const WEEK: i64 = 7 * 24 * 3600 * 1000;

/// When a source spoke and how long it paused.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rhythm {
    /// First heard.
    pub first: i64,
    /// Last heard.
    pub last: i64,
    /// The longest pause of this week and of the one before.
    this: i64,
    before: i64,
    /// When this week began.
    began: i64,
}

impl Rhythm {
    /// Somebody who was first heard then.
    pub fn begin(at: i64) -> Self {
        Self {
            first: at,
            last: at,
            began: at,
            ..Self::default()
        }
    }

    /// One of whom this much was written down.
    pub fn recalled(first: i64, last: i64, longest: i64) -> Self {
        Self {
            first,
            last,
            this: longest,
            before: 0,
            began: last,
        }
    }

    /// They speak. What comes out of order says only that they spoke then.
    pub fn hear(&mut self, at: i64) {
        if at < self.first {
            self.first = at;
        }
        if at <= self.last {
            return;
        }
        if at - self.began >= WEEK {
            (self.before, self.this, self.began) = (self.this, 0, at);
        }
        self.this = self.this.max(at - self.last);
        self.last = at;
    }

    /// The longest pause that is remembered.
    pub fn longest(&self) -> i64 {
        self.this.max(self.before)
    }

    /// How long a pause may be; `None` before they were heard for long enough.
    pub fn bound(&self, learn: i64, factor: u32, least: i64) -> Option<i64> {
        let is_learned = self.last - self.first >= learn && self.longest() > 0;
        is_learned.then(|| self.longest().saturating_mul(i64::from(factor)).max(least))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3600 * 1000;

    fn check(times: &[i64], expect: Option<i64>) {
        let mut rhythm = Rhythm::begin(times[0] * HOUR);
        times[1..].iter().for_each(|time| rhythm.hear(time * HOUR));
        let bound = rhythm.bound(24 * HOUR, 3, HOUR);
        assert_eq!(bound.map(|bound| bound / HOUR), expect, "{times:?}: {rhythm:?}");
    }

    #[test]
    fn a_rhythm_is_learned() {
        check(&[0], None);
        check(&[0, 5, 10, 20], None);
        check(&[0, 5, 10, 20, 25], Some(30));
        // A pause of the night is one of theirs.
        check(&[0, 1, 2, 14, 15, 16, 17, 38], Some(63));
    }

    #[test]
    fn a_pause_is_forgotten_after_two_weeks() {
        let mut rhythm = Rhythm::begin(0);
        rhythm.hear(100 * HOUR);
        for hour in 101..=168 {
            rhythm.hear(hour * HOUR);
        }
        assert_eq!(rhythm.longest(), 100 * HOUR);
        for hour in 169..=2 * 168 + 1 {
            rhythm.hear(hour * HOUR);
        }
        assert_eq!(rhythm.longest(), HOUR);
    }

    #[test]
    fn what_is_late_is_no_pause() {
        let mut rhythm = Rhythm::begin(10);
        rhythm.hear(20);
        rhythm.hear(5);
        assert_eq!((rhythm.first, rhythm.last, rhythm.longest()), (5, 20, 10));
    }
}
