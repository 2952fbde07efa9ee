//! The collector: concatenated JSON objects, codes and `invalid-event-number` as Splunk gives them, indexer acknowledgment.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::{Value, json};

use crate::answer;
use crate::shared::{Arrival, Endpoint, Shared, inflate, lock};

/// The keys of an envelope. After an unknown one Splunk says success and indexes nothing more.
const KEYS: [&str; 7] = ["time", "host", "source", "sourcetype", "index", "event", "fields"];

/// The largest request after inflating.
const INFLATED: usize = 838_860_800;

type Reply = (u16, u16, &'static str);

/// A status and a body.
type Answer = (u16, Value);

fn reply((status, code, text): Reply, more: &Value) -> Answer {
    let mut body = json!({"text": text, "code": code});
    if let (Some(body), Some(more)) = (body.as_object_mut(), more.as_object()) {
        body.extend(more.clone());
    }
    (status, body)
}

fn send((status, body): Answer) -> Response {
    answer::json(status, &body)
}

pub(super) async fn health() -> Response {
    send(reply((200, 17, "HEC is healthy"), &Value::Null))
}

/// What is wrong with the caller.
fn caller(shared: &Shared, headers: &HeaderMap) -> Result<Option<String>, Reply> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let token = match text("authorization") {
        None => return Err((401, 2, "Token is required")),
        Some(value) => value.strip_prefix("Splunk ").ok_or((401, 3, "Invalid authorization"))?,
    };
    if token != shared.options.token {
        return Err((403, 4, "Invalid token"));
    }
    let channel = text("x-splunk-request-channel").map(str::to_owned);
    match &channel {
        None if shared.options.ack_after.is_some() => Err((400, 10, "Data channel is missing")),
        Some(channel) if !is_guid(channel) => Err((400, 11, "Invalid data channel")),
        _ => Ok(channel),
    }
}

fn is_guid(text: &str) -> bool {
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    lengths == [8, 4, 4, 4, 12] && text.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}

pub(super) async fn events(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: Bytes) -> Response {
    let response = send(take(&shared, &headers, &body).unwrap_or_else(|refused| refused));
    if shared.options.keeps_before_invalid {
        answer::with(response, "server", "Splunkd")
    } else {
        response
    }
}

fn take(shared: &Shared, headers: &HeaderMap, body: &[u8]) -> Result<Answer, Answer> {
    let channel = caller(shared, headers).map_err(|wrong| reply(wrong, &Value::Null))?;
    if body.len() > shared.options.collector_limit {
        return Err((413, json!("Content-Length is too large")));
    }
    let body = match headers.get("content-encoding").map(|value| value.as_bytes()) {
        None => body.to_vec(),
        Some(b"gzip") => inflate(body, INFLATED).map_err(|_| reply((400, 6, "Invalid data format"), &Value::Null))?,
        Some(_) => return Err((415, json!("Unsupported Media Type"))),
    };
    let (taken, invalid) = read(shared, &body);
    if taken.is_empty() && invalid.is_none() {
        return Err(reply((400, 5, "No data"), &Value::Null));
    }
    let kept = if invalid.is_none() || shared.options.keeps_before_invalid {
        taken
    } else {
        Vec::new()
    };
    let mut more = json!({});
    if let Some(channel) = channel.filter(|_| shared.options.ack_after.is_some() && !kept.is_empty()) {
        more["ackId"] = number(shared, channel).into();
    }
    shared.arrive(kept);
    match invalid {
        None => Ok(reply((200, 0, "Success"), &more)),
        Some((at, wrong)) => {
            more["invalid-event-number"] = at.into();
            Err(reply(wrong, &more))
        }
    }
}

fn number(shared: &Shared, channel: String) -> u64 {
    let mut channels = lock(&shared.channels);
    let channel = channels.entry(channel).or_default();
    let id = channel.next;
    channel.next += 1;
    channel.asked.insert(id, 0);
    id
}

/// The events up to the first invalid one, and that one's number and fault.
fn read(shared: &Shared, body: &[u8]) -> (Vec<Arrival>, Option<(usize, Reply)>) {
    let mut taken = Vec::new();
    let mut silent = false;
    for (at, envelope) in serde_json::Deserializer::from_slice(body)
        .into_iter::<Value>()
        .enumerate()
    {
        let envelope = match envelope
            .map_err(drop)
            .and_then(|envelope| if envelope.is_object() { Ok(envelope) } else { Err(()) })
        {
            Ok(envelope) => envelope,
            Err(()) => return (taken, Some((at, (400, 6, "Invalid data format")))),
        };
        if let Some(wrong) = fault(&envelope) {
            return (taken, Some((at, wrong)));
        }
        if (shared.options.against)(&envelope["event"]).is_some() {
            return (taken, Some((at, (400, 6, "Invalid data format"))));
        }
        silent |= envelope
            .as_object()
            .is_some_and(|keys| keys.keys().any(|key| !KEYS.contains(&key.as_str())));
        if !silent {
            taken.push(Arrival {
                endpoint: Endpoint::SplunkHec,
                event_id: envelope["fields"]["event_id"].as_str().unwrap_or_default().to_owned(),
                finding: envelope["event"].clone(),
                wrapped: envelope,
                told: true,
            });
        }
    }
    (taken, None)
}

fn fault(envelope: &Value) -> Option<Reply> {
    let is_flat = |fields: &Value| {
        let leaf = |value: &Value| !value.is_object() && !value.is_null();
        fields.as_object().is_some_and(|fields| fields.values().all(leaf))
    };
    let text = |key: &str| envelope.get(key).is_none_or(Value::is_string);
    match envelope.get("event") {
        None => return Some((400, 12, "Event field is required")),
        Some(event) if event.is_null() || event == "" => return Some((400, 13, "Event field cannot be blank")),
        Some(_) => {}
    }
    if !envelope.get("time").is_none_or(Value::is_number)
        || !["host", "source", "sourcetype", "index"].into_iter().all(text)
    {
        return Some((400, 6, "Invalid data format"));
    }
    let flat = envelope.get("fields").is_none_or(is_flat);
    (!flat).then_some((400, 15, "Error in handling indexed fields"))
}

/// True is said once; false stands for pending, lost and unknown alike.
pub(super) async fn acks(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: Bytes) -> Response {
    let channel = match caller(&shared, &headers) {
        Ok(Some(channel)) => channel,
        Ok(None) => return send(reply((400, 10, "Data channel is missing"), &Value::Null)),
        Err(wrong) => return send(reply(wrong, &Value::Null)),
    };
    let Some(after) = shared.options.ack_after else {
        return send(reply((400, 14, "ACK is disabled"), &Value::Null));
    };
    let asked: Value = serde_json::from_slice(&body).unwrap_or_default();
    let ids = asked["acks"].as_array().cloned().unwrap_or_default();
    let mut channels = lock(&shared.channels);
    let known = &mut channels.entry(channel).or_default().asked;
    let mut acks = serde_json::Map::new();
    for id in ids.iter().filter_map(Value::as_u64) {
        let done = known.get_mut(&id).is_some_and(|times| {
            *times += 1;
            *times > after
        });
        if done {
            known.remove(&id);
        }
        acks.insert(id.to_string(), done.into());
    }
    answer::json(200, &json!({ "acks": acks }))
}
