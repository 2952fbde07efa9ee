//! Findings as concatenated JSON envelopes to a collector, and questions for acknowledgments. Knows no loop and no HTTP library.

use std::collections::BTreeMap;

use bytes::Bytes;
use pipeline::delivery::{AckId, Answer, Event, Limits, Method, Request, Response, Sink};
use schemas::Finding;

use super::config::Config;
use super::{answer, encode};
use crate::gzip;
use crate::transport::ENDPOINT;

/// The sink: a config, its token and a channel.
pub struct SplunkHec {
    config: Config,
    base: String,
    authorization: String,
    /// A GUID; acknowledgment ids count from 0 in each channel.
    channel: String,
}

impl SplunkHec {
    /// A sink. `channel` is a GUID that no other process uses.
    pub fn new(config: Config, token: &str, channel: String) -> Self {
        Self {
            base: config.url.as_str().trim_end_matches('/').to_owned(),
            authorization: format!("Splunk {token}"),
            channel,
            config,
        }
    }

    fn post(&self, path: &str, body: Vec<u8>) -> Request {
        let mut headers = vec![
            ("authorization".into(), self.authorization.clone()),
            ("content-type".into(), "application/json".to_owned()),
        ];
        if self.config.ack {
            headers.push(("x-splunk-request-channel".into(), self.channel.clone()));
        }
        let url = format!("{}{path}", self.base);
        Request {
            method: Method::Post,
            url,
            headers,
            body: Bytes::from(body),
        }
    }

    /// How many collectors there are to ask.
    pub(super) fn endpoints(&self) -> usize {
        1 + self.config.more_urls.len()
    }

    /// Asks whether the collector is healthy.
    pub(super) fn health(&self) -> Request {
        let mut request = self.post("/services/collector/health/1.0", Vec::new());
        request.method = Method::Get;
        request
    }

    /// A request without data: a good token is answered with code 5, a bad one with 1 to 4.
    pub(super) fn empty(&self) -> Request {
        self.post("/services/collector/event", Vec::new())
    }
}

impl Sink for SplunkHec {
    fn name(&self) -> &str {
        &self.config.general.name
    }

    fn limits(&self) -> Limits {
        let bytes = self.config.max_request.0;
        // The server's own limit is not known: one large event is tried, and a 413 decides.
        Limits {
            records: 10_000,
            bytes,
            inflated: bytes,
            alone: usize::MAX,
        }
    }

    fn encode(&self, finding: &Finding, told: i64) -> Result<Vec<u8>, String> {
        encode::envelope(&self.config, finding, told)
    }

    fn request(&self, events: &[Event], _now: i64) -> Request {
        let mut parts: Vec<&[u8]> = Vec::with_capacity(events.len() * 2);
        for event in events {
            parts.extend([event.body.as_ref(), b"\n"]);
        }
        let path = "/services/collector/event";
        match self.config.gzip.then(|| gzip::compress(&parts)).flatten() {
            Some(body) => {
                let mut request = self.post(path, body);
                request.headers.push(("content-encoding".into(), "gzip".to_owned()));
                request
            }
            None => self.post(path, parts.concat()),
        }
    }

    fn answer(&self, _events: &[Event], response: &Response, _before: &[Response]) -> Answer {
        answer::answer(&self.config, response)
    }

    fn ack_requests(&self, acks: &[AckId]) -> Vec<Request> {
        let mut asked: BTreeMap<usize, Vec<u64>> = BTreeMap::new();
        for (endpoint, id) in acks.iter().copied().map(answer::parts) {
            asked.entry(endpoint).or_default().push(id);
        }
        let ask = |(endpoint, ids): (usize, Vec<u64>)| {
            let body = serde_json::json!({ "acks": ids }).to_string();
            let mut request = self.post("/services/collector/ack", body.into_bytes());
            // An acknowledgement is known to the collector that gave it, and to no other.
            request.headers.push((ENDPOINT.into(), endpoint.to_string()));
            request
        };
        asked.into_iter().map(ask).collect()
    }

    fn acked(&self, acks: &[AckId], response: &Response) -> Vec<AckId> {
        answer::acked(acks, response)
    }
}
