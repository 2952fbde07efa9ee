//! Lays `after_unknown` and `*_sensitive` over values. Knows no resource.

use schemas::change::UNKNOWN;
use serde_json::{Map, Value};

use crate::adapter::DecodeError;
use crate::field::Object;

/// What stands for a sensitive text: that it is set is known, its value never leaves the process.
pub(super) const SENSITIVE: &str = "(sensitive)";

/// Why a value is not known that the plan does not know.
pub(super) const LATER: &str = "known after apply";

fn unknown(why: &str) -> Value {
    Value::Object(Map::from_iter([(UNKNOWN.to_owned(), Value::from(why))]))
}

/// Whether an overlay marks anything at all.
pub(super) fn marks_anything(marks: &Value) -> bool {
    match marks {
        Value::Bool(mark) => *mark,
        Value::Array(list) => list.iter().any(marks_anything),
        Value::Object(object) => object.values().any(marks_anything),
        Value::Null | Value::Number(_) | Value::String(_) => false,
    }
}

/// Puts `{"$unknown": …}` wherever the marks are true.
pub(super) fn mark_unknown(value: &mut Value, marks: &Value) {
    match marks {
        Value::Bool(true) => *value = unknown(LATER),
        Value::Object(marks) if marks.values().any(marks_anything) => {
            if value.is_null() {
                *value = Value::Object(Map::new());
            }
            let Value::Object(object) = value else { return };
            for (key, mark) in marks.iter().filter(|(_, mark)| marks_anything(mark)) {
                mark_unknown(object.entry(key.as_str()).or_insert(Value::Null), mark);
            }
        }
        Value::Array(marks) if marks.iter().any(marks_anything) => {
            if value.is_null() {
                *value = Value::Array(Vec::new());
            }
            let Value::Array(list) = value else { return };
            for (position, mark) in marks.iter().enumerate().filter(|(_, mark)| marks_anything(mark)) {
                while list.len() <= position {
                    list.push(Value::Null);
                }
                mark_unknown(&mut list[position], mark);
            }
        }
        _ => {}
    }
}

/// Marks are true, false, or nested; anything else would leave a secret where it stands.
pub(super) fn check_marks(body: &Object, key: &str) -> Result<(), DecodeError> {
    fn readable(marks: &Value) -> bool {
        match marks {
            Value::Null | Value::Bool(_) => true,
            Value::Array(list) => list.iter().all(readable),
            Value::Object(object) => object.values().all(readable),
            Value::Number(_) | Value::String(_) => false,
        }
    }
    if body.get(key).is_none_or(readable) {
        Ok(())
    } else {
        Err(DecodeError::invalid(key, "not marks of true and false"))
    }
}

/// Takes the content out of whatever the marks call sensitive.
pub(super) fn redact(value: &mut Value, marks: &Value) {
    match (marks, value) {
        (Value::Bool(true), value) => hide(value),
        (Value::Object(marks), Value::Object(object)) => {
            for (key, mark) in marks {
                if let Some(value) = object.get_mut(key) {
                    redact(value, mark);
                }
            }
        }
        (Value::Array(marks), Value::Array(list)) => {
            marks.iter().zip(list).for_each(|(mark, value)| redact(value, mark))
        }
        _ => {}
    }
}

/// The value with its sensitive parts hidden.
pub(super) fn redacted(mut value: Value, marks: Option<&Value>) -> Value {
    if let Some(marks) = marks {
        redact(&mut value, marks);
    }
    value
}

fn hide(value: &mut Value) {
    match value {
        Value::Null => {}
        Value::String(text) if text.is_empty() => {}
        Value::String(_) => *value = SENSITIVE.into(),
        Value::Array(list) => list.iter_mut().for_each(hide),
        // The keys of a sensitive map are as secret as its values.
        Value::Bool(_) | Value::Number(_) | Value::Object(_) => *value = unknown("sensitive"),
    }
}

/// A rejected change without its values: with marks that could not be read nobody knows what in them is secret.
pub(super) fn without_values(mut value: Value) -> Value {
    let body = value.get_mut("change").and_then(Value::as_object_mut);
    if let Some(body) = body {
        for key in ["before", "after"] {
            if let Some(section) = body.get_mut(key).filter(|section| !section.is_null()) {
                *section = unknown("left out of the reject");
            }
        }
    }
    if let Some(values) = value.get_mut("values") {
        *values = unknown("left out of the reject");
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(mut value: Value, unknown: &Value, sensitive: &Value, expect: &Value) {
        redact(&mut value, sensitive);
        mark_unknown(&mut value, unknown);
        assert_eq!(&value, expect);
    }

    #[test]
    fn marks_reach_every_depth() {
        let apply = json!({"$unknown": "known after apply"});
        let secret = json!({"$unknown": "sensitive"});
        check(
            json!({"a": 1}),
            &json!({"id": true, "b": false}),
            &json!({}),
            &json!({"a": 1, "id": apply}),
        );
        check(
            json!({"r": [{"c": ["x"]}]}),
            &json!({"r": [{"c": [false], "d": true}]}),
            &json!({}),
            &json!({"r": [{"c": ["x"], "d": apply}]}),
        );
        check(
            json!({"r": []}),
            &json!({"r": [{}, {"d": true}]}),
            &json!({}),
            &json!({"r": [null, {"d": apply}]}),
        );
        check(
            json!({}),
            &json!({"r": {"d": true}}),
            &json!({}),
            &json!({"r": {"d": apply}}),
        );
        check(
            json!({"p": "s", "n": 5, "m": {"k": "v"}, "l": ["s", ""], "z": null}),
            &json!({}),
            &json!({"p": true, "n": true, "m": true, "l": true, "z": true}),
            &json!({"p": SENSITIVE, "n": secret, "m": secret, "l": [SENSITIVE, ""], "z": null}),
        );
        check(
            json!({"r": [{"p": "s", "q": "t"}]}),
            &json!({}),
            &json!({"r": [{"p": true}]}),
            &json!({"r": [{"p": SENSITIVE, "q": "t"}]}),
        );
        check(json!("s"), &json!({}), &json!(true), &json!(SENSITIVE));
        check(
            json!({"a": 5}),
            &json!({"a": {"b": true}}),
            &json!([true]),
            &json!({"a": 5}),
        );
    }
}
