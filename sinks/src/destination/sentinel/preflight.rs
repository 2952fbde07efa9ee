//! Whether token, role, rule and stream are good: an empty array is answered with 204 when all of them are.

use pipeline::delivery::{Answer, Request, Response};

use super::answer::answer;
use super::sink::Sentinel;
use crate::kind::{Fault, Preflight};

impl Preflight for Sentinel {
    fn probes(&self) -> Vec<Request> {
        self.streams().map(|stream| self.empty(stream)).collect()
    }

    fn judge(&self, _probe: usize, response: &Response) -> Result<String, Fault> {
        match answer(response) {
            Answer::Delivered { .. } => Ok("token, role, rule and stream are good".to_owned()),
            answer => Err(answer.into()),
        }
    }
}
