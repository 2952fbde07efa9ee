//! What a collector's reply means: by the body's `code`, then by the status, for proxies answer without one.

use std::collections::HashMap;

use pipeline::delivery::{Answer, Receipt, Response};
use serde::Deserialize;

use super::{Config, Partial};
use crate::answer::{describe, failure};

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

pub(super) fn verdict(config: &Config, response: &Response) -> Answer {
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
        0 | 24 | 25 => match reply.ack {
            Some(id) if config.ack => Answer::Accepted(Receipt(id)),
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
    let (kept, receipt) = match (config.ack, reply.ack) {
        (true, Some(id)) => (kept, Some(Receipt(id))),
        (true, None) => (false, None),
        (false, _) => (kept, None),
    };
    let position = usize::try_from(number).unwrap_or(0);
    Answer::Suspect {
        position,
        kept,
        receipt,
        reason,
    }
}

#[derive(Deserialize)]
struct Acks {
    acks: HashMap<String, bool>,
}

/// False stands for pending, lost and unknown alike, and true is said once.
pub(super) fn confirmed(receipts: &[Receipt], response: &Response) -> Vec<Receipt> {
    let Ok(Acks { acks }) = serde_json::from_slice::<Acks>(&response.body) else {
        return Vec::new();
    };
    let is_true = |receipt: &&Receipt| acks.get(&receipt.0.to_string()).copied().unwrap_or(false);
    receipts.iter().filter(is_true).copied().collect()
}
