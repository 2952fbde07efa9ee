//! Who did it: events of CloudTrail that came lately, by what they touched. AWS Config does not say who changed a resource
//! (`relatedEvents` is empty as of item version 1.3), so an item takes the actor of the latest event that names it. Pure.
//!
//! Documents: AWS CloudTrail User Guide, "CloudTrail record contents", "CloudTrail userIdentity element"; Amazon EventBridge, "AWS service
//! events delivered via AWS CloudTrail".

use std::collections::{HashMap, VecDeque};

use serde_json::Value;

use crate::field;

/// Events that are kept at most.
const MOST: usize = 20_000;
/// How long before an item's capture its cause may lie, ms: AWS Config records within minutes.
const REACH: i64 = 15 * 60_000;
/// Names of one event that are kept, and their longest.
const NAMES: usize = 64;
const LONGEST: usize = 512;

#[derive(Debug, Clone, PartialEq, Eq)]
struct Event {
    number: u64,
    time: i64,
    account: String,
    actor: String,
}

/// What came lately.
#[derive(Debug, Default)]
pub(in crate::source) struct Trail {
    events: VecDeque<(Event, Vec<String>)>,
    /// Numbers of events by account and name, oldest first.
    by_name: HashMap<(String, String), VecDeque<u64>>,
    count: u64,
}

impl Trail {
    pub(in crate::source) fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// Takes an event; one that only read, or did not succeed, caused nothing.
    pub(in crate::source) fn note(&mut self, event: &Value) {
        let read_only = matches!(&event["readOnly"], Value::Bool(true)) || event["readOnly"] == "true";
        if read_only || !event["errorCode"].is_null() {
            return;
        }
        let account = event["recipientAccountId"]
            .as_str()
            .or_else(|| event.pointer("/userIdentity/accountId")?.as_str());
        let time = event["eventTime"].as_str().and_then(field::parse_time);
        let (Some(account), Some(time), Some(actor)) = (account, time, actor(&event["userIdentity"])) else {
            return;
        };
        let mut names = Vec::new();
        for part in ["resources", "requestParameters", "responseElements"] {
            texts(&event[part], &mut names);
        }
        names.sort();
        names.dedup();
        let number = self.count;
        self.count += 1;
        for name in &names {
            let key = (account.to_owned(), name.clone());
            self.by_name.entry(key).or_default().push_back(number);
        }
        let account = account.to_owned();
        let event = Event {
            number,
            time,
            account,
            actor,
        };
        self.events.push_back((event, names));
        while self.events.len() > MOST {
            self.forget();
        }
    }

    fn forget(&mut self) {
        let Some((event, names)) = self.events.pop_front() else {
            return;
        };
        for name in names {
            let key = (event.account.clone(), name);
            if let Some(numbers) = self.by_name.get_mut(&key) {
                // The oldest goes first everywhere.
                let _ = numbers.pop_front_if(|number| *number == event.number);
                if numbers.is_empty() {
                    self.by_name.remove(&key);
                }
            }
        }
    }

    /// Who did what an item of AWS Config shows: the latest before its capture.
    pub(in crate::source) fn actor(&self, item: &Value) -> Option<&str> {
        let text = |key: &str| item[key].as_str();
        let account = text("awsAccountId").or_else(|| text("accountId"))?;
        let captured = field::moment(&item["configurationItemCaptureTime"])?;
        let first = self.events.front()?.0.number;
        let names = ["ARN", "arn", "resourceId", "resourceName"]
            .into_iter()
            .filter_map(text);
        let numbers = names.filter_map(|name| self.by_name.get(&(account.to_owned(), name.to_owned())));
        let events = numbers.flatten().filter_map(|number| {
            let at = usize::try_from(number - first).ok()?;
            self.events.get(at).map(|(event, _)| event)
        });
        let near = events.filter(|event| (captured - REACH..=captured).contains(&event.time));
        near.max_by_key(|event| (event.time, event.number))
            .map(|event| event.actor.as_str())
    }
}

/// A person, a role in a session, or the service that did it for itself.
fn actor(identity: &Value) -> Option<String> {
    let text = |key: &str| identity[key].as_str().filter(|text| !text.is_empty());
    let actor = text("arn")
        .or_else(|| text("userName"))
        .or_else(|| text("invokedBy"))
        .or_else(|| text("principalId"));
    actor.map(str::to_owned)
}

/// Texts that may name a resource.
fn texts(value: &Value, names: &mut Vec<String>) {
    match value {
        Value::String(text) if names.len() < NAMES && (3..=LONGEST).contains(&text.len()) => names.push(text.clone()),
        Value::Array(list) => list.iter().for_each(|value| texts(value, names)),
        Value::Object(object) => object.values().for_each(|value| texts(value, names)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn event(time: &str, user: &str, bucket: &str) -> Value {
        json!({"eventVersion": "1.11", "eventTime": time, "eventSource": "s3.amazonaws.com", "eventName": "PutBucketAcl", "awsRegion": "eu-west-1",
            "sourceIPAddress": "203.0.113.5", "readOnly": false, "recipientAccountId": "111122223333", "eventID": time,
            "userIdentity": {"type": "IAMUser", "arn": format!("arn:aws:iam::111122223333:user/{user}"), "accountId": "111122223333"},
            "requestParameters": {"bucketName": bucket, "Host": "s3.amazonaws.com"}})
    }

    fn item(time: &str) -> Value {
        json!({"awsAccountId": "111122223333", "resourceId": "b-1", "ARN": "arn:aws:s3:::b-1", "configurationItemCaptureTime": time})
    }

    #[test]
    fn the_latest_event_that_names_it_did_it() {
        let mut trail = Trail::default();
        trail.note(&event("2026-11-01T10:00:00Z", "ann", "b-1"));
        trail.note(&event("2026-11-01T10:02:00Z", "ben", "b-1"));
        trail.note(&event("2026-11-01T10:03:00Z", "eve", "b-2"));
        let mut failed = event("2026-11-01T10:03:00Z", "eve", "b-1");
        failed["errorCode"] = "AccessDenied".into();
        trail.note(&failed);
        let mut read = event("2026-11-01T10:03:00Z", "eve", "b-1");
        read["readOnly"] = true.into();
        trail.note(&read);
        for (time, user) in [
            ("2026-11-01T10:01:00Z", Some("ann")),
            ("2026-11-01T10:05:00Z", Some("ben")),
            ("2026-11-01T09:59:00Z", None),
            ("2026-11-01T11:00:00Z", None),
        ] {
            let expect = user.map(|user| format!("arn:aws:iam::111122223333:user/{user}"));
            assert_eq!(trail.actor(&item(time)), expect.as_deref(), "{time}");
        }
        let mut other = item("2026-11-01T10:05:00Z");
        other["awsAccountId"] = "444455556666".into();
        assert_eq!(trail.actor(&other), None);
    }

    #[test]
    fn what_is_old_is_forgotten_whole() {
        let mut trail = Trail::default();
        for number in 0..MOST + 10 {
            trail.note(&event("2026-11-01T10:00:00Z", "ann", &format!("b-{number}")));
        }
        assert_eq!(trail.events.len(), MOST);
        assert_eq!(trail.actor(&item("2026-11-01T10:01:00Z")), None);
        let mut last = item("2026-11-01T10:01:00Z");
        last["resourceId"] = format!("b-{}", MOST + 9).into();
        assert!(trail.actor(&last).is_some());
        assert_eq!(trail.by_name.len(), MOST + 1, "names of what was forgotten stay");
    }
}
