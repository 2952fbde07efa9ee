//! What a message of a queue tells: a change itself, objects to fetch, or nothing. Pure.
//!
//! Documents: Amazon S3 User Guide, "Event message structure"; AWS Config Developer Guide, "Notifications that AWS Config sends to an Amazon
//! SNS topic"; Amazon SNS, "HTTP/HTTPS notification JSON format" (the same in SQS without raw delivery); Amazon EventBridge, "Events from S3".

use serde_json::Value;

/// What a message tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::source) enum Told {
    /// To be decoded as it is.
    Record,
    /// Objects in which the records are: bucket and key.
    Objects(Vec<(String, String)>),
    /// A change that is too large for a message: its object, else itself, which says that something changed.
    Oversized(String, String),
    /// An event of CloudTrail: who did what.
    Event(Box<Value>),
    /// Nothing to do.
    Nothing,
}

/// Reads a message's body.
pub(in crate::source) fn read(body: &str) -> Told {
    let Ok(body) = serde_json::from_str::<Value>(body) else {
        return Told::Record;
    };
    told(&opened(body)).unwrap_or(Told::Record)
}

/// What SNS wrapped.
fn opened(body: Value) -> Value {
    match (body["Type"].as_str(), body["Message"].as_str()) {
        (Some("Notification"), Some(message)) => serde_json::from_str(message).unwrap_or(Value::Null),
        _ => body,
    }
}

/// The item of AWS Config that a message is about.
pub(in crate::source) fn item(body: &str) -> Option<Value> {
    let mut message = opened(serde_json::from_str(body).ok()?);
    if message["detail"].is_object() {
        message = message["detail"].take();
    }
    Some(message["configurationItem"].take()).filter(Value::is_object)
}

fn told(message: &Value) -> Option<Told> {
    if message["Event"] == "s3:TestEvent" {
        return Some(Told::Nothing);
    }
    if let Some(records) = message["Records"].as_array().filter(|records| is_of_s3(records)) {
        let made = records.iter().filter(|record| {
            let name = record["eventName"].as_str().unwrap_or_default();
            name.trim_start_matches("s3:").starts_with("ObjectCreated:")
        });
        let objects = made.filter_map(|record| {
            let bucket = record.pointer("/s3/bucket/name")?.as_str()?;
            let key = record.pointer("/s3/object/key")?.as_str()?;
            Some((bucket.to_owned(), form_decoded(key)))
        });
        return Some(Told::Objects(objects.collect()));
    }
    if message["detail-type"]
        .as_str()
        .is_some_and(|kind| kind.ends_with(" via CloudTrail"))
    {
        return Some(Told::Event(Box::new(message["detail"].clone())));
    }
    if message["source"] == "aws.s3" {
        let object = || {
            let bucket = message.pointer("/detail/bucket/name")?.as_str()?;
            let key = message.pointer("/detail/object/key")?.as_str()?;
            Some((bucket.to_owned(), key.to_owned()))
        };
        return Some(match message["detail-type"].as_str() {
            Some("Object Created") => Told::Objects(object().into_iter().collect()),
            _ => Told::Nothing,
        });
    }
    config(
        message
            .get("detail")
            .filter(|detail| detail.is_object())
            .unwrap_or(message),
    )
}

fn is_of_s3(records: &[Value]) -> bool {
    records.first().is_some_and(|record| record["eventSource"] == "aws:s3")
}

/// AWS Config's own, in an SNS message or an event's detail.
fn config(message: &Value) -> Option<Told> {
    let text = |key: &str| message[key].as_str();
    match text("messageType") {
        Some("ConfigurationHistoryDeliveryCompleted" | "ConfigurationSnapshotDeliveryCompleted") => {
            let object = (text("s3Bucket")?.to_owned(), text("s3ObjectKey")?.to_owned());
            Some(Told::Objects(vec![object]))
        }
        Some("OversizedConfigurationItemChangeNotification") => {
            let place = message.pointer("/s3DeliverySummary/s3BucketLocation")?.as_str()?;
            let (bucket, key) = place.split_once('/')?;
            Some(Told::Oversized(bucket.to_owned(), key.to_owned()))
        }
        Some(
            "ConfigurationSnapshotDeliveryStarted"
            | "ConfigurationSnapshotDeliveryFailed"
            | "ConfigurationHistoryDeliveryFailed"
            | "ComplianceChangeNotification"
            | "ConfigRulesEvaluationStarted",
        ) => Some(Told::Nothing),
        _ => None,
    }
}

/// Keys of S3's own notifications are form-encoded: a plus is a space.
fn form_decoded(key: &str) -> String {
    let decoded = url::form_urlencoded::parse(key.as_bytes()).next();
    decoded.map_or_else(String::new, |(name, value)| {
        if value.is_empty() {
            name.into_owned()
        } else {
            format!("{name}={value}")
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(message: &Value, expect: &Told) {
        let wrapped =
            json!({"Type": "Notification", "MessageId": "1", "TopicArn": "t", "Message": message.to_string()});
        for body in [message, &wrapped] {
            assert_eq!(&read(&body.to_string()), expect, "{body}");
        }
    }

    #[test]
    fn messages_are_told_apart_by_their_fields() {
        let objects = |bucket: &str, key: &str| Told::Objects(vec![(bucket.to_owned(), key.to_owned())]);
        let s3 = |event: &str| {
            json!({"Records": [{"eventSource": "aws:s3", "eventName": event, "s3": {"bucket": {"name": "b"},
                "object": {"key": "AWSLogs/1/Config/x+y_AWS%3A%3AEC2.json.gz"}}}]})
        };
        check(
            &s3("ObjectCreated:Put"),
            &objects("b", "AWSLogs/1/Config/x y_AWS::EC2.json.gz"),
        );
        check(&s3("ObjectRemoved:Delete"), &Told::Objects(Vec::new()));
        check(
            &json!({"Service": "Amazon S3", "Event": "s3:TestEvent", "Bucket": "b"}),
            &Told::Nothing,
        );
        let bridge = json!({"source": "aws.s3", "detail-type": "Object Created", "detail": {"bucket": {"name": "b"}, "object": {"key": "k+1"}}});
        check(&bridge, &objects("b", "k+1"));
        let history =
            json!({"messageType": "ConfigurationHistoryDeliveryCompleted", "s3Bucket": "b", "s3ObjectKey": "k"});
        check(&history, &objects("b", "k"));
        let oversized = json!({"messageType": "OversizedConfigurationItemChangeNotification", "s3DeliverySummary": {"s3BucketLocation": "b/p/k"}});
        check(&oversized, &Told::Oversized("b".to_owned(), "p/k".to_owned()));
        check(&json!({"messageType": "ComplianceChangeNotification"}), &Told::Nothing);
        check(
            &json!({"messageType": "ConfigurationItemChangeNotification", "configurationItem": {}}),
            &Told::Record,
        );
        check(
            &json!({"source": "aws.config", "detail": {"messageType": "ConfigurationItemChangeNotification"}}),
            &Told::Record,
        );
        assert_eq!(read("no JSON"), Told::Record);
    }
}
