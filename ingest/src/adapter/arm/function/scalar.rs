//! Scalars as functions take and give them. Knows no function.

use serde_json::Value;

/// A scalar as `concat`, `format` and `string` write it.
pub(super) fn written(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        // "Template functions - string", `format`: booleans are written as .NET does.
        Value::Bool(value) => Some(if *value { "True" } else { "False" }.to_owned()),
        Value::Number(value) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

pub(super) fn size(value: &Value) -> Option<usize> {
    usize::try_from(value.as_i64()?).ok()
}

pub(super) fn position(found: Option<usize>) -> i64 {
    found.and_then(|at| i64::try_from(at).ok()).unwrap_or(-1)
}
