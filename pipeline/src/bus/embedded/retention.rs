//! Removes what is older or more than the topic keeps, and the marks of deleted keys once every reader had a day to see them.
//! Runs on the writing thread in small steps. Knows no reader.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use fjall::PersistMode;
use schemas::topic::Topic;

use super::batch::Latest;
use super::entry;
use super::layout::{log_key, log_offset, place};
use super::store::{Extent, Store, read_error};
use crate::bus::BusError;
use crate::bus::config::Retentions;

/// So many records are removed in one step, so that writers do not wait long.
const STEP: usize = 2_000;

/// How often partitions are looked through.
const PAUSE: Duration = Duration::from_secs(1);

/// How often the keys of compacted topics are looked through, and how long a deletion stays to be seen, in ms.
const KEYS_PAUSE: Duration = Duration::from_secs(3600);
const DELETION: i64 = 24 * 3600 * 1000;

pub struct Trimmer {
    retentions: Retentions,
    last: Option<Instant>,
    keys: Option<Instant>,
    more: bool,
}

impl Trimmer {
    pub fn new(retentions: Retentions) -> Self {
        Self {
            retentions,
            last: None,
            keys: None,
            more: false,
        }
    }

    /// Whether the last step left something to remove.
    pub fn more(&self) -> bool {
        self.more
    }

    /// Removes a little of what is due.
    pub fn trim(
        &mut self,
        store: &Store,
        extents: &mut HashMap<(Topic, i32), Extent>,
        now: i64,
    ) -> Result<(), BusError> {
        if !self.more && self.last.is_some_and(|last| last.elapsed() < PAUSE) {
            return Ok(());
        }
        self.more = false;
        for topic in Topic::ALL.into_iter().filter(|topic| !topic.compacted()) {
            for partition in 0..store.partitions() {
                if let Some(extent) = extents.get_mut(&(topic, partition)) {
                    self.trim_partition(store, (topic, partition), extent, now)?;
                }
            }
        }
        if self.keys.is_none_or(|last| last.elapsed() >= KEYS_PAUSE) {
            for topic in Topic::ALL {
                self.trim_keys(store, topic, now)?;
            }
            self.keys = Some(Instant::now());
        }
        self.last = Some(Instant::now());
        Ok(())
    }

    fn trim_partition(
        &mut self,
        store: &Store,
        (topic, partition): (Topic, i32),
        extent: &mut Extent,
        now: i64,
    ) -> Result<(), BusError> {
        let Some(retention) = self.retentions.of(topic) else {
            return Ok(());
        };
        if extent.start == extent.end {
            return Ok(());
        }
        let oldest = now.saturating_sub(i64::try_from(retention.age.as_millis()).unwrap_or(i64::MAX));
        let partitions = u64::try_from(store.partitions()).unwrap_or(1);
        let most = retention.bytes.map_or(u64::MAX, |bytes| bytes.0 as u64 / partitions);
        let mut after = *extent;
        let mut batch = store.db.batch().durability(Some(PersistMode::Buffer));
        for guard in store
            .log(topic)
            .range(log_key(partition, extent.start)..log_key(partition, extent.end))
        {
            let (key, value) = guard.into_inner().map_err(|error| read_error(&error))?;
            let due = entry::timestamp(&value).is_none_or(|time| time < oldest) || after.bytes > most;
            if !due || batch.len() >= STEP {
                self.more |= due;
                break;
            }
            after.start = log_offset(&key).map_or(after.start, |offset| offset + 1);
            after.bytes = after.bytes.saturating_sub(value.len() as u64);
            batch.remove(store.log(topic), key);
        }
        if batch.is_empty() {
            return Ok(());
        }
        tracing::debug!(
            topic = topic.name(),
            partition,
            records = batch.len(),
            "old records removed"
        );
        batch.insert(&store.extents, place(topic, partition), after.encode());
        batch
            .commit()
            .map_err(|error| BusError::Broken(format!("the log cannot be written: {error}")))?;
        *extent = after;
        store.show(topic, partition, after);
        Ok(())
    }

    fn trim_keys(&mut self, store: &Store, topic: Topic, now: i64) -> Result<(), BusError> {
        let Some(keys) = store.keys(topic) else { return Ok(()) };
        let mut batch = store.db.batch().durability(Some(PersistMode::Buffer));
        for guard in keys.iter() {
            let (key, value) = guard.into_inner().map_err(|error| read_error(&error))?;
            let Some(Latest {
                offset,
                deleted: Some(time),
            }) = Latest::decode(&value)
            else {
                continue;
            };
            let Some((partition, _)) = key.split_first_chunk::<4>() else {
                continue;
            };
            if time < now - DELETION {
                batch.remove(store.log(topic), log_key(i32::from_be_bytes(*partition), offset));
                batch.remove(keys, key);
            }
        }
        batch
            .commit()
            .map_err(|error| BusError::Broken(format!("the log cannot be written: {error}")))
    }
}
