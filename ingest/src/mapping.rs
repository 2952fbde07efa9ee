//! Records of the user's own form, taken by a mapping in the config. Knows no provider.
//! (Frame only: the owner of this file fills it.)

use serde_json::Value;

use crate::decode::{Context, DecodeError, Item};

/// How records of one form become changes.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Mapping {
    /// Its name in errors.
    pub name: String,
}

/// The mapping that takes the document, if any.
pub fn choose<'a>(_value: &Value, _context: &Context<'a>) -> Option<&'a Mapping> {
    None
}

/// Decodes a document by a mapping.
pub fn decode(mapping: &Mapping, _value: Value, _context: &Context) -> Result<Vec<Item>, DecodeError> {
    Err(DecodeError::refused(format!(
        "mapping `{}` has no fields",
        mapping.name
    )))
}
