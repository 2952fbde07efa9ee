//! One partition of a topic as it stands at a moment: what is written or compacted away later does not show in it.

use fjall::Readable;
use schemas::topic::Topic;

use super::entry;
use super::extent::Extent;
use super::layout::{log_key, log_offset, place};
use super::log::{Log, stopped};
use super::store::{damaged, read_error};
use crate::bus::snapshot::{PAGE, PAGE_BYTES};
use crate::bus::{BusError, Received};

/// A partition at a moment.
pub struct Snapshot {
    log: Log,
    view: fjall::Snapshot,
    topic: Topic,
    partition: i32,
    next: i64,
    end: i64,
}

impl Snapshot {
    /// The partition as it is now: where it begins and ends is asked of the view itself, so that nothing falls between the two.
    pub fn new(log: Log, topic: Topic, partition: i32, from: i64) -> Result<Self, BusError> {
        let store = &log.0.shared.store;
        let view = store.db.snapshot();
        let extent = view
            .get(&store.extents, place(topic, partition))
            .map_err(|error| read_error(&error))?;
        let extent = match extent {
            None => Extent::empty(),
            Some(bytes) => Extent::decode(&bytes).ok_or_else(|| damaged(topic, partition))?,
        };
        Ok(Self {
            view,
            topic,
            partition,
            next: extent.start.max(from),
            end: extent.end,
            log,
        })
    }

    /// The next records.
    pub async fn page(&mut self) -> Result<Option<Vec<Received>>, BusError> {
        if self.next >= self.end {
            return Ok(None);
        }
        let (log, view) = (self.log.clone(), self.view.clone());
        let (topic, partition, next, end) = (self.topic, self.partition, self.next, self.end);
        let read = tokio::task::spawn_blocking(move || read(&log, &view, (topic, partition), (next, end)));
        let records = read.await.map_err(|_| stopped())??;
        // What ended before the page was full has been read to the end.
        self.next = match records.last() {
            Some(last) => last.offset + 1,
            None => self.end,
        };
        Ok((!records.is_empty()).then_some(records))
    }
}

fn read(
    log: &Log,
    view: &fjall::Snapshot,
    (topic, partition): (Topic, i32),
    (next, end): (i64, i64),
) -> Result<Vec<Received>, BusError> {
    let (mut records, mut bytes) = (Vec::new(), 0);
    let range = log_key(partition, next)..log_key(partition, end);
    for guard in view.range(log.0.shared.store.log(topic), range) {
        if records.len() >= PAGE || bytes >= PAGE_BYTES {
            break;
        }
        let (key, value) = guard.into_inner().map_err(|error| read_error(&error))?;
        let found = log_offset(&key).zip(entry::decode(&value));
        let (offset, record) = found.ok_or_else(|| damaged(topic, partition))?;
        bytes += record.size();
        records.push(Received {
            topic,
            partition,
            offset,
            record,
        });
    }
    Ok(records)
}
