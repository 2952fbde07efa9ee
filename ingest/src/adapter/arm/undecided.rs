//! What holds of every function: what is not known stays not known, secrets stay secret, names are compared without case. Knows no
//! scope.

use serde_json::Value;

use super::value::{REFERENCE, SENSITIVE, has_sensitive, has_unknown, is_reference, is_unknown, unknown};
use crate::field::Object;

/// Functions that build a structure of whatever they are given.
const BUILDERS: [&str; 8] = [
    "createarray",
    "createobject",
    "array",
    "union",
    "first",
    "last",
    "skip",
    "take",
];
/// Functions that write their arguments into a text.
const WRITERS: [&str; 8] = [
    "concat", "format", "string", "tolower", "toupper", "trim", "base64", "replace",
];
/// Functions that compare: the text that stands for a reference decides nothing there.
const COMPARISONS: [&str; 9] = [
    "equals",
    "contains",
    "startswith",
    "endswith",
    "indexof",
    "length",
    "less",
    "greater",
    "lastindexof",
];

/// The result where an argument that is not known, secret or a reference decides it before the function does.
pub(super) fn undecided(name: &str, arguments: &[Value]) -> Option<Value> {
    let builds = name == "createarray" || name == "createobject";
    let of_lists = BUILDERS.contains(&name) || (name == "concat" && arguments.iter().all(Value::is_array));
    if let Some(value) = arguments.iter().find(|value| is_unknown(value)).filter(|_| !builds) {
        return Some(value.clone());
    }
    if !of_lists && arguments.iter().any(has_unknown) {
        return Some(unknown("depends on a value that is not known"));
    }
    if !of_lists && arguments.iter().any(has_sensitive) {
        let written = WRITERS.contains(&name);
        return Some(if written {
            SENSITIVE.into()
        } else {
            unknown("depends on a secure parameter")
        });
    }
    if arguments.iter().any(is_reference) && COMPARISONS.contains(&name) {
        return Some(unknown("depends on another resource's id"));
    }
    None
}

/// A key of an object (without case) or a position of a list.
pub(super) fn member(of: &Value, index: &Value, safe: bool) -> Value {
    if is_unknown(of) {
        return of.clone();
    }
    if of.as_str() == Some(SENSITIVE) {
        return SENSITIVE.into();
    }
    let found = match (of, index) {
        (Value::Object(object), Value::String(key)) => find(object, key),
        (Value::Array(list), Value::Number(position)) => position
            .as_u64()
            .and_then(|position| usize::try_from(position).ok())
            .and_then(|position| list.get(position)),
        _ if is_unknown(index) => return index.clone(),
        _ => None,
    };
    match found {
        Some(value) => value.clone(),
        None if safe => Value::Null,
        None => unknown("names what is not there"),
    }
}

/// A key without case, as the template language compares names.
pub(super) fn find<'o>(object: &'o Object, name: &str) -> Option<&'o Value> {
    object.get(name).or_else(|| {
        object
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    })
}

/// `resourceId([subscription], [group], type, name, …)` → `ref:type/name`; a name that is not known is `?`.
pub(super) fn reference_to(arguments: &[Value]) -> Value {
    let is_type = |value: &Value| {
        value
            .as_str()
            .is_some_and(|text| text.contains('.') && text.contains('/') && !text.starts_with(REFERENCE))
    };
    let Some(at) = arguments.iter().position(is_type) else {
        return unknown("resourceId() of a type that is not known");
    };
    let parts: Vec<&str> = arguments[at..]
        .iter()
        .map(|value| value.as_str().unwrap_or("?"))
        .collect();
    format!("{REFERENCE}{}", parts.join("/").to_lowercase()).into()
}
