//! What a collector's reply means: by the body's `code`, then by the status, for proxies answer without one.

use std::collections::HashMap;

use pipeline::delivery::{AckId, Answer, Response};
use serde::Deserialize;

use super::config::{Config, Partial};
use crate::status::{describe, failure};
use crate::transport::ENDPOINT;

/// Where the endpoint stands in an acknowledgement's number: each collector counts its own from 0.
const SHIFT: u32 = 56;

/// An acknowledgement of the endpoint that answered; `None` for a number that no collector comes to.
fn ack(response: &Response, id: u64) -> Option<AckId> {
    let endpoint = response
        .header(ENDPOINT)
        .and_then(|text| text.parse::<u64>().ok())
        .unwrap_or(0);
    (id >> SHIFT == 0).then_some(AckId(endpoint << SHIFT | id))
}

/// The endpoint and its number.
pub(super) fn parts(ack: AckId) -> (usize, u64) {
    let endpoint = usize::try_from(ack.0 >> SHIFT).unwrap_or(usize::MAX);
    (endpoint, ack.0 & ((1 << SHIFT) - 1))
}

#[derive(Deserialize)]
struct Reply {
    #[serde(default)]
    text: String,
    code: u16,
    #[serde(rename = "invalid-event-number")]
    invalid: Option<i64>,
    #[serde(rename = "ackId")]
    ack: Option<u64>,
}

pub(super) fn answer(config: &Config, response: &Response) -> Answer {
    match serde_json::from_slice::<Reply>(&response.body) {
        Ok(reply) => by_code(config, response, &reply),
        Err(_) if (200..300).contains(&response.status) => Answer::Hold {
            reason: describe(response),
            hint: "success, but not in a collector's words: check `url` and any proxy on the way".to_owned(),
        },
        Err(_) => failure(response, "url", "token"),
    }
}

fn by_code(config: &Config, response: &Response, reply: &Reply) -> Answer {
    let reason = format!("HTTP {}, code {}: {}", response.status, reply.code, reply.text);
    let hold = |hint: &str| Answer::Hold {
        reason: reason.clone(),
        hint: hint.to_owned(),
    };
    match reply.code {
        0 | 24 | 25 => match reply.ack.and_then(|id| ack(response, id)) {
            Some(id) if config.ack => Answer::Accepted(id),
            _ => Answer::Delivered { slow: reply.code != 0 },
        },
        // Busy; some servers say how far they came.
        8 | 9 | 18 | 19 | 20 | 23 | 26 | 27 => match reply.invalid {
            Some(number) if number > 0 => suspect(config, response, reply, number, reason),
            _ => Answer::Retry { reason },
        },
        1 | 21 | 22 => hold("the token is disabled or unknown: enable it in Splunk, or check `token`"),
        2..=4 => hold("Splunk does not take the token: check `token`"),
        // The number is that of the object after the bad one.
        7 => match reply.invalid.map(|number| number - 1) {
            Some(number) if number > 0 => suspect(config, response, reply, number, reason),
            // All events have the same index, so it is not the event's fault.
            _ => hold("the token may not write to the index: allow it for the token, or set `index`"),
        },
        10 | 11 | 28 => hold("the token wants acknowledgment: set `ack = true`, or switch it off for the token"),
        14 => hold("the token has no acknowledgment: set `ack = false`, or switch it on for the token"),
        16 => hold("the server wants its token elsewhere: check `url`"),
        5 | 6 | 12 | 13 | 15 => match reply.invalid {
            Some(number) => suspect(config, response, reply, number, reason),
            None => Answer::Split { reason },
        },
        _ => failure(response, "url", "token"),
    }
}

fn suspect(config: &Config, response: &Response, reply: &Reply, number: i64, reason: String) -> Answer {
    let is_splunk = || {
        response
            .header("server")
            .is_some_and(|server| server.to_ascii_lowercase().contains("splunkd"))
    };
    let kept = match config.partial {
        Partial::Auto => is_splunk(),
        Partial::Kept => true,
        Partial::Refused => false,
    };
    // What is to be confirmed and got no number would never be: rather twice than not at all.
    let (kept, ack) = match (config.ack, reply.ack.and_then(|id| ack(response, id))) {
        (true, Some(id)) => (kept, Some(id)),
        (true, None) => (false, None),
        (false, _) => (kept, None),
    };
    let position = usize::try_from(number).unwrap_or(0);
    Answer::Suspect {
        position,
        kept,
        ack,
        reason,
    }
}

#[derive(Deserialize)]
struct Acks {
    acks: HashMap<String, serde_json::Value>,
}

/// False stands for pending, lost and unknown alike, and true is said once.
pub(super) fn acked(acks: &[AckId], response: &Response) -> Vec<AckId> {
    let Ok(said) = serde_json::from_slice::<Acks>(&response.body) else {
        return Vec::new();
    };
    let of = ack(response, 0).map(parts);
    let is_true = |ack: &&AckId| {
        let (endpoint, id) = parts(**ack);
        of.is_some_and(|(asked, _)| asked == endpoint) && said.acks.get(&id.to_string()) == Some(&true.into())
    };
    acks.iter().filter(is_true).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn config(ack: bool) -> Config {
        serde_json::from_value(json!({"name": "s", "url": "https://s.example", "token": "t", "ack": ack})).unwrap()
    }

    fn check(ack: bool, status: u16, body: &str, splunkd: bool, expect: &str) {
        let headers = splunkd.then(|| ("server".to_owned(), "Splunkd".to_owned()));
        let headers = headers.into_iter().collect();
        let response = Response {
            status,
            headers,
            body: body.as_bytes().to_vec().into(),
        };
        let answer = match super::answer(&config(ack), &response) {
            Answer::Delivered { slow } => format!("delivered {slow}"),
            Answer::Accepted(AckId(id)) => format!("accepted {id}"),
            Answer::Next(_) => "next".to_owned(),
            Answer::Retry { .. } => "retry".to_owned(),
            Answer::Split { .. } => "split".to_owned(),
            Answer::Hold { .. } => "hold".to_owned(),
            Answer::Suspect {
                position, kept, ack, ..
            } => {
                format!("suspect {position} {kept} {:?}", ack.map(|ack| ack.0))
            }
        };
        assert_eq!(answer, expect, "{status} {body}");
    }

    #[test]
    fn the_code_comes_before_the_status() {
        let reply = |code: u16| json!({"text": "", "code": code}).to_string();
        check(false, 200, &reply(0), true, "delivered false");
        check(false, 200, &reply(24), true, "delivered true");
        check(false, 200, &reply(25), true, "delivered true");
        for code in [8, 9, 18, 19, 20, 23, 26, 27] {
            check(false, 503, &reply(code), true, "retry");
        }
        for code in [1, 2, 3, 4, 7, 10, 11, 14, 16, 21, 22, 28] {
            check(false, 400, &reply(code), true, "hold");
        }
        for code in [5, 6, 12, 13, 15] {
            check(false, 400, &reply(code), true, "split");
        }
        check(false, 400, &reply(99), true, "split");
        check(false, 503, &reply(99), true, "retry");
    }

    #[test]
    fn numbers_say_how_far_it_came() {
        let reply =
            |code: u16, number: i64| json!({"text": "", "code": code, "invalid-event-number": number}).to_string();
        check(false, 400, &reply(6, 3), true, "suspect 3 true None");
        check(false, 400, &reply(6, 3), false, "suspect 3 false None");
        check(false, 400, &reply(7, 3), true, "suspect 2 true None");
        check(false, 400, &reply(7, 1), true, "hold");
        check(false, 503, &reply(9, 3), true, "suspect 3 true None");
        check(false, 503, &reply(9, 0), true, "retry");
        check(false, 400, &reply(6, -1), true, "suspect 0 true None");
        check(true, 400, &reply(6, 3), true, "suspect 3 false None");
        let with_ack = r#"{"text":"","code":6,"invalid-event-number":3,"ackId":0}"#;
        check(true, 400, with_ack, true, "suspect 3 true Some(0)");
    }

    #[test]
    fn without_a_code_the_status_decides() {
        check(
            true,
            200,
            r#"{"text":"Success","code":0,"ackId":0}"#,
            true,
            "accepted 0",
        );
        check(
            false,
            200,
            r#"{"text":"Success","code":0,"ackId":4}"#,
            true,
            "delivered false",
        );
        check(false, 200, "<html>", false, "hold");
        for status in [408, 429, 500, 502, 503, 504] {
            check(false, status, "<html>", false, "retry");
        }
        for status in [301, 307, 401, 403, 404, 405, 410, 415, 501] {
            check(false, status, "", false, "hold");
        }
        check(false, 413, "", false, "split");
        check(false, 400, "", false, "split");
    }
}
