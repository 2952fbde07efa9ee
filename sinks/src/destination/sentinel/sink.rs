//! Rows of one table as a JSON array, gzip, at most 1 MiB as sent. The token is the transport's business. Knows no loop and no HTTP
//! library.

use bytes::Bytes;
use pipeline::delivery::{Answer, Event, Limits, Method, Request, Response, Sink};
use schemas::Finding;

use super::config::Config;
use super::{answer, asim, encode};
use crate::{guid, gzip};

/// The version of the API that the requests name.
const API_VERSION: &str = "2023-01-01";

/// The gateway compares the request as sent with 1 MiB; a margin for what stands around it.
const SENT: usize = (1 << 20) - (4 << 10);

/// What stands behind the gateway takes 50 MiB inflated; some below, for brackets and commas.
const INFLATED: usize = 48 << 20;

/// The sink.
pub struct Sentinel {
    config: Config,
}

impl Sentinel {
    /// A sink; requests get their `authorization` from the transport.
    pub fn new(config: Config) -> Self {
        Self { config }
    }

    fn url(&self, stream: &str) -> String {
        let endpoint = self.config.endpoint.as_str().trim_end_matches('/');
        let rule = &self.config.rule;
        format!("{endpoint}/dataCollectionRules/{rule}/streams/{stream}?api-version={API_VERSION}")
    }

    /// No rows: answered with 204 when token, role, rule and stream are right.
    pub(super) fn empty(&self, stream: &str) -> Request {
        Request {
            method: Method::Post,
            url: self.url(stream),
            headers: vec![("content-type".into(), "application/json".to_owned())],
            body: Bytes::from_static(b"[]"),
        }
    }

    /// The streams that rows go to.
    pub(super) fn streams(&self) -> impl Iterator<Item = &str> {
        [Some(&self.config.stream), self.config.asim_stream.as_ref()]
            .into_iter()
            .flatten()
            .map(String::as_str)
    }

    fn rows<'r>(&self, stream: &str, rows: impl Iterator<Item = &'r [u8]>, events: &[Event]) -> Request {
        let mut parts: Vec<&[u8]> = Vec::new();
        for row in rows {
            parts.push(if parts.is_empty() { b"[" } else { b"," });
            parts.push(row);
        }
        parts.push(b"]");
        let mut request = self.empty(stream);
        request.body = match gzip::compress(&parts) {
            Some(body) => {
                request.headers.push(("content-encoding".into(), "gzip".to_owned()));
                Bytes::from(body)
            }
            None => Bytes::from(parts.concat()),
        };
        // For Microsoft's support: the same whenever the same batch is sent.
        if let (Some(first), Some(last)) = (events.first(), events.last()) {
            let id = guid::of(&format!("{} {}", first.id(), last.id()));
            request.headers.push(("x-ms-client-request-id".into(), id));
        }
        request
    }

    /// The same findings as Microsoft's alerts, where that is asked for and there are any. Their rows are smaller than ours.
    fn alerts(&self, events: &[Event]) -> Option<Request> {
        let stream = self.config.asim_stream.as_ref()?;
        let rows = events
            .iter()
            .filter_map(|event| asim::row(&event.finding, event.received.record.timestamp));
        let rows: Vec<Vec<u8>> = rows.filter_map(|row| serde_json::to_vec(&row).ok()).collect();
        (!rows.is_empty()).then(|| self.rows(stream, rows.iter().map(Vec::as_slice), events))
    }
}

impl Sink for Sentinel {
    fn name(&self) -> &str {
        &self.config.general.name
    }

    fn limits(&self) -> Limits {
        Limits {
            records: 50_000,
            bytes: SENT,
            inflated: INFLATED,
            alone: SENT,
        }
    }

    fn encode(&self, finding: &Finding, told: i64) -> Result<Vec<u8>, String> {
        serde_json::to_vec(&encode::row(finding, told)).map_err(|error| error.to_string())
    }

    fn request(&self, events: &[Event], _now: i64) -> Request {
        self.rows(
            &self.config.stream,
            events.iter().map(|event| event.body.as_ref()),
            events,
        )
    }

    fn answer(&self, events: &[Event], response: &Response, before: &[Response]) -> Answer {
        let answer = answer::answer(response);
        let is_first = before.is_empty() && matches!(answer, Answer::Delivered { .. });
        match is_first.then(|| self.alerts(events)).flatten() {
            Some(alerts) => Answer::Next(alerts),
            None => answer,
        }
    }
}
