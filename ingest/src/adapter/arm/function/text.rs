//! Functions on texts. Knows no scope.
//!
//! Document: Azure Resource Manager, "Template functions - string".

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use super::scalar::{position, size, written};
use crate::document::json;

/// Calls a function by its name in lower case.
pub(super) fn call(name: &str, arguments: &[Value]) -> Option<Value> {
    let first = arguments.first()?;
    let second = arguments.get(1).and_then(Value::as_str);
    Some(match (name, first) {
        ("concat", first) if !first.is_array() => arguments
            .iter()
            .map(written)
            .collect::<Option<Vec<_>>>()?
            .concat()
            .into(),
        ("format", Value::String(form)) => format(form, &arguments[1..])?.into(),
        ("string", Value::String(text)) => text.as_str().into(),
        ("string", value) => value.to_string().into(),
        ("tolower", Value::String(text)) => text.to_lowercase().into(),
        ("toupper", Value::String(text)) => text.to_uppercase().into(),
        ("trim", Value::String(text)) => text.trim().into(),
        ("replace", Value::String(text)) => replace(text, second?, arguments.get(2)?.as_str()?)?.into(),
        ("split", Value::String(text)) => split(text, arguments.get(1)?)?,
        ("substring", Value::String(text)) => {
            let start = size(arguments.get(1)?)?;
            let all = text.chars().skip(start);
            match arguments.get(2) {
                Some(length) => all.take(size(length)?).collect::<String>().into(),
                None => all.collect::<String>().into(),
            }
        }
        ("startswith", Value::String(text)) => text.to_lowercase().starts_with(&second?.to_lowercase()).into(),
        ("endswith", Value::String(text)) => text.to_lowercase().ends_with(&second?.to_lowercase()).into(),
        ("indexof", Value::String(text)) => position(text.to_lowercase().find(&second?.to_lowercase())).into(),
        ("lastindexof", Value::String(text)) => position(text.to_lowercase().rfind(&second?.to_lowercase())).into(),
        ("padleft", value @ (Value::String(_) | Value::Number(_))) => {
            pad(&written(value)?, size(arguments.get(1)?)?, arguments.get(2))?.into()
        }
        ("base64", Value::String(text)) => STANDARD.encode(text).into(),
        ("base64tostring", Value::String(text)) => String::from_utf8(STANDARD.decode(text).ok()?).ok()?.into(),
        ("base64tojson", Value::String(text)) => {
            json::parse(&String::from_utf8(STANDARD.decode(text).ok()?).ok()?).ok()?
        }
        ("json", Value::String(text)) => json::parse(text).ok()?,
        _ => return None,
    })
}

/// Texts may grow in a loop of variables; 64 KiB is more than any property takes.
const LONGEST: usize = 64 << 10;

fn replace(text: &str, from: &str, to: &str) -> Option<String> {
    if from.is_empty() || text.len().saturating_mul(to.len().max(1)) > LONGEST * 64 {
        return None;
    }
    Some(text.replace(from, to))
}

fn pad(text: &str, width: usize, with: Option<&Value>) -> Option<String> {
    let with = match with {
        None => ' ',
        Some(value) => value.as_str()?.chars().next()?,
    };
    let missing = width.saturating_sub(text.chars().count());
    (missing <= LONGEST).then(|| std::iter::repeat_n(with, missing).chain(text.chars()).collect())
}

fn split(text: &str, by: &Value) -> Option<Value> {
    let marks: Vec<&str> = match by {
        Value::String(mark) => vec![mark],
        Value::Array(marks) => marks.iter().map(Value::as_str).collect::<Option<_>>()?,
        _ => return None,
    };
    let mut parts = vec![text];
    for mark in marks.into_iter().filter(|mark| !mark.is_empty()) {
        parts = parts.into_iter().flat_map(|part| part.split(mark)).collect();
    }
    Some(parts.into())
}

/// `{0}` and `{0:N0}`-like places; a place with a format of .NET's is not decided here.
fn format(form: &str, arguments: &[Value]) -> Option<String> {
    let mut out = String::with_capacity(form.len());
    let mut rest = form;
    while let Some(at) = rest.find(['{', '}']) {
        out.push_str(&rest[..at]);
        let brace = &rest[at..at + 1];
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix(brace) {
            out.push_str(brace);
            rest = after;
        } else {
            let (place, after) = rest.split_once('}').filter(|_| brace == "{")?;
            out.push_str(&written(arguments.get(place.trim().parse::<usize>().ok()?)?)?);
            rest = after;
        }
    }
    out.push_str(rest);
    Some(out)
}
