//! What is known of the resources of one partition: the state of each and its latest change. Knows no bus and no rule.

use std::collections::HashMap;

use schemas::{ChangeKind, Completeness, ConfigChange, ResourceState};

use super::admission::{self, Dropped};
use crate::external;

/// The resources of one partition.
#[derive(Debug, Default)]
pub struct Partition {
    /// By [`external::state_key`].
    pub states: HashMap<String, ResourceState>,
    /// The latest change with a configuration, by the same key.
    pub latest: HashMap<String, ConfigChange>,
}

impl Partition {
    /// Applies a change to what is known, and gives it back whole with the key of its resource.
    ///
    /// # Errors
    /// It is late, or was applied before; then nothing changed.
    pub fn admit(&mut self, change: ConfigChange) -> Result<(String, ConfigChange), Dropped> {
        let key = external::state_key(&change);
        let change = admission::admit(self.states.get(&key), self.latest.get(&key), change)?;
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
