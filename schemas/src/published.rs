//! What somebody published for all processes that judge: accepted risks and sets of rules, values of compacted topics `exceptions` and
//! `rules`, keyed by id. Knows neither exceptions nor rules.

use serde::{Deserialize, Serialize};

/// The latest of its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// Its name; the latest record of a name stands.
    pub id: String,
    /// What it says, JSON object text.
    pub text: String,
    /// Who published it.
    pub by: String,
    /// When, ms since the Unix epoch.
    pub at: i64,
    /// The moment from which it holds, the same for all processes, ms.
    pub from: i64,
}
