//! What authors get wrong, and what they are told: `mistakes.txt` has a rule and the whole message, one after the other.

use std::collections::BTreeMap;

use evaluate::pack::Files;
use evaluate::{Engine, Pack, RuleError};

use schemas::Clock;

use crate::fixture::NOW;

const MISTAKES: &str = include_str!("mistakes.txt");

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

fn compiled(rule: &str) -> Result<(), Vec<RuleError>> {
    let rule = format!("/*\nid: r\ntitle: t\ndescription: d\nseverity: low\nremediation: {{console: c}}\n*/\n{rule}");
    let files = [
        ("tables/bucket.sql", BUCKET),
        ("tables/trail.sql", TRAIL),
        ("r.sql", rule.as_str()),
    ];
    let texts = files.map(|(path, text)| (path.into(), text.to_owned())).to_vec();
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
    let blocks: Vec<(&str, &str)> = MISTAKES
        .split("\n====\n")
        .map(|block| block.trim_matches('\n').split_once("\n----\n").unwrap())
        .collect();
    assert!(blocks.len() >= 25, "only {} mistakes", blocks.len());
    let mut wrong = Vec::new();
    for (rule, expect) in blocks {
        let told = message(rule);
        // No plan or expression as Rust prints it.
        for word in ["Some(", "Expr", "Utf8", "{ ", "datafusion"] {
            assert!(!told.contains(word), "{word} in\n{told}");
        }
        if told != expect {
            wrong.push(format!("{rule}\n----\n{told}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n====\n"));
}
