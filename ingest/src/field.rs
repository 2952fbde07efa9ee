//! Typed reading of a JSON value, with errors that name the field. Knows no provider.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime};
use serde_json::{Map, Value};

use crate::adapter::DecodeError;

/// An object of named fields.
pub type Object = Map<String, Value>;

/// What a value is, in words, for error messages. Never shows the value of more than a short scalar.
pub fn describe(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(value) => value.to_string(),
        Value::String(text) if text.chars().count() <= 40 => format!("{text:?}"),
        Value::String(text) => format!("text of {} bytes", text.len()),
        Value::Array(list) => format!("a list of {}", list.len()),
        Value::Object(object) => format!("an object of {} keys", object.len()),
    }
}

/// The field, if it is there and not null.
pub fn present<'a>(object: &'a Object, key: &str) -> Option<&'a Value> {
    object.get(key).filter(|value| !value.is_null())
}

/// The first of several spellings that is there and not null, with its name.
pub fn first_present<'a, 'k>(object: &'a Object, keys: &[&'k str]) -> Option<(&'k str, &'a Value)> {
    keys.iter()
        .find_map(|key| present(object, key).map(|value| (*key, value)))
}

/// The value as an object; `path` names it in the error.
pub fn as_object<'a>(value: &'a Value, path: &str) -> Result<&'a Object, DecodeError> {
    value
        .as_object()
        .ok_or_else(|| DecodeError::invalid(path, format!("not an object: {}", describe(value))))
}

/// The value taken as an object; `path` names it in the error.
pub fn into_object(value: Value, path: &str) -> Result<Object, DecodeError> {
    match value {
        Value::Object(object) => Ok(object),
        other => Err(DecodeError::invalid(
            path,
            format!("not an object: {}", describe(&other)),
        )),
    }
}

/// A field that must be an object.
pub fn object<'a>(object: &'a Object, key: &str) -> Result<&'a Object, DecodeError> {
    as_object(present(object, key).ok_or_else(|| DecodeError::missing(key))?, key)
}

/// A field that may be missing or null, else must be an object.
pub fn optional_object<'a>(object: &'a Object, key: &str) -> Result<Option<&'a Object>, DecodeError> {
    present(object, key).map(|value| as_object(value, key)).transpose()
}

/// A field that must be a list.
pub fn list<'a>(object: &'a Object, key: &str) -> Result<&'a [Value], DecodeError> {
    optional_list(object, key)?.ok_or_else(|| DecodeError::missing(key))
}

/// A field that may be missing or null, else must be a list.
pub fn optional_list<'a>(object: &'a Object, key: &str) -> Result<Option<&'a [Value]>, DecodeError> {
    match present(object, key) {
        None => Ok(None),
        Some(Value::Array(list)) => Ok(Some(list)),
        Some(other) => Err(DecodeError::invalid(key, format!("not a list: {}", describe(other)))),
    }
}

/// A field that must be text and not empty.
pub fn text<'a>(object: &'a Object, key: &str) -> Result<&'a str, DecodeError> {
    optional_text(object, key)?.ok_or_else(|| DecodeError::missing(key))
}

/// A field that may be missing, null or empty, else must be text.
pub fn optional_text<'a>(object: &'a Object, key: &str) -> Result<Option<&'a str>, DecodeError> {
    match present(object, key) {
        None => Ok(None),
        Some(Value::String(text)) if text.is_empty() => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(other) => Err(DecodeError::invalid(key, format!("not text: {}", describe(other)))),
    }
}

/// A field that is text or a number, as text: ids that providers write either way.
pub fn optional_id(object: &Object, key: &str) -> Result<Option<String>, DecodeError> {
    match present(object, key) {
        Some(Value::Number(number)) => Ok(Some(number.to_string())),
        _ => Ok(optional_text(object, key)?.map(str::to_owned)),
    }
}

/// A field that may be missing or null, else must be a moment; ms since the Unix epoch.
pub fn optional_time(object: &Object, key: &str) -> Result<Option<i64>, DecodeError> {
    match present(object, key) {
        None => Ok(None),
        Some(value) => moment(value)
            .map(Some)
            .ok_or_else(|| DecodeError::invalid(key, format!("not a timestamp: {}", describe(value)))),
    }
}

/// Milliseconds since the Unix epoch of a provider's timestamp: RFC 3339, the same without a zone (read as UTC), or a number
/// of seconds with or without a fraction (the form in which AWS APIs print times).
pub fn moment(value: &Value) -> Option<i64> {
    match value {
        Value::String(text) => parse_time(text),
        Value::Number(number) => {
            let seconds = number.as_f64()?;
            // Outside of the years 1970 to 9999 it is a counter, or milliseconds, and not seconds.
            (0.0..=253_402_300_799.0)
                .contains(&seconds)
                .then(|| (seconds * 1000.0).round() as i64)
        }
        _ => None,
    }
}

/// The same for text.
pub fn parse_time(text: &str) -> Option<i64> {
    if let Ok(time) = DateTime::parse_from_rfc3339(text) {
        return Some(time.timestamp_millis());
    }
    const WITH_ZONE: [&str; 2] = ["%Y-%m-%dT%H:%M:%S%.f%z", "%Y-%m-%d %H:%M:%S%.f%:z"];
    const WITHOUT_ZONE: [&str; 2] = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f"];
    let zoned = WITH_ZONE
        .iter()
        .find_map(|form| DateTime::parse_from_str(text, form).ok());
    if let Some(time) = zoned {
        return Some(time.timestamp_millis());
    }
    WITHOUT_ZONE
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
        .map(|time| time.and_utc().timestamp_millis())
}

/// Tags as a map: `{"k": "v"}` or a list of key and value pairs (`Key`/`Value`, `key`/`value`, `TagKey`/`TagValue`). What is
/// neither is left out: tags are context and never decide whether a record can be read.
pub fn tags(value: Option<&Value>) -> BTreeMap<String, String> {
    let mut tags = BTreeMap::new();
    match value {
        Some(Value::Object(object)) => {
            for (key, value) in object {
                if let Some(text) = scalar(value) {
                    tags.insert(key.clone(), text);
                }
            }
        }
        Some(Value::Array(list)) => {
            for pair in list.iter().filter_map(Value::as_object) {
                let key = first_present(pair, &["Key", "key", "TagKey", "tagKey"]).and_then(|(_, key)| scalar(key));
                let value = first_present(pair, &["Value", "value", "TagValue", "tagValue"])
                    .and_then(|(_, value)| scalar(value));
                if let Some(key) = key {
                    tags.insert(key, value.unwrap_or_default());
                }
            }
        }
        _ => {}
    }
    tags
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(value) => Some(value.to_string()),
        Value::Number(value) => Some(value.to_string()),
        _ => None,
    }
}
