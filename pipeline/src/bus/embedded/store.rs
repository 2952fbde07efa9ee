//! The store under the log: which keyspaces there are and what their keys look like. Knows no thread, group or batch.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use bytes::{Buf, BufMut};
use fjall::config::CompressionPolicy;
use fjall::{CompressionType, Database, Keyspace, KeyspaceCreateOptions, KvSeparationOptions};
use schemas::topic::Topic;

use super::extent::{Extent, Live};
use super::layout::{log_key, log_offset, offset_key, place};
use super::{entry, folder};
use crate::bus::config::EmbeddedSettings;
use crate::bus::{BusError, Received};

/// Where the running time stands among the extents.
pub const RUNNING: &[u8] = b"running";

/// The form of the store; a newer one is not read.
const FORM: u32 = 1;

pub struct Store {
    pub db: Database,
    pub extents: Keyspace,
    pub offsets: Keyspace,
    logs: Vec<Keyspace>,
    keys: Vec<Option<Keyspace>>,
    partitions: i32,
    ends: Vec<Ends>,
    /// Records that are gone and were not read, as far as that was noticed.
    pub lost: AtomicU64,
    /// A file that says that it cannot be read, where it is a copy that can be made anew.
    doom: Option<PathBuf>,
    /// Last, so that the next one opens what has been closed.
    lock: Arc<File>,
}

/// Where a partition begins and ends, as readers see it.
#[derive(Default)]
struct Ends {
    start: AtomicI64,
    end: AtomicI64,
}

/// What a store is opened with.
#[derive(Debug, Clone)]
pub struct Shape {
    /// The folder as its user knows it.
    pub shown: PathBuf,
    /// Partitions of each topic.
    pub partitions: i32,
    /// Bytes of memory for what was read before.
    pub cache: usize,
    /// A file that is to be there once it could not be read.
    pub doom: Option<PathBuf>,
}

impl Store {
    /// Opens the store, or begins one.
    pub fn open(settings: &EmbeddedSettings) -> Result<Self, BusError> {
        let lock = folder::lock(&settings.path)?;
        let settings = &Shape {
            shown: settings.path.clone(),
            partitions: settings.partitions,
            cache: settings.cache,
            doom: None,
        };
        let (place, new) = (settings.shown.join("log"), settings.shown.join("log.new"));
        folder::finish_growing(&settings.shown, &place)?;
        if !place.exists() {
            // Made beside its place and moved there when it is whole: a process may be killed while it makes it.
            folder::clear(&new)?;
            drop(Self::open_at(&new, settings, lock.clone())?);
            folder::rename(&new, &place)?;
        }
        Self::open_at(&place, settings, lock)
    }

    /// A store of so many partitions beside another one of the same folder.
    pub fn make(place: &Path, settings: &EmbeddedSettings, partitions: i32, beside: &Self) -> Result<Self, BusError> {
        let shape = Shape {
            shown: settings.path.clone(),
            partitions,
            cache: settings.cache,
            doom: None,
        };
        Self::open_at(place, &shape, beside.lock())
    }

    /// Keeps the folder for this process as long as it is held.
    pub fn lock(&self) -> Arc<File> {
        Arc::clone(&self.lock)
    }

    /// The same at a place whose folder is locked.
    pub fn open_at(place: &Path, settings: &Shape, lock: Arc<File>) -> Result<Self, BusError> {
        let broken = |error: fjall::Error| {
            BusError::Broken(format!(
                "the log in {} cannot be opened: {error}",
                settings.shown.display()
            ))
        };
        let db = Database::builder(place)
            .max_journaling_size(256 << 20)
            .cache_size(settings.cache as u64)
            .open()
            .map_err(broken)?;
        let small = || KeyspaceCreateOptions::default().max_memtable_size(8 << 20);
        let extents = db.keyspace("extents", small).map_err(broken)?;
        let offsets = db.keyspace("offsets", small).map_err(broken)?;
        let mut logs = Vec::new();
        let mut keys = Vec::new();
        for topic in Topic::ALL {
            logs.push(
                db.keyspace(&format!("log.{}", topic.name()), log_options)
                    .map_err(broken)?,
            );
            let name = format!("keys.{}", topic.name());
            keys.push(
                topic
                    .compacted()
                    .then(|| db.keyspace(&name, small))
                    .transpose()
                    .map_err(broken)?,
            );
        }
        let partitions = settings.partitions;
        let ends = (0..Topic::ALL.len() * size(partitions))
            .map(|_| Ends::default())
            .collect();
        let store = Self {
            db,
            extents,
            offsets,
            logs,
            keys,
            partitions,
            ends,
            lost: AtomicU64::new(0),
            doom: settings.doom.clone(),
            lock,
        };
        store.check_form(settings)?;
        for topic in Topic::ALL {
            for partition in 0..partitions {
                store.show(topic, partition, store.extent(topic, partition)?);
            }
        }
        Ok(store)
    }

    /// Partitions and form are fixed when the store is made.
    fn check_form(&self, settings: &Shape) -> Result<(), BusError> {
        let key = b"form";
        match self.extents.get(key).map_err(|error| read_error(&error))? {
            None => {
                self.check_index(settings)?;
                let mut bytes = Vec::new();
                bytes.put_u32(FORM);
                bytes.put_i32(self.partitions);
                let mut batch = self.db.batch().durability(Some(fjall::PersistMode::SyncAll));
                batch.insert(&self.extents, key, bytes);
                batch
                    .commit()
                    .map_err(|error| BusError::Broken(format!("the log cannot be written: {error}")))
            }
            Some(bytes) => {
                let mut bytes: &[u8] = &bytes;
                let (form, partitions) = (bytes.try_get_u32().unwrap_or(0), bytes.try_get_i32().unwrap_or(0));
                let path = settings.shown.display();
                if form != FORM {
                    return Err(BusError::Broken(format!(
                        "the log in {path} was written by a newer version of tripline"
                    )));
                }
                if partitions != self.partitions {
                    return Err(BusError::Broken(format!(
                        "the log in {path} was made with {partitions} partitions: write `bus.partitions = {partitions}`, or begin \
                         in another folder"
                    )));
                }
                self.check_index(settings)
            }
        }
    }

    /// Whether what says where records are is there wherever there are records.
    fn check_index(&self, settings: &Shape) -> Result<(), BusError> {
        let empty = |keyspace: &Keyspace| keyspace.is_empty().map_err(|error| read_error(&error));
        let extents = !empty(&self.extents)?;
        for (topic, log) in Topic::ALL.into_iter().zip(&self.logs) {
            let index = match self.keys(topic) {
                Some(keys) => extents && !empty(keys)?,
                None => extents,
            };
            if !index && !empty(log)? {
                return Err(BusError::Broken(format!(
                    "the log in {} is damaged: it has records of topic {} and nothing that says where they are; restore its folder, or \
                     begin in another one",
                    settings.shown.display(),
                    topic.name()
                )));
            }
        }
        Ok(())
    }

    /// A read failed. A copy is made anew at the next start.
    pub fn failed(&self, error: &fjall::Error) -> BusError {
        let Some(doom) = &self.doom else {
            return read_error(error);
        };
        let marked = folder::mark(doom, &error.to_string());
        BusError::Broken(match marked {
            Ok(()) => {
                format!("the store of the state cannot be read: {error}; start again: it is made anew from its topics")
            }
            Err(_) => format!(
                "the store of the state cannot be read: {error}; remove {}",
                doom.display()
            ),
        })
    }

    pub fn partitions(&self) -> i32 {
        self.partitions
    }

    pub fn log(&self, topic: Topic) -> &Keyspace {
        &self.logs[number(topic)]
    }

    pub fn keys(&self, topic: Topic) -> Option<&Keyspace> {
        self.keys[number(topic)].as_ref()
    }

    /// The offset of the oldest record.
    pub fn start(&self, topic: Topic, partition: i32) -> i64 {
        self.ends[self.index(topic, partition)].start.load(Ordering::Acquire)
    }

    /// The offset of the next record to come.
    pub fn end(&self, topic: Topic, partition: i32) -> i64 {
        self.ends[self.index(topic, partition)].end.load(Ordering::Acquire)
    }

    /// Lets readers see the partition up to there.
    pub fn show(&self, topic: Topic, partition: i32, extent: Extent) {
        let ends = &self.ends[self.index(topic, partition)];
        ends.start.store(extent.start, Ordering::Release);
        ends.end.store(extent.end, Ordering::Release);
    }

    /// The stored extent of a partition.
    pub fn extent(&self, topic: Topic, partition: i32) -> Result<Extent, BusError> {
        match self
            .extents
            .get(place(topic, partition))
            .map_err(|error| read_error(&error))?
        {
            None => Ok(Extent::empty()),
            Some(bytes) => Extent::decode(&bytes).ok_or_else(|| damaged(topic, partition)),
        }
    }

    /// How long the log had been open when that was last written down, in ms.
    pub fn running(&self) -> Result<i64, BusError> {
        let bytes = self.extents.get(RUNNING).map_err(|error| read_error(&error))?;
        Ok(bytes.and_then(|bytes| (&*bytes).try_get_i64().ok()).unwrap_or(0))
    }

    /// What the records of a compacted partition sum up to.
    pub fn live(&self, topic: Topic, partition: i32) -> Result<Live, BusError> {
        let mut offsets = Vec::new();
        for guard in self
            .log(topic)
            .range(log_key(partition, 0)..log_key(partition, i64::MAX))
        {
            let key = guard.key().map_err(|error| read_error(&error))?;
            offsets.extend(log_offset(&key));
        }
        Ok(Live::of(offsets.into_iter()))
    }

    /// The least offset at which a group goes on in a partition; `None` when no group reads it.
    pub fn slowest(&self, topic: Topic, partition: i32) -> Result<Option<i64>, BusError> {
        let suffix = offset_key("", topic, partition);
        let mut slowest: Option<i64> = None;
        for guard in self.offsets.iter() {
            let (key, value) = guard.into_inner().map_err(|error| read_error(&error))?;
            if key.ends_with(&suffix) {
                let next = (&*value).try_get_i64().map_err(|_| damaged(topic, partition))?;
                slowest = Some(slowest.map_or(next, |slowest| slowest.min(next)));
            }
        }
        Ok(slowest)
    }

    /// Where a group goes on in a partition.
    pub fn committed(&self, group: &str, topic: Topic, partition: i32) -> Result<Option<i64>, BusError> {
        let bytes = self
            .offsets
            .get(offset_key(group, topic, partition))
            .map_err(|error| read_error(&error))?;
        bytes
            .map(|bytes| (&*bytes).try_get_i64().map_err(|_| damaged(topic, partition)))
            .transpose()
    }

    /// What a group noted with its offset.
    pub fn note(&self, group: &str, topic: Topic, partition: i32) -> Result<String, BusError> {
        let bytes = self
            .offsets
            .get(offset_key(group, topic, partition))
            .map_err(|error| read_error(&error))?;
        let note = bytes.as_deref().and_then(|bytes| bytes.get(size_of::<i64>()..));
        Ok(String::from_utf8_lossy(note.unwrap_or_default()).into_owned())
    }

    /// Records of a partition from `from` on and before `end`, at most so many and so many bytes, at least one.
    pub fn read(
        &self,
        topic: Topic,
        partition: i32,
        (from, end): (i64, i64),
        (records, bytes): (usize, usize),
    ) -> Result<Vec<Received>, BusError> {
        let mut read = Vec::new();
        let mut size = 0;
        for guard in self.log(topic).range(log_key(partition, from)..log_key(partition, end)) {
            if read.len() >= records || (size >= bytes && !read.is_empty()) {
                break;
            }
            let (key, value) = guard.into_inner().map_err(|error| read_error(&error))?;
            let offset = log_offset(&key).ok_or_else(|| damaged(topic, partition))?;
            let record = entry::decode(&value).ok_or_else(|| damaged(topic, partition))?;
            size += record.value.as_ref().map_or(0, bytes::Bytes::len);
            read.push(Received {
                topic,
                partition,
                offset,
                record,
            });
        }
        Ok(read)
    }

    fn index(&self, topic: Topic, partition: i32) -> usize {
        number(topic) * size(self.partitions) + size(partition)
    }
}

/// Large values are kept beside the tree, so that they are written once however often it is compacted.
fn log_options() -> KeyspaceCreateOptions {
    KeyspaceCreateOptions::default()
        .max_memtable_size(16 << 20)
        .data_block_compression_policy(CompressionPolicy::all(CompressionType::Lz4))
        .with_kv_separation(Some(KvSeparationOptions::default().compression(CompressionType::Lz4)))
}

pub fn read_error(error: &fjall::Error) -> BusError {
    BusError::Broken(format!("the log cannot be read: {error}"))
}

pub fn damaged(topic: Topic, partition: i32) -> BusError {
    BusError::Broken(format!(
        "the log is damaged in topic {} partition {partition}; restore its folder, or begin in another one",
        topic.name()
    ))
}

fn number(topic: Topic) -> usize {
    Topic::ALL.iter().position(|other| *other == topic).unwrap_or(0)
}

fn size(partitions: i32) -> usize {
    usize::try_from(partitions).unwrap_or(0)
}
