//! The rule pack as files: every rule has cases, every table says what its columns mean.

use std::path::PathBuf;

use crate::tree::{files, none, read, root};

fn is_table(file: &std::path::Path) -> bool {
    file.starts_with("rules/tables")
}

#[test]
fn every_rule_has_cases() {
    let rules = files("rules", ".sql").into_iter().filter(|file| !is_table(file));
    let bare = |file: &PathBuf| !root().join(file.with_extension("cases.yaml")).exists();
    let found: Vec<String> = rules.filter(bare).map(|file| file.display().to_string()).collect();
    none("rules without cases", &found);
}

#[test]
fn no_cases_without_a_rule() {
    let orphan = |file: &PathBuf| {
        !root()
            .join(file.to_str().unwrap().replace(".cases.yaml", ".sql"))
            .exists()
    };
    let found: Vec<String> = files("rules", ".cases.yaml")
        .into_iter()
        .filter(orphan)
        .map(|file| file.display().to_string())
        .collect();
    none("cases without a rule", &found);
}

#[test]
fn tables_are_documented_and_rules_short() {
    let mut found = Vec::new();
    for file in files("rules", ".sql") {
        let text = read(&file);
        if !text.starts_with("/*") {
            found.push(format!("{}: no header", file.display()));
        }
        if !is_table(&file) && text.lines().count() > 120 {
            found.push(format!("{}: {} lines", file.display(), text.lines().count()));
        }
    }
    none("files of the pack", &found);
}
