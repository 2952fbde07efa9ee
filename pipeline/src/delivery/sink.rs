//! What a destination has to say: how findings become a request, and what a response means. Pure.

use schemas::Finding;

use super::event::Event;
use super::message::{Request, Response, TransportError};

/// A destination as a pair of pure functions, and what it can take.
pub trait Sink: Send + Sync {
    /// The name in the config; in logs, metrics, dead letters and the consumer group.
    fn name(&self) -> &str;

    /// How much one request may carry.
    fn limits(&self) -> Limits;

    /// The finding in the destination's own form; `told` is when the bus took it, ms since the Unix epoch. The error names what cannot be said in that form; the record then becomes a
    /// dead letter.
    fn encode(&self, finding: &Finding, told: i64) -> Result<Vec<u8>, String>;

    /// The request that carries these events, in their order. `now` is ms since the Unix epoch.
    fn request(&self, events: &[Event], now: i64) -> Request;

    /// What the response to that request means. `before` are those to the requests before it, where a destination must be asked
    /// before it can be told ([`Answer::Next`]).
    fn answer(&self, events: &[Event], response: &Response, before: &[Response]) -> Answer;

    /// The requests that ask what became of accepted batches, where the destination confirms later; each of those whom it was told to.
    fn ack_requests(&self, _receipts: &[AckId]) -> Vec<Request> {
        Vec::new()
    }

    /// Which of the acks the response to one of the ack_requests confirms.
    fn acked(&self, _receipts: &[AckId], _response: &Response) -> Vec<AckId> {
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

/// The number by which a destination acknowledges a batch that it accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AckId(pub u64);

/// What a response means for the events of its request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The destination has them all.
    Delivered {
        /// It has them, and asks for less haste.
        slow: bool,
    },
    /// So far so good: this request about the same events comes next.
    Next(Request),
    /// It took them and will confirm.
    Accepted(AckId),
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
        ack: Option<AckId>,
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

impl From<TransportError> for Answer {
    fn from(error: TransportError) -> Self {
        match error {
            TransportError::NoAnswer(reason) => Self::Retry { reason },
            TransportError::Refused { reason, hint } => Self::Hold { reason, hint },
        }
    }
}
