//! Hostile forms of every golden record: each path dropped, nulled, of the wrong type, unknown, too deep, too large; bytes cut off,
//! keys doubled, text that is not UTF-8. Each ends in changes that hold together or in rejects with a reason; nothing panics,
//! nothing disappears and no secret of a plan comes out.

use crate::cases::{self, Case, OBSERVED_AT};
use proptest::prelude::*;
use schemas::{ChangeKind, Completeness};
use serde_json::{Value, json};

/// The text that golden plans carry in sensitive places.
const SECRET: &str = "hunter2";

enum Step {
    Key(String),
    Index(usize),
}

/// Paths to every value of the document, the root too.
fn paths(value: &Value) -> Vec<Vec<Step>> {
    fn walk(value: &Value, path: &mut Vec<(bool, String)>, out: &mut Vec<Vec<(bool, String)>>) {
        out.push(path.clone());
        let mut below = |step: (bool, String), value: &Value| {
            path.push(step);
            walk(value, path, out);
            path.pop();
        };
        match value {
            Value::Object(object) => object.iter().for_each(|(key, value)| below((true, key.clone()), value)),
            Value::Array(list) => list
                .iter()
                .enumerate()
                .for_each(|(index, value)| below((false, index.to_string()), value)),
            _ => {}
        }
    }
    let mut out = Vec::new();
    walk(value, &mut Vec::new(), &mut out);
    let step = |(key, text): (bool, String)| {
        if key {
            Step::Key(text)
        } else {
            Step::Index(text.parse().unwrap())
        }
    };
    out.into_iter()
        .map(|path| path.into_iter().map(step).collect())
        .collect()
}

/// The document with the value at the path replaced, or dropped.
fn changed(document: &Value, path: &[Step], new: Option<Value>) -> Option<Value> {
    let mut document = document.clone();
    let Some((last, holders)) = path.split_last() else {
        return new;
    };
    let mut at = &mut document;
    for step in holders {
        at = match step {
            Step::Key(key) => at.get_mut(key)?,
            Step::Index(index) => at.get_mut(index)?,
        };
    }
    match (last, new) {
        (Step::Key(key), Some(new)) => drop(at.as_object_mut()?.insert(key.clone(), new)),
        (Step::Key(key), None) => drop(at.as_object_mut()?.remove(key)),
        (Step::Index(index), Some(new)) => at.as_array_mut()?[*index] = new,
        (Step::Index(index), None) => drop(at.as_array_mut()?.remove(*index)),
    }
    Some(document)
}

/// What a path may hold instead.
fn replacements() -> Vec<Option<Value>> {
    let deep = (0..60).fold(json!(1), |inner, _| json!([inner]));
    vec![
        None,
        Some(Value::Null),
        Some(json!(true)),
        Some(json!(-7)),
        Some(json!(1.5e300)),
        Some(json!(u64::MAX)),
        Some(json!("")),
        Some(json!("\u{0}\u{202e}{\"a\":")),
        Some(json!([])),
        Some(json!(["x", 1, null])),
        Some(json!({})),
        Some(json!({"$unknown": "mutated"})),
        Some(json!({"Ref": "Nothing"})),
        Some(deep),
    ]
}

/// Everything that must hold of any outcome.
fn check(case: &Case, bytes: &[u8], secret_allowed: bool) {
    let shown = || format!("{}: {}", case.input.display(), String::from_utf8_lossy(bytes));
    let decoded = case.decode_bytes(bytes, OBSERVED_AT);
    assert!(
        !decoded.changes.is_empty() || !decoded.rejected.is_empty() || !decoded.nothing.is_empty(),
        "nothing from {}",
        shown()
    );
    for reject in &decoded.rejected {
        assert!(!reject.reason.trim().is_empty(), "no reason: {}", shown());
        assert!(
            secret_allowed || !String::from_utf8_lossy(&reject.bytes).contains(SECRET),
            "secret in a reject: {}",
            shown()
        );
    }
    for change in decoded.changes.iter().map(|decoded| &decoded.change) {
        assert!(
            !change.id.is_empty() && !change.resource_uid.is_empty() && !change.resource_type.is_empty(),
            "{change:?}: {}",
            shown()
        );
        assert!(change.origin.is_some(), "{change:?}");
        for text in change.configuration.iter().chain(&change.prior) {
            let value: Value = serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {}", shown()));
            assert!(value.is_object(), "{text}: {}", shown());
        }
        let has_state = change.kind != ChangeKind::Delete && change.completeness != Completeness::Reference;
        assert_eq!(has_state, change.configuration.is_some(), "{change:?}: {}", shown());
        let whole = serde_json::to_string(change).unwrap();
        assert!(
            secret_allowed || !whole.contains(SECRET),
            "secret in a change: {}",
            shown()
        );
    }
}

/// A case's documents as JSON.
fn documents(case: &Case) -> Vec<Value> {
    ingest::document::split(&case.bytes, false)
        .list
        .into_iter()
        .filter_map(|document| document.body.value(case.bytes.len()).ok())
        .collect()
}

#[test]
fn every_path_of_every_record() {
    for case in cases::all() {
        for document in documents(&case) {
            for path in paths(&document) {
                // Without its marks nobody can know that a value is sensitive.
                let unmarked = path.iter().any(|step| matches!(step, Step::Key(key) if key.contains("sensitive") || key == "NoEcho" || key == "Type" || key == "type" || key == "kind"));
                for new in replacements() {
                    if let Some(document) = changed(&document, &path, new) {
                        check(&case, document.to_string().as_bytes(), unmarked || path.is_empty());
                    }
                }
            }
        }
    }
}

#[test]
fn cut_off_anywhere() {
    for case in cases::all() {
        let step = (case.bytes.len() / 200).max(1);
        for end in (0..case.bytes.len()).step_by(step) {
            // A plan says early that it is one.
            check(&case, &case.bytes[..end], !case.input.ends_with("terraform/plan.json"));
        }
    }
}

#[test]
fn doubled_keys_are_named() {
    for case in cases::all() {
        for document in documents(&case)
            .iter()
            .filter_map(Value::as_object)
            .filter(|document| !document.is_empty())
        {
            let (key, value) = document.iter().next().unwrap();
            let text = Value::Object(document.clone()).to_string();
            let doubled = format!("{{{}:{value},{}", json!(key), &text[1..]);
            let decoded = case.decode_bytes(doubled.as_bytes(), OBSERVED_AT);
            assert!(decoded.changes.is_empty(), "{doubled}");
            assert_eq!(decoded.rejected.len(), 1, "{doubled}");
            assert!(
                decoded.rejected[0].reason.contains(&format!("duplicate key {key:?}")),
                "{}",
                decoded.rejected[0].reason
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_anywhere(pick in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), bytes in prop::collection::vec(any::<u8>(), 0..8), cut in 0usize..8) {
        let cases = cases::all();
        let case = &cases[pick.index(cases.len())];
        let mut input = case.bytes.clone();
        let at = at.index(input.len());
        let end = (at + cut).min(input.len());
        input.splice(at..end, bytes);
        check(case, &input, true);
    }

    #[test]
    fn any_text_at_all(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let decoded = ingest::decode(&bytes, &ingest::Hints::named("any"), &[], OBSERVED_AT);
        prop_assert!(!decoded.changes.is_empty() || !decoded.rejected.is_empty() || !decoded.nothing.is_empty());
    }
}
