//! What a receiver's answer means: any 2xx is success, 410 wants no more (Standard Webhooks 1.0.0).

use pipeline::delivery::{Answer, Response};

use crate::status::{describe, failure};

pub(super) fn answer(response: &Response) -> Answer {
    match response.status {
        200..=299 => Answer::Delivered { slow: false },
        410 => Answer::Hold {
            reason: describe(response),
            hint: "the receiver wants no more requests at this URL: put the new one into `url`, or take the sink out"
                .to_owned(),
        },
        _ => failure(response, "url", "secret"),
    }
}
