//! Values of the config that print, compare and parse in their own way: secrets, sizes, spans of time, lists of one or more.
//! Knows no section of the config.
#![allow(clippy::disallowed_methods, reason = "`env:NAME` in the config")]

use std::fmt;
use std::path::Path;

use schemars::JsonSchema;
use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::file;

/// What is wrong in the config and how to put it right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The key, from the section on: `ingest.http.auth`.
    pub key: String,
    /// What is wrong with it.
    pub what: String,
    /// What to do.
    pub fix: String,
}

impl Problem {
    /// A problem of that key.
    pub fn new(key: impl Into<String>, what: impl Into<String>, fix: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            what: what.into(),
            fix: fix.into(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "`{}` {}: {}", self.key, self.what, self.fix)
    }
}

/// A secret: `env:NAME`, `file:/path` or the secret itself. Never printed.
#[derive(Clone, PartialEq, Eq, JsonSchema)]
#[schemars(transparent)]
pub struct Secret(String);

/// By hand, so that an error never shows what was written in its place: `password = 12345` is a secret, too.
impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Text)
    }
}

struct Text;

const NO_TEXT: &str = "a secret is a text in quotes: \"env:NAME\", \"file:/path\" or the secret itself";

impl Visitor<'_> for Text {
    type Value = Secret;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a text in quotes")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Secret, E> {
        Ok(Secret(text.to_owned()))
    }

    fn visit_bool<E: de::Error>(self, _value: bool) -> Result<Secret, E> {
        Err(E::custom(NO_TEXT))
    }

    fn visit_i64<E: de::Error>(self, _value: i64) -> Result<Secret, E> {
        Err(E::custom(NO_TEXT))
    }

    fn visit_u64<E: de::Error>(self, _value: u64) -> Result<Secret, E> {
        Err(E::custom(NO_TEXT))
    }

    fn visit_f64<E: de::Error>(self, _value: f64) -> Result<Secret, E> {
        Err(E::custom(NO_TEXT))
    }
}

impl Secret {
    /// A secret as it is written in the config.
    pub fn new(written: impl Into<String>) -> Self {
        Self(written.into())
    }

    /// Whether it is read from elsewhere: a variable, a file.
    pub fn is_elsewhere(&self) -> bool {
        self.0.starts_with("env:") || self.0.starts_with("file:")
    }

    /// The secret itself, read from where the config says. Without the line end that editors put at a file's end.
    pub fn expose(&self) -> Result<String, String> {
        let secret = if let Some(name) = self.0.strip_prefix("env:") {
            std::env::var(name).map_err(|_| format!("environment variable {name} is not set"))?
        } else if let Some(path) = self.0.strip_prefix("file:") {
            let text = file::text(Path::new(path)).map_err(|error| format!("{path}: {error}"))?;
            text.trim_end_matches(['\r', '\n']).to_owned()
        } else {
            self.0.clone()
        };
        if secret.is_empty() {
            Err("the secret is empty".to_owned())
        } else {
            Ok(secret)
        }
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("***")
    }
}

impl Serialize for Secret {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str("***")
    }
}

/// A size: `"16MiB"`, `"900kB"`, `1024`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "Number", into = "String")]
#[schemars(with = "String")]
pub struct Size(pub usize);

/// A span of time: `"500ms"`, `"30s"`, `"5m"`, `"1h"`, `"1d"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "Number", into = "String")]
#[schemars(with = "String")]
pub struct Span(pub std::time::Duration);

/// A number with a unit, as text or without one as a number.
#[derive(Deserialize)]
#[serde(untagged)]
enum Number {
    Bare(u64),
    Text(String),
}

fn split(text: &str) -> Option<(u64, &str)> {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    Some((text[..end].parse().ok()?, text[end..].trim()))
}

impl TryFrom<Number> for Size {
    type Error = String;

    fn try_from(number: Number) -> Result<Self, String> {
        let (count, unit) = match &number {
            Number::Bare(count) => (*count, ""),
            Number::Text(text) => split(text).ok_or_else(|| format!("not a size: {text:?}; write it as \"16MiB\""))?,
        };
        let factor = match unit {
            "" | "B" => 1,
            "kB" | "KB" => 1_000,
            "KiB" => 1 << 10,
            "MB" => 1_000_000,
            "MiB" => 1 << 20,
            "GB" => 1_000_000_000,
            "GiB" => 1 << 30,
            other => {
                return Err(format!(
                    "not a unit of size: {other:?}; one of B, kB, KiB, MB, MiB, GB, GiB"
                ));
            }
        };
        let size = count.checked_mul(factor).and_then(|size| usize::try_from(size).ok());
        size.map(Self).ok_or_else(|| "the size is too large".to_owned())
    }
}

impl From<Size> for String {
    fn from(size: Size) -> Self {
        match size.0 {
            size if size > 0 && size % (1 << 20) == 0 => format!("{}MiB", size >> 20),
            size if size > 0 && size % (1 << 10) == 0 => format!("{}KiB", size >> 10),
            size => format!("{size}B"),
        }
    }
}

impl TryFrom<Number> for Span {
    type Error = String;

    fn try_from(number: Number) -> Result<Self, String> {
        let wrong =
            |text: &str| format!("not a span of time: {text:?}; write it as \"500ms\", \"30s\", \"5m\" or \"1h\"");
        let text = match number {
            Number::Bare(count) => return Err(wrong(&count.to_string())),
            Number::Text(text) => text,
        };
        let (count, unit) = split(&text).ok_or_else(|| wrong(&text))?;
        let factor = match unit {
            "ms" => 1,
            "s" => 1_000,
            "m" | "min" => 60_000,
            "h" => 3_600_000,
            "d" => 86_400_000,
            _ => return Err(wrong(&text)),
        };
        let millis = count.checked_mul(factor).ok_or_else(|| wrong(&text))?;
        Ok(Self(std::time::Duration::from_millis(millis)))
    }
}

impl From<Span> for String {
    fn from(span: Span) -> Self {
        let millis = span.0.as_millis();
        let units = [(86_400_000, "d"), (3_600_000, "h"), (60_000, "m"), (1_000, "s")];
        match units
            .iter()
            .find(|(unit, _)| millis > 0 && millis.is_multiple_of(*unit))
        {
            Some((unit, name)) => format!("{}{name}", millis / unit),
            None => format!("{millis}ms"),
        }
    }
}

impl Span {
    /// A span of so many seconds.
    pub const fn seconds(seconds: u64) -> Self {
        Self(std::time::Duration::from_secs(seconds))
    }

    /// In milliseconds.
    pub fn millis(self) -> i64 {
        i64::try_from(self.0.as_millis()).unwrap_or(i64::MAX)
    }
}

/// One value or a list of them: two tokens hold while one replaces the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum OneOrMore<T> {
    /// `token = "env:TOKEN"`
    One(T),
    /// `token = ["env:TOKEN", "env:NEXT_TOKEN"]`
    More(Vec<T>),
}

impl<T> OneOrMore<T> {
    /// All of them.
    pub fn as_slice(&self) -> &[T] {
        match self {
            Self::One(value) => std::slice::from_ref(value),
            Self::More(values) => values,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check<T: serde::de::DeserializeOwned + fmt::Debug + PartialEq>(
        input: serde_json::Value,
        expect: Result<T, &str>,
    ) {
        match (serde_json::from_value::<T>(input.clone()), expect) {
            (Ok(value), Ok(expect)) => assert_eq!(value, expect, "{input}"),
            (Err(error), Err(expect)) => assert!(error.to_string().contains(expect), "{input}: {error}"),
            other => panic!("{input}: {other:?}"),
        }
    }

    #[test]
    fn sizes_and_spans() {
        check(json!("16MiB"), Ok(Size(16 << 20)));
        check(json!("900 kB"), Ok(Size(900_000)));
        check(json!(12), Ok(Size(12)));
        check::<Size>(json!("12 parsecs"), Err("not a unit"));
        check::<Size>(json!("much"), Err("not a size"));
        check::<Size>(json!("99999999999GiB"), Err("too large"));
        check(json!("500ms"), Ok(Span(std::time::Duration::from_millis(500))));
        check(json!("2h"), Ok(Span::seconds(7200)));
        check::<Span>(json!("2"), Err("not a span"));
        check::<Span>(json!(2), Err("not a span"));
    }

    #[test]
    fn secrets_never_print() {
        let secret = Secret::new("hush");
        assert_eq!(format!("{secret:?} {}", json!(secret)), "*** \"***\"");
        assert_eq!(secret.expose().as_deref(), Ok("hush"));
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "from a file\n").unwrap();
        assert_eq!(
            Secret::new(format!("file:{}", file.path().display()))
                .expose()
                .as_deref(),
            Ok("from a file")
        );
        assert!(
            Secret::new("env:TRIPLINE_NO_SUCH_VARIABLE")
                .expose()
                .unwrap_err()
                .contains("TRIPLINE_NO_SUCH_VARIABLE")
        );
    }
}
