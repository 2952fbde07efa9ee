//! What came of one kind, as a row. Measures nothing.

use std::fmt::Write as _;

use serde::Serialize;

/// How many times as long as a bare loop ours may take.
const GOAL: f64 = 0.8;

/// What came of one kind.
#[derive(Debug, Default, Serialize)]
pub struct Row {
    /// The kind.
    pub kind: String,
    /// Findings that were to be delivered.
    pub findings: usize,
    /// Those that arrived.
    pub delivered: usize,
    /// Those that did not, dead letters among them.
    pub lost: usize,
    /// Arrivals of what had been there.
    pub repeated: usize,
    /// Those that came behind a later event of their finding, or were not to be recognised.
    pub reordered: usize,
    /// Of ours.
    pub findings_per_second: f64,
    /// Of ours.
    pub requests_per_second: f64,
    /// Of a bare loop that sends the same.
    pub bare_requests_per_second: f64,
    /// Ours by the bare loop's.
    pub ratio: f64,
    /// Whether that is what was aimed at.
    pub fast: bool,
    /// What the destination said last, where something is missing.
    pub failure: Option<String>,
}

/// Above all rows.
pub const HEAD: &str =
    "kind                 findings delivered  lost repeated reordered   findings/s   requests/s  bare, req./s  ratio";

impl Row {
    /// Rates out of what was counted; both in the same time of the same machine.
    pub fn rates(&mut self, ours: (usize, f64), bare: (usize, f64)) {
        let rate = |count: usize, seconds: f64| if seconds > 0.0 { count as f64 / seconds } else { 0.0 };
        self.findings_per_second = rate(self.delivered, ours.1);
        self.requests_per_second = rate(ours.0, ours.1);
        self.bare_requests_per_second = rate(bare.0, bare.1);
        self.ratio = match self.bare_requests_per_second {
            bare if bare > 0.0 => self.requests_per_second / bare,
            _ => 0.0,
        };
        self.fast = self.ratio >= GOAL;
    }

    /// Nothing is missing, nothing out of order.
    pub fn holds(&self) -> bool {
        self.lost == 0 && self.reordered == 0
    }

    /// For people.
    pub fn text(&self) -> String {
        let mut text = format!(
            "{:<20} {:>8} {:>9} {:>5} {:>8} {:>9} {:>12.0} {:>12.1} {:>13.1} {:>6.2}",
            self.kind,
            self.findings,
            self.delivered,
            self.lost,
            self.repeated,
            self.reordered,
            self.findings_per_second,
            self.requests_per_second,
            self.bare_requests_per_second,
            self.ratio
        );
        if !self.fast {
            text.push_str("  below 0.8");
        }
        if let Some(failure) = &self.failure {
            let _ = write!(text, "\n    {failure}");
        }
        text
    }
}
