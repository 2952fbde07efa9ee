//! Which number a worker has among those of its group on this host. The same number comes again after a crash, so that the
//! successor's transactional id is the same and ends what was left open; two that live at once never share one.

use std::fs::{File, OpenOptions};

use crate::bus::murmur2;

/// A transactional id that nobody else on this host has while this lives.
pub struct Slot {
    pub id: String,
    /// Locked as long as it is open; the system unlocks it when the process dies.
    _lock: Option<File>,
}

/// More workers of one group than this are not on one host.
const MOST: usize = 4096;

impl Slot {
    /// Takes the lowest free number for this group and instance.
    pub fn take(group: &str, instance: &str) -> Self {
        let name = format!("{group}.{instance}");
        for number in 0..MOST {
            let id = format!("{name}.{number}");
            match lock(&id) {
                Ok(Some(lock)) => return Self { id, _lock: Some(lock) },
                Ok(None) => {}
                Err(error) => {
                    tracing::warn!(%error, "no lock file in the temporary folder: after a crash, records in the open transaction are read again only once it times out");
                    break;
                }
            }
        }
        Self {
            id: format!("{name}.{:016x}", rand::random::<u64>()),
            _lock: None,
        }
    }
}

/// The lock of that id; `None` when another holds it.
fn lock(id: &str) -> std::io::Result<Option<File>> {
    // Two ids with one hash only leave a number out.
    let path = std::env::temp_dir().join(format!("tripline-{:08x}.lock", murmur2::hash(id.as_bytes())));
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(std::fs::TryLockError::WouldBlock) => Ok(None),
        Err(std::fs::TryLockError::Error(error)) => Err(error),
    }
}
