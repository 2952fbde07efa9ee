//! The delivery loop: batches, size splitting, backoff, `Retry-After`, holds, dead letters and offsets for every destination.
//! Knows no destination: a [`Sink`] says how findings become a request and what a response means, a [`Transport`] sends it.
//!
//! A record's offset is committed once the destination has taken it or it stands in `dead_letters`, never before. A batch may be
//! sent again after a crash, a lost answer or a moved partition; every event then carries the same [`Event::id`].

mod ahead;
mod allowance;
mod batching;
mod driver;
mod event;
mod gate;
mod health;
mod in_flight;
mod message;
mod metrics;
mod parked;
mod read;
mod retry_after;
mod settings;
mod sink;
mod told;
mod trace;
mod waiting;

use tokio_util::sync::CancellationToken;

use std::sync::Arc;

use crate::bus::{BusError, Worker};

pub use allowance::Digest;
pub use event::Event;
pub use health::{Health, State};
pub use message::{Method, Request, Response, Transport, TransportError};
pub use parked::Wait;
pub use retry_after::parse as retry_after;
pub use settings::{Group, HoldBack, Pace, Settings, Wanted};
pub use sink::{AckId, Answer, Limits, Sink};
pub use waiting::Waiting;

/// Delivers what the worker brings until told to stop. One request is under way at a time; several workers of one group share
/// the partitions.
pub async fn run(
    worker: Worker,
    sink: Arc<dyn Sink>,
    transport: Arc<dyn Transport>,
    settings: Settings,
    stop: CancellationToken,
) -> Result<(), BusError> {
    driver::Driver::new(worker, sink, transport, settings, stop).run().await
}
