//! Whether the file can be appended to: it is opened, and nothing is written.

use bytes::Bytes;
use pipeline::delivery::{Method, Request, Response};

use super::sink::{Lines, append};
use crate::kind::{Fault, Preflight};

impl Preflight for Lines {
    fn probes(&self) -> Vec<Request> {
        vec![append(Method::Head, Bytes::new())]
    }

    fn judge(&self, _probe: usize, _response: &Response) -> Result<String, Fault> {
        Ok("can be appended to".to_owned())
    }
}
