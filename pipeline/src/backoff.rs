//! How long to wait before the next try: exponential with full jitter, so that those who failed together do not come together
//! ("Exponential Backoff And Jitter", AWS Architecture Blog). Pure.

use std::time::Duration;

/// Waits that grow from the first to the longest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Backoff {
    /// The wait after a first failure, at most; doubled after each further one.
    pub first: Duration,
    /// Where the doubling ends.
    pub longest: Duration,
}

impl Backoff {
    /// What a caller of the bus waits where nothing else is said.
    pub const BUS: Self = Self {
        first: Duration::from_millis(100),
        longest: Duration::from_secs(30),
    };

    /// The longest wait after so many failures in a row (from 1).
    pub fn bound(&self, failures: u32) -> Duration {
        let doublings = failures.saturating_sub(1).min(20);
        self.first.saturating_mul(1 << doublings).min(self.longest)
    }

    /// The wait after so many failures in a row (from 1). `chance` is in 0..1.
    pub fn wait(&self, failures: u32, chance: f64) -> Duration {
        self.bound(failures).mul_f64(chance.clamp(0.0, 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_a_bound() {
        let backoff = Backoff {
            first: Duration::from_secs(1),
            longest: Duration::from_secs(60),
        };
        for (failures, chance, expect) in [
            (0, 1.0, 1.0),
            (1, 1.0, 1.0),
            (1, 0.0, 0.0),
            (4, 0.5, 4.0),
            (7, 1.0, 60.0),
            (u32::MAX, 1.0, 60.0),
            (4, 7.0, 8.0),
        ] {
            assert_eq!(
                backoff.wait(failures, chance),
                Duration::from_secs_f64(expect),
                "{failures} {chance}"
            );
        }
    }
}
