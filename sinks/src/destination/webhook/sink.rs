//! One finding a request, signed anew at each try, always under the same id. Knows no loop and no HTTP library.

use bytes::Bytes;
use pipeline::delivery::{Answer, Event, Limits, Method, Request, Response, Sink};
use schemas::Finding;

use super::config::Config;
use super::signature::Key;
use super::{answer, encode};

/// The sink: a config and its keys.
pub struct Webhook {
    config: Config,
    keys: Vec<Key>,
}

impl Webhook {
    /// A sink that signs with all of these keys.
    pub fn new(config: Config, keys: Vec<Key>) -> Self {
        Self { config, keys }
    }

    /// Asks whether anybody is there, without a finding.
    pub(super) fn head(&self) -> Request {
        let url = self.config.url.to_string();
        Request {
            method: Method::Head,
            url,
            headers: Vec::new(),
            body: Bytes::new(),
        }
    }
}

impl Sink for Webhook {
    fn name(&self) -> &str {
        &self.config.general.name
    }

    fn limits(&self) -> Limits {
        Limits {
            records: 1,
            bytes: 1 << 20,
            inflated: 1 << 20,
            alone: usize::MAX,
        }
    }

    fn encode(&self, finding: &Finding, _told: i64) -> Result<Vec<u8>, String> {
        encode::payload(finding)
    }

    fn request(&self, events: &[Event], now: i64) -> Request {
        let (id, body) = events
            .first()
            .map(|event| (event.id(), event.body.clone()))
            .unwrap_or_default();
        let timestamp = (now / 1_000).to_string();
        let signatures: Vec<String> = self.keys.iter().map(|key| key.sign(&id, &timestamp, &body)).collect();
        let mut headers = vec![
            ("content-type".into(), "application/json".to_owned()),
            ("webhook-id".into(), id),
            ("webhook-timestamp".into(), timestamp),
            ("webhook-signature".into(), signatures.join(" ")),
        ];
        if let Some(traceparent) = events.first().and_then(|event| event.finding.traceparent.clone()) {
            headers.push(("traceparent".into(), traceparent));
        }
        Request {
            method: Method::Post,
            url: self.config.url.to_string(),
            headers,
            body,
        }
    }

    fn answer(&self, _events: &[Event], response: &Response, _before: &[Response]) -> Answer {
        answer::answer(response)
    }
}
