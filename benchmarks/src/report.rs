//! Rows of a comparison as text, JSON and Markdown.

use std::fmt::Write as _;

use serde::Serialize;

/// One measure of ours beside one of a peer's.
#[derive(Debug, Serialize)]
pub struct Row {
    /// What was measured.
    pub measure: String,
    /// Our figure.
    pub ours: f64,
    /// The peer.
    pub peer: String,
    /// Its figure.
    pub theirs: f64,
    /// The unit of both; less is better.
    pub unit: &'static str,
    /// How many times as fast we are.
    pub ratio: f64,
    /// Whether both found the same matches.
    pub matches_equal: bool,
}

impl Row {
    /// A row in microseconds of CPU a record.
    pub fn new(measure: String, ours: f64, peer: &str, theirs: f64, matches_equal: bool) -> Self {
        Self {
            measure,
            ours,
            peer: peer.to_owned(),
            theirs,
            unit: "µs of CPU a record",
            ratio: theirs / ours,
            matches_equal,
        }
    }
}

/// All rows, and what was compared.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    /// The rows.
    pub rows: Vec<Row>,
    notes: Vec<String>,
}

impl Report {
    /// A remark on what was compared.
    pub fn note(&mut self, note: String) {
        self.notes.push(note);
    }

    /// For programs.
    pub fn json(&self) -> String {
        serde_json::json!({ "rows": self.rows, "notes": self.notes, "machine": machine() }).to_string()
    }

    /// For a terminal.
    pub fn text(&self) -> String {
        let mut out = self.notes.join("\n");
        out.push('\n');
        for row in &self.rows {
            let equal = if row.matches_equal { "" } else { "  MATCHES DIFFER" };
            let _ = writeln!(
                out,
                "{:<44} {:>9.3}   {:<38} {:>9.3}   × {:.2}{equal}",
                row.measure, row.ours, row.peer, row.theirs, row.ratio
            );
        }
        out
    }

    /// For `RESULTS.md`.
    pub fn markdown(&self) -> String {
        let mut out = format!(
            "# Results\n\nMade by `cargo run --release -p benchmarks -- compare`: µs of CPU a record on one thread, medians of interleaved \
             rounds, less is better; × says how many times as fast we are. Machine: {}.\n\n",
            machine()
        );
        for note in &self.notes {
            let _ = writeln!(out, "- {note}");
        }
        out.push_str("\n| measure | ours | peer | theirs | × | same matches |\n|---|---|---|---|---|---|\n");
        for row in &self.rows {
            let equal = if row.matches_equal { "yes" } else { "**no**" };
            let _ = writeln!(
                out,
                "| {} | {:.3} | {} | {:.3} | {:.2} | {equal} |",
                row.measure, row.ours, row.peer, row.theirs, row.ratio
            );
        }
        out
    }
}

/// The processor as Linux names it, and how many of it.
fn machine() -> String {
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(':'));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let build = if cfg!(debug_assertions) {
        "; **not a release build**: ours has debug assertions, its dependencies are little optimised, the peers' process is a release"
    } else {
        ""
    };
    format!("{} × {cores}{build}", model.map_or("unknown", |(_, name)| name.trim()))
}
