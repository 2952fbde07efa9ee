//! The clock on the processes' wall, which can be another one than ours: libfaketime, where it is installed. What is measured by
//! monotonic clocks is not touched.

use std::path::{Path, PathBuf};

use super::arguments::Kind;

/// Where Debian and Fedora put it.
const LIBRARIES: [&str; 4] = [
    "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1",
    "/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1",
    "/usr/lib64/faketime/libfaketimeMT.so.1",
    "/usr/lib/faketime/libfaketimeMT.so.1",
];

/// Destinations take signatures that are 300 seconds old or new.
const FARTHEST: i64 = 240;

/// The clock.
#[derive(Debug)]
pub struct Wall {
    library: &'static str,
    file: PathBuf,
    /// By how many seconds it is ahead.
    offset: i64,
}

/// Why there is none on Kafka.
const KAFKA: &str = "libfaketime does not reach C11's cnd_timedwait: each wait of librdkafka would last longer by as much as the clock is ahead";

impl Wall {
    /// Right at first; or why there can be none.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn hang(folder: &Path, bus: Kind) -> anyhow::Result<Result<Self, &'static str>> {
        if bus == Kind::Kafka {
            return Ok(Err(KAFKA));
        }
        let Some(library) = LIBRARIES.into_iter().find(|library| Path::new(library).exists()) else {
            return Ok(Err("libfaketime is not installed"));
        };
        let mut wall = Self {
            library,
            file: folder.join("clock"),
            offset: 0,
        };
        wall.set(0)?;
        Ok(Ok(wall))
    }

    /// What processes find in their environment.
    pub fn environment(&self) -> Vec<(String, String)> {
        let pairs = [
            ("LD_PRELOAD", self.library.to_owned()),
            ("FAKETIME_TIMESTAMP_FILE", self.file.display().to_string()),
            ("FAKETIME_CACHE_DURATION", "1".to_owned()),
            ("DONT_FAKE_MONOTONIC", "1".to_owned()),
        ];
        pairs.map(|(name, value)| (name.to_owned(), value)).to_vec()
    }

    /// A step of so many seconds, back where `back` allows it: what has begun by the clock must not be undone by it.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn step(&mut self, seconds: i64, back: bool) -> anyhow::Result<()> {
        let turned = if back && self.offset > 0 {
            -seconds
        } else {
            self.offset + seconds
        };
        self.set(turned.min(FARTHEST))
    }

    /// By how many seconds it is ahead.
    pub fn ahead(&self) -> i64 {
        self.offset
    }

    fn set(&mut self, offset: i64) -> anyhow::Result<()> {
        self.offset = offset;
        // Whole or not at all: it is read while it is written.
        let next = self.file.with_extension("next");
        std::fs::write(&next, format!("{offset:+}"))?;
        Ok(std::fs::rename(next, &self.file)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A run of five minutes hung so: a step of 50 s forward, and every poll, heartbeat and retry of librdkafka took 50 s more.
    #[test]
    fn librdkafka_is_given_no_clock_that_its_waits_do_not_share() {
        let folder = tempfile::tempdir().unwrap();
        let wall = Wall::hang(folder.path(), Kind::Kafka).unwrap();
        assert_eq!(wall.err(), Some(KAFKA));
        assert!(!folder.path().join("clock").exists());
    }
}
