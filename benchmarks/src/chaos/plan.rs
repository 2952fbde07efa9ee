//! Which fault comes next, by a seed: the same seed, the same plan. Pure.

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use crate::gate::Mode;
use receiver::Failure;

/// A fault of a process or of what is under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// SIGKILL, and started again.
    Kill,
    /// SIGTERM, and started again.
    Restart,
    /// SIGSTOP for longer than a session, then SIGCONT.
    Freeze,
    /// One more worker.
    Join,
    /// That one goes, in order.
    Leave,
    /// A broker is killed and started again.
    BrokerKill,
    /// No room on the disk for a while.
    DiskFull,
    /// The clock is another one.
    ClockStep,
    /// A worker is killed and finds its local store gone.
    StoreDeleted,
    /// A worker is killed and finds its local store cut.
    StoreTruncated,
}

impl Fault {
    /// All of them, with how often each comes beside the others.
    pub const ALL: [(Self, u32); 10] = [
        (Self::Kill, 8),
        (Self::Restart, 2),
        (Self::Freeze, 2),
        (Self::Join, 2),
        (Self::Leave, 2),
        (Self::BrokerKill, 1),
        (Self::DiskFull, 1),
        (Self::ClockStep, 1),
        (Self::StoreDeleted, 1),
        (Self::StoreTruncated, 1),
    ];

    /// Its word in the report.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Kill => "kill",
            Self::Restart => "restart",
            Self::Freeze => "freeze",
            Self::Join => "join",
            Self::Leave => "leave",
            Self::BrokerKill => "broker_kill",
            Self::DiskFull => "disk_full",
            Self::ClockStep => "clock_step",
            Self::StoreDeleted => "store_deleted",
            Self::StoreTruncated => "store_truncated",
        }
    }
}

/// A fault of a destination.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outage {
    /// As the server answers.
    Answer(Failure),
    /// As the connection breaks.
    Connection(Mode),
}

const OUTAGES: [(Outage, &str); 7] = [
    (Outage::Answer(Failure::Busy(1)), "receiver_429"),
    (Outage::Answer(Failure::Failing), "receiver_500"),
    (Outage::Answer(Failure::Forgetful), "receiver_500_after_taking"),
    (Outage::Connection(Mode::Reset), "receiver_reset"),
    (Outage::Connection(Mode::Slow), "receiver_slow"),
    (Outage::Connection(Mode::Truncated), "receiver_truncated"),
    (Outage::Connection(Mode::Away), "receiver_away"),
];

/// How fast faults follow each other, ms at least and at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tempo {
    /// Between two faults of processes.
    pub pause: (u64, u64),
    /// How long a frozen process stands still.
    pub freeze: (u64, u64),
    /// After how long of silence a process is taken for gone, on Kafka.
    pub session: u64,
}

impl Tempo {
    /// As many faults as can be met in the time; one process alone has no session.
    pub fn dense(is_alone: bool) -> Self {
        let freeze = if is_alone { 2_000 } else { 4_500 };
        Self {
            pause: (100, 900),
            freeze: (freeze, freeze),
            session: 3_000,
        }
    }

    /// Those of one long run by hand: destinations fail all the while, and there is time to deliver between two faults.
    pub fn wide(is_alone: bool) -> Self {
        Self {
            pause: (3_000, 12_000),
            freeze: if is_alone { (2_000, 6_000) } else { (12_000, 25_000) },
            session: 10_000,
        }
    }
}

/// What comes next on one of the lanes, each of which goes its own way whatever happens on the others.
#[derive(Debug)]
pub struct Plan {
    random: StdRng,
    faults: Vec<(Fault, u32)>,
}

impl Plan {
    /// A lane of a seed, with the faults that can be had here.
    pub fn new(seed: u64, lane: u64, possible: impl Fn(Fault) -> bool) -> Self {
        Self {
            random: StdRng::seed_from_u64(seed ^ lane.wrapping_mul(0x9e37_79b9_7f4a_7c15)),
            faults: Fault::ALL.into_iter().filter(|(fault, _)| possible(*fault)).collect(),
        }
    }

    /// The next fault.
    pub fn fault(&mut self) -> Fault {
        let all: u32 = self.faults.iter().map(|(_, weight)| weight).sum();
        let mut at = self.random.random_range(0..all.max(1));
        for (fault, weight) in &self.faults {
            if at < *weight {
                return *fault;
            }
            at -= weight;
        }
        Fault::Kill
    }

    /// The next failure of a destination, and its word.
    pub fn failure(&mut self) -> (Outage, &'static str) {
        OUTAGES[self.random.random_range(0..OUTAGES.len())]
    }

    /// One of so many.
    pub fn one_of(&mut self, count: usize) -> usize {
        self.random.random_range(0..count.max(1))
    }

    /// A time from `least` to `most` milliseconds.
    pub fn millis(&mut self, least: u64, most: u64) -> std::time::Duration {
        std::time::Duration::from_millis(self.random.random_range(least..=most))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_is_a_plan_and_only_what_is_possible_comes() {
        let draw = |seed| {
            let mut plan = Plan::new(seed, 1, |fault| fault != Fault::ClockStep);
            (0..200).map(|_| plan.fault()).collect::<Vec<_>>()
        };
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
        let drawn = draw(7);
        for (fault, _) in Fault::ALL {
            assert_eq!(drawn.contains(&fault), fault != Fault::ClockStep, "{fault:?}");
        }
    }
}
