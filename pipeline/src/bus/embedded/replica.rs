//! A copy of compacted topics that stand elsewhere, at the offsets that their records have there. It is a cache: where it cannot be
//! trusted it is thrown away and read anew. How far it has read is written in the same batch as what it read. Knows no Kafka.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::{Buf, BufMut};
use fjall::PersistMode;
use schemas::topic::Topic;

use super::batch::Batch;
use super::entry::Taken;
use super::extent::Extent;
use super::keyed::Keyed;
use super::layout::log_key;
use super::store::{Shape, Store, read_error};
use super::{entry, folder, integrity};
use crate::bus::{BusError, Received};
use crate::panics::caught;

/// Where it is written of which topics this is a copy.
const OF: &[u8] = b"copy of";

/// So many folders are looked at for one that no other process has.
const MOST: usize = 256;

/// So many records are removed in one write.
const STEP: usize = 10_000;

/// The copy. Cheap to clone; all clones are one.
#[derive(Clone)]
pub struct Replica {
    store: Arc<Store>,
    folder: Arc<PathBuf>,
}

/// How far a partition has been copied, and when it was known to be whole, in ms since the Unix epoch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Covered {
    /// The first offset that it has not passed.
    pub end: i64,
    /// When that was so.
    pub as_of: i64,
}

impl Replica {
    /// Opens the first copy below `path` that no other process has, or begins one. One of other topics (`of` names them), of
    /// another number of partitions or in another form is thrown away, as is one that cannot be opened.
    pub fn open(path: &Path, partitions: i32, cache: usize, of: &str) -> Result<Self, BusError> {
        for number in 0..MOST {
            let folder = path.join(number.to_string());
            let Some(lock) = folder::try_lock(&folder)? else {
                continue;
            };
            let shape = Shape {
                shown: folder.clone(),
                partitions,
                cache,
                doom: Some(folder.join("unreadable")),
            };
            let place = folder.join("log");
            if folder.join("unreadable").exists() {
                tracing::warn!(folder = %folder.display(), "the store of the state could not be read; it is made anew from its topics");
                folder::clear(&place)?;
                folder::clear_file(&folder.join("unreadable"))?;
            }
            let open = || {
                let store = Store::open_at(&place, &shape, Arc::clone(&lock))?;
                let written = store.extents.get(OF).map_err(|error| read_error(&error))?;
                match written {
                    Some(bytes) if *bytes == *of.as_bytes() => Ok(store),
                    Some(_) => Err(BusError::Broken("it is a copy of other topics".to_owned())),
                    None => {
                        let noted = store.extents.insert(OF, of);
                        noted.map_err(|error| read_error(&error))?;
                        Ok(store)
                    }
                }
            };
            // What the store under it makes of a damaged file is not known.
            let opened = caught(open).unwrap_or_else(|panic| Err(BusError::Broken(panic)));
            let store = match opened {
                Ok(store) => store,
                Err(why) => {
                    tracing::warn!(folder = %folder.display(), %why, "the store of the state is thrown away and built anew from its topics");
                    folder::clear(&place)?;
                    open()?
                }
            };
            return Ok(Self {
                store: Arc::new(store),
                folder: Arc::new(folder),
            });
        }
        let path = path.display();
        Err(BusError::Broken(format!(
            "{MOST} processes have a store below {path}; give this one its own `bus.state.path`"
        )))
    }

    /// The records by key.
    pub fn keyed(&self) -> Keyed {
        Keyed::from(Arc::clone(&self.store))
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// How far a partition was copied; `None` where nothing of it was, or not whole.
    pub fn covered(&self, topic: Topic, partition: i32) -> Result<Option<Covered>, BusError> {
        let written = self.store.extents.get(as_of(topic, partition));
        let written = written.map_err(|error| self.store.failed(&error))?;
        let as_of = written.and_then(|bytes| (&*bytes).try_get_i64().ok());
        let end = self.store.extent(topic, partition)?.end;
        Ok(as_of.map(|as_of| Covered { end, as_of }))
    }

    /// Whether it holds what it must of a partition.
    pub fn is_whole(&self, topic: Topic, partition: i32) -> Result<bool, BusError> {
        integrity::is_whole(&self.store, topic, partition)
    }

    /// The newest and the oldest record that it has of a partition.
    pub fn witnesses(&self, topic: Topic, partition: i32) -> Result<Vec<Received>, BusError> {
        let range = log_key(partition, 0)..log_key(partition, i64::MAX);
        let mut records = self.store.log(topic).range(range);
        let mut witnesses = Vec::new();
        for guard in [records.next_back(), records.next()].into_iter().flatten() {
            let (key, value) = guard.into_inner().map_err(|error| self.store.failed(&error))?;
            let offset = super::layout::log_offset(&key);
            let found = offset.zip(entry::decode(&value));
            witnesses.extend(found.map(|(offset, record)| Received {
                topic,
                partition,
                offset,
                record,
            }));
        }
        Ok(witnesses)
    }

    /// Takes the next records of a partition, and has covered it up to `covered` with them.
    pub fn take<'a>(
        &self,
        (topic, partition): (Topic, i32),
        records: impl IntoIterator<Item = &'a Received>,
        covered: Covered,
    ) -> Result<(), BusError> {
        let mut batch = Batch::new(&self.store);
        let extent = self.store.extent(topic, partition)?;
        for Received { offset, record, .. } in records {
            let taken = Taken {
                at: record.timestamp,
                running: 0,
            };
            batch.put(extent, (topic, partition, *offset), record, taken, false)?;
        }
        batch.cover(extent, (topic, partition), covered.end);
        batch.note(as_of(topic, partition), covered.as_of.to_be_bytes().to_vec());
        // A cache need not be forced to the disk: what a machine without power loses of its end is read again.
        batch
            .write(PersistMode::Buffer)
            .map(drop)
            .map_err(|error| write_error(&error))
    }

    /// Forgets a partition.
    pub fn forget(&self, topic: Topic, partition: i32) -> Result<(), BusError> {
        let store = &self.store;
        // First of all it covers nothing: what is left of it after a crash is seen by its sum.
        let mut batch = store.db.batch().durability(Some(PersistMode::Buffer));
        batch.remove(&store.extents, as_of(topic, partition));
        batch.insert(
            &store.extents,
            super::layout::place(topic, partition),
            Extent::empty().encode(),
        );
        batch.commit().map_err(|error| write_error(&error))?;
        store.show(topic, partition, Extent::empty());
        let spaces = [Some(store.log(topic)), store.keys(topic)];
        for space in spaces.into_iter().flatten() {
            loop {
                let mut batch = store.db.batch().durability(Some(PersistMode::Buffer));
                for guard in space.prefix(partition.to_be_bytes()).take(STEP) {
                    batch.remove(space, guard.key().map_err(|error| self.store.failed(&error))?);
                }
                if batch.is_empty() {
                    break;
                }
                batch.commit().map_err(|error| write_error(&error))?;
            }
        }
        Ok(())
    }
}

fn as_of(topic: Topic, partition: i32) -> Vec<u8> {
    let mut key = b"as of/".to_vec();
    key.put_slice(topic.name().as_bytes());
    key.put_i32(partition);
    key
}

fn write_error(error: &fjall::Error) -> BusError {
    BusError::Broken(format!(
        "the store of the state cannot be written: {error}; free or mend the disk of `bus.state.path`, then start again"
    ))
}
