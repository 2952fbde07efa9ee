//! What came of the chaos, for people and for programs, and whether it holds.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

/// The figures.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    /// Which bus.
    pub bus: &'static str,
    /// The plan's; the same seed is the same plan.
    pub seed: u64,
    /// What was done, by kind.
    pub faults: BTreeMap<&'static str, u64>,
    /// What could not be done here, and why.
    pub skipped: BTreeMap<&'static str, &'static str>,
    /// Records that were accepted.
    pub published: u64,
    /// Events that are due, over all destinations, by an undisturbed run of the same records.
    pub expected: u64,
    /// Events that were delivered, each counted once.
    pub delivered: u64,
    /// Events that are due and were not delivered.
    pub lost: u64,
    /// Events that are not due, or were told in other words under the same identity, or stand on the bus twice.
    pub duplicates: u64,
    /// Whether the state is that of the undisturbed run.
    pub state_equal: bool,
    /// Deliveries of the same event again, word for word: what at-least-once allows after a fault.
    pub repeats: u64,
    /// Events that came before an older one of their finding.
    pub disorder: u64,
    /// Of them, those that no answer that was lost explains, and nothing that happened to a process or the bus.
    pub unexplained: u64,
    /// Requests before the time that `Retry-After` named.
    pub disrespected: u64,
    /// Whether everything arrived in time when the faults had ended.
    pub drained: bool,
    /// Everything else that is not as it should be, in words.
    pub complaints: Vec<String>,
}

impl Report {
    /// Whether all is as it should be.
    pub fn holds(&self) -> bool {
        let done = self.published > 0 && self.faults.values().sum::<u64>() > 0 && self.drained;
        let wrong = self.lost + self.duplicates + self.unexplained + self.disorder + self.disrespected;
        done && wrong == 0 && self.state_equal && self.complaints.is_empty()
    }

    /// For programs.
    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |counts: &BTreeMap<&str, u64>| {
            let words: Vec<String> = counts.iter().map(|(kind, count)| format!("{kind} {count}")).collect();
            words.join(", ")
        };
        let all: u64 = self.faults.values().sum();
        writeln!(
            out,
            "{} faults on {} (seed {}): {}",
            all,
            self.bus,
            self.seed,
            list(&self.faults)
        )?;
        for (fault, reason) in &self.skipped {
            writeln!(out, "skipped: {fault}: {reason}")?;
        }
        let told = format!("{} of {} events delivered", self.delivered, self.expected);
        writeln!(
            out,
            "{} records accepted, {told}, {} of them again, as they were",
            self.published, self.repeats
        )?;
        for (holds, what) in [
            (self.drained, "everything arrived when the faults had ended".to_owned()),
            (self.lost == 0, format!("{} lost", self.lost)),
            (self.duplicates == 0, format!("{} duplicates", self.duplicates)),
            (self.disorder == 0, format!("{} before an older one", self.disorder)),
            (
                self.unexplained == 0,
                format!("{} of them again without a reason", self.unexplained),
            ),
            (
                self.disrespected == 0,
                format!("{} earlier than Retry-After", self.disrespected),
            ),
            (self.state_equal, "state as undisturbed".to_owned()),
        ] {
            writeln!(out, "{} {what}", if holds { "ok  " } else { "FAIL" })?;
        }
        self.complaints
            .iter()
            .try_for_each(|complaint| writeln!(out, "FAIL {complaint}"))
    }
}
