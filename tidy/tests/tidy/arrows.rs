//! Which crate may name which: the layers of ARCHITECTURE.md.

use std::path::Path;

use crate::tree::{files, none, read};

/// A crate and those of ours that it may depend on.
const LAYERS: [(&str, &[&str]); 11] = [
    ("schemas", &[]),
    ("pipeline", &["schemas"]),
    ("ingest", &["schemas", "pipeline"]),
    ("enrich", &["schemas", "pipeline"]),
    ("evaluate", &["schemas", "pipeline"]),
    ("sinks", &["schemas", "pipeline", "receiver"]),
    ("content", &["schemas", "sinks"]),
    ("receiver", &["schemas"]),
    (
        "tripline",
        &[
            "schemas", "pipeline", "ingest", "enrich", "evaluate", "sinks", "content", "receiver",
        ],
    ),
    (
        "benchmarks",
        &[
            "schemas", "pipeline", "ingest", "enrich", "evaluate", "sinks", "receiver",
        ],
    ),
    ("tidy", &[]),
];

/// A library and the crates whose source may name it.
const LIBRARIES: [(&str, &[&str]); 5] = [
    ("rdkafka", &["pipeline", "benchmarks"]),
    ("fjall", &["pipeline"]),
    ("datafusion", &["evaluate"]),
    ("axum", &["ingest", "receiver"]),
    ("reqwest", &["ingest", "sinks", "pipeline", "tripline", "benchmarks"]),
];

#[test]
fn crates_depend_downwards_only() {
    let mut found = Vec::new();
    for (name, allowed) in LAYERS {
        let manifest = read(Path::new(&format!("{name}/Cargo.toml")));
        for (other, _) in LAYERS {
            let depends = manifest
                .lines()
                .any(|line| line.starts_with(&format!("{other}.workspace")));
            if depends && !allowed.contains(&other) {
                found.push(format!("{name} depends on {other}"));
            }
        }
    }
    none("arrows that point the wrong way", &found);
}

#[test]
fn libraries_stay_in_their_rooms() {
    let mut found = Vec::new();
    for (name, _) in LAYERS {
        for file in files(&format!("{name}/src"), ".rs") {
            let text = read(&file);
            for (library, rooms) in LIBRARIES {
                let named = text.lines().any(|line| !is_comment(line) && names(line, library));
                if named && !rooms.contains(&name) {
                    found.push(format!("{} names {library}", file.display()));
                }
            }
        }
    }
    none("libraries outside their room", &found);
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

/// `library::` or `use library`, as a whole word.
fn names(line: &str, library: &str) -> bool {
    line.match_indices(library).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let word = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
        !before.is_some_and(word) && line[at + library.len()..].starts_with("::")
    })
}

#[test]
fn dependencies_stand_once_and_with_their_reason() {
    let manifest = read(Path::new("Cargo.toml"));
    let section = manifest.split("[workspace.dependencies]").nth(1).unwrap();
    let section = section.split("\n[").next().unwrap();
    let mut found = Vec::new();
    let mut held = false;
    for line in section.lines() {
        held = line.starts_with("# Held") || (held && !line.is_empty());
        let ours = line.contains("path = ");
        if line.contains(" = ") && !line.starts_with('#') && !ours && !held && !line.contains("# ") {
            found.push(line.to_owned());
        }
    }
    for (name, _) in LAYERS {
        let manifest = read(Path::new(&format!("{name}/Cargo.toml")));
        let versions = manifest
            .lines()
            .filter(|line| line.contains("version = \"") && !line.starts_with("version"));
        found.extend(versions.map(|line| format!("{name}: {line}")));
    }
    none("dependencies without a reason, or with a version of their own", &found);
}
