//! Accepted messages in a file, so that a restart does not forget them. A hash after another, nothing else. Knows no proof.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

/// What tells a message from every other one.
pub(super) type Hash = [u8; 32];

const LENGTH: usize = size_of::<Hash>();

/// The file, open at its end.
#[derive(Debug)]
pub(super) struct Kept {
    file: File,
}

impl Kept {
    /// Opens or makes the file; the messages in it, the oldest first. What was half written is cut off, and a file that has grown to
    /// twice what is remembered is written anew.
    pub(super) fn open(path: &Path, most: usize) -> std::io::Result<(Self, Vec<Hash>)> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        let hashes = bytes.chunks_exact(LENGTH).filter_map(|hash| hash.try_into().ok());
        let mut hashes: Vec<Hash> = hashes.collect();
        if hashes.len() > 2 * most {
            hashes.drain(..hashes.len() - most);
            file.seek(SeekFrom::Start(0))?;
            file.write_all(&hashes.concat())?;
        }
        file.set_len((hashes.len() * LENGTH) as u64)?;
        file.seek(SeekFrom::End(0))?;
        Ok((Self { file }, hashes))
    }

    /// Adds one. It survives the end of this process; the machine's may take the last few with it.
    pub(super) fn add(&mut self, hash: &Hash) -> std::io::Result<()> {
        self.file.write_all(hash)
    }
}
