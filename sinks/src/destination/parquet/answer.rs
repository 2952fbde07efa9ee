//! What a store's answer means. No answer is about a finding: a file that is not taken is a matter of the way there or of the config.

use pipeline::delivery::{Answer, Response};

use crate::status::{describe, failure};

/// `None` when the file is there.
pub(super) fn fault(response: &Response) -> Option<Answer> {
    let text = response.text(2_000);
    let says = |word: &str| text.contains(word);
    match response.status {
        200..=299 => None,
        // Codes of S3 that come with 400 (docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html).
        400 if says("EntityTooLarge") => Some(Answer::Split {
            reason: describe(response),
        }),
        400 if says("RequestTimeout") => Some(Answer::Retry {
            reason: describe(response),
        }),
        400 | 422 => Some(Answer::Hold {
            reason: describe(response),
            hint:
                "the store refuses the request, not a finding: check `url` and `options`; credentials may have expired"
                    .to_owned(),
        }),
        _ => Some(failure(response, "url", "options")),
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;

    #[test]
    fn an_expired_token_holds_and_drops_nothing() {
        let check = |status: u16, body: &'static str, expect: &str| {
            let response = Response {
                status,
                headers: Vec::new(),
                body: Bytes::from_static(body.as_bytes()),
            };
            let got = fault(&response).map_or("None".to_owned(), |answer| format!("{answer:?}"));
            assert!(got.starts_with(expect), "{status} {body}: {got}");
        };
        check(200, "", "None");
        check(201, "", "None");
        check(400, "<Code>ExpiredToken</Code>", "Hold");
        check(400, "<Code>RequestTimeout</Code>", "Retry");
        check(400, "<Code>EntityTooLarge</Code>", "Split");
        check(403, "<Code>AccessDenied</Code>", "Hold");
        check(404, "<Code>NoSuchBucket</Code>", "Hold");
        check(503, "<Code>SlowDown</Code>", "Retry");
    }
}
