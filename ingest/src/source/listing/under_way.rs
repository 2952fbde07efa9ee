//! A part while it is listed: what was seen of it, and what went once all pages were. Knows no provider.

use std::collections::BTreeSet;

use super::inventory::{Paged, Part};
use crate::source::Progress;

/// Of fewer resources any share may be gone.
const FEW: usize = 10;

/// Where the entries of a part's resources stand.
pub(super) fn objects(part: &str) -> String {
    format!("object/{part}/")
}

/// Whether a resource is there by the last listing of a part.
pub(in crate::source) fn is_remembered(progress: &Progress, part: &str, id: &str) -> bool {
    progress.get(&format!("{}{id}", objects(part))).is_some()
}

pub(super) struct UnderWay {
    pub(super) part: Part,
    /// The moment that the listing shows.
    pub(super) as_of: i64,
    pub(super) token: Option<String>,
    pub(super) seen: BTreeSet<String>,
    pub(super) new: usize,
    total: Option<u64>,
    /// What the pages themselves say that there is.
    counted: Option<u64>,
}

impl UnderWay {
    pub(super) fn new(part: Part, as_of: i64) -> Self {
        Self {
            total: part.count,
            part,
            as_of,
            token: None,
            seen: BTreeSet::new(),
            new: 0,
            counted: None,
        }
    }

    pub(super) fn see(&mut self, paged: &Paged) {
        self.seen.extend(paged.resources.iter().map(|listed| listed.id.clone()));
        self.counted = paged.total.or(self.counted);
        self.total = self.counted.or(self.total);
    }

    /// There by another way: it may stand on a page that was passed already.
    pub(super) fn is_there(&mut self, id: &str) {
        self.seen.insert(id.to_owned());
    }

    /// Resources that are still to be listed, where that is counted.
    pub(super) fn left(&self) -> Option<u64> {
        Some(self.total?.saturating_sub(self.seen.len() as u64))
    }

    /// What was there before and is no longer, with its version: nothing where the listing is not to be believed.
    pub(super) fn ended(&self, source: &str, progress: &Progress, anyway: bool) -> Vec<(String, String)> {
        let (part, seen) = (self.part.name.as_str(), self.seen.len());
        if let Some(counted) = self.counted.filter(|counted| *counted > seen as u64) {
            tracing::warn!(
                source,
                part,
                seen,
                counted,
                "the pages have fewer resources than there are: nothing is ended"
            );
            return Vec::new();
        }
        let objects = objects(part);
        let remembered = progress.below(&objects).count();
        let gone = progress.below(&objects).filter(|(id, _)| !self.seen.contains(*id));
        let gone: Vec<(String, String)> = gone.map(|(id, version)| (id.to_owned(), version.to_owned())).collect();
        // Rows that we may not read any more are left out without a word by some providers.
        if gone.len() > FEW && 2 * gone.len() > remembered && !anyway {
            tracing::error!(
                source,
                part,
                gone = gone.len(),
                remembered,
                "the listing lacks most of what was there before: nothing is ended; check our rights, or set `anyway = true` where it is true"
            );
            return Vec::new();
        }
        gone
    }
}
