//! The embedded bus: a durable, ordered, partitioned log in one process. One thread writes, in batches that are whole or not
//! there; readers wait for it without polling. Knows what Kafka promises and nothing of how it does.

mod batch;
mod cursor;
mod disk;
mod entry;
mod extent;
mod folder;
mod group;
mod integrity;
mod keyed;
mod layout;
mod log;
mod replica;
mod retention;
mod running;
mod shared;
mod snapshot;
mod store;
mod tail;
mod worker;
mod writer;

pub use keyed::{Keyed, Moment};
pub use log::Log;
pub use replica::{Covered, Replica};
pub use snapshot::Snapshot;
pub use tail::Tail;
pub use worker::Worker;

#[cfg(test)]
mod tests;
