//! A destination tried out: without a finding, with one, or on paper. No loop: one try, and what came of it.

use std::io::Read;
use std::sync::Arc;

use bytes::Bytes;
use flate2::read::GzDecoder;
use pipeline::bus::{Received, Record};
use pipeline::config::Problem;
use pipeline::delivery::{AckId, Answer, Event, Request, Response, Transport};
use schemas::topic::Topic;
use schemas::{Clock, Finding};

use crate::kind::{Fault, HIDDEN, Preflight};

/// What can be tried of a destination.
#[derive(Clone)]
pub struct Trial {
    /// Its key in the config, `sink[2]`.
    pub(crate) key: String,
    pub(crate) sink: Arc<dyn Preflight>,
    pub(crate) transport: Arc<dyn Transport>,
    /// What is not to be shown of requests.
    pub(crate) secrets: Vec<String>,
}

/// Shorter secrets stand in texts by accident.
const TELLING: usize = 8;

impl Trial {
    /// Without a finding: what was seen, or what is wrong and how to mend it.
    pub async fn check(&self) -> Result<String, Problem> {
        let mut seen = Vec::new();
        for (position, request) in self.sink.probes().into_iter().enumerate() {
            let response = self.ask(request).await?;
            let judged = self.sink.judge(position, &response);
            seen.push(judged.map_err(|fault| fault.at(&self.key))?);
        }
        if seen.is_empty() {
            return Ok("nothing can be asked without a finding; `tripline sink test` sends one".to_owned());
        }
        Ok(seen.join(", "))
    }

    /// With a finding, once: what the destination said, or why it does not have it.
    pub async fn send(&self, finding: &Finding) -> Result<String, Problem> {
        let wrong =
            |what: String| Fault::new("", what, "the finding cannot be said in this destination's form").at(&self.key);
        let events = [event(finding, self.sink.encode(finding, finding.time).map_err(wrong)?)];
        let (mut request, mut before) = (self.sink.request(&events, Clock::system().now()), Vec::new());
        loop {
            let response = self.ask(request).await?;
            match self.sink.answer(&events, &response, &before) {
                Answer::Next(next) => request = next,
                Answer::Delivered { .. } | Answer::Accepted(_) => {
                    let said = self.hide(response.text(300));
                    return Ok(format!("HTTP {} {said}", response.status).trim_end().to_owned());
                }
                answer => return Err(explained(answer, &response).at(&self.key)),
            }
            before.push(response);
        }
    }

    /// On paper: the requests that the finding would be, secrets left out. Where a platform is asked first, all that may follow.
    pub fn preview(&self, finding: &Finding) -> Result<Vec<String>, String> {
        let requests = match self.sink.rehearse(finding) {
            Some(requests) => requests?,
            None => vec![self.sink.request(
                &[event(finding, self.sink.encode(finding, finding.time)?)],
                finding.time,
            )],
        };
        Ok(requests
            .into_iter()
            .map(|request| self.hide(written(&self.masked(request))))
            .collect())
    }

    /// On paper: what a response to the finding's request would mean, and of these acknowledgements those that it would confirm.
    pub fn answered(
        &self,
        finding: &Finding,
        response: &Response,
        receipts: &[AckId],
    ) -> Result<(Answer, Vec<AckId>), String> {
        let events = [event(finding, self.sink.encode(finding, finding.time)?)];
        let answer = self.sink.answer(&events, response, &[]);
        Ok((answer, self.sink.acked(receipts, response)))
    }

    async fn ask(&self, request: Request) -> Result<Response, Problem> {
        let sent = self.transport.send(request).await;
        let fault = |error| match Answer::from(error) {
            Answer::Retry { reason } => {
                let fix = on_the_way(&reason);
                Fault::new("", reason, fix)
            }
            answer => answer.into(),
        };
        sent.map_err(|error| fault(error).at(&self.key))
    }

    /// A secret wherever it stands, unless it is so short that ordinary words hold it.
    fn hide(&self, text: String) -> String {
        let secrets = self.secrets.iter().filter(|secret| secret.len() >= TELLING);
        secrets.fold(text, |text, secret| text.replace(secret, HIDDEN))
    }

    /// Headers in which a secret of any length is a word, as after `Splunk` or `Bearer`. What templates put secrets into they write without.
    fn masked(&self, mut request: Request) -> Request {
        for (_, value) in &mut request.headers {
            if value.split(' ').any(|word| self.is_secret(word)) {
                let words = value
                    .split(' ')
                    .map(|word| if self.is_secret(word) { HIDDEN } else { word });
                *value = words.collect::<Vec<_>>().join(" ");
            }
        }
        request
    }

    fn is_secret(&self, word: &str) -> bool {
        !word.is_empty() && self.secrets.iter().any(|secret| secret == word)
    }
}

/// An answer to a finding that is no success.
fn explained(answer: Answer, response: &Response) -> Fault {
    match answer {
        Answer::Split { reason } | Answer::Suspect { reason, .. } => Fault::new(
            "",
            reason,
            "the destination refuses this finding, so others would be dead letters too: it says why, and `tripline sink preview` shows the \
             request",
        ),
        Answer::Retry { reason } => match response.header("retry-after") {
            Some(after) => Fault::new(
                "",
                format!("{reason} (Retry-After: {after})"),
                "the destination is busy or limits how often it is asked; try again when it says",
            ),
            None => Answer::Retry { reason }.into(),
        },
        answer => answer.into(),
    }
}

/// What to look at where there was no answer, by what the libraries say of it.
fn on_the_way(reason: &str) -> &'static str {
    let says = |words: &[&str]| words.iter().any(|word| reason.contains(word));
    if says(&["dns error", "failed to lookup", "Name or service not known", "resolve"]) {
        "the name has no address here: check the host in this sink's keys, and the name servers of this machine"
    } else if says(&["Connection refused", "os error 111"]) {
        "nobody listens there: check host and port, and whether the way leads over a proxy"
    } else if says(&["InvalidContentType", "corrupt message", "wrong version number"]) {
        "the other side does not speak TLS at this port: check scheme and port"
    } else if says(&["unreachable", "No route"]) {
        "there is no way from here to that address: check the host, routes and firewalls"
    } else if says(&["in time", "timed out", "TimedOut"]) {
        "a firewall on the way may swallow what is sent, or the destination needs longer: check host and port, or raise the timeout"
    } else if says(&["reset", "broken answer", "broke off"]) {
        "the other side ended the connection: check that port and scheme are those of this destination, and that it takes the certificate"
    } else {
        "check host, port and the way there"
    }
}

/// A finding that no bus has carried.
fn event(finding: &Finding, body: Vec<u8>) -> Event {
    let record = Record {
        key: None,
        value: None,
        headers: Vec::new(),
        timestamp: finding.time,
    };
    Event {
        finding: finding.clone(),
        body: Bytes::from(body),
        received: Received {
            topic: Topic::Findings,
            partition: 0,
            offset: 0,
            record,
        },
    }
}

/// As people read it: the request line, headers, the body inflated and, where it is one JSON value, over several lines.
fn written(request: &Request) -> String {
    let mut text = match request.url.as_str() {
        // What is written to a file goes nowhere.
        "" => String::new(),
        url => format!("{} {url}\n", request.method.as_str()),
    };
    for (name, value) in &request.headers {
        text.push_str(&format!("{name}: {value}\n"));
    }
    let mut body = Vec::new();
    let gzip = request.header("content-encoding") == Some("gzip");
    if !gzip || GzDecoder::new(request.body.as_ref()).read_to_end(&mut body).is_err() {
        body = request.body.to_vec();
    }
    if !body.is_empty() {
        let pretty = serde_json::from_slice::<serde_json::Value>(&body)
            .ok()
            .and_then(|value| serde_json::to_string_pretty(&value).ok());
        let size = body.len();
        let obeyed = |character: char| character.is_control() && character != '\n';
        let plain = || match String::from_utf8(body) {
            Ok(text) => text.replace(obeyed, " "),
            Err(_) => format!("({size} bytes that are no text)"),
        };
        text.push_str(if text.is_empty() { "" } else { "\n" });
        text.push_str(&pretty.unwrap_or_else(plain));
        text.push('\n');
    }
    text
}
