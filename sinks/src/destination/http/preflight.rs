//! The template's probe, where it has one, and which findings it has a step for.

use pipeline::delivery::{Request, Response};
use schemas::{Activity, Finding};
use serde_json::Map;

use super::answer;
use super::sink::Templated;
use super::template::Phase;
use super::walk;
use crate::kind::{Fault, Preflight};

impl Preflight for Templated {
    fn wants(&self, finding: &Finding) -> bool {
        let phase = Phase::of(finding.activity);
        // What could never be decided was never a finding.
        let nothing = finding.activity == Activity::Unknown && finding.sequence == 1;
        !nothing && self.template.steps.iter().any(|step| step.on.contains(&phase))
    }

    fn rehearse(&self, finding: &Finding) -> Option<Result<Vec<Request>, String>> {
        Some(walk::rehearse(&self.template, &self.shown, finding))
    }

    fn probes(&self) -> Vec<Request> {
        let probe = self.template.probe.as_ref();
        let request = probe.map(|probe| self.renderer.request("probe", probe, &Map::new()));
        request.into_iter().filter_map(Result::ok).collect()
    }

    fn judge(&self, _probe: usize, response: &Response) -> Result<String, Fault> {
        // A position that no step has: only the template's own words and the statuses of HTTP count.
        match answer::fault(&self.template, &self.renderer, self.keys, usize::MAX, response) {
            None => Ok("the credential is good".to_owned()),
            Some(answer) => Err(answer.into()),
        }
    }
}
