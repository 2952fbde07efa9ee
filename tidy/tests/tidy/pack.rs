//! The rule pack as files: every rule has cases, every table says what its columns mean.

use std::path::PathBuf;

use crate::tree::{files, none, read, root};

/// A table or a function: no rule.
fn is_table(file: &std::path::Path) -> bool {
    file.starts_with("rules/tables") || file.starts_with("rules/functions")
}

/// A file of a table's folder other than `table.sql`, which has the header.
fn is_shape(file: &std::path::Path) -> bool {
    file.parent().and_then(std::path::Path::parent) == Some(std::path::Path::new("rules/tables"))
        && file.file_name().is_some_and(|name| name != "table.sql")
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
fn files_of_the_pack_are_documented_and_short() {
    let mut found = Vec::new();
    for file in files("rules", ".sql") {
        let text = read(&file);
        if !text.starts_with("/*") && !is_shape(&file) {
            found.push(format!("{}: no header", file.display()));
        }
        if text.lines().count() > 120 {
            found.push(format!("{}: {} lines", file.display(), text.lines().count()));
        }
    }
    none("files of the pack", &found);
}

/// A technique that has no name would reach the analyst as a number.
#[test]
fn techniques_of_rules_are_those_of_attack() {
    let table = read(std::path::Path::new("schemas/src/ocsf/attack.tsv"));
    let known: Vec<&str> = table.lines().filter_map(|row| row.split('\t').next()).collect();
    let mut found = Vec::new();
    for file in files("rules", ".sql") {
        let text = read(&file);
        let listed = text.lines().filter_map(|line| line.strip_prefix("attack: ["));
        let ids = listed
            .flat_map(|line| line.trim_end_matches(']').split(','))
            .map(str::trim);
        found.extend(
            ids.filter(|id| !id.is_empty() && !known.contains(id))
                .map(|id| format!("{}: {id}", file.display())),
        );
    }
    none("techniques that ATT&CK does not have", &found);
}

/// What people type into a search box, by what an id says of it.
const SEARCHED: [(&str, &str); 14] = [
    ("block_public_access", "block public access"),
    ("deletion_protection", "deletion protection"),
    ("dnssec", "dnssec"),
    ("flow_log", "flow log"),
    ("imdsv1", "imdsv1"),
    ("not_cmk", "customer-managed key"),
    ("point_in_time", "point-in-time"),
    ("public_access_block", "public access block"),
    ("purge_protection", "purge protection"),
    ("replication", "replicat"),
    ("rotation", "rotat"),
    ("soft_delete", "soft delete"),
    ("termination_protection", "termination protection"),
    ("versioning", "versioning"),
];

/// Titles carry the words that people search, and none is of two rules.
#[test]
fn titles_are_found() {
    let (mut found, mut titles) = (Vec::new(), std::collections::BTreeMap::new());
    for file in files("rules", ".sql").into_iter().filter(|file| !is_table(file)) {
        let id = file
            .file_stem()
            .and_then(|stem| stem.to_str())
            .unwrap_or_default()
            .to_owned();
        let text = read(&file);
        let title = text
            .lines()
            .find_map(|line| line.strip_prefix("title: "))
            .unwrap_or_default()
            .to_lowercase();
        let missing = SEARCHED
            .iter()
            .filter(|(part, words)| id.contains(part) && !title.contains(words));
        // A level of copies, not whether there are any.
        let missing = missing.filter(|(part, _)| id != "azure_storage_account_replication" || *part != "replication");
        found.extend(missing.map(|(_, words)| format!("{id}: {title:?} without {words:?}")));
        if let Some(other) = titles.insert(title, id.clone()) {
            found.push(format!("{id} has the title of {other}"));
        }
    }
    none("titles", &found);
}
