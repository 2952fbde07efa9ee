//! Documents tell the truth about paths: whatever they name or link to is there.

use std::path::{Path, PathBuf};

use crate::tree::{files, none, read, root};

/// Folders whose name makes a code span a path of ours.
const FOLDERS: [&str; 14] = [
    "schemas/",
    "pipeline/",
    "ingest/",
    "enrich/",
    "evaluate/",
    "sinks/",
    "tripline/",
    "benchmarks/",
    "tidy/",
    "compose/",
    "rules/",
    "docs/",
    ".ci/",
    ".github/",
];

/// Kubernetes annotations that the scan reads are named as paths are.
const ANNOTATION: &str = "tripline/skip";

#[test]
fn paths_named_in_documents_exist() {
    let mut found = Vec::new();
    for document in files("", ".md") {
        let text = read(&document);
        for named in links(&text) {
            let from = root().join(&document);
            if !from.parent().unwrap().join(&named).exists() {
                found.push(format!("{} links to {named}", document.display()));
            }
        }
        for named in spans(&text).into_iter().filter(|named| !named.starts_with(ANNOTATION)) {
            if !root().join(&named).exists() {
                found.push(format!("{} names {named}", document.display()));
            }
        }
    }
    none("documents name what is not there", &found);
}

/// Targets of links that are not addresses.
fn links(text: &str) -> Vec<String> {
    let targets = text
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split([')', '#']).next());
    let ours = |target: &&str| !target.is_empty() && !target.contains("://") && !target.contains(' ');
    targets.filter(ours).map(str::to_owned).collect()
}

/// Code spans that begin with a folder of ours and hold no pattern.
fn spans(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut fenced = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        }
        if fenced {
            continue;
        }
        for span in line.split('`').skip(1).step_by(2) {
            let plain = !span.contains(['*', '<', '{', ' ', '…', '$', ',']) && !span.contains("NAME");
            if plain && FOLDERS.iter().any(|folder| span.starts_with(folder)) {
                found.push(span.split("::").next().unwrap().trim_end_matches('/').to_owned());
            }
        }
    }
    found
}

#[test]
fn every_document_is_reachable_from_the_readme() {
    let readme = read(Path::new("README.md"));
    let mut text = readme.clone();
    for document in files("docs", ".md") {
        if readme.contains(document.to_str().unwrap()) {
            text.push_str(&read(&document));
        }
    }
    let lost = |document: &PathBuf| !text.contains(document.file_name().unwrap().to_str().unwrap());
    let found: Vec<String> = files("docs", ".md")
        .into_iter()
        .filter(lost)
        .map(|path| path.display().to_string())
        .collect();
    none("documents that nobody links to", &found);
}
