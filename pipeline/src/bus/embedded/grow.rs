//! A log made anew with more partitions, while no process has it open: every record goes to the partition that its key has among so
//! many, the state with it, and every group goes on where it was. Made beside the log and moved to its place when it is whole.

use std::collections::BTreeMap;

use bytes::Buf;
use fjall::PersistMode;
use schemas::topic::Topic;

use super::batch::Batch;
use super::entry;
use super::extent::Extent;
use super::folder;
use super::layout::{log_key, log_offset};
use super::store::{RUNNING, Store, damaged, read_error};
use crate::bus::config::EmbeddedSettings;
use crate::bus::{BusError, Grown, Outgoing, Position, grown};

/// The new log before it is whole.
const MAKING: &str = "log.growing";

/// Records that are written in one step.
const STEP: usize = 1_000;

/// Where groups are: by group, topic and partition.
type Places = BTreeMap<(String, Topic), BTreeMap<i32, i64>>;

/// Grows the log of that folder.
pub fn grow(settings: &EmbeddedSettings, partitions: i32) -> Result<Grown, BusError> {
    let old = Store::open(settings)?;
    if partitions <= old.partitions() {
        return Err(BusError::Broken(format!(
            "the log has {} partitions: it only grows, so name more",
            old.partitions()
        )));
    }
    let (making, place) = (settings.path.join(MAKING), settings.path.join("log"));
    folder::clear(&making)?;
    let new = Store::make(&making, settings, partitions, &old)?;
    let mut grown = Grown {
        before: old.partitions(),
        ..Grown::default()
    };
    let places = places(&old)?;
    for topic in Topic::ALL {
        Move {
            old: &old,
            new: &new,
            topic,
            grown: &mut grown,
            ends: BTreeMap::new(),
        }
        .run(&places)?;
    }
    let running = old.running()?.to_be_bytes();
    new.extents
        .insert(RUNNING, running)
        .map_err(|error| write_error(&error))?;
    new.db
        .persist(PersistMode::SyncAll)
        .map_err(|error| write_error(&error))?;
    let lock = old.lock();
    drop((new, old));
    folder::clear(&settings.path.join(folder::BEFORE))?;
    // From here on the new one is whole: whoever opens the folder finishes what is left to do.
    folder::rename(&making, &settings.path.join(folder::GROWN))?;
    folder::finish_growing(&settings.path, &place)?;
    drop(lock);
    Ok(grown)
}

/// Where each group goes on.
fn places(store: &Store) -> Result<Places, BusError> {
    let mut places = Places::new();
    for guard in store.offsets.iter() {
        let (key, value) = guard.into_inner().map_err(|error| read_error(&error))?;
        let key = String::from_utf8_lossy(&key).into_owned();
        // A group's name may hold slashes.
        let parts: Vec<&str> = key.rsplitn(3, '/').collect();
        let [partition, topic, group] = parts.as_slice() else {
            continue;
        };
        let topic = Topic::ALL.into_iter().find(|known| known.name() == *topic);
        let (Some(topic), Ok(partition)) = (topic, partition.parse()) else {
            continue;
        };
        let next = (&*value).try_get_i64().map_err(|_| damaged(topic, partition))?;
        places
            .entry(((*group).to_owned(), topic))
            .or_default()
            .insert(partition, next);
    }
    Ok(places)
}

/// One topic on its way.
struct Move<'a> {
    old: &'a Store,
    new: &'a Store,
    topic: Topic,
    grown: &'a mut Grown,
    /// Where the new partitions end by now.
    ends: BTreeMap<i32, Extent>,
}

impl Move<'_> {
    /// What most groups have read goes first, so that each goes on behind what it has read and before what it has not.
    fn run(&mut self, places: &Places) -> Result<(), BusError> {
        let groups: Vec<(&String, &BTreeMap<i32, i64>)> = places
            .iter()
            .filter(|((_, topic), _)| *topic == self.topic)
            .map(|((group, _), places)| (group, places))
            .collect();
        let mut firsts: Vec<BTreeMap<i32, i64>> = vec![BTreeMap::new(); groups.len()];
        for readers in (0..=groups.len()).rev() {
            for partition in 0..self.old.partitions() {
                let span = self.span(partition, readers, &groups);
                self.copy(partition, span, &groups, &mut firsts)?;
            }
        }
        let mut batch = Batch::new(self.new);
        for ((group, _), first) in groups.iter().zip(&firsts) {
            for partition in 0..self.new.partitions() {
                let end = self.ends.get(&partition).map_or(0, |extent| extent.end);
                let next = first.get(&partition).copied().unwrap_or(end);
                let position = Position {
                    topic: self.topic,
                    partition,
                    next,
                };
                // What was noted names offsets that are others now.
                batch.commit_offset(group, position, "");
            }
        }
        batch.write(PersistMode::Buffer).map_err(|error| write_error(&error))?;
        Ok(())
    }

    /// The offsets of a partition that so many of the groups have read.
    fn span(&self, partition: i32, readers: usize, groups: &[(&String, &BTreeMap<i32, i64>)]) -> (i64, i64) {
        let (start, end) = (
            self.old.start(self.topic, partition),
            self.old.end(self.topic, partition),
        );
        let place = |(_, places): &(&String, &BTreeMap<i32, i64>)| places.get(&partition).copied().unwrap_or(start);
        let mut bounds: Vec<i64> = groups.iter().map(|group| place(group).clamp(start, end)).collect();
        bounds.sort_unstable_by(|one, other| other.cmp(one));
        // The furthest group first: before `bounds[n]` at least n + 1 groups have read.
        let upper = readers.checked_sub(1).map_or(end, |at| bounds[at]);
        let lower = bounds.get(readers).copied().unwrap_or(start);
        (lower, upper)
    }

    fn copy(
        &mut self,
        partition: i32,
        (from, until): (i64, i64),
        groups: &[(&String, &BTreeMap<i32, i64>)],
        firsts: &mut [BTreeMap<i32, i64>],
    ) -> Result<(), BusError> {
        let mut batch = Batch::new(self.new);
        let mut count = 0;
        let range = log_key(partition, from)..log_key(partition, until.max(from));
        for guard in self.old.log(self.topic).range(range) {
            let (key, value) = guard.into_inner().map_err(|error| read_error(&error))?;
            let found = log_offset(&key).zip(entry::decode(&value)).zip(entry::taken(&value));
            let ((offset, record), taken) = found.ok_or_else(|| damaged(self.topic, partition))?;
            let place = grown::place(self.topic, partition, record.key.as_deref(), self.new.partitions());
            let extent = self.ends.get(&place).copied().unwrap_or_else(Extent::empty);
            for ((_, places), first) in groups.iter().zip(firsts.iter_mut()) {
                let is_read = places.get(&partition).is_some_and(|next| offset < *next);
                match (is_read, first.contains_key(&place)) {
                    (false, false) => drop(first.insert(place, extent.end)),
                    (true, true) => self.grown.again += 1,
                    _ => {}
                }
            }
            let outgoing = Outgoing {
                topic: self.topic,
                partition: Some(place),
                record,
            };
            batch.append(extent, place, &outgoing, taken)?;
            if let Some(extent) = batch.extents.get(&(self.topic, place)) {
                self.ends.insert(place, *extent);
            }
            count += 1;
            self.grown.records += 1;
            if count % STEP == 0 {
                let full = std::mem::replace(&mut batch, Batch::new(self.new));
                full.write(PersistMode::Buffer).map_err(|error| write_error(&error))?;
            }
        }
        batch.write(PersistMode::Buffer).map_err(|error| write_error(&error))?;
        Ok(())
    }
}

fn write_error(error: &fjall::Error) -> BusError {
    BusError::Broken(format!(
        "the new log cannot be written: {error}; the old one is as it was"
    ))
}
