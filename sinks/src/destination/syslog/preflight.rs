//! Whether the receiver can be reached and its certificate is trusted: a connection without a message.

use bytes::Bytes;
use pipeline::delivery::{Method, Request, Response};

use super::sink::Syslog;
use crate::kind::{Fault, Preflight};

impl Preflight for Syslog {
    fn probes(&self) -> Vec<Request> {
        vec![self.write(Method::Head, Bytes::new())]
    }

    fn judge(&self, _probe: usize, _response: &Response) -> Result<String, Fault> {
        Ok("reachable; syslog has no answer by which more could be seen".to_owned())
    }
}
