//! Brings the local copy of the state topics of a partition up to now, so that a stage can go on where its predecessor was.

use std::sync::Arc;

use super::copying::Copying;
use super::member::Member;
use crate::bus::{BusError, KeyedStore};

impl Member {
    /// Everything committed in the state topics of that partition. The group is served meanwhile.
    pub fn restore(&mut self, partition: i32) -> Result<KeyedStore, BusError> {
        let Some(replica) = self.replica.clone() else {
            return Ok(KeyedStore::in_memory());
        };
        self.restored.remove(&partition);
        self.claimed.claim(partition);
        let (names, ends, reading) = (self.names.clone(), Arc::clone(&self.ends), self.reading.clone());
        let (group, state) = (self.group.clone(), self.state.clone());
        let mut serve = || self.serve_group();
        let mut copying = Copying::new(&names, &group, &ends, &replica, &reading, &mut serve)?;
        for topic in state {
            copying.bring_up(topic, partition)?;
        }
        self.restored.insert(partition);
        Ok(replica.keyed().into())
    }
}
