//! Inputs to changes: decoded, one version of each resource a record, with business context. Knows no rule.

use std::collections::{BTreeMap, HashSet};

use enrich::Enricher;
use ingest::{Cause, DecodedChange, Hints, Mapping, Nothing, Reject};
use schemas::Clock;

/// What is said of the inputs beside their bytes.
#[derive(Clone, Default)]
pub struct Source {
    /// What holds of all inputs; each has its own name.
    pub hints: Hints,
    /// Records of the user's own form.
    pub mappings: Vec<Mapping>,
    /// Business context, which rules may read.
    pub enricher: Option<Enricher>,
}

/// What an input holds.
pub(super) struct Decoded {
    /// Records that could be read.
    pub records: usize,
    pub changes: Vec<DecodedChange>,
    pub rejected: Vec<Reject>,
    pub nothing: Vec<Nothing>,
}

impl Decoded {
    /// Whether the input is no infrastructure: another tool's file, or a template that nobody has rendered.
    pub(super) fn is_foreign(&self) -> bool {
        let others = self.changes.is_empty() && self.nothing.is_empty();
        others && self.rejected.iter().all(|reject| reject.cause != Cause::Broken)
    }
}

/// Decodes an input.
pub(super) fn decode(source: &Source, clock: &Clock, name: &str, bytes: &[u8]) -> Decoded {
    let hints = Hints {
        name: name.to_owned(),
        ..source.hints.clone()
    };
    let decoded = ingest::decode(bytes, &hints, &source.mappings, clock.now());
    let records: HashSet<usize> = decoded.changes.iter().map(|change| change.record).collect();
    let mut changes = newest_of_each(decoded.changes);
    if let Some(enricher) = &source.enricher {
        changes
            .iter_mut()
            .for_each(|decoded| enricher.apply(&mut decoded.change));
    }
    Decoded {
        records: records.len(),
        changes,
        rejected: decoded.rejected,
        nothing: decoded.nothing,
    }
}

/// A record that wraps several versions of a resource is judged by the newest: one verdict a record, rule and resource.
fn newest_of_each(changes: Vec<DecodedChange>) -> Vec<DecodedChange> {
    let mut newest: BTreeMap<(usize, String, String), usize> = BTreeMap::new();
    let key = |decoded: &DecodedChange| {
        let change = &decoded.change;
        // Another tool's findings about one resource are each a matter of their own.
        let own = if change.shape == evaluate::external::SHAPE {
            change.id.clone()
        } else {
            change.resource_type.clone()
        };
        (decoded.record, change.resource_uid.clone(), own)
    };
    for (position, decoded) in changes.iter().enumerate() {
        let change = &decoded.change;
        newest
            .entry(key(decoded))
            .and_modify(|best| {
                let other = &changes[*best].change;
                if change.supersedes(&other.source, other.version, other.time) {
                    *best = position;
                }
            })
            .or_insert(position);
    }
    let kept: HashSet<usize> = newest.into_values().collect();
    let numbered = changes.into_iter().enumerate();
    numbered
        .filter(|(position, _)| kept.contains(position))
        .map(|(_, decoded)| decoded)
        .collect()
}
