//! Whether the store can be reached and we may look into it; that we may write is seen with the first file.

use bytes::Bytes;
use pipeline::delivery::{Method, Request, Response};

use super::answer;
use super::sink::{Parquet, object};
use crate::kind::{Fault, Preflight};

impl Preflight for Parquet {
    fn probes(&self) -> Vec<Request> {
        vec![object(Method::Get, String::new(), Bytes::new())]
    }

    fn judge(&self, _probe: usize, response: &Response) -> Result<String, Fault> {
        match answer::fault(response) {
            None => Ok("the store is there; that files may be written is seen with the first".to_owned()),
            // Who may only write may not look.
            Some(_) if response.status == 403 => Ok("the store is there and does not let us look into it".to_owned()),
            // What speaks like a store and cannot list.
            Some(_) if matches!(response.status, 405 | 501) => Ok(
                "something is there that lists nothing; that files may be written is seen with the first".to_owned(),
            ),
            Some(answer) => Err(answer.into()),
        }
    }
}
