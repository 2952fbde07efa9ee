//! What the brokers said: the transport answers 200 once all replicas in sync have the records, 413 for one that is too large.

use pipeline::delivery::{Answer, Response};

use crate::status::failure;

pub(super) fn answer(response: &Response) -> Answer {
    match response.status {
        200 => Answer::Delivered { slow: false },
        _ => failure(response, "topic", "properties"),
    }
}
