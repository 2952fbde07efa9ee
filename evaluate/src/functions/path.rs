//! A path into JSON text: finds a value without building the document, and tells absent from not known.
//! Knows no SQL.

use std::fmt;

use schemas::change::UNKNOWN;
use serde::de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

/// One step of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'a> {
    /// A member of an object.
    Member(&'a str),
    /// An element of an array, from 0.
    Position(i64),
}

/// What stands at the end of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found<'a> {
    /// A value other than `null`, as JSON text.
    Value(&'a str),
    /// Nothing, or `null`, in a document that is known.
    Absent,
    /// The document or a value on the way is not known, or is of a type that has no such step.
    Unknown,
}

/// Follows a path into a JSON document.
pub fn find<'a>(document: &'a str, steps: &[Step]) -> Found<'a> {
    let mut found = present(document);
    for step in steps {
        found = match found {
            Found::Value(text) => enter(text, *step),
            other => return other,
        };
    }
    found
}

/// Whether the JSON text is the object that stands for a value that is not known yet ([`UNKNOWN`]).
pub fn is_unknown(text: &str) -> bool {
    // Nearly every text is told by its first two bytes.
    match text.as_bytes() {
        [b'{', b'"', rest @ ..] => {
            return rest.starts_with(UNKNOWN.as_bytes()) && rest.get(UNKNOWN.len()) == Some(&b'"');
        }
        [b'{', b'}', ..] | [b'"' | b'[' | b'-' | b'0'..=b'9' | b'a'..=b'z', ..] => return false,
        _ => {}
    }
    let inner = text
        .trim_start()
        .strip_prefix('{')
        .map(str::trim_start)
        .and_then(|inner| inner.strip_prefix('"'));
    inner
        .and_then(|inner| inner.strip_prefix(UNKNOWN))
        .is_some_and(|rest| rest.starts_with('"'))
}

fn present(text: &str) -> Found<'_> {
    let text = text.trim();
    match text {
        "null" => Found::Absent,
        "" => Found::Unknown,
        text if is_unknown(text) => Found::Unknown,
        text => Found::Value(text),
    }
}

fn enter<'a>(text: &'a str, step: Step) -> Found<'a> {
    let mut value = None;
    let mut reader = serde_json::Deserializer::from_str(text);
    let seed = Search {
        step,
        value: &mut value,
    };
    let read = match (text.as_bytes().first(), step) {
        (Some(b'{'), Step::Member(_)) | (Some(b'['), Step::Position(_)) => seed.deserialize(&mut reader),
        _ => return Found::Unknown,
    };
    match (value, read) {
        (Some(value), _) => present(value.get()),
        (None, Ok(())) => Found::Absent,
        (None, Err(_)) => Found::Unknown,
    }
}

/// Looks through one object or array and stops at the first match.
struct Search<'s, 'a> {
    step: Step<'s>,
    value: &'s mut Option<&'a RawValue>,
}

/// Ends the reading once the value is found; never shown.
fn enough<E: serde::de::Error>() -> E {
    E::custom("found")
}

impl<'a> DeserializeSeed<'a> for Search<'_, 'a> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'a>>(self, reader: D) -> Result<(), D::Error> {
        match self.step {
            Step::Member(_) => reader.deserialize_map(self),
            Step::Position(_) => reader.deserialize_seq(self),
        }
    }
}

impl<'a> Visitor<'a> for Search<'_, 'a> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("an object or an array")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<(), A::Error> {
        let Step::Member(name) = self.step else {
            return Err(A::Error::custom("not an array"));
        };
        while let Some(wanted) = map.next_key_seed(Named(name))? {
            if wanted {
                *self.value = Some(map.next_value()?);
                return Err(enough());
            }
            map.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'a>>(self, mut seq: A) -> Result<(), A::Error> {
        let Step::Position(mut left) = self.step else {
            return Err(A::Error::custom("not an object"));
        };
        while left > 0 {
            left -= 1;
            if seq.next_element::<IgnoredAny>()?.is_none() {
                return Ok(());
            }
        }
        if left == 0
            && let Some(element) = seq.next_element()?
        {
            *self.value = Some(element);
            return Err(enough());
        }
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }
}

/// Tells whether a member's name is the one looked for, escapes resolved.
struct Named<'s>(&'s str);

impl<'a> DeserializeSeed<'a> for Named<'_> {
    type Value = bool;

    fn deserialize<D: serde::Deserializer<'a>>(self, reader: D) -> Result<bool, D::Error> {
        reader.deserialize_str(self)
    }
}

impl Visitor<'_> for Named<'_> {
    type Value = bool;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("a member's name")
    }

    fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<bool, E> {
        Ok(name == self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(document: &str, steps: &[Step], expect: Found) {
        assert_eq!(find(document, steps), expect, "{document} {steps:?}");
    }

    #[test]
    fn finds_absent_and_unknown_apart() {
        use Found::{Absent, Unknown, Value};
        use Step::{Member, Position};
        let document = r#"{"a": {"b": [1, null, {"c": "x"}]}, "n": null, "e\"s": 2, "u": {"$unknown": "after apply"}}"#;
        check(document, &[Member("a"), Member("b"), Position(0)], Value("1"));
        check(
            document,
            &[Member("a"), Member("b"), Position(2), Member("c")],
            Value("\"x\""),
        );
        check(document, &[Member("e\"s")], Value("2"));
        check(document, &[Member("a"), Member("b"), Position(1)], Absent);
        check(document, &[Member("a"), Member("b"), Position(3)], Absent);
        check(document, &[Member("a"), Member("z"), Member("y")], Absent);
        check(document, &[Member("n"), Member("y")], Absent);
        check(document, &[Member("u")], Unknown);
        check(document, &[Member("u"), Member("y")], Unknown);
        check(document, &[Member("e\"s"), Member("y")], Unknown);
        check(document, &[Member("a"), Position(0)], Unknown);
        check(document, &[Member("a"), Member("b"), Position(-1)], Absent);
        check("{\"a\": 1", &[Member("b")], Unknown);
        check("", &[], Unknown);
        check("null", &[], Absent);
    }
}
