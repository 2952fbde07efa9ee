//! The command on a small corpus of our own: every form of wrapping, signs, parameters, skips, explanations.

#![cfg(test)]

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output};

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

/// A rule over raw changes, so that the test rests on no table.
const RULE: &str = "/*
id: small_size
title: Too small
description: Smaller than it should be.
severity: low
remediation: {console: Make it larger.}
params:
  least: {type: integer, default: 10, meaning: the least size}
*/
SELECT resource_uid FROM changes
WHERE coalesce(json_get_int(configuration, 'size'), json_get_int(configuration, 'Size'), json_get_int(configuration, 'properties', 'size'),
  json_get_int(configuration, 'spec', 'size'), json_get_int(configuration, 'resource', 'size')) < $least
";

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_benchmarks"))
        .arg("accuracy")
        .args([
            "--corpus",
            "corpus",
            "--rules",
            "rules",
            "--mapping",
            "mapping",
            "--explained",
            "explained",
        ])
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

fn text(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

/// One case of each form, most of size 5, with their verdict.
const CORPUS: &str = include_str!("own.jsonl");

fn set_up() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "rules/own/size/small_size.sql", RULE);
    let mut lines = GzEncoder::new(Vec::new(), Compression::fast());
    lines.write_all(CORPUS.as_bytes()).unwrap();
    std::fs::create_dir(folder.path().join("corpus")).unwrap();
    std::fs::write(folder.path().join("corpus/own.jsonl.gz"), lines.finish().unwrap()).unwrap();
    let one = json!({"own/size": {"rule": "small_size"}, "own/selects-good": {"rule": "small_size", "inverted": true}});
    let two =
        json!({"own/stricter": {"rule": "small_size", "params": {"least": 100}}, "own/wrong": {"rule": "small_size"}});
    write(folder.path(), "mapping/one.json", &one.to_string());
    write(folder.path(), "mapping/two.json", &two.to_string());
    folder
}

#[test]
fn every_form_is_read_and_counted() {
    let folder = set_up();
    let output = run(folder.path(), &["--format", "json"]);
    let summary: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", text(&output)));
    let expect = json!({"corpora": [{"name": "own", "cases": 13, "checks": 5, "covered_checks": 4, "covered": 11, "agree": 9,
        "false_pass": 1, "false_fail": 0, "unknown": 1}]});
    assert_eq!(
        summary,
        expect,
        "{}",
        text(&run(folder.path(), &["--disagreements", "all"]))
    );
}

#[test]
fn a_false_pass_fails_until_it_is_explained() {
    let folder = set_up();
    let output = run(folder.path(), &["--strict"]);
    assert_eq!(output.status.code(), Some(1), "{}", text(&output));
    assert!(
        text(&output).contains("false pass without an explanation: missed (own/wrong)"),
        "{}",
        text(&output)
    );
    assert!(run(folder.path(), &[]).status.success());
    let why = json!({"own/wrong": {"because": "label", "explanation": "fifty is enough", "cases": ["missed"]}});
    write(folder.path(), "explained/why.json", &why.to_string());
    let output = run(folder.path(), &["--strict"]);
    assert!(output.status.success(), "{}", text(&output));
    let output = run(folder.path(), &["--disagreements", "wrong"]);
    assert!(
        text(&output).contains("fifty is enough") && text(&output).contains("silent"),
        "{}",
        text(&output)
    );
}

#[test]
fn candidates_name_the_rules_for_what_is_not_mapped() {
    let folder = set_up();
    let output = text(&run(folder.path(), &["--candidates"]));
    assert!(
        output.contains(
            "own/unmapped: size\n  theirs: 1 fail, 0 pass, 0 skip\n     1 agree: small_size (1 fail, 0 pass, 0 unknown)"
        ),
        "{output}"
    );
}

#[test]
fn mistakes_in_the_mapping_are_named() {
    let folder = set_up();
    write(
        folder.path(),
        "mapping/three.json",
        &json!({"own/size": {"rule": "small_size"}}).to_string(),
    );
    assert!(text(&run(folder.path(), &[])).contains("own/size is mapped twice"));
    write(
        folder.path(),
        "mapping/three.json",
        &json!({"own/unmapped": {"rule": "gone"}}).to_string(),
    );
    assert!(text(&run(folder.path(), &[])).contains("the mapping names a rule that is not there: gone"));
}

/// Who maps a corpus anew finds all of it in one file.
#[test]
fn mappings_are_files_of_their_corpus() {
    for folder in ["mapping", "disagreements"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("accuracy").join(folder);
        for entry in std::fs::read_dir(folder).unwrap() {
            let file = entry.unwrap().path();
            let corpus = file.file_stem().unwrap().to_str().unwrap();
            let entries: BTreeMap<String, Value> =
                serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
            for key in entries.keys() {
                assert_eq!(key.split_once('/').unwrap().0, corpus, "{}: {key}", file.display());
            }
        }
    }
}
