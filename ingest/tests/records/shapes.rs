//! A shape that is added somewhere is added everywhere: golden cases, documents, the schemas' own words.

use std::collections::BTreeSet;
use std::path::Path;

use ingest::Shape;
use schemas::Completeness;

use crate::cases;

/// Whether the word stands there by itself.
fn names(text: &str, word: &str) -> bool {
    text.split(|char: char| !(char.is_alphanumeric() || char == '_'))
        .any(|found| found == word)
}

fn read(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    std::fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The folder of `golden/` in which the case lies.
fn folder(case: &cases::Case) -> String {
    let folder = case.input.parent().unwrap().file_name().unwrap();
    folder.to_str().unwrap().to_owned()
}

#[test]
fn every_shape_has_golden_cases_and_every_folder_of_them_is_a_shape() {
    let folders: BTreeSet<String> = cases::all().iter().map(folder).collect();
    let shapes: BTreeSet<String> = Shape::ALL.iter().map(|shape| shape.as_str().to_owned()).collect();
    let missing: Vec<&String> = shapes.difference(&folders).collect();
    let foreign: Vec<&String> = folders.difference(&shapes).collect();
    assert!(
        folders == shapes,
        "shapes without records in tests/golden/<shape>/: {missing:?}; folders of no shape: {foreign:?}"
    );
}

#[test]
fn documents_and_schemas_name_every_shape() {
    for path in [
        "docs/sources.md",
        "docs/tables.md",
        "schemas/src/change.rs",
        "schemas/config_change.avsc",
    ] {
        let text = read(path);
        for shape in Shape::ALL {
            let word = shape.as_str();
            assert!(names(&text, word), "{path} does not name {word}");
        }
    }
    let sources = read("docs/sources.md");
    for shape in Shape::ALL {
        let heading = format!("shape `{}`", shape.as_str());
        assert!(
            sources
                .lines()
                .any(|line| line.starts_with("## ") && line.contains(&heading)),
            "docs/sources.md has no section \"## … · {heading}\""
        );
    }
}

#[test]
fn only_the_shapes_that_say_so_come_in_parts() {
    let mut in_parts = BTreeSet::new();
    for case in cases::all() {
        let decoded = case.decode();
        let parts = decoded
            .changes
            .iter()
            .map(|decoded| &decoded.change)
            .filter(|change| change.completeness == Completeness::Partial);
        in_parts.extend(parts.map(|change| change.shape.clone()));
    }
    let said: BTreeSet<String> = Shape::ALL
        .iter()
        .filter(|shape| ingest::may_be_partial(**shape))
        .map(|shape| shape.as_str().to_owned())
        .collect();
    assert_eq!(in_parts, said);
}

#[test]
fn an_answer_that_leaves_out_what_tells_its_resources_is_told_so() {
    let reason = |input: &str| {
        let decoded = ingest::decode(input.as_bytes(), &ingest::Hints::named("answer.json"), &[], 0);
        decoded.rejected[0].reason.clone()
    };
    assert_eq!(
        reason(r#"{"FileSystems": [{"FileSystemId": "fs-1", "ThroughputMode": "elastic"}]}"#),
        "no known shape: it looks like `FileSystems` of an AWS API, but no element has `FileSystemArn` or `ResourceARN`"
    );
    assert!(reason(r#"{"Files": [{"Id": "fs-1"}]}"#).contains("not a record of any supported source"));
}
