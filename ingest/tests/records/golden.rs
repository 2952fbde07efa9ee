//! Golden cases: each input under `golden/<shape>/` becomes exactly what its `.expect.json` beside it says.
//! `<case>.source.json` gives account, region, cluster, hint or mappings. `TRIPLINE_GOLDEN=write` writes the expectations anew: read the
//! difference before you commit it.

use crate::cases::{self, Case};
use serde_json::{Value, json};

/// What a case became, in the form of the `.expect.json` files: `configuration` and `prior` as JSON, nothing that is empty.
fn outcome(case: &Case) -> Value {
    let decoded = case.decode();
    let changes: Vec<Value> = decoded
        .changes
        .iter()
        .map(|decoded| {
            let mut change = serde_json::to_value(&decoded.change).unwrap();
            let object = change.as_object_mut().unwrap();
            for key in ["configuration", "prior"] {
                if let Some(Value::String(text)) = object.get(key).cloned() {
                    object.insert(key.to_owned(), serde_json::from_str(&text).unwrap());
                }
            }
            object.retain(|key, value| {
                key != "observed_at" && !value.is_null() && (key != "tags" || *value != json!({}))
            });
            object.insert("record".to_owned(), json!(decoded.record));
            object.insert("line".to_owned(), json!(decoded.line));
            change
        })
        .collect();
    let rejected: Vec<Value> = decoded
        .rejected
        .iter()
        .map(|reject| json!({"record": reject.record, "reason": reject.reason}))
        .collect();
    let nothing: Vec<Value> = decoded
        .nothing
        .iter()
        .map(|nothing| json!({"record": nothing.record, "reason": nothing.reason}))
        .collect();
    if nothing.is_empty() {
        json!({"changes": changes, "rejected": rejected})
    } else {
        json!({"changes": changes, "rejected": rejected, "nothing": nothing})
    }
}

#[test]
fn every_input_becomes_what_is_expected() {
    let cases = cases::all();
    assert!(cases.len() > 30, "golden cases are gone");
    let write = std::env::var("TRIPLINE_GOLDEN").is_ok_and(|word| word == "write");
    let mut wrong = Vec::new();
    for case in &cases {
        let got = outcome(case);
        if write {
            std::fs::write(&case.expect, format!("{got:#}\n")).unwrap();
            continue;
        }
        let expect =
            std::fs::read_to_string(&case.expect).unwrap_or_else(|error| panic!("{}: {error}", case.expect.display()));
        let expect: Value = serde_json::from_str(&expect).unwrap();
        if got != expect {
            wrong.push(format!(
                "{}\n--- expected\n{expect:#}\n--- got\n{got:#}",
                case.input.display()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_same_bytes_become_the_same_changes() {
    for case in cases::all() {
        let (mut early, mut late) = (case.decode(), case.decode_at(cases::OBSERVED_AT + 86_400_000));
        for decoded in early.changes.iter_mut().chain(&mut late.changes) {
            if decoded.change.time == decoded.change.observed_at {
                decoded.change.time = 0;
            }
            decoded.change.observed_at = 0;
        }
        assert_eq!(early, late, "{}", case.input.display());
    }
}
