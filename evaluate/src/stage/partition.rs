//! The resources of one partition: the state of each and its latest change. Knows no bus and no rule.

use std::collections::HashMap;

use schemas::{ChangeKind, Completeness, ConfigChange, ResourceState};

use super::admission::{self, Bounds, Dropped};
use super::lateness::Lateness;
use crate::external;

/// The resources of one partition.
#[derive(Debug, Default)]
pub struct Partition {
    /// By [`external::state_key`].
    pub states: HashMap<String, ResourceState>,
    /// The latest change with a configuration, by the same key.
    pub latest: HashMap<String, ConfigChange>,
    lateness: Lateness,
}

/// A change that was not applied.
#[derive(Debug, PartialEq, Eq)]
pub struct Refused {
    /// Why.
    pub dropped: Dropped,
    /// How often in a row its resource's changes were late, where that is worth a word.
    pub late_in_a_row: Option<u64>,
}

impl Partition {
    /// Applies a change to its resource, and gives it back whole with the key of the resource.
    ///
    /// # Errors
    /// It is not to be applied; then nothing changed.
    pub fn admit(&mut self, change: ConfigChange, bounds: Bounds) -> Result<(String, ConfigChange), Refused> {
        let key = external::state_key(&change);
        let admitted = admission::admit(self.states.get(&key), self.latest.get(&key), change, bounds);
        let change = admitted.map_err(|dropped| Refused {
            dropped,
            late_in_a_row: (dropped == Dropped::Late).then(|| self.lateness.late(&key)).flatten(),
        })?;
        self.lateness.applied(&key);
        let state = admission::advance(self.states.remove(&key), &change);
        self.states.insert(key.clone(), state);
        match (change.kind, change.completeness) {
            (ChangeKind::Delete, _) => drop(self.latest.remove(&key)),
            // A record without state says nothing of what the resource looks like.
            (_, Completeness::Reference) => {}
            _ => drop(self.latest.insert(key.clone(), change.clone())),
        }
        Ok((key, change))
    }
}
