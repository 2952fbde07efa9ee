//! Every file that has a bound is named in docs/limits.md: what is reached by a record, an answer or a file in its table, the rest with why not.

use std::path::Path;

use crate::tree::{CRATES, files, none, read};

/// Parts of the names that bounds have here.
const NAMES: [&str; 13] = [
    "MOST", "LONGEST", "LARGEST", "DEEPEST", "DEPTH", "LIMIT", "BUDGET", "ROOM", "CAPACITY", "INFLATED", "MEMORY",
    "LINE", "REPLY",
];

/// Crates that are no part of the product's own process.
const OTHERS: [&str; 3] = ["receiver", "benchmarks", "tidy"];

#[test]
fn bounds_are_documented() {
    let page = read(Path::new("docs/limits.md"));
    let crates = CRATES.iter().filter(|name| !OTHERS.contains(*name));
    let sources = crates.flat_map(|name| files(&format!("{name}/src"), ".rs"));
    let mut found = Vec::new();
    for source in sources.filter(|source| !source.ends_with("tests.rs")) {
        let path = source.display().to_string();
        let text = read(&source);
        let bounds: Vec<&str> = text.lines().filter_map(bound).collect();
        if !bounds.is_empty() && !page.contains(&format!("`{path}`")) {
            found.push(format!("{path}: {}", bounds.join(", ")));
        }
    }
    none("bounds that docs/limits.md does not name", &found);
}

/// The name of the bound that a line declares, if it declares one: a constant number.
fn bound(line: &str) -> Option<&str> {
    let declared = line.split_once("const ")?;
    if !declared.0.trim().is_empty() && !declared.0.trim_start().starts_with("pub") {
        return None;
    }
    let (name, rest) = declared.1.split_once(": ")?;
    let is_number = ["usize", "u64", "u32", "i64", "u8"].contains(&rest.split([' ', '=']).next()?);
    let is_bound = name.split('_').any(|part| NAMES.contains(&part));
    (is_number && is_bound).then_some(name)
}

#[test]
fn a_bound_is_recognised() {
    for (line, expect) in [
        ("const MOST: usize = 4;", Some("MOST")),
        ("    pub(super) const KEY_LIMIT: u64 = 4;", Some("KEY_LIMIT")),
        ("const MOST_NAMES: &str = \"\";", None),
        ("const LIMITS: usize = 4;", None),
        ("// as const MOST: usize says", None),
        ("const LIMIT: Duration = Duration::from_secs(1);", None),
    ] {
        assert_eq!(bound(line), expect, "{line}");
    }
}

/// Where whole files are read: the one place that bounds it.
const READS: [&str; 3] = ["fs::read(", "fs::read_to_string(", "File::open("];

/// Files that may read otherwise: within a bound of their own, or folders to be synchronised.
const READERS: [&str; 2] = ["pipeline/src/file.rs", "ingest/src/input/files.rs"];

#[test]
fn files_are_read_within_a_bound() {
    let crates = CRATES.iter().filter(|name| !OTHERS.contains(*name));
    let sources = crates.flat_map(|name| files(&format!("{name}/src"), ".rs"));
    let mut found = Vec::new();
    for source in sources.filter(|source| !source.ends_with("tests.rs")) {
        let path = source.display().to_string();
        let text = read(&source);
        // The system's own files have an end, and what is opened to be synchronised is not read.
        let is_whole = |line: &&str| {
            READS.iter().any(|read| line.contains(read)) && !line.contains("\"/proc/") && !line.contains("sync_all")
        };
        let product = text.split("mod tests {").next().unwrap_or_default();
        if !READERS.contains(&path.as_str()) {
            found.extend(
                product
                    .lines()
                    .filter(is_whole)
                    .map(|line| format!("{path}: {}", line.trim())),
            );
        }
    }
    none("files that are read without a bound: `pipeline::file` has one", &found);
}
