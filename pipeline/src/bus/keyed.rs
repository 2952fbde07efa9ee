//! What stands in the compacted topics, by key: the state that stages keep. Reads what is committed. Commits write it: in a
//! compacted topic a record puts its key, and one without a value deletes it, so that state is part of the one atomic step.
//! Knows no stage.

mod memory;

use schemas::topic::Topic;

use super::{BusError, Outgoing, Received, embedded};
use memory::Memory;

/// The latest record of each key. On every bus it is on the disk of this process, so that state is bounded by it and not by
/// memory. Cheap to clone; all clones are one.
#[derive(Clone)]
pub struct KeyedStore(Kind);

#[derive(Clone)]
enum Kind {
    Disk(embedded::Keyed),
    Memory(Memory),
}

/// The store at one moment, for whoever reads more than once. To be let go soon: what it sees cannot be removed.
pub struct Moment(Frozen);

enum Frozen {
    Disk(embedded::Moment),
    Memory(Memory),
}

impl From<embedded::Keyed> for KeyedStore {
    fn from(keyed: embedded::Keyed) -> Self {
        Self(Kind::Disk(keyed))
    }
}

impl KeyedStore {
    /// One in memory, for a stage that runs without a bus.
    pub fn in_memory() -> Self {
        Self(Kind::Memory(Memory::default()))
    }

    /// Takes into a store in memory what a commit would; what goes to other topics is no state.
    pub fn apply(&self, outputs: &[Outgoing]) {
        if let Kind::Memory(memory) = &self.0 {
            outputs.iter().for_each(|outgoing| memory.apply(outgoing));
        }
    }

    /// The latest record of a key, unless it was deleted.
    pub fn get(&self, topic: Topic, partition: i32, key: &[u8]) -> Result<Option<Received>, BusError> {
        match &self.0 {
            Kind::Disk(keyed) => keyed.get(topic, partition, key),
            Kind::Memory(memory) => Ok(memory.get(topic, partition, key)),
        }
    }

    /// The latest records from an offset on and before another, oldest first, marks of deleted keys included: at most so many and
    /// so many bytes of values, at least one. For whoever passes over all of a partition: each key comes once, unless it is put
    /// meanwhile.
    pub fn read(
        &self,
        topic: Topic,
        partition: i32,
        offsets: (i64, i64),
        most: (usize, usize),
    ) -> Result<Vec<Received>, BusError> {
        match &self.0 {
            Kind::Disk(keyed) => keyed.read(topic, partition, offsets, most),
            Kind::Memory(memory) => Ok(memory.read(topic, partition, offsets, most)),
        }
    }

    /// The offset of the next record to come.
    pub fn end(&self, topic: Topic, partition: i32) -> i64 {
        match &self.0 {
            Kind::Disk(keyed) => keyed.end(topic, partition),
            Kind::Memory(memory) => memory.end(topic, partition),
        }
    }

    /// Everything as it stands now.
    pub fn moment(&self) -> Moment {
        Moment(match &self.0 {
            Kind::Disk(keyed) => Frozen::Disk(keyed.moment()),
            Kind::Memory(memory) => Frozen::Memory(memory.copy()),
        })
    }
}

impl Moment {
    /// The latest record of a key, unless it was deleted.
    pub fn get(&self, topic: Topic, partition: i32, key: &[u8]) -> Result<Option<Received>, BusError> {
        match &self.0 {
            Frozen::Disk(moment) => moment.get(topic, partition, key),
            Frozen::Memory(memory) => Ok(memory.get(topic, partition, key)),
        }
    }

    /// The latest records of a partition whose keys begin so, in the order of the keys: those after `after`, at most so many.
    pub fn scan(
        &self,
        topic: Topic,
        partition: i32,
        prefix: &[u8],
        after: Option<&[u8]>,
        most: usize,
    ) -> Result<Vec<Received>, BusError> {
        match &self.0 {
            Frozen::Disk(moment) => moment.scan(topic, partition, prefix, after, most),
            Frozen::Memory(memory) => Ok(memory.scan(topic, partition, prefix, after, most)),
        }
    }
}
