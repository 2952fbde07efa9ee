//! One finding a conversation, as the template has it. Knows no loop and no HTTP library.

use bytes::Bytes;
use pipeline::delivery::{Answer, Event, Limits, Method, Request, Response, Sink};
use schemas::Finding;

use super::answer::{self, Keys};
use super::render::{Renderer, Values};
use super::template::{Phase, Template};
use super::{frame, walk};
use crate::sample;

pub(super) struct Templated {
    name: String,
    pub(super) template: Template,
    pub(super) renderer: Renderer,
    /// The same without secrets, for people to look at.
    pub(super) shown: Renderer,
    pub(super) keys: Keys,
}

impl Templated {
    /// Compiles the template and rehearses it on sample findings.
    pub(super) fn new(name: String, template: Template, values: Values, keys: Keys) -> Result<Self, String> {
        let renderer = Renderer::new(&template, &values)?;
        let shown = Renderer::new(&template, &values.hidden())?;
        let sink = Self {
            name,
            template,
            renderer,
            shown,
            keys,
        };
        for finding in sample::findings() {
            let phase = Phase::of(finding.activity).as_str();
            let rehearsed = walk::rehearse(&sink.template, &sink.renderer, &finding);
            rehearsed.map_err(|what| format!("does not work for a finding to {phase}: {what}"))?;
        }
        Ok(sink)
    }
}

impl Sink for Templated {
    fn name(&self) -> &str {
        &self.name
    }

    fn limits(&self) -> Limits {
        let bytes = self.template.limit.0;
        Limits {
            records: 1,
            bytes,
            inflated: bytes,
            alone: bytes,
        }
    }

    /// Rendered here, so that a finding for which the template does not work is known before anything is sent: the first request, and all
    /// that may follow it.
    fn encode(&self, finding: &Finding, _told: i64) -> Result<Vec<u8>, String> {
        let requests = walk::rehearse(&self.template, &self.renderer, finding)?;
        let largest = requests
            .iter()
            .map(|request| request.body.len())
            .max()
            .unwrap_or_default();
        if largest > self.template.limit.0 {
            return Err(format!(
                "{largest} bytes, more than the {} that the platform takes",
                self.template.limit.0
            ));
        }
        let first = match requests.as_slice() {
            [only] if self.template.is_straight(Phase::of(finding.activity)) => Some(only.clone()),
            _ => walk::next(&self.template, &self.renderer, finding, &[])?,
        };
        Ok(first.as_ref().map(frame::pack).unwrap_or_default())
    }

    fn request(&self, events: &[Event], _now: i64) -> Request {
        match events.first().and_then(|event| frame::unpack(event.body.clone())) {
            Some(request) => request,
            // Cannot be: `wants` keeps back what has no step, `encode` what cannot be rendered. An empty URL is refused and held.
            None => Request {
                method: Method::Get,
                url: String::new(),
                headers: Vec::new(),
                body: Bytes::new(),
            },
        }
    }

    fn answer(&self, events: &[Event], response: &Response, before: &[Response]) -> Answer {
        let Some(event) = events.first() else {
            return Answer::Delivered { slow: false };
        };
        let asked = match walk::asked(&self.template, &self.renderer, &event.finding, before) {
            Ok(Some(step)) => step,
            Ok(None) => return Answer::Delivered { slow: false },
            Err(reason) => return Answer::Split { reason },
        };
        if let Some(fault) = answer::fault(&self.template, &self.renderer, self.keys, asked, response) {
            return fault;
        }
        let responses: Vec<Response> = before.iter().chain([response]).cloned().collect();
        match walk::next(&self.template, &self.renderer, &event.finding, &responses) {
            Ok(Some(request)) => Answer::Next(request),
            Ok(None) => Answer::Delivered { slow: false },
            Err(reason) => Answer::Split { reason },
        }
    }
}
