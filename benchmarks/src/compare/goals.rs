//! What was aimed at, and by how much it was met or missed. Measures nothing.

use std::fmt::Write as _;

use crate::report::Row;

/// What is held against what.
enum Held {
    /// A measure of ours against a peer.
    Peer(&'static str, &'static str),
    /// A measure of ours against another of ours, in whose time it is to be done.
    Own(&'static str, &'static str),
}

use Held::{Own, Peer};

const REAL: &str = "real pack, verdicts, batch 1,024";
const HUNDRED: &str = "mix, 100 rules, batch 1,024";
const THOUSAND: &str = "mix, 1000 rules, batch 1,024";

/// The aim in words, what is held against what, and how many times as fast we want to be.
const GOALS: [(&str, Held, f64); 16] = [
    ("real pack ≥ 0.5 × simd-json's tape", Peer(REAL, "simd-json tape"), 0.5),
    (
        "real pack ≥ 2 × serde_json's Value alone",
        Peer(REAL, "serde_json Value"),
        2.0,
    ),
    (
        "real pack: batch of 1 ≤ 2 × batch of 1,024",
        Own("real pack, verdicts, batch 1", REAL),
        0.5,
    ),
    (
        "mix, 100 rules ≥ 3 × simd-json's tape",
        Peer(HUNDRED, "simd-json tape"),
        3.0,
    ),
    (
        "mix, 1,000 rules ≥ 1.5 × simd-json's tape",
        Peer(THOUSAND, "simd-json tape"),
        1.5,
    ),
    (
        "mix: 5,000 rules ≤ 2 × 100 rules",
        Own("mix, 5000 rules, batch 1,024", HUNDRED),
        0.5,
    ),
    (
        "stage: unchanged ≥ 5 × changed",
        Own("stage, unchanged", "stage, in another state"),
        5.0,
    ),
    (
        "stage, first seen ≤ 3 × bare decode",
        Peer("stage, first seen", "bare decode"),
        1.0 / 3.0,
    ),
    (
        "stage, in another state ≤ 3 × bare decode",
        Peer("stage, in another state", "bare decode"),
        1.0 / 3.0,
    ),
    (
        "stage, unchanged ≤ 3 × bare decode",
        Peer("stage, unchanged", "bare decode"),
        1.0 / 3.0,
    ),
    (
        "mix, 1,000 rules ≥ 6 × Java",
        Peer(THOUSAND, "Java 17 with Jackson"),
        6.0,
    ),
    ("mix, 1,000 rules ≥ 12 × rsigma", Peer(THOUSAND, "rsigma-eval"), 12.0),
    ("mix, 1,000 rules ≥ 20 × VRL", Peer(THOUSAND, "VRL"), 20.0),
    ("mix, 1,000 rules ≥ 50 × regorus", Peer(THOUSAND, "regorus"), 50.0),
    ("mix, 1,000 rules ≥ 50 × Flink SQL", Peer(THOUSAND, "Flink SQL"), 50.0),
    ("mix, 1,000 rules ≥ 150 × DuckDB", Peer(THOUSAND, "DuckDB"), 150.0),
];

/// The goals as a table of Markdown.
pub fn table(rows: &[Row]) -> String {
    let mut out = String::from("\n## Goals\n\n| goal | wanted × | reached × | |\n|---|---|---|---|\n");
    for (words, held, wanted) in &GOALS {
        let reached = match held {
            Peer(measure, peer) => find(rows, measure, Some(peer)).map(|row| row.ratio),
            Own(measure, other) => find(rows, measure, None)
                .zip(find(rows, other, None))
                .map(|(row, other)| other.ours / row.ours),
        };
        let _ = match reached {
            Some(reached) if reached >= *wanted => {
                writeln!(out, "| {words} | {wanted:.2} | {reached:.2} | met |")
            }
            Some(reached) => {
                writeln!(
                    out,
                    "| {words} | {wanted:.2} | {reached:.2} | missed by a factor of {:.1} |",
                    wanted / reached
                )
            }
            None => writeln!(out, "| {words} | {wanted:.2} | | not run |"),
        };
    }
    out
}

fn find<'r>(rows: &'r [Row], measure: &str, peer: Option<&str>) -> Option<&'r Row> {
    let is = |row: &&Row| row.measure == measure && peer.is_none_or(|peer| row.peer == peer);
    rows.iter().find(is)
}
