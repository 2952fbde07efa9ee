//! Proofs that a caller may post: one file each. Knows requests only as headers, query and bytes; never logs or repeats a body.

pub mod bearer;
pub mod certificate;
pub mod eventgrid;
pub mod fetch;
mod fetched;
pub mod jwt;
pub mod pubsub;
pub mod replay;
pub mod signed;
pub mod sns;

use opentelemetry::metrics::Counter;
use opentelemetry::{KeyValue, global};
use pipeline::config::Pattern;

/// Why a caller is not let in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No proof at all; the text says which is expected.
    #[error("no proof: {0}")]
    Missing(&'static str),
    /// A proof that does not hold.
    #[error("the proof does not hold: {0}")]
    Wrong(&'static str),
    /// A proof of another time.
    #[error("the proof is of another time: {0}")]
    Expired(&'static str),
    /// A proof that was accepted before.
    #[error("this message was accepted before")]
    Replayed,
    /// A good proof of somebody who may not post here.
    #[error("not allowed here: {0}")]
    NotAllowed(&'static str),
    /// A proof that cannot be checked now: the keys are out of reach. The caller should come again.
    #[error("the proof cannot be checked now: {0}")]
    Unverifiable(String),
}

impl Refusal {
    /// One word for the counter.
    pub fn reason(&self) -> &'static str {
        match self {
            Self::Missing(_) => "missing",
            Self::Wrong(_) => "wrong",
            Self::Expired(_) => "expired",
            Self::Replayed => "replayed",
            Self::NotAllowed(_) => "not_allowed",
            Self::Unverifiable(_) => "unverifiable",
        }
    }
}

/// Counts callers that were not let in, and messages that came again.
#[derive(Debug, Clone)]
pub struct Tally {
    refused: Counter<u64>,
}

impl Tally {
    /// The counter `tripline.ingest.refused`.
    pub fn new() -> Self {
        let refused = global::meter("tripline")
            .u64_counter("tripline.ingest.refused")
            .with_description("callers not let in, by endpoint and reason (missing, wrong, expired, replayed, not_allowed, unverifiable)")
            .build();
        Self { refused }
    }

    /// Counts one and says it in the log, without the body.
    pub fn refuse(&self, endpoint: &str, refusal: &Refusal) {
        let (endpoint_, reason) = (endpoint.to_owned(), refusal.reason());
        self.refused.add(
            1,
            &[KeyValue::new("endpoint", endpoint_), KeyValue::new("reason", reason)],
        );
        tracing::warn!(endpoint, reason, "caller refused: {refusal}");
    }
}

impl Default for Tally {
    fn default() -> Self {
        Self::new()
    }
}

/// Whether the name is one of the patterns.
pub fn allowed(patterns: &[Pattern], name: &str) -> bool {
    patterns.iter().any(|pattern| pattern.matches(name))
}
