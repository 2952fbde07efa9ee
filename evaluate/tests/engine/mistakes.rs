//! What authors get wrong, and what they are told: `mistakes.txt` has a rule (or files, each under a line
//! `-- path`) and the whole message, one after the other. `TRIPLINE_GOLDEN=write` writes what they are told; read it.
#![allow(clippy::disallowed_methods, reason = "TRIPLINE_GOLDEN asks the test to write")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use evaluate::pack::Files;
use evaluate::{Engine, Pack, RuleError};

use schemas::Clock;

use crate::fixture::NOW;

const MISTAKES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/engine/mistakes.txt");

const BUCKET: &str = "/* Buckets. */
CREATE VIEW bucket AS
SELECT resource_uid, configuration ->> 'name' AS name, configuration ->> 'versioning' AS versioning,
  json_get_bool(configuration, 'encrypted') AS encrypted, json_get_int(configuration, 'days') AS days,
  array_transform(json_get_array(configuration, 'rules'), lambda r : named_struct(
    'from_port', json_get_int(r, 'from'), 'to_port', json_get_int(r, 'to'), 'ranges', json_texts(r, 'ranges'))) AS rules
FROM changes WHERE resource_type = 'bucket'";

const TRAIL: &str = "/* Trails. */
CREATE VIEW trail AS
SELECT resource_uid, configuration ->> 'bucket' AS bucket FROM changes WHERE resource_type = 'trail'";

const HEADER: &str = "/*\nid: r\ntitle: t\ndescription: d\nseverity: low\nremediation: {console: c}\n*/\n";

/// The files of a block: `r.sql`, with a header where it has none, and those that begin with a line `-- path`.
fn files(block: &str) -> Vec<(PathBuf, String)> {
    let mut files: Vec<(PathBuf, String)> = vec![("r.sql".into(), String::new())];
    for line in block.lines() {
        let is_file = |path: &&str| path.ends_with(".sql") || path.ends_with(".tsv");
        let path = line.strip_prefix("-- ").filter(is_file);
        match (path, files.last_mut()) {
            (Some(path), _) => files.push((path.into(), String::new())),
            (None, Some((_, text))) if text.is_empty() => text.push_str(line),
            (None, Some((_, text))) => *text = format!("{text}\n{line}"),
            (None, None) => {}
        }
    }
    let (rule, others) = files.split_first_mut().unwrap();
    if rule.1.is_empty() {
        return others.to_vec();
    }
    if !rule.1.starts_with("/*") && !rule.1.starts_with("--") {
        rule.1 = format!("{HEADER}{}", rule.1);
    }
    files
}

fn compiled(block: &str) -> Result<(), Vec<RuleError>> {
    let mut texts = files(block);
    texts.push(("tables/bucket.sql".into(), BUCKET.to_owned()));
    texts.push(("tables/trail.sql".into(), TRAIL.to_owned()));
    let name = "rules".to_owned();
    let pack = Pack::of(&[Files { name, texts }], &BTreeMap::new())?;
    Engine::new(&pack, Clock::fixed(NOW))?.check()
}

fn message(rule: &str) -> String {
    match compiled(rule) {
        Ok(()) => "compiles".to_owned(),
        Err(errors) => errors.iter().map(RuleError::to_string).collect::<Vec<_>>().join("\n"),
    }
}

#[test]
fn every_mistake_is_named_with_its_place_and_its_fix() {
    let mistakes = std::fs::read_to_string(MISTAKES).unwrap();
    let blocks: Vec<(&str, &str)> = mistakes
        .split("\n====\n")
        .map(|block| block.trim_matches('\n').split_once("\n----\n").unwrap())
        .collect();
    assert!(blocks.len() >= 135, "only {} mistakes", blocks.len());
    if std::env::var_os("TRIPLINE_GOLDEN").is_some_and(|what| what == "write") {
        let told = blocks
            .iter()
            .map(|(rule, _)| format!("{rule}\n----\n{}", message(rule)));
        let told: Vec<String> = told.collect();
        return std::fs::write(MISTAKES, told.join("\n====\n") + "\n").unwrap();
    }
    let mut wrong = Vec::new();
    for (rule, expect) in blocks {
        let told = message(rule);
        // No plan or expression as Rust prints it.
        for word in ["Some(", "Expr", "Utf8", "{ ", "datafusion"] {
            if told.contains(word) {
                wrong.push(format!("{word} in\n{told}"));
            }
        }
        if told != expect {
            wrong.push(format!("{rule}\n----\n{told}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n====\n"));
}

#[test]
fn what_is_too_long_or_too_deep_is_named_too() {
    let chain = ["encrypted"; 600].join(" AND ");
    let unions = ["SELECT name FROM bucket"; 501].join(" UNION ALL ");
    let name = "a".repeat(256);
    for (rule, expect) in [
        (
            format!("SELECT name FROM bucket WHERE {chain}"),
            "an expression of more than 500 operators",
        ),
        (unions, "more than 500 queries in one file"),
        (
            format!("SELECT {name} FROM bucket WHERE encrypted"),
            "a name of more than 255 bytes",
        ),
    ] {
        let told = message(&rule);
        assert!(
            told.starts_with("r.sql:8:") && told.contains(expect),
            "{expect} is missing in\n{told}"
        );
    }
}
