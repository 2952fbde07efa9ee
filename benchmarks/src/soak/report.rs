//! What came of the soak, and whether it holds.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use super::load::Latencies;
use super::probe::{Line, Trend};

/// The figures.
pub struct Report {
    /// Changes that were accepted.
    pub accepted: u64,
    /// Those of them whose transition did not arrive.
    pub missing: u64,
    /// Transitions that arrived again.
    pub repeated: u64,
    /// How long the rest took to arrive after the load.
    pub drained: Option<Duration>,
    /// Acceptance before the load.
    pub idle: Latencies,
    /// Acceptance under it.
    pub loaded: Latencies,
    /// Answers by kind of post and status.
    pub counts: BTreeMap<String, u64>,
    /// Memory, descriptors, disk.
    pub trend: Trend,
    /// Whether it was long enough for growth to mean something: caches fill, the log grows to its retention, the destination comes and
    /// goes once.
    pub long: bool,
    /// Whether the process lived until it was told to stop, and stopped well.
    pub ended: bool,
}

/// Acceptance under load may take so many times as long as when idle.
const SLOWER: f64 = 3.0;

/// What one sync of the disk may take, seconds: nothing idle counts as quicker.
const SYNC: f64 = 0.010;

/// What is called flat: growth in a minute, as a share of the mean, once caches are full.
const FLAT: f64 = 0.05;

impl Report {
    /// What is promised, and whether it was so.
    fn promises(&self) -> Vec<(bool, String)> {
        let (idle, loaded) = (
            self.idle.per_mille(990).as_secs_f64(),
            self.loaded.per_mille(990).as_secs_f64(),
        );
        let faults: u64 = self
            .counts
            .iter()
            .filter(|(kind, _)| is_fault(kind))
            .map(|(_, count)| count)
            .sum();
        vec![
            (
                self.accepted > 0 && self.missing == 0,
                format!("{} of {} accepted changes are missing", self.missing, self.accepted),
            ),
            (
                self.drained.is_some(),
                format!("the rest arrived within {:?}", self.drained),
            ),
            (
                loaded <= idle.max(SYNC) * SLOWER,
                format!("99 % of acceptances: {:.1} times as long as idle", loaded / idle),
            ),
            self.flat("memory, MB", &self.trend.memory),
            self.flat("descriptors", &self.trend.descriptors),
            self.flat("disk, MB", &self.trend.disk),
            (faults == 0, format!("{faults} answers that accuse the server")),
            (self.ended, "the process lived and stopped cleanly".to_owned()),
        ]
    }

    fn flat(&self, what: &str, line: &Line) -> (bool, String) {
        let judged = if self.long { "" } else { " (too short to be judged)" };
        (!self.long || line.growth() <= FLAT, format!("{what}: {line}{judged}"))
    }

    /// Whether all of it was.
    pub fn holds(&self) -> bool {
        self.promises().iter().all(|(holds, _)| *holds)
    }
}

/// A server error that is not back-pressure.
fn is_fault(kind: &str) -> bool {
    let status = kind.rsplit(' ').next().and_then(|status| status.parse::<u16>().ok());
    status.is_some_and(|status| status >= 500 && status != 503 && status != 507)
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "idle:   {}\nloaded: {}", self.idle, self.loaded)?;
        writeln!(
            out,
            "answers: {:?}; {} transitions arrived again",
            self.counts, self.repeated
        )?;
        for (holds, what) in self.promises() {
            writeln!(out, "{} {what}", if holds { "ok  " } else { "FAIL" })?;
        }
        Ok(())
    }
}
