//! Records to findings in the destination's form, on another thread where requests go out meanwhile. Knows neither bus nor loop.

use std::sync::Arc;

use tokio::task::JoinHandle;

use super::{Event, Settings, Sink, Wait};
use crate::bus::Received;
use crate::envelope::is_for;
use crate::panics::caught;

/// A record, and what there is to deliver of it.
pub(super) enum Read {
    /// It says nothing to this destination.
    Nothing(Received),
    /// The destination does not want it.
    Filtered(Received),
    /// An event, and how long it is to wait.
    Event(Box<Event>, Option<Wait>),
    /// It can never be delivered.
    Refused(Received, String),
}

/// Reads for one destination.
pub(super) struct Reader {
    sink: Arc<dyn Sink>,
    settings: Settings,
}

impl Reader {
    pub(super) fn new(sink: Arc<dyn Sink>, settings: Settings) -> Self {
        Self { sink, settings }
    }

    /// `done` where whoever had its partition before us told it, or let it be.
    pub(super) fn read(&self, received: Received, done: bool) -> Read {
        if done {
            return Read::Nothing(received);
        }
        let Some(value) = received.record.value.clone() else {
            return Read::Nothing(received);
        };
        if !is_for(&received.record, self.sink.name()) {
            return Read::Nothing(received);
        }
        let finding = match self.settings.codec.decode_finding(&value) {
            Ok(finding) => finding,
            Err(error) => return Read::Refused(received, error.to_string()),
        };
        if !(self.settings.wanted)(&finding) {
            return Read::Filtered(received);
        }
        let encoded = caught(|| self.sink.encode(&finding, received.record.timestamp));
        let encoded =
            encoded.unwrap_or_else(|panic| Err(format!("it cannot be put into the destination's form: {panic}")));
        match encoded {
            Ok(body) => {
                let wait = (self.settings.hold_back)(&finding, &received.record, self.settings.clock.now());
                let event = Event {
                    finding,
                    body: body.into(),
                    received,
                };
                Read::Event(Box::new(event), wait)
            }
            Err(reason) => Read::Refused(received, reason),
        }
    }

    /// All of them, in their order.
    pub(super) fn aside(self: &Arc<Self>, records: Vec<(Received, bool)>) -> JoinHandle<Vec<Read>> {
        let reader = Arc::clone(self);
        let read = move |(received, done)| reader.read(received, done);
        tokio::task::spawn_blocking(move || records.into_iter().map(read).collect())
    }
}
