//! One message an event. Knows no socket.

use bytes::Bytes;
use pipeline::delivery::{Answer, Event, Limits, Method, Request, Response, Sink};
use schemas::Finding;

use super::answer;
use super::config::Config;
use super::encode::Texts;
use crate::kind::{Fault, Preflight};
use crate::sample;

/// The sink.
pub(super) struct Email {
    config: Config,
    texts: Texts,
}

impl Email {
    /// Compiles the template and rehearses it on sample findings.
    pub(super) fn new(config: Config, template: &str) -> Result<Self, String> {
        let texts = Texts::parse(template)?;
        for finding in sample::findings() {
            texts.message(&config, &finding, finding.time)?;
        }
        Ok(Self { config, texts })
    }

    /// An envelope and a message; without a message the server is only tried.
    fn envelope(&self, method: Method, body: Bytes) -> Request {
        let to = self.config.to.as_slice().iter();
        let people = to.map(|address| ("rcpt-to".into(), address.clone()));
        let headers = std::iter::once(("mail-from".into(), self.config.from.clone()));
        Request {
            method,
            url: format!("smtp://{}", self.config.address),
            headers: headers.chain(people).collect(),
            body,
        }
    }
}

impl Sink for Email {
    fn name(&self) -> &str {
        &self.config.general.name
    }

    fn limits(&self) -> Limits {
        let bytes = self.config.max_message.0;
        Limits {
            records: 1,
            bytes,
            inflated: bytes,
            alone: bytes,
        }
    }

    fn encode(&self, finding: &Finding, told: i64) -> Result<Vec<u8>, String> {
        self.texts.message(&self.config, finding, told)
    }

    fn request(&self, events: &[Event], _now: i64) -> Request {
        let body = events.first().map(|event| event.body.clone()).unwrap_or_default();
        self.envelope(Method::Post, body)
    }

    fn answer(&self, _events: &[Event], response: &Response, _before: &[Response]) -> Answer {
        answer::answer(response)
    }
}

impl Preflight for Email {
    fn probes(&self) -> Vec<Request> {
        vec![self.envelope(Method::Head, Bytes::new())]
    }

    fn judge(&self, _probe: usize, response: &Response) -> Result<String, Fault> {
        match answer::answer(response) {
            Answer::Delivered { .. } => Ok("the server would take a message for everybody in `to`".to_owned()),
            answer => Err(answer.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn message(change: impl FnOnce(&mut Finding)) -> String {
        let config: Config = serde_json::from_value(json!({
            "name": "mail", "address": "smtp.example:587", "from": "tripline@example.com", "to": ["soc@example.com", "b@example.com"],
        }))
        .unwrap();
        let sink = Email::new(config, include_str!("template.toml")).unwrap();
        let mut finding = sample::marked(schemas::Activity::New, 2, 1_700_000_000_123);
        change(&mut finding);
        String::from_utf8(sink.encode(&finding, 1_700_000_000_999).unwrap()).unwrap()
    }

    #[test]
    fn a_message_is_named_by_its_event_and_threaded_by_its_finding() {
        let text = message(|_| {});
        for line in [
            "Date: Tue, 14 Nov 2023 22:13:20 +0000\r\n",
            "Auto-Submitted: auto-generated\r\n",
            ".2@example.com>\r\n",
            ".1@example.com>\r\n",
        ] {
            assert!(text.contains(line), "{line}: {text}");
        }
        assert!(
            text.contains("soc@example.com") && text.contains("b@example.com"),
            "{text}"
        );
        assert!(text.contains("text/plain") && text.contains("text/html"), "{text}");
    }

    #[test]
    fn no_text_of_a_finding_becomes_a_header_or_markup() {
        let text = message(|finding| {
            finding.rule.title = "a\r\nBcc: evil@example.com\r\n\r\n.\r\n<b>x</b>".to_owned();
        });
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        assert!(!head.contains("\nBcc:"), "{head}");
        let html = body.split("text/html").nth(1).unwrap();
        assert!(html.contains("&lt;b&gt;") && !html.contains("<b>x"), "{html}");
    }
}
