//! Messages that were accepted, remembered so that none is taken twice: for a while where the proof itself ends, in a file and without an
//! end where it does not. What was refused or failed is not remembered: it may come again.

mod file;

use std::collections::{HashMap, VecDeque};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use file::Hash;
use sha2::{Digest, Sha256};

/// More are not kept: the oldest goes first. 40 bytes each.
const CAPACITY: usize = 100_000;

/// Messages of a window of time.
#[derive(Debug, Clone)]
pub struct Seen {
    window: i64,
    inner: Arc<Mutex<Inner>>,
}

#[derive(Debug, Default)]
struct Inner {
    /// When it was accepted; `None` while it is being worked on.
    messages: HashMap<Hash, Option<i64>>,
    order: VecDeque<(i64, Hash)>,
    file: Option<file::Kept>,
}

/// What is known of a message.
#[derive(Debug)]
pub enum Entry {
    /// Nothing.
    New(Ticket),
    /// It is being worked on, and may still fail.
    UnderWay,
    /// It was accepted within the window.
    Accepted,
}

/// A message on its way. Forgotten again unless it is kept.
#[derive(Debug)]
pub struct Ticket {
    hash: Hash,
    seen: Seen,
    kept: bool,
}

impl Seen {
    /// Remembers for so many ms.
    pub fn new(window: i64) -> Self {
        Self {
            window,
            inner: Arc::default(),
        }
    }

    /// Remembers until there are too many, across restarts if there is a file.
    pub fn lasting(path: Option<&Path>) -> std::io::Result<Self> {
        let seen = Self::new(i64::MAX);
        if let Some(path) = path {
            let (file, hashes) = file::Kept::open(path, CAPACITY)?;
            let mut inner = seen.lock();
            inner.file = Some(file);
            hashes.into_iter().for_each(|hash| inner.remember(hash, 0));
        }
        Ok(seen)
    }

    /// Whether the message is new; then its ticket.
    pub fn enter(&self, parts: &[&[u8]], now: i64) -> Entry {
        let hash = hash(parts);
        let mut inner = self.lock();
        inner.forget(now.saturating_sub(self.window));
        match inner.messages.get(&hash) {
            Some(Some(_)) => return Entry::Accepted,
            Some(None) => return Entry::UnderWay,
            None => inner.messages.insert(hash, None),
        };
        drop(inner);
        Entry::New(Ticket {
            hash,
            seen: self.clone(),
            kept: false,
        })
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        // The data is whole between statements, so a panic elsewhere does not spoil it.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    fn remember(&mut self, hash: Hash, now: i64) {
        self.messages.insert(hash, Some(now));
        self.order.push_back((now, hash));
    }

    fn forget(&mut self, before: i64) {
        while let Some((time, hash)) = self.order.front().copied() {
            if time >= before && self.order.len() <= CAPACITY {
                break;
            }
            self.order.pop_front();
            self.messages.remove(&hash);
        }
    }
}

impl Ticket {
    /// The message is accepted: remember it.
    pub fn keep(mut self, now: i64) {
        self.kept = true;
        let mut inner = self.seen.lock();
        inner.remember(self.hash, now);
        if let Some(Err(error)) = inner.file.as_mut().map(|file| file.add(&self.hash)) {
            tracing::error!(%error, "an accepted message is remembered in memory only: `ingest.push.replay_file` cannot be written");
        }
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        if !self.kept {
            self.seen.lock().messages.remove(&self.hash);
        }
    }
}

fn hash(parts: &[&[u8]]) -> Hash {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticket(entry: Entry) -> Ticket {
        match entry {
            Entry::New(ticket) => ticket,
            other => panic!("not new: {other:?}"),
        }
    }

    #[test]
    fn only_what_was_accepted_is_remembered() {
        let seen = Seen::new(1000);
        let first = ticket(seen.enter(&[b"a", b"b"], 0));
        assert!(matches!(seen.enter(&[b"a", b"b"], 0), Entry::UnderWay));
        drop(first);
        ticket(seen.enter(&[b"a", b"b"], 0)).keep(0);
        assert!(matches!(seen.enter(&[b"a", b"b"], 1000), Entry::Accepted));
        ticket(seen.enter(&[b"ab"], 1000));
        ticket(seen.enter(&[b"a", b"b"], 1001));
    }

    #[test]
    fn what_has_no_time_is_remembered_across_restarts() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state/replay");
        let seen = Seen::lasting(Some(&path)).unwrap();
        ticket(seen.enter(&[b"a"], 0)).keep(0);
        drop(ticket(seen.enter(&[b"b"], 0)));
        drop(seen);
        // Half a record, as a machine that lost its power leaves it.
        let whole = std::fs::read(&path).unwrap();
        std::fs::write(&path, [whole.as_slice(), b"half"].concat()).unwrap();
        for _ in 0..2 {
            let seen = Seen::lasting(Some(&path)).unwrap();
            assert!(matches!(seen.enter(&[b"a"], i64::MAX), Entry::Accepted));
            drop(ticket(seen.enter(&[b"b"], 0)));
        }
        assert_eq!(std::fs::read(&path).unwrap(), whole);
    }

    #[test]
    fn the_oldest_go_first() {
        let (seen, first) = (Seen::new(i64::MAX), 0u64.to_le_bytes());
        // What is asked here is forgotten again, for nobody keeps it.
        let is_known = |seen: &Seen| matches!(seen.enter(&[&first], 0), Entry::Accepted);
        for number in 0..CAPACITY as u64 + 1 {
            ticket(seen.enter(&[&number.to_le_bytes()], 0)).keep(0);
            let kept = number + 1;
            if kept >= CAPACITY as u64 - 1 {
                assert_eq!(is_known(&seen), kept <= CAPACITY as u64, "{kept}");
            }
        }
        let last = (CAPACITY as u64).to_le_bytes();
        assert!(matches!(seen.enter(&[&last], 0), Entry::Accepted));
    }
}
