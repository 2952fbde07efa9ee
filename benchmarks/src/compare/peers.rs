//! The peers' own process: records and rules go out as files, figures come back as JSON lines.

use std::path::Path;
use std::process::Command;

use anyhow::Context as _;
use schemas::ConfigChange;
use serde::Deserialize;

use super::mix::Rule;
use crate::report::Row;

/// What the peers measured; nothing where they are not built.
#[derive(Debug, Default)]
pub struct Peers(Vec<Figure>);

#[derive(Debug, Deserialize)]
struct Figure {
    name: String,
    micros: f64,
    matches: Option<usize>,
}

/// Built by `benchmarks/peers/install.sh`.
const BUILT: &str = "benchmarks/peers/target/release/peers";

/// Runs those that are built.
const PROGRAM: &str = "benchmarks/peers/measure.sh";

impl Peers {
    /// Runs them over the records with the types and rules of a mix.
    ///
    /// # Errors
    /// Files that cannot be written, or a peer that fails.
    pub fn run(changes: &[&ConfigChange], types: &[usize], rules: &[Rule], rounds: usize) -> anyhow::Result<Self> {
        if !Path::new(BUILT).exists() {
            return Ok(Self::default());
        }
        let folder = std::env::temp_dir().join(format!("tripline-peers-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let mut records = String::new();
        for (change, of) in changes.iter().zip(types) {
            let text = change.configuration.as_deref().unwrap_or("{}");
            // A line a record; inside JSON text a line end is white space between values.
            records.push_str(&format!("{of}\t{}\n", text.replace(['\n', '\r'], " ")));
        }
        std::fs::write(folder.join("records.tsv"), records)?;
        std::fs::write(folder.join("rules.json"), serde_json::to_vec(rules)?)?;
        let output = Command::new(PROGRAM).arg(&folder).arg(rounds.to_string()).output();
        std::fs::remove_dir_all(&folder)?;
        let output = output.context(PROGRAM)?;
        anyhow::ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let lines = String::from_utf8(output.stdout)?;
        let figures = lines.lines().map(serde_json::from_str);
        Ok(Self(figures.collect::<Result<_, _>>()?))
    }

    /// A row a peer; `matches` are ours.
    pub fn rows(&self, measure: &str, ours: f64, matches: usize) -> impl Iterator<Item = Row> {
        self.0.iter().map(move |figure| {
            let equal = figure.matches.is_none_or(|theirs| theirs == matches);
            Row::new(measure.to_owned(), ours, &figure.name, figure.micros, equal)
        })
    }
}
