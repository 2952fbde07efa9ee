//! What a verdict of a rule rests on, as one number: the rule with its settings, and every table and function that it reads, and
//! those that they read. Names are taken from the text, so that one too many may count and none too few. Compiles nothing.

use schemas::identity::basis;

use crate::pack::{Pack, Reading};
use crate::rule::Rule;

/// The function that reads the clock: the only one, for the dialect refuses `now` and its like.
const CLOCK: &str = "days_since";

/// The column that holds the state before.
const PRIOR: &str = "prior";

/// What a rule rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint {
    /// Equal where all that it rests on is.
    pub hash: i64,
    /// Whether its verdict may become another one as days pass.
    pub reads_clock: bool,
    /// Whether it reads the state before the change.
    pub reads_prior: bool,
}

impl Fingerprint {
    /// Of several rules together.
    pub fn of(rules: impl Iterator<Item = Self>) -> Self {
        let mut all: Vec<Self> = rules.collect();
        all.sort_by_key(|rule| rule.hash);
        let hashes: Vec<String> = all.iter().map(|rule| rule.hash.to_string()).collect();
        let hashes: Vec<&str> = hashes.iter().map(String::as_str).collect();
        Self {
            hash: basis(&hashes),
            reads_clock: all.iter().any(|rule| rule.reads_clock),
            reads_prior: all.iter().any(|rule| rule.reads_prior),
        }
    }
}

/// The fingerprint of a rule of a pack.
pub fn of(rule: &Rule, pack: &Pack, reading: &Reading) -> Fingerprint {
    let read = reading.names(pack, rule.sql());
    let mut named: Vec<&str> = read.iter().copied().collect();
    named.sort_unstable();
    let bodies: Vec<String> = named.iter().map(|name| reading.text(pack, name)).collect();
    let told = rule.is_told.to_string();
    let mut texts = vec![env!("CARGO_PKG_VERSION"), &rule.info.id, &rule.info.hash, &told];
    texts.extend(
        named
            .iter()
            .zip(&bodies)
            .flat_map(|(name, text)| [*name, text.as_str()]),
    );
    Fingerprint {
        hash: basis(&texts),
        reads_clock: reading.has_word(pack, rule.sql(), &read, CLOCK),
        reads_prior: reading.has_word(pack, rule.sql(), &read, PRIOR),
    }
}
