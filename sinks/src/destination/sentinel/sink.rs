//! Rows of one table as a JSON array, gzip, at most 1 MiB as sent. The token is the transport's business. Knows no loop and no HTTP
//! library.

use bytes::Bytes;
use pipeline::delivery::{Answer, Event, Limits, Method, Request, Response, Sink};
use schemas::Finding;

use super::config::Config;
use super::{answer, encode};
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
    url: String,
}

impl Sentinel {
    /// A sink; requests get their `authorization` from the transport.
    pub fn new(config: Config) -> Self {
        let endpoint = config.endpoint.as_str().trim_end_matches('/');
        let (rule, stream) = (&config.rule, &config.stream);
        let url = format!("{endpoint}/dataCollectionRules/{rule}/streams/{stream}?api-version={API_VERSION}");
        Self { config, url }
    }

    /// No rows: answered with 204 when token, role, rule and stream are right.
    pub(super) fn empty(&self) -> Request {
        Request {
            method: Method::Post,
            url: self.url.clone(),
            headers: vec![("content-type".into(), "application/json".to_owned())],
            body: Bytes::from_static(b"[]"),
        }
    }
}

impl Sink for Sentinel {
    fn name(&self) -> &str {
        &self.config.name
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
        let mut parts: Vec<&[u8]> = vec![b"["];
        for (position, event) in events.iter().enumerate() {
            if position > 0 {
                parts.push(b",");
            }
            parts.push(&event.body);
        }
        parts.push(b"]");
        let mut request = self.empty();
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

    fn answer(&self, _events: &[Event], response: &Response, _before: &[Response]) -> Answer {
        answer::answer(response)
    }
}
