//! The delivery loop: batches, size splitting, backoff, `Retry-After`, holds, dead letters and offsets for every destination.
//! Knows no destination: a [`Sink`] says how findings become a request and what a response means, a [`Transport`] sends it.
//!
//! A record's offset is committed once the destination has taken it or it stands in `dead_letters`, never before. A batch may be
//! sent again after a crash, a lost answer or a moved partition; every event then carries the same [`Event::id`].

mod backoff;
mod courier;
mod event;
mod hand;
mod health;
mod letter;
mod message;
mod metrics;
mod packer;
mod settings;
mod trace;

use schemas::Finding;
use tokio_util::sync::CancellationToken;

use std::sync::Arc;

use crate::bus::{BusError, Worker};

pub use backoff::retry_after;
pub use event::Event;
pub use health::{Health, State};
pub use message::{Method, Request, Response, Transport, TransportError};
pub use settings::{Clock, Pace, Settings};

/// A destination as a pair of pure functions, and what it can take.
pub trait Sink: Send + Sync {
    /// The name in the config; in logs, metrics, dead letters and the consumer group.
    fn name(&self) -> &str;

    /// How much one request may carry.
    fn limits(&self) -> Limits;

    /// The finding in the destination's own form, `None` when the destination is not to have it. The error names what cannot be
    /// said in that form; the record then becomes a dead letter.
    fn encode(&self, finding: &Finding) -> Result<Option<Vec<u8>>, String>;

    /// The request that carries these events, in their order. `now` is ms since the Unix epoch.
    fn request(&self, events: &[Event], now: i64) -> Request;

    /// What the response to that request means.
    fn verdict(&self, events: &[Event], response: &Response) -> Answer;

    /// The request that asks what became of accepted batches, where the destination confirms later.
    fn inquiry(&self, _receipts: &[Receipt]) -> Option<Request> {
        None
    }

    /// Which of the receipts the response to the inquiry confirms.
    fn confirmed(&self, _receipts: &[Receipt], _response: &Response) -> Vec<Receipt> {
        Vec::new()
    }
}

/// How much one request may carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Events.
    pub records: usize,
    /// Bytes of the body as it is sent, compressed if it is.
    pub bytes: usize,
    /// Bytes of the encoded events before compression.
    pub inflated: usize,
    /// Bytes of the body as it is sent with one event alone; a larger event is a dead letter without being tried.
    pub alone: usize,
}

/// A destination's own number for a batch that it accepted and will confirm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Receipt(pub u64);

/// What a response means for the events of its request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The destination has them all.
    Delivered {
        /// It has them, and asks for less haste.
        slow: bool,
    },
    /// It took them and will confirm.
    Accepted(Receipt),
    /// It took none, or nobody knows; the same again later. `Retry-After` is the loop's business.
    Retry {
        /// For the log.
        reason: String,
    },
    /// Too large, or one of them is bad and nobody says which: half as many at a time. One alone is a dead letter.
    Split {
        /// For the dead letter: the server's text.
        reason: String,
    },
    /// That one is said to be bad. It is tried alone before it becomes a dead letter.
    Suspect {
        /// Its position in the request, from 0.
        position: usize,
        /// Whether the destination has kept those before it.
        kept: bool,
        /// Where it confirms what it kept.
        receipt: Option<Receipt>,
        /// For the dead letter: the server's text.
        reason: String,
    },
    /// A credential or the config is wrong: nothing is dropped, nothing moves on until it is mended.
    Hold {
        /// What the destination says.
        reason: String,
        /// What to do about it.
        hint: String,
    },
}

/// Delivers what the worker brings until told to stop. One request is under way at a time; several workers of one group share
/// the partitions.
pub async fn run(
    worker: Worker,
    sink: Arc<dyn Sink>,
    transport: Arc<dyn Transport>,
    settings: Settings,
    stop: CancellationToken,
) -> Result<(), BusError> {
    courier::Courier::new(worker, sink, transport, settings, stop)
        .run()
        .await
}
