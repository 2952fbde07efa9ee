//! Bounds of docs/limits.md that no other test stands on both sides of: one below, the bound, one beyond.

use ingest::{Decoded, Hints};
use serde_json::{Value, json};

use crate::cases::OBSERVED_AT;

fn decode(text: &str, hints: &Hints) -> Decoded {
    let mapping = json!({"name": "m", "when": {"kind": "b"}, "resource_type": "t", "uid": "u", "actor": "{who}"});
    let mapping = [serde_json::from_value(mapping).unwrap()];
    ingest::decode(text.as_bytes(), hints, &mapping, OBSERVED_AT)
}

/// Whether it is taken on each side of the bound; beyond it the reason has these words.
fn check(what: &str, most: usize, words: &str, input: impl Fn(usize) -> (String, Hints)) {
    for (size, taken) in [(most - 1, true), (most, true), (most + 1, false)] {
        let (text, hints) = input(size);
        let decoded = decode(&text, &hints);
        let reasons: Vec<&str> = decoded.rejected.iter().map(|reject| reject.reason.as_str()).collect();
        assert_eq!(decoded.changes.is_empty(), !taken, "{what} {size}: {reasons:?}");
        assert_eq!(
            reasons.iter().any(|reason| reason.contains(words)),
            !taken,
            "{what} {size}: {reasons:?}"
        );
    }
}

#[test]
fn who_made_a_change() {
    check("actor", 4 << 10, "actor", |size| {
        let record = json!({"kind": "b", "who": "a".repeat(size)});
        (record.to_string(), Hints::named("x"))
    });
}

#[test]
fn nesting_in_every_notation() {
    // The record itself is one level.
    let lists = |depth: usize| format!("{}1{}", "[".repeat(depth - 1), "]".repeat(depth - 1));
    let objects = |depth: usize| format!("{}1{}", "{\"a\": ".repeat(depth - 1), "}".repeat(depth - 1));
    let json = |inner: String| format!(r#"{{"kind": "b", "who": "a", "deep": {inner}}}"#);
    let yaml = |inner: String| format!("kind: b\nwho: a\ndeep: {inner}\n");
    let block = |depth: usize| {
        let levels = (1..depth).map(|level| format!("\n{}a:", " ".repeat(level)));
        format!("kind: b\nwho: a\ndeep:{} 1\n", levels.collect::<String>())
    };
    let named = |text: String| (text, Hints::named("x.yaml"));
    let words = "nested deeper than 100";
    check("lists in JSON", 100, words, |depth| named(json(lists(depth))));
    check("objects in JSON", 100, words, |depth| named(json(objects(depth))));
    check("lists in YAML", 100, words, |depth| named(yaml(lists(depth))));
    check("objects in YAML", 100, words, |depth| named(yaml(objects(depth))));
    check("blocks in YAML", 100, words, |depth| named(block(depth)));
}

#[test]
fn rounds_of_a_loop_in_arm() {
    check("copies", 800, "801 is not from 0 to 800", |count| {
        let resource = json!({"type": "Microsoft.Storage/storageAccounts", "apiVersion": "2023-01-01",
            "name": "[concat('s', copyIndex())]", "copy": {"name": "c", "count": count}, "properties": {}});
        let schema = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";
        let template = json!({"$schema": schema, "contentVersion": "1.0.0.0", "resources": [resource]});
        (template.to_string(), Hints::named("t.json"))
    });
}

/// A policy within a text is opened up to a weight; what is more stays the text that it is, whole.
#[test]
fn text_that_is_opened() {
    let inner = |statements: usize| {
        let one = json!({"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*"});
        json!({"Statement": vec![one; statements]}).to_string()
    };
    let opened = |statements: usize| {
        let policy = inner(statements);
        let record = json!({"resource_type": "AWS::S3::BucketPolicy", "account": "1", "region": "r", "resource_uid": "u",
            "Bucket": "b", "PolicyText": policy});
        let decoded = decode(&record.to_string(), &Hints::named("x"));
        let configuration = decoded.changes[0].change.configuration.clone().unwrap();
        let value: Value = serde_json::from_str(&configuration).unwrap();
        match &value["PolicyText"] {
            Value::String(text) => {
                assert_eq!(*text, policy, "it is not cut");
                false
            }
            value => {
                assert_eq!(value["Statement"].as_array().map(Vec::len), Some(statements));
                true
            }
        }
    };
    assert!(opened(10));
    // The bound is one of memory: where it lies in statements is found, and both sides of it are right.
    let (mut least, mut most) = (10, 60_000);
    assert!(!opened(most));
    while most - least > 1 {
        let middle = usize::midpoint(least, most);
        match opened(middle) {
            true => least = middle,
            false => most = middle,
        }
    }
    let bytes = inner(least).len();
    assert!(
        (512 << 10..16 << 20).contains(&bytes),
        "{least} statements, {bytes} bytes"
    );
}
