//! Lines one after the other. Knows no file.

use bytes::Bytes;
use pipeline::delivery::{Answer, Event, Limits, Method, Request, Response, Sink};
use schemas::Finding;

use super::config::Format;
use super::{answer, encode};

/// The sink.
pub(super) struct Lines {
    name: String,
    format: Format,
}

impl Lines {
    pub(super) fn new(name: String, format: Format) -> Self {
        Self { name, format }
    }
}

/// A request to a file: what is to be appended.
pub(super) fn append(method: Method, body: Bytes) -> Request {
    Request {
        method,
        url: String::new(),
        headers: Vec::new(),
        body,
    }
}

impl Sink for Lines {
    fn name(&self) -> &str {
        &self.name
    }

    fn limits(&self) -> Limits {
        Limits {
            records: 10_000,
            bytes: 4 << 20,
            inflated: 4 << 20,
            alone: usize::MAX,
        }
    }

    fn encode(&self, finding: &Finding, _told: i64) -> Result<Vec<u8>, String> {
        match self.format {
            Format::Ocsf => encode::ocsf(finding),
            Format::Csv => Ok(encode::csv(finding)),
        }
    }

    fn request(&self, events: &[Event], _now: i64) -> Request {
        let parts: Vec<&[u8]> = events.iter().map(|event| event.body.as_ref()).collect();
        append(Method::Post, parts.concat().into())
    }

    fn answer(&self, _events: &[Event], response: &Response, _before: &[Response]) -> Answer {
        answer::answer(response)
    }
}
