//! Strict JSON: a duplicate key is an error (two readers of such a record would see two different resources), nesting is
//! limited. Knows no provider.

use std::fmt;

use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Number, Value};

use super::bounds::Weight;

/// Nesting that a document may have. It leaves room below serde_json's own 128 for the envelopes of later readers.
pub const DEEPEST: usize = 100;

/// Parses a document that stands as text within another.
pub fn parse(text: &str) -> Result<Value, String> {
    parse_within(text, &Weight::of_text(text.len()))
}

/// Parses one whole document whose values take no more memory than that.
pub fn parse_within(text: &str, weight: &Weight) -> Result<Value, String> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = Strict { left: DEEPEST, weight }
        .deserialize(&mut reader)
        .map_err(|error| explain(&error))?;
    reader.end().map_err(|error| explain(&error))?;
    Ok(value)
}

/// What is wrong, in one line that does not quote the input.
pub fn explain(error: &serde_json::Error) -> String {
    format!("not JSON: {error}")
}

/// The elements of a list, unparsed; at most so many.
pub fn elements(text: &str, most: usize) -> Result<Vec<&str>, String> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let elements = Elements { most }
        .deserialize(&mut reader)
        .map_err(|error| explain(&error))?;
    reader.end().map_err(|error| explain(&error))?;
    if elements.len() > most {
        Err(super::bounds::too_many(most))
    } else {
        Ok(elements)
    }
}

/// Decodes text that holds a JSON object or list; any other text is `None`. Text within text is decoded once more:
/// AWS Config's API form encodes `AccessControlList` twice (detection facts, section 5).
pub fn embedded(text: &str, weight: &Weight) -> Option<Value> {
    let text = text.trim();
    match text.as_bytes().first()? {
        b'{' | b'[' => parse_within(text, weight)
            .ok()
            .filter(|value| value.is_object() || value.is_array()),
        b'"' => match parse_within(text, weight).ok()? {
            Value::String(inner) if matches!(inner.trim_start().as_bytes().first(), Some(b'{' | b'[')) => {
                embedded(&inner, weight)
            }
            _ => None,
        },
        _ => None,
    }
}

/// How deep the value is nested; a scalar is 0.
pub fn depth(value: &Value) -> usize {
    match value {
        Value::Array(list) => 1 + list.iter().map(depth).max().unwrap_or(0),
        Value::Object(object) => 1 + object.values().map(depth).max().unwrap_or(0),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
    }
}

/// Reads raw elements up to one more than there may be.
struct Elements {
    most: usize,
}

impl<'de> DeserializeSeed<'de> for Elements {
    type Value = Vec<&'de str>;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Elements {
    type Value = Vec<&'de str>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some(raw) = elements.next_element::<&'de RawValue>()? {
            if list.len() <= self.most {
                list.push(raw.get());
            }
        }
        Ok(list)
    }
}

#[derive(Clone, Copy)]
struct Strict<'w> {
    left: usize,
    weight: &'w Weight,
}

impl Strict<'_> {
    fn deeper<E: Error>(&self) -> Result<Self, E> {
        let left = self.left.checked_sub(1);
        let left = left.ok_or_else(|| E::custom(format!("nested deeper than {DEEPEST}")))?;
        Ok(Self { left, ..*self })
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value)
            .map(Value::Number)
            .ok_or_else(|| E::custom("number out of range"))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        self.weight.scalar(value.len()).map_err(E::custom)?;
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        self.weight.scalar(value.len()).map_err(E::custom)?;
        Ok(Value::String(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Value, A::Error> {
        let inner = self.deeper()?;
        let mut list = Vec::new();
        while let Some(value) = elements.next_element_seed(inner)? {
            self.weight.element().map_err(A::Error::custom)?;
            list.push(value);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let inner = self.deeper()?;
        self.weight.object().map_err(A::Error::custom)?;
        let mut object = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            if object.contains_key(&key) {
                return Err(A::Error::custom(format!("duplicate key {key:?}")));
            }
            self.weight.entry(&key).map_err(A::Error::custom)?;
            let value = entries.next_value_seed(inner)?;
            object.insert(key, value);
        }
        Ok(Value::Object(object))
    }
}
