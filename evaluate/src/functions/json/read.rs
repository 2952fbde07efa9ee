//! How a JSON value found by a path is read: as what kind, and what counts as that kind. Knows no Arrow.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::value::RawValue;

use crate::functions::path::{Found, is_unknown};
use crate::functions::scan;

/// As what a value is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// JSON text.
    Json,
    /// A text without its quotes, anything else as JSON text.
    AsText,
    /// A text.
    Text,
    /// A whole number.
    Int,
    /// A number.
    Float,
    /// A boolean.
    Bool,
    /// The elements of an array.
    Array,
    /// The same, a single value being a list of itself.
    List,
    /// Texts, a single one being a list of itself.
    Texts,
    /// Names of members.
    Keys,
    /// Members.
    Entries,
    /// Number of elements or members.
    Length,
    /// The value, opened if it is a text that holds JSON.
    Document,
    /// Whether there is a value.
    Has,
}

/// What was read.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Text or JSON text.
    Text(Cow<'a, str>),
    /// A whole number.
    Int(i64),
    /// A number.
    Float(f64),
    /// A boolean.
    Bool(bool),
    /// A list of texts; `None` is not known.
    List(Vec<Option<Cow<'a, str>>>),
    /// Members: name and JSON text, `None` where it is not known.
    Entries(Vec<(String, Option<&'a str>)>),
}

/// Reads what was found; `None` where it is not known or not of that kind.
pub fn read(kind: Kind, found: Found) -> Option<Value> {
    read_of(kind, found, valid)
}

/// The same of what a scan found, which has looked at its syntax.
pub fn read_scanned(kind: Kind, found: Found) -> Option<Value> {
    read_of(kind, found, |text| Some(text))
}

/// `valid` looks at the syntax.
fn read_of(kind: Kind, found: Found, valid: for<'a> fn(&'a str) -> Option<&'a str>) -> Option<Value> {
    let text = match (kind, found) {
        (Kind::Has, Found::Value(_)) => return Some(Value::Bool(true)),
        (Kind::Has, Found::Absent) => return Some(Value::Bool(false)),
        (_, Found::Value(text)) => text,
        _ => return None,
    };
    Some(match kind {
        Kind::Json => Value::Text(Cow::Borrowed(valid(text)?)),
        Kind::AsText => Value::Text(string(text).or_else(|| valid(text).map(Cow::Borrowed))?),
        Kind::Text => Value::Text(string(text)?),
        Kind::Int => Value::Int(int(text)?),
        Kind::Float => Value::Float(
            scalar(text)?
                .trim()
                .parse()
                .ok()
                .filter(|number: &f64| number.is_finite())?,
        ),
        Kind::Bool => Value::Bool(bool(text)?),
        Kind::Array => Value::List(
            elements(text)?
                .into_iter()
                .map(|item| item.map(Cow::Borrowed))
                .collect(),
        ),
        Kind::List if text.starts_with('[') => return read_of(Kind::Array, found, valid),
        Kind::List => Value::List(vec![Some(Cow::Borrowed(valid(text)?))]),
        Kind::Texts if text.starts_with('[') => {
            Value::List(elements(text)?.into_iter().map(|item| scalar(item?)).collect())
        }
        Kind::Texts => Value::List(vec![Some(scalar(text)?)]),
        Kind::Keys => Value::List(members(text)?.into_keys().map(|name| Some(Cow::Owned(name))).collect()),
        Kind::Entries => Value::Entries(members(text)?.into_iter().collect()),
        Kind::Length if text.starts_with('[') => Value::Int(length(text)?),
        Kind::Length => Value::Int(i64::try_from(members(text)?.len()).ok()?),
        Kind::Document => document(text, valid)?,
        Kind::Has => Value::Bool(true),
    })
}

fn valid(text: &str) -> Option<&str> {
    if scan::is_value(text) {
        return Some(text);
    }
    serde_json::from_str::<&RawValue>(text).ok().map(RawValue::get)
}

/// A JSON string's text.
fn string(text: &str) -> Option<Cow<'_, str>> {
    if !text.starts_with('"') {
        return None;
    }
    if scan::is_plain_string(text) {
        return text.get(1..text.len() - 1).map(Cow::Borrowed);
    }
    match serde_json::from_str::<&str>(text) {
        Ok(plain) => Some(Cow::Borrowed(plain)),
        Err(_) => serde_json::from_str::<String>(text).ok().map(Cow::Owned),
    }
}

/// The text of a string, number or boolean.
pub fn scalar(text: &str) -> Option<Cow<'_, str>> {
    match text.as_bytes().first()? {
        b'"' => string(text),
        b'{' | b'[' => None,
        _ => valid(text).map(Cow::Borrowed),
    }
}

fn int(text: &str) -> Option<i64> {
    // As nearly all stand in documents.
    if matches!(text.as_bytes(), [b'1'..=b'9', ..]) && text.len() < 19 && text.bytes().all(|byte| byte.is_ascii_digit())
    {
        return text.parse().ok();
    }
    let text = scalar(text)?;
    let text = text.trim();
    // 2^53: beyond it a float no longer names one whole number.
    let whole = |number: &f64| number.fract() == 0.0 && number.abs() <= 9_007_199_254_740_992.0;
    text.parse().ok().or_else(|| {
        let number: f64 = text.parse().ok().filter(whole)?;
        format!("{number:.0}").parse().ok()
    })
}

fn bool(text: &str) -> Option<bool> {
    match text {
        "true" => return Some(true),
        "false" => return Some(false),
        _ => {}
    }
    let text = scalar(text)?;
    let is = |word: &str| text.eq_ignore_ascii_case(word);
    if is("true") || is("1") {
        Some(true)
    } else if is("false") || is("0") {
        Some(false)
    } else {
        None
    }
}

/// The elements' JSON text; `None` for `null` and what is not known.
pub fn elements(text: &str) -> Option<Vec<Option<&str>>> {
    let mut items = Vec::new();
    if scan::elements(text, |item| items.push(definite(item))).is_some() {
        return Some(items);
    }
    let items: Vec<&RawValue> = serde_json::from_str(text).ok()?;
    Some(items.into_iter().map(|item| definite(item.get())).collect())
}

fn length(text: &str) -> Option<i64> {
    let mut count = 0;
    if scan::elements(text, |_| count += 1).is_some() {
        return Some(count);
    }
    i64::try_from(elements(text)?.len()).ok()
}

fn members(text: &str) -> Option<BTreeMap<String, Option<&str>>> {
    let members: BTreeMap<String, &RawValue> = serde_json::from_str(text).ok()?;
    Some(
        members
            .into_iter()
            .map(|(name, value)| (name, definite(value.get())))
            .collect(),
    )
}

/// The text of a value that is known and not `null`.
pub fn definite(text: &str) -> Option<&str> {
    (text != "null" && !is_unknown(text)).then_some(text)
}

fn document(text: &str, valid_text: for<'a> fn(&'a str) -> Option<&'a str>) -> Option<Value<'_>> {
    match string(text) {
        Some(inner) => {
            let inner = inner.trim();
            definite(valid(inner)?).map(|text| Value::Text(Cow::Owned(text.to_owned())))
        }
        None => valid_text(text).map(|text| Value::Text(Cow::Borrowed(text))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: Kind, text: &str, expect: Option<Value>) {
        assert_eq!(read(kind, Found::Value(text)), expect, "{kind:?} {text}");
    }

    fn texts<'a>(items: &[Option<&'a str>]) -> Option<Value<'a>> {
        Some(Value::List(items.iter().map(|item| item.map(Cow::Borrowed)).collect()))
    }

    #[test]
    fn scalars_in_the_forms_that_providers_write() {
        check(Kind::Int, "22", Some(Value::Int(22)));
        check(Kind::Int, "22.0", Some(Value::Int(22)));
        check(Kind::Int, "\"22\"", Some(Value::Int(22)));
        check(Kind::Int, "22.5", None);
        check(Kind::Int, "[22]", None);
        check(Kind::Int, "9223372036854775807", Some(Value::Int(i64::MAX)));
        check(Kind::Int, "1e300", None);
        check(Kind::Bool, "\"True\"", Some(Value::Bool(true)));
        check(Kind::Bool, "0", Some(Value::Bool(false)));
        check(Kind::Bool, "\"yes\"", None);
        check(Kind::Float, "\"1.5\"", Some(Value::Float(1.5)));
        check(Kind::Text, "1", None);
        check(Kind::AsText, "1", Some(Value::Text("1".into())));
        check(Kind::AsText, r#""a\nb""#, Some(Value::Text("a\nb".into())));
    }

    #[test]
    fn lists_keep_what_is_not_known() {
        check(
            Kind::Array,
            r#"["a", null, {"$unknown": "x"}, 1]"#,
            texts(&[Some("\"a\""), None, None, Some("1")]),
        );
        check(
            Kind::Texts,
            r#"["a", null, {"b": 1}, 1]"#,
            texts(&[Some("a"), None, None, Some("1")]),
        );
        check(Kind::Texts, "\"a\"", texts(&[Some("a")]));
        check(Kind::Texts, "{}", None);
        check(Kind::Array, "\"a\"", None);
        check(Kind::List, "{\"b\":1}", texts(&[Some("{\"b\":1}")]));
        check(Kind::Keys, r#"{"b": 1, "a": 2}"#, texts(&[Some("a"), Some("b")]));
        check(Kind::Length, "[1, 2]", Some(Value::Int(2)));
        check(Kind::Length, "{}", Some(Value::Int(0)));
        check(
            Kind::Document,
            r#""{\"a\": 1}""#,
            Some(Value::Text("{\"a\": 1}".into())),
        );
        check(Kind::Document, "\"a\"", None);
    }

    #[test]
    fn has_tells_absent_from_not_known() {
        assert_eq!(read(Kind::Has, Found::Absent), Some(Value::Bool(false)));
        assert_eq!(read(Kind::Has, Found::Unknown), None);
        assert_eq!(read(Kind::Json, Found::Absent), None);
    }
}
