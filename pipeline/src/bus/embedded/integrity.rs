//! Whether everything is in the log that must be. The store under it takes a broken end of any of its journals for the end of what
//! was written, and opens without one that is gone, so what was lost there is noticed here: records of a topic that is not
//! compacted have offsets without gaps, and of the records of a compacted one the extent keeps the sum. Mends nothing.

use std::sync::atomic::{AtomicBool, Ordering};

use fjall::Readable as _;
use schemas::topic::Topic;

use super::batch::Latest;
use super::extent::{Extent, Live};
use super::layout::{log_key, log_offset, place};
use super::store::{Store, damaged, read_error};
use crate::bus::{BusError, loss};

/// Journals hold what is not in the tables yet, some 16 MiB a topic and never more than this (`max_journaling_size`); what is in
/// the tables has checksums of its own. So gaps are looked for among the newest records, as far back as this in bytes.
const UNSETTLED: u64 = 256 << 20;

/// Records that were in the log and are not.
#[derive(Debug, PartialEq, Eq)]
pub struct Gap {
    pub topic: Topic,
    pub partition: i32,
    /// The first offset that is missing, and the first one after it that is not.
    pub offsets: (i64, i64),
}

/// The gaps among the newest records of the topics that are not compacted. Ends early where `stop` says so.
pub fn gaps(store: &Store, stop: &AtomicBool) -> Result<Vec<Gap>, BusError> {
    let mut gaps = Vec::new();
    for topic in Topic::ALL.into_iter().filter(|topic| !topic.compacted()) {
        for partition in 0..store.partitions() {
            gaps.extend(gaps_of(store, topic, partition, stop)?);
        }
    }
    Ok(gaps)
}

fn gaps_of(store: &Store, topic: Topic, partition: i32, stop: &AtomicBool) -> Result<Vec<Gap>, BusError> {
    let extent = store.extent(topic, partition)?;
    let held = u64::try_from(extent.end - extent.start).unwrap_or(0);
    // As many of the newest as are likely to have so many bytes: values are not read for it.
    let look = match extent.bytes.checked_div(held) {
        Some(average) => usize::try_from(UNSETTLED / average.max(1)).unwrap_or(usize::MAX),
        None => return Ok(Vec::new()),
    };
    let (mut gaps, mut expected) = (Vec::new(), extent.end);
    let mut note = |from: i64, to: i64| {
        if from < to {
            gaps.push(Gap {
                topic,
                partition,
                offsets: (from, to),
            });
        }
    };
    let records = log_key(partition, extent.start)..log_key(partition, extent.end);
    for (count, guard) in store.log(topic).range(records).rev().enumerate() {
        if count >= look || stop.load(Ordering::Relaxed) {
            return Ok(gaps);
        }
        let key = guard.key().map_err(|error| read_error(&error))?;
        let Some(offset) = log_offset(&key) else { continue };
        note(offset + 1, expected);
        expected = offset;
    }
    // Meanwhile retention may have removed the oldest.
    note(store.start(topic, partition), expected);
    Ok(gaps)
}

/// Says what is missing, once for each place; how many records those are.
pub fn report(gaps: &[Gap]) -> u64 {
    let mut all = 0;
    for Gap {
        topic,
        partition,
        offsets: (from, to),
    } in gaps
    {
        let topic = topic.name();
        tracing::error!(
            topic,
            partition,
            from,
            missing = to - from,
            "records are missing in the log: part of its folder is damaged or gone; they are skipped, read them again from their sources"
        );
    }
    for topic in Topic::ALL {
        let missing = gaps.iter().filter(|gap| gap.topic == topic);
        let missing: i64 = missing.map(|gap| gap.offsets.1 - gap.offsets.0).sum();
        if missing > 0 {
            loss::count(topic, "damage", missing.unsigned_abs());
        }
        all += missing.unsigned_abs();
    }
    all
}

/// Whether a partition of a compacted topic holds the records that it must, and its index points at them. Looks at keys alone.
pub fn is_whole(store: &Store, topic: Topic, partition: i32) -> Result<bool, BusError> {
    let at = store.db.snapshot();
    let extent = at
        .get(&store.extents, place(topic, partition))
        .map_err(|error| store.failed(&error))?;
    let extent = match extent {
        None => Extent::empty(),
        Some(bytes) => Extent::decode(&bytes).ok_or_else(|| damaged(topic, partition))?,
    };
    let mut records = Vec::new();
    for guard in at.range(store.log(topic), log_key(partition, 0)..log_key(partition, i64::MAX)) {
        let key = guard.key().map_err(|error| store.failed(&error))?;
        records.extend(log_offset(&key));
    }
    let mut pointed = Vec::new();
    for guard in store
        .keys(topic)
        .iter()
        .flat_map(|keys| at.prefix(keys, partition.to_be_bytes()))
    {
        let (_, latest) = guard.into_inner().map_err(|error| store.failed(&error))?;
        pointed.extend(Latest::decode(&latest).map(|latest| latest.offset));
    }
    let is_whole = |offsets: Vec<i64>| extent.live.is(Live::of(offsets.into_iter()));
    Ok(is_whole(records) && is_whole(pointed))
}

/// Says that the state of a partition is not what it must be.
pub fn report_state(store: &Store, topic: Topic, partition: i32) {
    store.lost.fetch_add(1, Ordering::Relaxed);
    loss::count(topic, "damage", 1);
    let topic = topic.name();
    tracing::error!(
        topic,
        partition,
        "records of the state are missing or came back: part of the log's folder is damaged or gone; findings of these resources may be \
         out of date until their next change, so have their state read again"
    );
}
