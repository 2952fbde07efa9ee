//! What the receiver said: nothing, for syslog has no words for it. The transport answers 200 once it has read to the end.

use pipeline::delivery::{Answer, Response};

use crate::status::failure;

pub(super) fn answer(response: &Response) -> Answer {
    match response.status {
        200 => Answer::Delivered { slow: false },
        _ => failure(response, "address", "identity"),
    }
}
