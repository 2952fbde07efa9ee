//! JSON texts compared but for what differs from run to run, and where they differ. Pure.

use std::collections::BTreeSet;

use serde_json::Value;

/// Takes out members by their key, at any depth.
pub fn strip(value: &mut Value, is_out: fn(&str) -> bool) {
    match value {
        Value::Object(object) => {
            object.retain(|key, _| !is_out(key));
            object.values_mut().for_each(|value| strip(value, is_out));
        }
        Value::Array(list) => list.iter_mut().for_each(|value| strip(value, is_out)),
        _ => {}
    }
}

/// Where two texts differ, in words.
pub fn differing(one: &str, other: &str) -> String {
    let parse = |text: &str| serde_json::from_str(text).unwrap_or_default();
    let mut found = Vec::new();
    walk(String::new(), &parse(one), &parse(other), &mut found);
    found.join("; ")
}

fn walk(at: String, one: &Value, other: &Value, found: &mut Vec<String>) {
    match (one, other) {
        (Value::Object(ones), Value::Object(others)) => {
            let keys: BTreeSet<&String> = ones.keys().chain(others.keys()).collect();
            for key in keys {
                walk(format!("{at}/{key}"), &one[key], &other[key], found);
            }
        }
        (Value::Array(ones), Value::Array(others)) => {
            for place in 0..ones.len().max(others.len()) {
                let of = |list: &[Value]| list.get(place).cloned().unwrap_or_default();
                walk(format!("{at}/{place}"), &of(ones), &of(others), found);
            }
        }
        _ if one != other => found.push(format!("{at}: {one} and {other}")),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_what_differs_is_named() {
        let (one, other) = (
            json!({"a": 1, "b": [1, {"c": 2}]}),
            json!({"a": 1, "b": [1, {"c": 3}, 4]}),
        );
        let words = differing(&one.to_string(), &other.to_string());
        assert_eq!(words, "/b/1/c: 2 and 3; /b/2: null and 4");
    }

    #[test]
    fn times_are_taken_out_everywhere() {
        let mut value = json!({"time": 1, "a": [{"seen_time": 2, "b": 3}]});
        strip(&mut value, |key| key == "time" || key.ends_with("_time"));
        assert_eq!(value, json!({"a": [{"b": 3}]}));
    }
}
