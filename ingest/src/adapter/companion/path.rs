//! Paths into values: keys and positions between dots, `[]` at the end appends. Knows no resource.

use serde_json::{Map, Value};

use crate::field::Object;

/// The value at the path.
pub(super) fn get<'v>(values: &'v Object, path: &str) -> Option<&'v Value> {
    let (first, rest) = path.split_once('.').unwrap_or((path, ""));
    let mut value = values.get(first)?;
    for step in rest.split('.').filter(|step| !step.is_empty()) {
        value = match value {
            Value::Array(list) => list.get(step.parse::<usize>().ok()?)?,
            other => other.get(step)?,
        };
    }
    Some(value)
}

/// Puts a value at the path; what stands in the way of it is replaced.
pub(super) fn set(values: &mut Object, path: &str, value: Value) {
    let (first, rest) = path.split_once('.').unwrap_or((path, ""));
    let mut place = values.entry(first).or_insert(Value::Null);
    for step in rest.split('.').filter(|step| !step.is_empty()) {
        place = match step.parse::<usize>() {
            Ok(position) => position_of(list_of(place), position),
            Err(_) if step == "[]" => {
                let list = list_of(place);
                let end = list.len();
                position_of(list, end)
            }
            Err(_) => object_of(place).entry(step).or_insert(Value::Null),
        };
    }
    *place = value;
}

fn list_of(value: &mut Value) -> &mut Vec<Value> {
    match value {
        Value::Array(list) => list,
        other => {
            *other = Value::Array(Vec::new());
            list_of(other)
        }
    }
}

fn object_of(value: &mut Value) -> &mut Object {
    match value {
        Value::Object(object) => object,
        other => {
            *other = Value::Object(Map::new());
            object_of(other)
        }
    }
}

fn position_of(list: &mut Vec<Value>, position: usize) -> &mut Value {
    if list.len() <= position {
        list.resize(position + 1, Value::Null);
    }
    &mut list[position]
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn paths_make_what_they_lead_through() {
        let mut values = json!({"a": {"$unknown": "x"}, "l": [1]}).as_object().unwrap().clone();
        set(&mut values, "a.0.b", json!(true));
        set(&mut values, "l.[]", json!(2));
        set(&mut values, "m.[]", json!(3));
        set(&mut values, "t", json!("x"));
        assert_eq!(
            Value::Object(values.clone()),
            json!({"a": [{"b": true}], "l": [1, 2], "m": [3], "t": "x"})
        );
        assert_eq!(get(&values, "a.0.b"), Some(&json!(true)));
        assert_eq!(get(&values, "a.1.b"), None);
    }
}
