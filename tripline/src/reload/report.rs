//! What came of reading again, for the log, `/readyz` and whoever asked. Decides nothing.

use chrono::{DateTime, SecondsFormat};
use serde_json::{Value, json};

/// The longest reason on `/readyz`, in characters: a set may have hundreds of mistakes.
const REASON: usize = 4_000;

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is in force.
    Used,
    /// All is as it was.
    Unchanged,
    /// It is wrong, and what was in force stays: why.
    Refused(String),
}

impl Outcome {
    /// The word in the metric and on `/readyz`.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Used => "used",
            Self::Unchanged => "unchanged",
            Self::Refused(_) => "refused",
        }
    }
}

/// When, why, and what came of it.
#[derive(Debug, Clone)]
pub struct Report {
    /// Counts from 1.
    pub number: u64,
    /// What asked for it.
    pub cause: &'static str,
    /// ms since the Unix epoch.
    pub at: i64,
    /// What came of it.
    pub outcome: Outcome,
    /// Sections and keys of the config that are others than at the start, and wait for a new one.
    pub waiting: Vec<String>,
}

impl Report {
    /// Says it in the log.
    pub(super) fn log(&self) {
        let cause = self.cause;
        match &self.outcome {
            Outcome::Used => tracing::info!(cause, "read again: what changed is in force"),
            Outcome::Unchanged => tracing::info!(cause, "read again: nothing changed"),
            Outcome::Refused(error) => {
                tracing::error!(cause, error, "read again, and refused: what was in force stays");
            }
        }
        if !self.waiting.is_empty() {
            let keys = self.waiting.join(", ");
            tracing::warn!(keys, "these changed in the config and wait for a new start");
        }
    }

    /// For `/readyz`.
    pub fn detail(&self) -> Value {
        let at = DateTime::from_timestamp_millis(self.at).unwrap_or_default();
        let mut detail = json!({
            "number": self.number,
            "cause": self.cause,
            "at": at.to_rfc3339_opts(SecondsFormat::Millis, true),
            "outcome": self.outcome.as_str(),
        });
        if let Outcome::Refused(why) = &self.outcome {
            detail["why"] = why.chars().take(REASON).collect::<String>().into();
        }
        if !self.waiting.is_empty() {
            detail["waiting_for_a_new_start"] = json!(self.waiting);
        }
        detail
    }
}
