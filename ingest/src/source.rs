//! Sources that pull: what each hands over, what it remembers, what can be wrong with it. The loop is the driver's, the list is
//! `source/entry.rs`. Knows no provider.

mod aws;
mod aws_config;
mod aws_s3;
mod aws_sqs;
mod azure;
mod azure_event_hubs;
mod azure_resource_graph;
pub mod driver;
pub mod entry;
mod gcp;
mod gcp_asset_inventory;
mod gcp_pubsub;
mod health;
mod http;
mod kafka;
mod kind;
mod kubernetes;
mod listing;
mod metrics;
mod oauth;
mod pace;
pub mod progress;
mod registry;
mod topics;

use std::time::Duration;

use bytes::Bytes;
use futures::future::BoxFuture;

pub use driver::Driver;
pub use entry::Entry;
pub use health::{Health, Standing, State};
pub use progress::Progress;

use crate::hints::Hints;

/// Something to decode.
#[derive(Debug, Clone)]
pub struct Document {
    /// As it came, or in the provider's form of one event a line.
    pub bytes: Bytes,
    /// What is known of it.
    pub hints: Hints,
    /// Why it goes to `rejected` as it is: what it points to cannot be had, say.
    pub refused: Option<String>,
}

impl Document {
    /// To be decoded.
    pub fn new(bytes: impl Into<Bytes>, hints: Hints) -> Self {
        Self {
            bytes: bytes.into(),
            hints,
            refused: None,
        }
    }

    /// To be rejected.
    pub fn refused(bytes: impl Into<Bytes>, hints: Hints, reason: impl Into<String>) -> Self {
        Self {
            refused: Some(reason.into()),
            ..Self::new(bytes, hints)
        }
    }
}

/// What a source hands over at once. It becomes durable as a whole, then it is remembered, then acknowledged.
#[derive(Debug, Clone, Default)]
pub struct Batch {
    /// In the order in which they happened.
    pub documents: Vec<Document>,
    /// Entries that are to be remembered with it, or forgotten.
    pub progress: Vec<(String, Option<String>)>,
    /// What the source gave out and wants back: receipt handles, ack ids, offsets.
    pub receipts: Vec<String>,
    /// How many records wait at the provider, where it says so.
    pub lag: Option<u64>,
}

impl Batch {
    /// Whether there is nothing to do about it.
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty() && self.progress.is_empty() && self.receipts.is_empty()
    }
}

/// Why a source has nothing to hand over.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The provider is away, busy, or says to come later: tried again with growing waits.
    #[error("{what}")]
    Away {
        /// What it says.
        what: String,
        /// How long it says to wait.
        after: Option<Duration>,
    },
    /// A credential, a right or the config is wrong: tried again now and then, for somebody may mend it.
    #[error("{what}; {fix}")]
    Refused {
        /// What the provider says.
        what: String,
        /// What to do.
        fix: String,
    },
}

impl Fault {
    /// Away, without a word on when to come again.
    pub fn away(what: impl Into<String>) -> Self {
        Self::Away {
            what: what.into(),
            after: None,
        }
    }

    /// Refused.
    pub fn refused(what: impl Into<String>, fix: impl Into<String>) -> Self {
        Self::Refused {
            what: what.into(),
            fix: fix.into(),
        }
    }
}

/// What `tripline source test` shows.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// What the provider answered, in words.
    pub findings: Vec<String>,
    /// One page of what it has, decoded by who asked and kept nowhere.
    pub documents: Vec<Document>,
}

/// One source. It owns neither the loop nor the bus: it is asked, and told what became of what it gave.
pub trait Source: Send {
    /// The next batch; an empty one after some seconds without anything. May be dropped before it is done; nothing is lost.
    fn poll(&mut self) -> BoxFuture<'_, Result<Batch, Fault>>;

    /// What these receipts stand for is durable: it can be deleted, acknowledged, committed.
    fn acknowledge(&mut self, _receipts: Vec<String>) -> BoxFuture<'_, Result<(), Fault>> {
        Box::pin(std::future::ready(Ok(())))
    }

    /// These are still in flight: nobody else is to have them yet.
    fn extend(&mut self, _receipts: Vec<String>) -> BoxFuture<'_, Result<(), Fault>> {
        Box::pin(std::future::ready(Ok(())))
    }

    /// How often what is in flight has to be extended; `None` where nothing runs out.
    fn lease(&self) -> Option<Duration> {
        None
    }

    /// One page, without taking anything away.
    fn test(&mut self) -> BoxFuture<'_, Result<Page, Fault>>;
}
