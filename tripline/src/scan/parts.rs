//! Records that carry only part of a resource's state, completed by the other records of the same scan: Cloud Asset
//! Inventory sends a resource and its policy apart, AWS answers one call a property. Knows no rule.
//!
//! What a record says itself stands. What it does not say comes from records of the same resource and shape that do not
//! contradict it, the latest first. So each record keeps a verdict of its own, and unrelated records that share a name do
//! not mix.

use std::collections::HashMap;

use ingest::{Shape, may_be_partial};
use schemas::{Completeness, ConfigChange};
use serde_json::{Map, Value};

/// At most so many other records of one resource are looked at.
const OTHERS: usize = 256;

/// Sections of the resources seen so far, by shape and uid.
#[derive(Debug, Default)]
pub(super) struct Parts {
    known: HashMap<(String, String), Vec<Part>>,
}

#[derive(Debug)]
struct Part {
    time: i64,
    sections: Map<String, Value>,
}

/// Whether records of the shape may be parts. Of these the latest whole record of each resource is kept, too.
fn is_of_parts(shape: &str) -> bool {
    Shape::named(shape).is_some_and(may_be_partial)
}

impl Parts {
    /// Whether the change waits until all others have been seen.
    pub(super) fn waits(change: &ConfigChange) -> bool {
        change.completeness == Completeness::Partial && change.configuration.is_some()
    }

    /// Remembers what a change says.
    pub(super) fn learn(&mut self, change: &ConfigChange) {
        if !Self::waits(change) && !is_of_parts(&change.shape) {
            return;
        }
        let Some(sections) = sections(change) else { return };
        let parts = self
            .known
            .entry((change.shape.clone(), change.resource_uid.clone()))
            .or_default();
        // Whole records replace each other: one that is older than another has nothing to add.
        if change.completeness == Completeness::Full {
            parts.retain(|part| part.time > change.time || !sections.keys().eq(part.sections.keys()));
        }
        let at = parts.partition_point(|part| part.time <= change.time);
        parts.insert(
            at,
            Part {
                time: change.time,
                sections,
            },
        );
        if parts.len() > OTHERS {
            parts.remove(0);
        }
    }

    /// Adds to the change what others say of its resource.
    pub(super) fn complete(&self, change: &mut ConfigChange) {
        let key = (change.shape.clone(), change.resource_uid.clone());
        let (Some(parts), Some(own)) = (self.known.get(&key), sections(change)) else {
            return;
        };
        let mut whole = Map::new();
        for part in parts {
            let contradicts = |(name, value): (&String, &Value)| own.get(name).is_some_and(|mine| mine != value);
            if !part.sections.iter().any(contradicts) {
                whole.extend(part.sections.clone());
            }
        }
        whole.extend(own);
        change.configuration = Some(Value::Object(whole).to_string());
    }
}

fn sections(change: &ConfigChange) -> Option<Map<String, Value>> {
    match serde_json::from_str(change.configuration.as_deref()?) {
        Ok(Value::Object(sections)) => Some(sections),
        _ => None,
    }
}
