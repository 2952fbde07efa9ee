//! What is made: files by path. Knows no system.

use std::collections::BTreeMap;

/// Path below the folder of the system, with `/`, and text.
pub type Files = BTreeMap<String, String>;

/// Indented JSON with a line end.
pub(crate) fn pretty(value: &serde_json::Value) -> String {
    format!("{value:#}\n")
}
