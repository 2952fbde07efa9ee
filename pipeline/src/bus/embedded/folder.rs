//! The folder of the log: one process at a time, and never half made. Knows nothing of what is in it.
#![allow(clippy::disallowed_methods, reason = "opening the log blocks")]

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::bus::BusError;

/// How long a log that is just being closed may take.
const CLOSING: Duration = Duration::from_secs(1);

/// Configurations and rejects are nobody else's to read: the folder is its owner's alone, whatever the umask. What is in it is behind
/// the folder, whatever its own mode.
const PRIVATE: u32 = 0o700;

/// Closes a folder that was made open, by an earlier version say.
fn close(folder: &Path) -> io::Result<()> {
    let mode = fs::metadata(folder)?.permissions().mode() & 0o777;
    if mode & 0o077 == 0 {
        return Ok(());
    }
    tracing::warn!(
        folder = %folder.display(),
        mode = format!("{mode:o}"),
        "the log's folder was open to others; it is now its owner's alone"
    );
    fs::set_permissions(folder, fs::Permissions::from_mode(PRIVATE))
}

/// Takes the folder, as long as the file is open. The system lets go of it when the process dies, however it does.
pub fn lock(folder: &Path) -> Result<Arc<File>, BusError> {
    let begun = Instant::now();
    loop {
        match try_lock(folder)? {
            Some(lock) => return Ok(lock),
            None if begun.elapsed() < CLOSING => std::thread::sleep(CLOSING / 20),
            None => {
                return Err(BusError::Broken(format!(
                    "the log in {} is open in another process; stop that one, or give this one its own `bus.embedded.path`",
                    folder.display()
                )));
            }
        }
    }
}

/// The same, unless another process has it.
pub fn try_lock(folder: &Path) -> Result<Option<Arc<File>>, BusError> {
    let made = fs::DirBuilder::new().recursive(true).mode(PRIVATE).create(folder);
    made.and_then(|()| close(folder))
        .map_err(|error| cannot("be made", folder, &error))?;
    let file = OpenOptions::new()
        .create(true)
        .mode(PRIVATE & !0o111)
        .truncate(false)
        .write(true)
        .open(folder.join("lock"));
    let file = file.map_err(|error| cannot("be locked", folder, &error))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(Arc::new(file))),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(cannot("be locked", folder, &error)),
    }
}

/// Removes what a process left that was killed while it made a log.
pub fn clear(folder: &Path) -> Result<(), BusError> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(cannot("be removed", folder, &error)),
        _ => Ok(()),
    }
}

/// Leaves a word in a file.
pub fn mark(file: &Path, word: &str) -> io::Result<()> {
    fs::write(file, word)
}

/// Removes a file.
pub fn clear_file(file: &Path) -> Result<(), BusError> {
    fs::remove_file(file).map_err(|error| cannot("be removed", file, &error))
}

/// Moves a folder to its place, so that it is there also after the machine lost power.
pub fn rename(from: &Path, to: &Path) -> Result<(), BusError> {
    let moved = fs::rename(from, to).and_then(|()| match to.parent() {
        Some(parent) => File::open(parent)?.sync_all(),
        None => Ok(()),
    });
    moved.map_err(|error| cannot("be moved to its place", from, &error))
}

/// The log from before it was grown, kept until somebody removes it.
pub const BEFORE: &str = "log.before-grow";

/// A grown log that is whole and not in its place yet.
pub const GROWN: &str = "log.grown";

/// Puts a log that was grown in its place, where that did not come to its end.
pub fn finish_growing(folder: &Path, place: &Path) -> Result<(), BusError> {
    let grown = folder.join(GROWN);
    if !grown.exists() {
        return Ok(());
    }
    if place.exists() {
        rename(place, &folder.join(BEFORE))?;
    }
    rename(&grown, place)
}

fn cannot(what: &str, folder: &Path, error: &io::Error) -> BusError {
    BusError::Broken(format!(
        "the folder {} cannot {what}: {error}; see `bus.embedded.path`, on Kafka `bus.state.path`",
        folder.display()
    ))
}
