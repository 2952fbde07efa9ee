//! How much room the disk has. Some of it is kept for what is under way: outputs, commits and removals go on when nothing more is
//! taken in. Knows no record.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// What is kept unless the config says: a twentieth of the disk, but no more than [`MOST`] and no less than [`LEAST`], and on a
/// small disk no more than a quarter of it.
const MOST: u64 = 1 << 30;
const LEAST: u64 = 64 << 20;

/// The disk under a folder.
#[derive(Debug)]
pub struct Disk {
    folder: PathBuf,
    reserve: u64,
    free: AtomicU64,
}

impl Disk {
    /// Looks at the disk for the first time.
    pub fn new(folder: &Path, reserve: Option<u64>) -> Self {
        let (free, size) = look(folder).unwrap_or((u64::MAX, u64::MAX));
        Self {
            folder: folder.to_owned(),
            reserve: reserve.unwrap_or_else(|| usual(size)),
            free: AtomicU64::new(free),
        }
    }

    /// Looks again.
    pub fn refresh(&self) {
        if let Some((free, _)) = look(&self.folder) {
            self.free.store(free, Ordering::Relaxed);
        }
    }

    /// Free bytes and all bytes, now.
    pub fn look(&self) -> Option<(u64, u64)> {
        look(&self.folder)
    }

    /// Bytes that are free.
    pub fn free(&self) -> u64 {
        self.free.load(Ordering::Relaxed)
    }

    /// Why nothing more is taken in, if that is so.
    pub fn full(&self) -> Option<String> {
        let (free, reserve) = (self.free(), self.reserve);
        (free < reserve).then(|| {
            format!(
                "the disk of {} has {} MiB left, and {} MiB are kept for what is under way: free some, lower `bus.retention`, or set \
                 `bus.embedded.reserve`",
                self.folder.display(),
                free >> 20,
                reserve >> 20,
            )
        })
    }
}

fn usual(size: u64) -> u64 {
    (size / 20).clamp(LEAST, MOST).min(size / 4)
}

/// Free bytes and all bytes; `None` where the system does not say.
fn look(folder: &Path) -> Option<(u64, u64)> {
    let said = rustix::fs::statvfs(folder).ok()?;
    Some((
        said.f_bavail.saturating_mul(said.f_frsize),
        said.f_blocks.saturating_mul(said.f_frsize),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_every_disk_is_kept() {
        for (size, expect) in [
            (1 << 40, MOST),
            (10 << 30, (10 << 30) / 20),
            (1 << 30, LEAST),
            (96 << 20, 24 << 20),
        ] {
            assert_eq!(usual(size), expect, "{size}");
        }
    }

    #[test]
    fn a_disk_is_full_when_less_than_the_reserve_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let disk = Disk::new(folder.path(), Some(1));
        assert!(disk.free() > 0 && disk.full().is_none());
        let disk = Disk::new(folder.path(), Some(u64::MAX));
        let why = disk.full().unwrap();
        assert!(why.contains("bus.embedded.reserve"), "{why}");
    }
}
