//! The files of the repository.

use std::path::{Path, PathBuf};

/// Folders that hold nothing of ours.
const FOREIGN: [&str; 4] = ["target", ".git", ".tripline", "node_modules"];

/// The crates of the workspace.
pub const CRATES: [&str; 11] = [
    "schemas",
    "pipeline",
    "ingest",
    "enrich",
    "evaluate",
    "sinks",
    "content",
    "receiver",
    "tripline",
    "benchmarks",
    "tidy",
];

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Files with that ending below a folder, relative to the root, by name.
pub fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    walk(&root().join(folder), ending, &mut found);
    found.sort();
    found
        .into_iter()
        .map(|path| path.strip_prefix(root()).unwrap().to_owned())
        .collect()
}

/// All Rust files of ours.
pub fn sources() -> Vec<PathBuf> {
    CRATES.iter().flat_map(|name| files(name, ".rs")).collect()
}

fn walk(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    // A crate may have no tests, or no source.
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if !FOREIGN.contains(&name.as_str()) {
                walk(&path, ending, found);
            }
        } else if name.ends_with(ending) {
            found.push(path);
        }
    }
}

pub fn read(path: &Path) -> String {
    std::fs::read_to_string(root().join(path)).unwrap()
}

/// Fails with all that was found at once.
pub fn none(what: &str, found: &[String]) {
    assert!(found.is_empty(), "{what}:\n  {}", found.join("\n  "));
}
