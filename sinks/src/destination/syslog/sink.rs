//! Frames one after the other. Knows no socket.

use bytes::Bytes;
use pipeline::delivery::{Answer, Event, Limits, Method, Request, Response, Sink};
use schemas::Finding;

use super::config::Config;
use super::{answer, encode};

/// The sink.
pub(super) struct Syslog {
    config: Config,
}

impl Syslog {
    pub(super) fn new(config: Config) -> Self {
        Self { config }
    }

    /// What is to be written.
    pub(super) fn write(&self, method: Method, body: Bytes) -> Request {
        let scheme = if self.config.plain { "tcp" } else { "tls" };
        Request {
            method,
            url: format!("{scheme}://{}", self.config.address),
            headers: Vec::new(),
            body,
        }
    }
}

impl Sink for Syslog {
    fn name(&self) -> &str {
        &self.config.general.name
    }

    fn limits(&self) -> Limits {
        Limits {
            records: 1_000,
            bytes: 1 << 20,
            inflated: 1 << 20,
            alone: usize::MAX,
        }
    }

    fn encode(&self, finding: &Finding, told: i64) -> Result<Vec<u8>, String> {
        encode::frame(&self.config, finding, told)
    }

    fn request(&self, events: &[Event], _now: i64) -> Request {
        let parts: Vec<&[u8]> = events.iter().map(|event| event.body.as_ref()).collect();
        self.write(Method::Post, parts.concat().into())
    }

    fn answer(&self, _events: &[Event], response: &Response, _before: &[Response]) -> Answer {
        answer::answer(response)
    }
}
