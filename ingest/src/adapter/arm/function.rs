//! Functions of the template language whose result their arguments decide. Knows no scope.
//!
//! Documents: Azure Resource Manager, "Template functions" (array, comparison, logical, numeric, object, string).
//! `None`: not a function of these, or arguments of another kind than the documents name. The value is then not known.

mod scalar;
mod text;

use std::collections::HashSet;

use scalar::{position, size, written};
use serde_json::{Map, Value};

/// Calls a function by its name in lower case.
pub(super) fn call(name: &str, arguments: &[Value]) -> Option<Value> {
    text::call(name, arguments)
        .or_else(|| collection(name, arguments))
        .or_else(|| logic(name, arguments))
        .or_else(|| number(name, arguments))
}

fn collection(name: &str, arguments: &[Value]) -> Option<Value> {
    let first = arguments.first();
    let second = arguments.get(1);
    Some(match (name, first, second) {
        ("createarray", _, _) => arguments.to_vec().into(),
        ("createobject", _, _) => {
            let pairs = arguments.chunks_exact(2);
            if !pairs.remainder().is_empty() {
                return None;
            }
            let pair = |pair: &[Value]| Some((pair[0].as_str()?.to_owned(), pair[1].clone()));
            Value::Object(pairs.map(pair).collect::<Option<_>>()?)
        }
        ("array", Some(Value::Array(list)), _) => list.clone().into(),
        ("array", Some(value), _) => vec![value.clone()].into(),
        ("concat", Some(Value::Array(_)), _) => {
            let lists = arguments.iter().map(Value::as_array).collect::<Option<Vec<_>>>()?;
            lists.into_iter().flatten().cloned().collect::<Vec<_>>().into()
        }
        ("empty", Some(value), _) => is_empty(value)?.into(),
        ("length", Some(Value::Array(list)), _) => list.len().into(),
        ("length", Some(Value::Object(object)), _) => object.len().into(),
        ("length", Some(Value::String(text)), _) => text.chars().count().into(),
        ("first", Some(Value::Array(list)), _) => list.first()?.clone(),
        ("first", Some(Value::String(text)), _) => text.chars().take(1).collect::<String>().into(),
        ("last", Some(Value::Array(list)), _) => list.last()?.clone(),
        ("last", Some(Value::String(text)), _) => text.chars().last().map(String::from).unwrap_or_default().into(),
        ("skip", Some(Value::Array(list)), Some(count)) => list.iter().skip(size(count)?).cloned().collect(),
        ("skip", Some(Value::String(text)), Some(count)) => text.chars().skip(size(count)?).collect::<String>().into(),
        ("take", Some(Value::Array(list)), Some(count)) => list.iter().take(size(count)?).cloned().collect(),
        ("take", Some(Value::String(text)), Some(count)) => text.chars().take(size(count)?).collect::<String>().into(),
        ("contains", Some(holder), Some(wanted)) => contains(holder, wanted)?.into(),
        ("indexof", Some(Value::Array(list)), Some(wanted)) => position(list.iter().position(|it| it == wanted)).into(),
        ("join", Some(Value::Array(list)), Some(Value::String(mark))) => {
            list.iter().map(written).collect::<Option<Vec<_>>>()?.join(mark).into()
        }
        ("range", Some(start), Some(count)) => {
            let start = start.as_i64()?;
            // "Template functions - array", `range`: at most 10000 numbers.
            let count = count.as_i64().filter(|count| (0..=10_000).contains(count))?;
            (start..start.checked_add(count)?).collect::<Vec<_>>().into()
        }
        ("union", Some(_), _) => union(arguments)?,
        ("intersection", Some(Value::Array(list)), Some(Value::Array(other))) => intersection(list, other),
        ("flatten", Some(Value::Array(lists)), _) => {
            let lists = lists.iter().map(Value::as_array).collect::<Option<Vec<_>>>()?;
            lists.into_iter().flatten().cloned().collect()
        }
        ("items", Some(Value::Object(object)), _) => object.iter().map(|(key, value)| item(key, value)).collect(),
        ("objectkeys", Some(Value::Object(object)), _) => object.keys().map(|key| Value::from(key.as_str())).collect(),
        ("shallowmerge", Some(Value::Array(list)), _) => union(list)?,
        _ => return None,
    })
}

fn item(key: &str, value: &Value) -> Value {
    Value::Object(Map::from_iter([
        ("key".to_owned(), key.into()),
        ("value".to_owned(), value.clone()),
    ]))
}

fn is_empty(value: &Value) -> Option<bool> {
    match value {
        Value::Null => Some(true),
        Value::String(text) => Some(text.is_empty()),
        Value::Array(list) => Some(list.is_empty()),
        Value::Object(object) => Some(object.is_empty()),
        Value::Bool(_) | Value::Number(_) => None,
    }
}

/// In a text the case counts, in the keys of an object it does not ("Template functions - array", `contains`).
fn contains(holder: &Value, wanted: &Value) -> Option<bool> {
    match holder {
        Value::Array(list) => Some(list.contains(wanted)),
        Value::Object(object) => {
            let wanted = wanted.as_str()?;
            Some(object.keys().any(|key| key.eq_ignore_ascii_case(wanted)))
        }
        Value::String(text) => Some(text.contains(&written(wanted)?)),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

fn intersection(list: &[Value], other: &[Value]) -> Value {
    let other: HashSet<String> = other.iter().map(Value::to_string).collect();
    list.iter()
        .filter(|value| other.contains(&value.to_string()))
        .cloned()
        .collect()
}

fn union(values: &[Value]) -> Option<Value> {
    if values.iter().all(Value::is_object) {
        let mut merged = Map::new();
        for object in values.iter().filter_map(Value::as_object) {
            for (key, value) in object {
                let both = match (merged.get(key), value) {
                    (Some(before @ Value::Object(_)), Value::Object(_)) => union(&[before.clone(), value.clone()])?,
                    _ => value.clone(),
                };
                merged.insert(key.clone(), both);
            }
        }
        return Some(Value::Object(merged));
    }
    let lists = values.iter().map(Value::as_array).collect::<Option<Vec<_>>>()?;
    let mut seen = HashSet::new();
    let fresh = lists
        .into_iter()
        .flatten()
        .filter(|value| seen.insert(value.to_string()));
    Some(fresh.cloned().collect())
}

fn logic(name: &str, arguments: &[Value]) -> Option<Value> {
    let first = arguments.first();
    let pair = |test: fn(std::cmp::Ordering) -> bool| Some(Value::Bool(test(compare(first?, arguments.get(1)?)?)));
    match name {
        "true" => Some(true.into()),
        "false" => Some(false.into()),
        "null" => Some(Value::Null),
        "bool" => boolean(first?).map(Value::Bool),
        "not" => Some((!first?.as_bool()?).into()),
        "equals" => Some((first? == arguments.get(1)?).into()),
        "greater" => pair(std::cmp::Ordering::is_gt),
        "greaterorequals" => pair(std::cmp::Ordering::is_ge),
        "less" => pair(std::cmp::Ordering::is_lt),
        "lessorequals" => pair(std::cmp::Ordering::is_le),
        _ => None,
    }
}

fn boolean(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(value) => Some(*value),
        Value::Number(number) => number.as_i64().map(|number| number != 0),
        Value::String(text) if text.eq_ignore_ascii_case("true") || text == "1" => Some(true),
        Value::String(text) if text.eq_ignore_ascii_case("false") || text == "0" => Some(false),
        _ => None,
    }
}

fn compare(left: &Value, right: &Value) -> Option<std::cmp::Ordering> {
    match (left, right) {
        (Value::String(left), Value::String(right)) => Some(left.cmp(right)),
        _ => Some(left.as_i64()?.cmp(&right.as_i64()?)),
    }
}

fn number(name: &str, arguments: &[Value]) -> Option<Value> {
    if name == "int" {
        return match arguments.first()? {
            Value::String(text) => text.trim().parse::<i64>().ok().map(Value::from),
            value => value.as_i64().map(Value::from),
        };
    }
    if name == "min" || name == "max" {
        let list = match arguments {
            [Value::Array(list)] => list.as_slice(),
            list => list,
        };
        let numbers = list.iter().map(Value::as_i64).collect::<Option<Vec<_>>>()?;
        let best = if name == "min" {
            numbers.into_iter().min()
        } else {
            numbers.into_iter().max()
        };
        return best.map(Value::from);
    }
    let (left, right) = (arguments.first()?.as_i64()?, arguments.get(1)?.as_i64()?);
    let result = match name {
        "add" => left.checked_add(right),
        "sub" => left.checked_sub(right),
        "mul" => left.checked_mul(right),
        "div" => left.checked_div(right),
        "mod" => left.checked_rem(right),
        _ => None,
    };
    result.map(Value::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(name: &str, arguments: Value, expect: Option<Value>) {
        let arguments = arguments.as_array().cloned().unwrap_or_default();
        assert_eq!(call(name, &arguments), expect, "{name}{arguments:?}");
    }

    #[test]
    fn functions_give_what_the_documents_say() {
        check("concat", json!(["a", 1, "b"]), Some(json!("a1b")));
        check("concat", json!([[1], [2, 3]]), Some(json!([1, 2, 3])));
        check("format", json!(["{0}-{1} {{x}}", "a", 2]), Some(json!("a-2 {x}")));
        check("format", json!(["{5}", "a"]), None);
        check("format", json!(["}", "a"]), None);
        check("replace", json!(["a-b", "-", ""]), Some(json!("ab")));
        check("split", json!(["a,b;c", [",", ";"]]), Some(json!(["a", "b", "c"])));
        check("substring", json!(["abcdef", 1, 3]), Some(json!("bcd")));
        check("indexof", json!(["test", "T"]), Some(json!(0)));
        check("padleft", json!(["7", 3, "0"]), Some(json!("007")));
        check("json", json!(["{\"a\":1}"]), Some(json!({"a": 1})));
        check(
            "createobject",
            json!(["a", 1, "b", [2]]),
            Some(json!({"a": 1, "b": [2]})),
        );
        check("createobject", json!(["a"]), None);
        check("empty", json!([[]]), Some(json!(true)));
        check("length", json!([{"a": 1}]), Some(json!(1)));
        check("contains", json!([{"Key": 1}, "key"]), Some(json!(true)));
        check(
            "union",
            json!([{"a": {"x": 1}}, {"a": {"y": 2}}]),
            Some(json!({"a": {"x": 1, "y": 2}})),
        );
        check("union", json!([[1, 2], [2, 3]]), Some(json!([1, 2, 3])));
        check("range", json!([5, 3]), Some(json!([5, 6, 7])));
        check("range", json!([5, 1_000_000]), None);
        check("equals", json!(["a", "A"]), Some(json!(false)));
        check("not", json!([true]), Some(json!(false)));
        check("less", json!([1, 2]), Some(json!(true)));
        check("bool", json!(["TRUE"]), Some(json!(true)));
        check("div", json!([1, 0]), None);
        check("max", json!([[1, 5, 3]]), Some(json!(5)));
        check("uniquestring", json!(["x"]), None);
        check("nosuch", json!([]), None);
    }
}
