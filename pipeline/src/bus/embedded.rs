//! The embedded bus: a durable, ordered, partitioned log in one process. One thread writes, in batches that are whole or not
//! there; readers wait for it without polling. Knows what Kafka promises and nothing of how it does.

mod batch;
mod cursor;
mod disk;
mod entry;
mod extent;
mod folder;
mod group;
mod grow;
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

use crate::bus::config::EmbeddedSettings;
use crate::bus::{BusError, Grown};

/// Whether a process has made the log of that folder.
pub fn is_begun(settings: &EmbeddedSettings) -> bool {
    ["log", folder::GROWN]
        .iter()
        .any(|name| settings.path.join(name).is_dir())
}

/// Makes the log of that folder anew with more partitions; no process may have it open.
///
/// # Errors
/// It is open, has as many, or cannot be written; then it is as it was.
pub async fn grow(settings: &EmbeddedSettings, partitions: i32) -> Result<Grown, BusError> {
    let settings = settings.clone();
    let grown = tokio::task::spawn_blocking(move || grow::grow(&settings, partitions)).await;
    grown.map_err(|error| BusError::Broken(format!("the log could not be grown: {error}")))?
}

#[cfg(test)]
mod tests;
