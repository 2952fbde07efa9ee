//! Removes what is older or more than the topic keeps, and the marks of deleted keys once every reader had a day to see them. Time
//! is the log's running time, so that neither a clock that jumps nor a machine that was away removes what nobody could read.
//! Runs on the writing thread in small steps. Knows no reader.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use fjall::PersistMode;
use schemas::topic::Topic;

use super::batch::Latest;
use super::entry;
use super::extent::Extent;
use super::layout::{log_key, log_offset, place};
use super::store::{Store, read_error};
use crate::bus::BusError;
use crate::bus::config::Retentions;

/// So many records are removed in one step, so that writers do not wait long.
const STEP: usize = 2_000;

/// How often partitions are looked through.
const PAUSE: Duration = Duration::from_secs(1);

/// How often the keys of compacted topics are looked through, and how long a deletion stays to be seen, in ms.
const KEYS_PAUSE: Duration = Duration::from_secs(3600);
const DELETION: i64 = 24 * 3600 * 1000;

/// What a topic may hold of the disk where the config does not say, beside what is not read yet.
const SHARE: u64 = 10;

pub struct Trimmer {
    retentions: Retentions,
    /// Bytes a topic where the config does not say.
    share: u64,
    last: Option<Instant>,
    keys: Option<Instant>,
    more: bool,
}

impl Trimmer {
    /// `room` is what the disk has for the log, in bytes.
    pub fn new(retentions: Retentions, room: u64) -> Self {
        Self {
            retentions,
            share: room / SHARE,
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
                trim_keys(store, topic, extents, now)?;
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
        let most = retention.bytes.map_or(self.share, |bytes| bytes.0 as u64) / partitions;
        // Unless the config says so, no space is won from what a group has not read. A replay that was done once is no promise to
        // read the rest.
        let spare = if retention.bytes.is_some() || extent.bytes <= most || topic.is_set_aside() {
            i64::MAX
        } else {
            store.slowest(topic, partition)?.unwrap_or(i64::MAX)
        };
        let mut after = *extent;
        let mut batch = store.db.batch().durability(Some(PersistMode::Buffer));
        for guard in store
            .log(topic)
            .range(log_key(partition, extent.start)..log_key(partition, extent.end))
        {
            let (key, value) = guard.into_inner().map_err(|error| read_error(&error))?;
            let old = entry::taken(&value).is_none_or(|taken| taken.running < oldest);
            let due = old || (after.bytes > most && after.start < spare);
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
}

fn trim_keys(
    store: &Store,
    topic: Topic,
    extents: &mut HashMap<(Topic, i32), Extent>,
    now: i64,
) -> Result<(), BusError> {
    let Some(keys) = store.keys(topic) else { return Ok(()) };
    let mut batch = store.db.batch().durability(Some(PersistMode::Buffer));
    let mut changed: HashMap<i32, Extent> = HashMap::new();
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
        let partition = i32::from_be_bytes(*partition);
        // A mark of the clock on the wall, from before the log counted its running time, is as old as the log.
        let time = if time > now { 0 } else { time };
        if time >= now - DELETION {
            continue;
        }
        batch.remove(store.log(topic), log_key(partition, offset));
        batch.remove(keys, key);
        let extent = extents.get(&(topic, partition)).copied().unwrap_or_default();
        changed
            .entry(partition)
            .or_insert(extent)
            .live
            .replace(Some(offset), None);
    }
    for (partition, extent) in &changed {
        batch.insert(&store.extents, place(topic, *partition), extent.encode());
    }
    batch
        .commit()
        .map_err(|error| BusError::Broken(format!("the log cannot be written: {error}")))?;
    extents.extend(
        changed
            .into_iter()
            .map(|(partition, extent)| ((topic, partition), extent)),
    );
    Ok(())
}
