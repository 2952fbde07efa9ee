//! Where accepted records go: the bus, or whatever stands in its place. Knows no wire format and no HTTP.

use futures::future::BoxFuture;
use schemas::{ConfigChange, Rejected};

use crate::source::Progress;

/// What came out of one input, to be kept as a whole.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Batch {
    /// For topic `changes`, in the order of the input.
    pub changes: Vec<ConfigChange>,
    /// For topic `rejected`.
    pub rejected: Vec<Rejected>,
    /// The trace that each record carries on, as the W3C header `traceparent` has it.
    pub traceparent: String,
    /// For topic `sources`, once the rest is durable.
    pub remembered: Option<Remembered>,
}

/// What a source remembers from then on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remembered {
    /// The source's name in the config.
    pub source: String,
    /// Entries; one without a value is forgotten.
    pub entries: Vec<(String, Option<String>)>,
}

impl Batch {
    /// Whether nothing came out.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.rejected.is_empty() && self.remembered.is_none()
    }
}

/// Why a batch was not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OutletError {
    /// Not now; nothing is lost if the caller comes again.
    #[error("the bus does not take records now: {0}")]
    Busy(String),
    /// Never, whatever the caller does.
    #[error("the bus cannot take records: {0}")]
    Broken(String),
}

/// Takes batches. When the future is done well the batch is durable.
pub trait Outlet: Send + Sync {
    /// Keeps the batch; all of it or, as far as the bus can, nothing.
    fn put(&self, batch: Batch) -> BoxFuture<'_, Result<(), OutletError>>;

    /// What a source remembered last; an outlet without a bus remembers nothing.
    fn progress<'a>(&'a self, _source: &'a str) -> BoxFuture<'a, Result<Progress, OutletError>> {
        Box::pin(std::future::ready(Ok(Progress::default())))
    }
}
