//! The compacted topics by key. The log is a store of them already: an index says where the latest record of each key stands.
//! Reads; what writes is the batch. Knows no stage.

use std::ops::Bound;
use std::sync::Arc;

use fjall::Readable as _;
use schemas::topic::Topic;

use super::batch::Latest;
use super::entry;
use super::integrity;
use super::layout::{index_key, log_key};
use super::store::{Store, damaged};
use crate::bus::record::KEY_PREFIX;
use crate::bus::{BusError, Received};

/// The latest record of each key, as it stands now. Cheap to clone.
#[derive(Clone)]
pub struct Keyed(Arc<Store>);

/// The same at one moment, whatever is written meanwhile. What it sees is kept on the disk as long as it lives.
pub struct Moment {
    store: Arc<Store>,
    at: fjall::Snapshot,
}

impl From<Arc<Store>> for Keyed {
    fn from(store: Arc<Store>) -> Self {
        Self(store)
    }
}

impl Keyed {
    /// The latest record of a key, unless it was deleted.
    pub fn get(&self, topic: Topic, partition: i32, key: &[u8]) -> Result<Option<Received>, BusError> {
        let Some(keys) = self.0.keys(topic) else {
            return Ok(None);
        };
        let latest = keys
            .get(index_key(partition, key))
            .map_err(|error| self.0.failed(&error))?;
        let Some(offset) = latest.and_then(|bytes| standing(&bytes)) else {
            return Ok(None);
        };
        let record = self.0.log(topic).get(log_key(partition, offset));
        match record.map_err(|error| self.0.failed(&error))? {
            Some(bytes) => received(topic, partition, offset, &bytes).map(Some),
            // Replaced between the two looks, or gone: a moment tells which.
            None => self.moment().get(topic, partition, key),
        }
    }

    /// The latest records from an offset on and before `end`, oldest first, at most so many and so many bytes of values, marks of
    /// deleted keys included.
    pub fn read(
        &self,
        topic: Topic,
        partition: i32,
        offsets: (i64, i64),
        most: (usize, usize),
    ) -> Result<Vec<Received>, BusError> {
        self.0.read(topic, partition, offsets, most)
    }

    /// The offset of the next record to come.
    pub fn end(&self, topic: Topic, partition: i32) -> i64 {
        self.0.end(topic, partition)
    }

    /// Everything as it stands now.
    pub fn moment(&self) -> Moment {
        Moment {
            store: Arc::clone(&self.0),
            at: self.0.db.snapshot(),
        }
    }
}

impl Moment {
    /// The latest record of a key, unless it was deleted.
    pub fn get(&self, topic: Topic, partition: i32, key: &[u8]) -> Result<Option<Received>, BusError> {
        let Some(keys) = self.store.keys(topic) else {
            return Ok(None);
        };
        let latest = self.at.get(keys, index_key(partition, key));
        let latest = latest.map_err(|error| self.store.failed(&error))?;
        match latest.and_then(|bytes| standing(&bytes)) {
            None => Ok(None),
            Some(offset) => self.record(topic, partition, offset),
        }
    }

    /// The latest records of keys that begin so, in their order, those after `after`, at most so many.
    pub fn scan(
        &self,
        topic: Topic,
        partition: i32,
        prefix: &[u8],
        after: Option<&[u8]>,
        most: usize,
    ) -> Result<Vec<Received>, BusError> {
        let Some(keys) = self.store.keys(topic) else {
            return Ok(Vec::new());
        };
        let begin = match after {
            Some(after) if after >= prefix => Bound::Excluded(index_key(partition, after)),
            _ => Bound::Included(index_key(partition, prefix)),
        };
        let prefix = index_key(partition, prefix);
        let mut found = Vec::new();
        for guard in self.at.range(keys, (begin, Bound::Unbounded)) {
            if found.len() >= most {
                break;
            }
            let (key, latest) = guard.into_inner().map_err(|error| self.store.failed(&error))?;
            if !key.starts_with(&prefix) || key.len() < KEY_PREFIX {
                break;
            }
            if let Some(offset) = standing(&latest) {
                found.extend(self.record(topic, partition, offset)?);
            }
        }
        Ok(found)
    }

    fn record(&self, topic: Topic, partition: i32, offset: i64) -> Result<Option<Received>, BusError> {
        let record = self.at.get(self.store.log(topic), log_key(partition, offset));
        match record.map_err(|error| self.store.failed(&error))? {
            Some(bytes) => received(topic, partition, offset, &bytes).map(Some),
            None => {
                integrity::report_state(&self.store, topic, partition);
                Ok(None)
            }
        }
    }
}

/// Where the latest record of a key stands that was not deleted.
fn standing(bytes: &[u8]) -> Option<i64> {
    Latest::decode(bytes)
        .filter(|latest| latest.deleted.is_none())
        .map(|latest| latest.offset)
}

fn received(topic: Topic, partition: i32, offset: i64, bytes: &[u8]) -> Result<Received, BusError> {
    let record = entry::decode(bytes).ok_or_else(|| damaged(topic, partition))?;
    Ok(Received {
        topic,
        partition,
        offset,
        record,
    })
}
