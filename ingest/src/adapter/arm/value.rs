//! What stands for values that a template does not decide. Knows no function and no resource.

use schemas::change::UNKNOWN;
use serde_json::{Map, Value};

/// What stands for the value of a secure parameter: that it is set is known, its text never leaves the process.
pub(super) const SENSITIVE: &str = "(sensitive)";

/// What a reference to another resource begins with: what it will be is not known, that it is set is.
pub(super) const REFERENCE: &str = "ref:";

/// `{"$unknown": why}`
pub(super) fn unknown(why: impl Into<String>) -> Value {
    Value::Object(Map::from_iter([(UNKNOWN.to_owned(), Value::String(why.into()))]))
}

/// Whether the value itself is not known; parts of it may be.
pub(super) fn is_unknown(value: &Value) -> bool {
    value.get(UNKNOWN).is_some()
}

/// Whether the value or anything in it is not known.
pub(super) fn has_unknown(value: &Value) -> bool {
    is_unknown(value) || parts(value).any(has_unknown)
}

/// Whether the value or anything in it is a secure parameter's.
pub(super) fn has_sensitive(value: &Value) -> bool {
    value.as_str() == Some(SENSITIVE) || parts(value).any(has_sensitive)
}

/// Whether the value is a reference to another resource.
pub(super) fn is_reference(value: &Value) -> bool {
    value.as_str().is_some_and(|text| text.starts_with(REFERENCE))
}

/// What the value takes in memory, roughly in bytes.
pub(super) fn weight(value: &Value) -> usize {
    let own = match value {
        Value::String(text) => text.len(),
        Value::Object(object) => object.keys().map(String::len).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => 0,
    };
    64 + own + parts(value).map(weight).sum::<usize>()
}

fn parts(value: &Value) -> Box<dyn Iterator<Item = &Value> + '_> {
    match value {
        Value::Array(list) => Box::new(list.iter()),
        Value::Object(object) => Box::new(object.values()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Box::new(std::iter::empty()),
    }
}
