//! What one atomic write holds: records at their offsets, keys that point at them, offsets of groups. Knows no thread.

use std::collections::{BTreeMap, HashMap};

use bytes::{Buf, BufMut};
use fjall::PersistMode;
use schemas::topic::Topic;

use super::entry::{self, Taken};
use super::extent::Extent;
use super::layout::{index_key, log_key, offset_key, place};
use super::store::{Store, read_error};
use crate::bus::{BusError, Outgoing, Position, Record};

/// An atomic write in the making.
pub struct Batch<'a> {
    store: &'a Store,
    /// Extents as they will be.
    pub extents: HashMap<(Topic, i32), Extent>,
    records: BTreeMap<(Topic, i32, i64), Vec<u8>>,
    /// Records of compacted topics that a later one of the same key replaces.
    replaced: Vec<(Topic, i32, i64)>,
    /// `None` where the key is no longer to be found.
    latest: HashMap<(Topic, Vec<u8>), Option<Latest>>,
    offsets: BTreeMap<Vec<u8>, Vec<u8>>,
    notes: BTreeMap<Vec<u8>, Vec<u8>>,
}

/// Where a record stands.
pub type Place = (Topic, i32, i64);

/// What a key of a compacted topic points at.
#[derive(Debug, Clone, Copy)]
pub struct Latest {
    pub offset: i64,
    /// When the key was deleted, if it was, by the log's running time.
    pub deleted: Option<i64>,
}

impl Latest {
    fn encode(self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(16);
        bytes.put_i64(self.offset);
        if let Some(time) = self.deleted {
            bytes.put_i64(time);
        }
        bytes
    }

    pub fn decode(mut bytes: &[u8]) -> Option<Self> {
        Some(Self {
            offset: bytes.try_get_i64().ok()?,
            deleted: bytes.try_get_i64().ok(),
        })
    }
}

impl<'a> Batch<'a> {
    pub fn new(store: &'a Store) -> Self {
        Self {
            store,
            extents: HashMap::new(),
            records: BTreeMap::new(),
            replaced: Vec::new(),
            latest: HashMap::new(),
            offsets: BTreeMap::new(),
            notes: BTreeMap::new(),
        }
    }

    /// Puts a record at the end of its partition.
    pub fn append(
        &mut self,
        extent: Extent,
        partition: i32,
        outgoing: &Outgoing,
        taken: Taken,
    ) -> Result<(), BusError> {
        let topic = outgoing.topic;
        let extent = *self.extents.entry((topic, partition)).or_insert(extent);
        self.put(extent, (topic, partition, extent.end), &outgoing.record, taken, true)
    }

    /// Puts a record at an offset, at the end of its partition or beyond. Where a key is deleted, a mark of it is left only where
    /// readers are to see it.
    pub fn put(
        &mut self,
        extent: Extent,
        (topic, partition, offset): Place,
        record: &Record,
        taken: Taken,
        with_marks: bool,
    ) -> Result<(), BusError> {
        let extent = self.extents.entry((topic, partition)).or_insert(extent);
        extent.end = offset + 1;
        let is_kept = record.value.is_some() || with_marks;
        if is_kept {
            let bytes = entry::encode(record, taken);
            extent.bytes += bytes.len() as u64;
            self.records.insert((topic, partition, offset), bytes);
        }
        if let (Some(keys), Some(key)) = (self.store.keys(topic), &record.key) {
            let key = index_key(partition, key);
            let deleted = record.value.is_none().then_some(taken.running);
            let before = match self.latest.get(&(topic, key.clone())) {
                Some(latest) => latest.map(|latest| latest.offset),
                None => {
                    let stored = keys.get(&key).map_err(|error| read_error(&error))?;
                    stored
                        .and_then(|bytes| Latest::decode(&bytes))
                        .map(|latest| latest.offset)
                }
            };
            if let Some(before) = before {
                self.forget(topic, partition, before);
            }
            if let Some(extent) = self.extents.get_mut(&(topic, partition)) {
                extent.live.replace(before, is_kept.then_some(offset));
            }
            let latest = is_kept.then_some(Latest { offset, deleted });
            self.latest.insert((topic, key), latest);
        }
        Ok(())
    }

    /// Ends a partition at an offset, whether there is a record before it or not.
    pub fn cover(&mut self, extent: Extent, place: (Topic, i32), end: i64) {
        self.extents.entry(place).or_insert(extent).end = end;
    }

    /// Writes something down beside the extents.
    pub fn note(&mut self, key: Vec<u8>, value: Vec<u8>) {
        self.notes.insert(key, value);
    }

    /// Takes a record out: one of this batch is not written at all, one of the log is removed.
    fn forget(&mut self, topic: Topic, partition: i32, offset: i64) {
        if self.records.remove(&(topic, partition, offset)).is_none() {
            self.replaced.push((topic, partition, offset));
        }
    }

    /// Moves a group's offset; the note stands behind it.
    pub fn commit_offset(&mut self, group: &str, position: Position, note: &str) {
        let value = [&position.next.to_be_bytes(), note.as_bytes()].concat();
        self.offsets
            .insert(offset_key(group, position.topic, position.partition), value);
    }

    /// Writes all of it or nothing, and lets readers see it.
    pub fn write(self, durability: PersistMode) -> Result<HashMap<(Topic, i32), Extent>, fjall::Error> {
        let store = self.store;
        let mut batch = store.db.batch().durability(Some(durability));
        for ((topic, partition, offset), bytes) in self.records {
            batch.insert(store.log(topic), log_key(partition, offset), bytes);
        }
        for (topic, partition, offset) in self.replaced {
            batch.remove(store.log(topic), log_key(partition, offset));
        }
        for ((topic, key), latest) in self.latest {
            match (store.keys(topic), latest) {
                (Some(keys), Some(latest)) => batch.insert(keys, key, latest.encode()),
                (Some(keys), None) => batch.remove(keys, key),
                (None, _) => {}
            }
        }
        for ((topic, partition), extent) in &self.extents {
            batch.insert(&store.extents, place(*topic, *partition), extent.encode());
        }
        for (key, value) in self.notes {
            batch.insert(&store.extents, key, value);
        }
        for (key, value) in self.offsets {
            batch.insert(&store.offsets, key, value);
        }
        batch.commit()?;
        for ((topic, partition), extent) in &self.extents {
            store.show(*topic, *partition, *extent);
        }
        Ok(self.extents)
    }
}
