//! Items of a list within one document: each its own record, each error named by its position. Knows no provider.

use schemas::ConfigChange;
use serde_json::Value;

use crate::adapter::{DecodeError, Item, Under};
use crate::field::{self, Object};

/// Takes a list out of the document.
pub fn take_list(object: &mut Object, key: &str) -> Result<Vec<Value>, DecodeError> {
    match object.remove(key) {
        Some(Value::Array(list)) => Ok(list),
        Some(Value::Null) | None => Err(DecodeError::missing(key)),
        Some(other) => Err(DecodeError::invalid(
            key,
            format!("not a list: {}", field::describe(&other)),
        )),
    }
}

/// One change or one reject for each element. `decode` may take the element apart only once nothing can fail any more: what is
/// left of it becomes the reject's bytes.
pub fn each(
    list: Vec<Value>,
    key: &str,
    decode: impl Fn(&mut Value) -> Result<ConfigChange, DecodeError>,
) -> Vec<Item> {
    let one = |(part, mut value): (usize, Value)| {
        let position = part.to_string();
        let item = match decode(&mut value).under(&format!("{key}[{position}]")) {
            Ok(change) => Item::change(part, change),
            Err(error) => Item::reject(part, error, value),
        };
        item.at(&[key, &position])
    };
    list.into_iter().enumerate().map(one).collect()
}

/// The same for one document: a reject keeps what `decode` left of the value, which may be less than the document's bytes
/// (secrets and personal data are taken out before).
pub fn only(mut value: Value, decode: impl Fn(&mut Value) -> Result<ConfigChange, DecodeError>) -> Vec<Item> {
    vec![match decode(&mut value) {
        Ok(change) => Item::change(0, change),
        Err(error) => Item::reject(0, error, value),
    }]
}

/// The element as an object, to be read and taken apart.
pub fn as_object_mut(value: &mut Value) -> Result<&mut Object, DecodeError> {
    match value {
        Value::Object(object) => Ok(object),
        other => Err(DecodeError::refused(format!(
            "not an object: {}",
            field::describe(other)
        ))),
    }
}
