//! Metrics documented are those that the code makes: the table of docs/metrics.md. Names of spans stand in files called trace.rs.

use std::collections::BTreeSet;
use std::path::Path;

use crate::tree::{CRATES, files, none, read};

#[test]
fn metrics_documented_are_those_made() {
    let sources = CRATES.iter().flat_map(|name| files(&format!("{name}/src"), ".rs"));
    let sources = sources.filter(|file| !file.ends_with("trace.rs"));
    let made: BTreeSet<String> = sources.flat_map(|file| quoted(&read(&file))).collect();
    let rows = read(Path::new("docs/metrics.md"));
    let rows = rows.lines().filter_map(|line| line.strip_prefix("| `tripline."));
    let documented: BTreeSet<String> = rows
        .filter_map(|row| row.split('`').next())
        .map(|name| format!("tripline.{name}"))
        .collect();
    let missing = made
        .difference(&documented)
        .map(|name| format!("{name} is not in docs/metrics.md"));
    let stale = documented
        .difference(&made)
        .map(|name| format!("{name} is in docs/metrics.md alone"));
    none("metrics", &missing.chain(stale).collect::<Vec<_>>());
}

/// Texts that are names below `tripline.`.
fn quoted(text: &str) -> Vec<String> {
    let name = |text: &&str| {
        text.len() > "tripline.".len()
            && text.starts_with("tripline.")
            && text.chars().all(|c| c.is_ascii_lowercase() || c == '.' || c == '_')
    };
    let quoted = text.split('"').filter(name);
    quoted
        .filter(|text| !text.ends_with(".toml"))
        .map(str::to_owned)
        .collect()
}
