//! Sections out of the other records of the same scan: those of the same resource and shape that do not contradict the record
//! at hand, the latest first.

use std::collections::HashMap;

use schemas::{Completeness, ConfigChange};
use serde_json::{Map, Value};

/// At most so many other records of one resource are looked at.
const OTHERS: usize = 256;

/// Sections of the resources seen so far, by shape and uid.
#[derive(Debug, Default)]
pub struct Siblings {
    seen: HashMap<(String, String), Vec<Part>>,
}

#[derive(Debug)]
struct Part {
    time: i64,
    sections: Map<String, Value>,
}

impl Siblings {
    /// Whether the change waits until all others have been seen.
    pub fn waits(change: &ConfigChange) -> bool {
        change.completeness == Completeness::Partial && change.configuration.is_some()
    }

    /// Remembers what a change says. `may_be_part`: whether records of its shape may be parts; of these the latest whole record
    /// of each resource is kept, too.
    pub fn learn(&mut self, change: &ConfigChange, may_be_part: bool) {
        if !Self::waits(change) && !may_be_part {
            return;
        }
        let Some(sections) = sections(change) else { return };
        let parts = self
            .seen
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
    pub fn complete(&self, change: &mut ConfigChange) {
        let key = (change.shape.clone(), change.resource_uid.clone());
        let (Some(parts), Some(own)) = (self.seen.get(&key), sections(change)) else {
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
