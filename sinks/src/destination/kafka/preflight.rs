//! Whether the topic is there and we may see it; that we may write to it is seen with the first record.

use bytes::Bytes;
use pipeline::delivery::{Method, Request, Response};

use super::sink::{Kafka, records};
use crate::kind::{Fault, Preflight};

impl Preflight for Kafka {
    fn probes(&self) -> Vec<Request> {
        vec![records(self.topic(), Method::Head, Bytes::new())]
    }

    fn judge(&self, _probe: usize, response: &Response) -> Result<String, Fault> {
        Ok(format!("the topic is there, {}", response.text(100)))
    }
}
