//! Findings that other tools made: `{"issues": […]}`, OCSF, SARIF. Knows the three forms; what they have in common is an
//! `Issue`, which the evaluate stage turns into a finding with a life of its own.
//!
//! One change for each finding and resource: type `scan_result`, the uid of the resource it is about, the issue as configuration.
//! Two findings about one resource are two changes with one uid: consumers tell them apart by `tool` and `rule_id`.

mod issue;
mod issues;
mod ocsf;
mod sarif;

use serde_json::Value;

use crate::adapter::{Context, DecodeError, Item};
use crate::field;

/// Whether the document holds findings of another tool.
pub fn recognises(value: &Value) -> bool {
    let Some(object) = value.as_object() else { return false };
    issues::recognises(object) || ocsf::recognises(object) || sarif::recognises(object)
}

/// Decodes a document.
pub fn decode(value: Value, context: &Context) -> Result<Vec<Item>, DecodeError> {
    let object = field::into_object(value, "record")?;
    if sarif::recognises(&object) {
        sarif::decode(object, context)
    } else if ocsf::recognises(&object) {
        ocsf::decode(object, context)
    } else {
        issues::decode(object, context)
    }
}
