//! cloudformation

use serde_json::Value;

use crate::decode::{Context, DecodeError, Item};

/// Whether the document is of this shape.
pub fn recognises(_value: &Value) -> bool {
    false
}

/// Decodes a document.
pub fn decode(_value: Value, _context: &Context) -> Result<Vec<Item>, DecodeError> {
    Ok(Vec::new())
}
