//! Whether the collector is well, and whether it takes the token: an empty request gets past a good token and no further.

use pipeline::delivery::{Request, Response};
use serde::Deserialize;

use super::sink::SplunkHec;
use crate::kind::{Fault, Preflight};
use crate::status::describe;
use crate::transport::ENDPOINT;

#[derive(Deserialize)]
struct Reply {
    code: u16,
}

impl Preflight for SplunkHec {
    fn probes(&self) -> Vec<Request> {
        let each = |number: usize| {
            [self.health(), self.empty()].map(|mut request| {
                request.headers.push((ENDPOINT.into(), number.to_string()));
                request
            })
        };
        (0..self.endpoints()).flat_map(each).collect()
    }

    fn judge(&self, probe: usize, response: &Response) -> Result<String, Fault> {
        match probe % 2 {
            0 => health(response),
            _ => token(response),
        }
    }
}

fn code(response: &Response) -> Option<u16> {
    serde_json::from_slice::<Reply>(&response.body)
        .ok()
        .map(|reply| reply.code)
}

fn health(response: &Response) -> Result<String, Fault> {
    match (response.status, code(response)) {
        (200, _) => Ok("healthy".to_owned()),
        (401 | 403, _) | (_, Some(1..=4 | 21 | 22)) => Err(refused(response)),
        (503, Some(18..=20)) => {
            let fix = "its queues are full; wait until they drain";
            Err(Fault::new("url", describe(response), fix))
        }
        _ => {
            let fix = "this is no collector; check host and port (8088 as a rule)";
            Err(Fault::new("url", describe(response), fix))
        }
    }
}

fn token(response: &Response) -> Result<String, Fault> {
    match (response.status, code(response)) {
        // No data: so it got past the token.
        (400, Some(5)) | (200, _) => Ok("the token is good".to_owned()),
        (_, Some(10 | 11 | 28)) => {
            let fix = "the token wants acknowledgment: set `ack = true`";
            Err(Fault::new("ack", describe(response), fix))
        }
        (401 | 403, _) | (_, Some(1..=4)) => Err(refused(response)),
        _ => {
            let fix = "not an answer of a collector; check `url`";
            Err(Fault::new("url", describe(response), fix))
        }
    }
}

fn refused(response: &Response) -> Fault {
    let fix = "the collector does not take the token; check it, and that it is enabled";
    Fault::new("token", describe(response), fix)
}
