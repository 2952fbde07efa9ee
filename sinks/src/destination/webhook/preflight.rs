//! Whether anybody is there: HEAD, which a receiver of POST alone refuses in so many words.

use pipeline::delivery::{Request, Response};

use super::sink::Webhook;
use crate::kind::{Fault, Preflight};
use crate::status::describe;

impl Preflight for Webhook {
    fn probes(&self) -> Vec<Request> {
        vec![self.head()]
    }

    fn judge(&self, _probe: usize, response: &Response) -> Result<String, Fault> {
        match response.status {
            200..=299 | 400 | 401 | 403 | 405 | 415 | 422 | 501 => {
                Ok(format!("reachable (HEAD is answered with {})", response.status))
            }
            _ => Err(Fault::new("url", describe(response), "check the URL")),
        }
    }
}
