//! The next request, made while the last one is under way, and what the bus said meanwhile. Knows no loop.

use std::sync::Arc;

use tokio::task::JoinHandle;

use super::read::Read;
use super::{Event, Request, Sink};
use crate::bus::{BusError, Polled};
use crate::panics::caught;

/// A larger batch is made a request on another thread: compressing megabytes would hold other tasks up.
const LARGE: usize = 64 << 10;

/// The request of a batch, or why there is none.
type Built = (Result<Request, String>, Vec<Event>);

/// A request that is made.
pub(super) enum Building {
    Done(Built),
    Aside(JoinHandle<Built>),
}

impl Building {
    pub(super) fn start(sink: &Arc<dyn Sink>, batch: Vec<Event>, now: i64) -> Self {
        let size: usize = batch.iter().map(|event| event.body.len()).sum();
        let sink = Arc::clone(sink);
        let build = move || (caught(|| sink.request(&batch, now)), batch);
        match size > LARGE {
            true => Self::Aside(tokio::task::spawn_blocking(build)),
            false => Self::Done(build()),
        }
    }

    pub(super) async fn done(self) -> Result<Built, BusError> {
        match self {
            Self::Done(built) => Ok(built),
            Self::Aside(building) => building
                .await
                .map_err(|error| BusError::Broken(format!("making a request: {error}"))),
        }
    }
}

/// What is made ready.
#[derive(Default)]
pub(super) struct Ahead {
    pub(super) reading: Option<JoinHandle<Vec<Read>>>,
    pub(super) building: Option<Building>,
    /// What the bus said meanwhile that is not to be acted upon before the answer is.
    pub(super) polled: Option<Result<Polled, BusError>>,
}
