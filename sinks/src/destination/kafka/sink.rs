//! Records one after the other. Knows no client.

use bytes::{Bytes, BytesMut};
use pipeline::delivery::{Answer, Event, Limits, Method, Request, Response, Sink};
use schemas::Finding;

use super::config::Config;
use super::{answer, encode};
use crate::transport::add_entry;

/// The sink.
pub(super) struct Kafka {
    config: Config,
}

/// A request to a topic.
pub(super) fn records(topic: &str, method: Method, body: Bytes) -> Request {
    Request {
        method,
        url: format!("kafka:{topic}"),
        headers: Vec::new(),
        body,
    }
}

impl Kafka {
    pub(super) fn new(config: Config) -> Self {
        Self { config }
    }

    pub(super) fn topic(&self) -> &str {
        &self.config.topic
    }
}

impl Sink for Kafka {
    fn name(&self) -> &str {
        &self.config.general.name
    }

    fn limits(&self) -> Limits {
        Limits {
            records: 2_000,
            bytes: 8 << 20,
            inflated: 8 << 20,
            alone: self.config.max_record.0,
        }
    }

    fn encode(&self, finding: &Finding, _told: i64) -> Result<Vec<u8>, String> {
        let (body, most) = (encode::ocsf(finding)?, self.config.max_record.0);
        // Each is a record of its own, however many a request has.
        match body.len() {
            size if size > most => Err(format!("{size} bytes, more than the {most} that a record may have")),
            _ => Ok(body),
        }
    }

    fn request(&self, events: &[Event], _now: i64) -> Request {
        let mut body = BytesMut::new();
        for event in events {
            add_entry(&mut body, &encode::entry(self.config.format, event));
        }
        records(self.topic(), Method::Post, body.freeze())
    }

    fn answer(&self, _events: &[Event], response: &Response, _before: &[Response]) -> Answer {
        answer::answer(response)
    }
}
