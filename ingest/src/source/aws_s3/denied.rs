//! Objects that may not be read while others of their bucket may (another account's key, an archived class): asked for again at the next
//! walks, then given up, so that one of them neither stops the others nor is lost. Knows no bucket.

use std::collections::{BTreeMap, BTreeSet};

use super::walk::Found;
use crate::source::Fault;

/// Walks in which an object is denied and others are not, before it is given up: who mends a right has two intervals.
const WALKS: u32 = 3;
/// Objects that are tried before it is believed that the whole bucket is denied.
pub(super) const TRIES: usize = 10;

/// What was denied.
#[derive(Debug, Default)]
pub(super) struct Denied {
    objects: BTreeMap<String, Object>,
    /// Whether anything was read since the walk began: without that, it is the bucket that is denied.
    read: bool,
    last: Option<Fault>,
}

#[derive(Debug)]
struct Object {
    written: i64,
    walks: u32,
}

impl Denied {
    /// A walk found these: what is not among them is gone.
    pub(super) fn walk<'a>(&mut self, found: impl IntoIterator<Item = &'a Found>) {
        let found: BTreeSet<&str> = found.into_iter().map(|found| found.key.as_str()).collect();
        let counts = u32::from(self.read);
        self.objects.retain(|key, object| {
            object.walks += counts;
            found.contains(key.as_str())
        });
        self.read = false;
        self.last = None;
    }

    /// This one was read, or is given up.
    pub(super) fn done(&mut self, key: &str) {
        self.objects.remove(key);
        self.read = true;
    }

    /// This one is denied; why it is given up, where that is so.
    pub(super) fn denied(&mut self, found: &Found, fault: Fault) -> Option<String> {
        let object = self.objects.entry(found.key.clone()).or_insert(Object {
            written: found.written,
            walks: 0,
        });
        let gave_up = (object.walks >= WALKS).then(|| format!("denied at {} walks: {fault}", object.walks));
        self.last = Some(fault);
        gave_up
    }

    /// What is said while there is nothing else to read.
    pub(super) fn fault(&self) -> Option<Fault> {
        self.last.clone().filter(|_| !self.objects.is_empty())
    }

    /// The oldest that is denied, ms since the Unix epoch: walks begin before it.
    pub(super) fn oldest(&self) -> Option<i64> {
        self.objects.values().map(|object| object.written).min()
    }
}
