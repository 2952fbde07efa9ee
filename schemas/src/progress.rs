//! How far a source that pulls has read: the value of compacted topic `sources`. Knows no source.

use serde::{Deserialize, Serialize};

/// One thing that a source remembers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceProgress {
    /// The source's name in the config.
    pub source: String,
    /// What of it: a partition, a kind, an object.
    pub entry: String,
    /// What the source needs to go on: an offset, a `resourceVersion`, a token.
    pub value: String,
}
