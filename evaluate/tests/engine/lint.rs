//! Rules that compile and are hardly meant, and what their authors are told.

use std::collections::BTreeMap;
use std::path::PathBuf;

use evaluate::pack::{Files, Pack};
use evaluate::{Engine, lint};

use schemas::Clock;

use crate::fixture::{NOW, pack};

const BUCKET: &str = "/*
Buckets.
  name        the bucket
  versioning  Enabled, Suspended,
              Off; NULL: not said
*/
CREATE VIEW bucket AS
SELECT resource_uid, configuration ->> 'name' AS name, configuration ->> 'versioning' AS versioning,
  json_get_bool(configuration, 'encrypted') AS encrypted
FROM changes WHERE resource_type = 'AWS::S3::Bucket'";

/// What is said of a rule, one line a warning: what and fix.
fn warnings(rule: &str) -> Vec<String> {
    let pack = pack(&[("bucket", BUCKET)], &[("r", rule)]);
    let engine = Engine::new(&pack, Clock::fixed(NOW)).unwrap();
    let warnings = lint::lint(&pack, &engine, |_| true);
    assert!(
        warnings
            .iter()
            .all(|warning| warning.line >= 8 && warning.excerpt.is_some()),
        "{warnings:?}"
    );
    warnings
        .iter()
        .map(|warning| format!("{}: {}", warning.what, warning.fix))
        .collect()
}

#[test]
fn what_is_hardly_meant_is_warned_of() {
    for (condition, expect) in [
        (
            "name = NULL",
            "`name = NULL` is always NULL: the verdict is unknown: write name IS NULL",
        ),
        (
            "encrypted OR name <> NULL",
            "`name <> NULL` is always NULL: the verdict is unknown: write name IS NOT NULL",
        ),
        (
            "versioning NOT IN ('Enabled', NULL)",
            "`versioning NOT IN (…, NULL)` is never true: it is NULL where the value is not in the list: leave NULL out of the list",
        ),
        (
            "name IN ('a', NULL)",
            "`name IN (…, NULL)` is never false: it is NULL where the value is not in the list: leave NULL out of the list",
        ),
        (
            "versioning = 'Disabled'",
            "`versioning` of `bucket` never is 'Disabled': its values are Enabled, Suspended, Off",
        ),
        (
            "versioning IN ('Off', 'Never')",
            "`versioning` of `bucket` never is 'Never': its values are Enabled, Suspended, Off",
        ),
        (
            "name LIKE 'prod*'",
            "`*` stands for itself in LIKE 'prod*': write LIKE 'prod%'",
        ),
        (
            "1 = 1",
            "the condition is always true: every resource fails: compare a column of the table with what is risky",
        ),
        (
            "encrypted AND false",
            "the condition is always false: no resource ever fails: compare a column of the table with what is risky",
        ),
    ] {
        assert_eq!(
            warnings(&format!("SELECT resource_uid FROM bucket WHERE {condition}")),
            [expect],
            "{condition}"
        );
    }
}

#[test]
fn a_rule_without_where_is_warned_of() {
    assert_eq!(
        warnings("SELECT resource_uid FROM bucket"),
        ["there is no WHERE: every resource of the table fails: add WHERE and what is risky"]
    );
}

#[test]
fn a_resource_type_that_is_almost_one_is_warned_of() {
    let of_type = |name: &str| {
        warnings(&format!(
            "SELECT resource_uid FROM changes WHERE resource_type = '{name}' AND tags = '{{}}'"
        ))
    };
    assert_eq!(
        of_type("AWS::S3::Bukcet"),
        ["no record has the resource type 'AWS::S3::Bukcet': did you mean 'AWS::S3::Bucket'?"]
    );
    assert_eq!(
        of_type("aws::s3::bucket"),
        ["no record has the resource type 'aws::s3::bucket': did you mean 'AWS::S3::Bucket'?"]
    );
    assert_eq!(of_type("our::own::thing"), [""; 0]);
}

#[test]
fn what_is_meant_is_not_warned_of() {
    for condition in [
        "name IS NULL",
        "versioning <> 'Enabled'",
        "versioning IN ('Off', 'Suspended') OR encrypted",
        "name LIKE 'a*%'",
        "name LIKE '%prod'",
        "NOT encrypted",
        "name = 'anything'",
    ] {
        assert_eq!(
            warnings(&format!("SELECT resource_uid FROM bucket WHERE {condition}")),
            [""; 0],
            "{condition}"
        );
    }
}

#[test]
fn two_files_of_one_id_are_warned_of() {
    let text = "/*\nid: r\ntitle: t\ndescription: d\nseverity: low\nremediation: {console: c}\n*/\nSELECT shape FROM changes WHERE shape = tags";
    let files = |name: &str, paths: [&str; 2]| Files {
        name: name.to_owned(),
        texts: paths
            .iter()
            .map(|path| (PathBuf::from(path), text.to_owned()))
            .collect(),
    };
    let load = |folders: &[Files]| Pack::of(folders, &BTreeMap::new()).unwrap();
    let pack = load(&[files("a", ["a/x/r.sql", "a/y/r.sql"])]);
    let engine = Engine::new(&pack, Clock::fixed(NOW)).unwrap();
    let warned: Vec<String> = lint::lint(&pack, &engine, |_| true)
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        warned,
        ["a/y/r.sql: there is another `r`: a/x/r.sql: remove one of them, or give it another id and file name"]
    );
}

#[test]
fn a_rule_of_a_later_folder_replaces_one_of_an_earlier() {
    let rule = |severity: &str| {
        format!(
            "/*\nid: r\ntitle: t\ndescription: d\nseverity: {severity}\nremediation: {{console: c}}\n*/\nSELECT shape FROM changes WHERE shape = tags"
        )
    };
    let files = |name: &str, severity: &str| Files {
        name: name.to_owned(),
        texts: vec![(PathBuf::from(format!("{name}/r.sql")), rule(severity))],
    };
    let pack = Pack::of(&[files("built-in", "low"), files("mine", "high")], &BTreeMap::new()).unwrap();
    assert_eq!(pack.rules.len(), 1);
    assert_eq!(pack.rules[0].info.severity, schemas::Severity::High);
    assert_eq!(
        (pack.replaced[0].folder.as_str(), pack.replaced[0].together),
        ("mine", false)
    );
    let engine = Engine::new(&pack, Clock::fixed(NOW)).unwrap();
    assert_eq!(lint::lint(&pack, &engine, |_| true), []);
}
