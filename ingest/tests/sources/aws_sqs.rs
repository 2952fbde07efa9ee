//! `aws_sqs` against moto (`compose/moto/run.sh`).

use std::io::Write;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

use crate::aws::{Moto, REGION};
use crate::conformance::{self, Provider};
use crate::proxy::{Fault, Proxy};
use crate::records::{item, notification};
use crate::world::{Kept, entry, pull};

struct Queue {
    moto: Moto,
    url: String,
    proxy: Proxy,
    keys: tempfile::TempDir,
}

impl Queue {
    async fn new(name: &str, attributes: Value) -> Option<Self> {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let moto = Moto::new()?;
        let ending = if name.ends_with(".fifo") { ".fifo" } else { "" };
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!(
            "{}-{}-{number}{ending}",
            name.trim_end_matches(".fifo"),
            std::process::id()
        );
        let url = moto.queue(&name, attributes).await;
        let proxy = Proxy::before(&moto.url, reqwest::Client::new()).await;
        Some(Self {
            // The path is the queue's name to moto.
            url: url.replace(&moto.url, &proxy.url),
            moto,
            proxy,
            keys: tempfile::tempdir().unwrap(),
        })
    }

    async fn send(&self, body: &Value, more: &Value) {
        let text = body.as_str().map_or_else(|| body.to_string(), str::to_owned);
        let mut input = json!({"QueueUrl": self.url, "MessageBody": text});
        input
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().cloned().unwrap_or_default());
        self.moto.sqs("SendMessage", input).await;
    }

    /// Messages that wait, and those in flight.
    async fn left(&self) -> (String, String) {
        let names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"];
        let answer = self
            .moto
            .sqs(
                "GetQueueAttributes",
                json!({"QueueUrl": self.url, "AttributeNames": names}),
            )
            .await;
        let count = |name: &str| answer["Attributes"][name].as_str().unwrap().to_owned();
        (count(names[0]), count(names[1]))
    }
}

impl Provider for Queue {
    fn prefix(&self) -> String {
        "b-".to_owned()
    }

    fn config(&self) -> Value {
        std::fs::write(self.keys.path().join("key"), "secret").unwrap();
        json!({"kind": "aws_sqs", "name": "queue", "queue_url": self.url, "region": REGION, "visibility": "2s", "s3_endpoint": self.moto.url,
            "credentials": {"access_key_id": "AKIAIOSFODNN7EXAMPLE", "secret_access_key": format!("file:{}", self.keys.path().join("key").display())}})
    }

    fn unmet(&self) -> usize {
        self.proxy.left()
    }

    async fn put(&self, numbers: Range<usize>) {
        for number in numbers {
            self.send(&notification(&format!("b-{number}")), &json!({})).await;
        }
    }

    async fn poison(&self) {
        self.send(&json!("{\"messageType\": \"ConfigurationItemChangeNot"), &json!({}))
            .await;
    }

    async fn believe(&self, believed: bool) {
        self.proxy.standing(|_| true, match believed {
            true => None,
            // As SQS answers (Amazon SQS API Reference, "Common Errors").
            false => Some(Fault::Answer(
                403,
                Vec::new(),
                json!({"__type": "com.amazon.coral.service#ExpiredTokenException", "message": "The security token included in the request is expired"}).to_string(),
            )),
        });
    }

    fn throttle(&self) {
        let body =
            json!({"__type": "com.amazon.coral.service#ThrottlingException", "message": "Rate exceeded"}).to_string();
        for _ in 0..3 {
            self.proxy.fault(|_| true, Fault::Answer(400, Vec::new(), body.clone()));
        }
    }

    async fn is_done(&self) -> bool {
        self.left().await == ("0".to_owned(), "0".to_owned())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn conformance_on_moto() {
    let Some(queue) = Queue::new("conformance", json!({})).await else {
        return;
    };
    conformance::check(&queue).await;
}

/// As a snapshot of a large account comes: messages that name objects.
#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_thousand_records_come_over_a_kill() {
    let Some(queue) = Queue::new("many", json!({})).await else {
        return;
    };
    let bucket = format!("many-{}", std::process::id());
    queue.moto.bucket(&bucket).await;
    for file in 0..100 {
        let items: Vec<Value> = (file * 1_000..(file + 1) * 1_000)
            .map(|number| item(&format!("b-{number}"), 1))
            .collect();
        let (key, body) = (format!("{file}.json"), json!({"configurationItems": items}).to_string());
        queue.moto.put(&format!("{bucket}/{key}"), body.into_bytes()).await;
        let record = json!({"eventSource": "aws:s3", "eventName": "ObjectCreated:Put",
            "s3": {"bucket": {"name": bucket}, "object": {"key": key}}});
        queue.send(&json!({"Records": [record]}), &json!({})).await;
    }
    conformance::many(&queue, 100_000).await;
}

/// One group after the other stays in order, and a message that is not acknowledged holds those behind it.
#[tokio::test(flavor = "multi_thread")]
async fn a_fifo_queue_keeps_its_order() {
    let Some(queue) = Queue::new("order.fifo", json!({"FifoQueue": "true"})).await else {
        return;
    };
    let kept = Arc::new(Kept::default());
    for number in 0..30 {
        let more = json!({"MessageGroupId": format!("g{}", number % 3), "MessageDeduplicationId": number.to_string()});
        queue.send(&notification(&format!("b-{number}")), &more).await;
    }
    let pulling = pull(&kept, &queue.config()).await;
    kept.until("thirty", |kept| kept.there("b-").len() == 30).await;
    let names: Vec<usize> = kept
        .changes()
        .iter()
        .map(|change| change.resource_name.clone().unwrap()[2..].parse().unwrap())
        .collect();
    for group in 0..3 {
        let own: Vec<usize> = names.iter().copied().filter(|number| number % 3 == group).collect();
        assert!(own.is_sorted(), "group {group}: {own:?}");
    }
    pulling.stop().await;
    assert!(queue.is_done().await);
}

/// SNS and EventBridge around a change; S3, and AWS Config itself, naming objects; probes and what went since.
#[tokio::test(flavor = "multi_thread")]
async fn every_envelope_is_opened() {
    let Some(queue) = Queue::new("envelopes", json!({})).await else {
        return;
    };
    let kept = Arc::new(Kept::default());
    let bucket = format!("history-{}", std::process::id());
    queue.moto.bucket(&bucket).await;
    let file = json!({"fileVersion": "1.0", "configurationItems": [item("b-history", 1), item("b-other", 1)]});
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    gzip.write_all(file.to_string().as_bytes()).unwrap();
    let key = "AWSLogs/111122223333/Config/eu-west-1/2026/11/1/ConfigHistory/111122223333_Config_eu-west-1_ConfigHistory_AWS%3A%3AS3%3A%3ABucket_1.json.gz";
    queue.moto.put(&format!("{bucket}/{key}"), gzip.finish().unwrap()).await;
    queue
        .moto
        .put(&format!("{bucket}/large"), item("b-large", 2).to_string().into_bytes())
        .await;
    let sns = |message: &Value| {
        json!({"Type": "Notification", "MessageId": "1", "TopicArn": "arn:aws:sns:eu-west-1:111122223333:config",
        "Timestamp": "2026-11-01T10:00:02.000Z", "Message": message.to_string(), "Signature": "x"})
    };
    let decoded = key.replace("%3A", ":");
    let s3 = |key: &str| {
        json!({"Records": [{"eventSource": "aws:s3", "eventName": "ObjectCreated:Put",
        "s3": {"bucket": {"name": bucket}, "object": {"key": key}}}]})
    };
    for body in [
        sns(&notification("b-sns")),
        json!({"version": "0", "source": "aws.config", "detail-type": "Config Configuration Item Change", "account": "111122223333",
            "time": "2026-11-01T10:00:02Z", "region": REGION, "detail": notification("b-bridge")}),
        json!({"Service": "Amazon S3", "Event": "s3:TestEvent", "Bucket": bucket}),
        sns(
            &json!({"messageType": "ConfigurationHistoryDeliveryCompleted", "s3Bucket": bucket, "s3ObjectKey": decoded, "recordVersion": "1.1"}),
        ),
        s3(key),
        sns(
            &json!({"messageType": "OversizedConfigurationItemChangeNotification", "recordVersion": "1.0",
            "s3DeliverySummary": {"s3BucketLocation": format!("{bucket}/large"), "errorCode": null, "errorMessage": null}}),
        ),
        s3("AWSLogs/1/Config/eu-west-1/2026/1/1/ConfigHistory/gone.json.gz"),
        s3("AWSLogs/1/Config/ConfigWritabilityCheckFile"),
    ] {
        queue.send(&body, &json!({})).await;
    }
    let pulling = pull(&kept, &queue.config()).await;
    let wanted = ["b-bridge", "b-history", "b-large", "b-other", "b-sns"];
    kept.until("five resources", |kept| {
        kept.there("b-").len() == wanted.len() && !kept.rejected().is_empty()
    })
    .await;
    assert_eq!(kept.there("b-").into_iter().collect::<Vec<_>>(), wanted);
    let rejected = kept.rejected();
    assert!(
        rejected.len() == 1 && rejected[0].reason.contains("gone.json.gz is not there any more"),
        "{rejected:?}"
    );
    pulling.stop().await;
    assert!(queue.is_done().await);
}

/// It points to an object that may not be read: those behind it come, and it comes again, until somebody grants it.
#[tokio::test(flavor = "multi_thread")]
async fn a_message_that_is_denied_stops_no_other() {
    let Some(queue) = Queue::new("denied", json!({})).await else {
        return;
    };
    let kept = Arc::new(Kept::default());
    let bucket = format!("denied-{}", std::process::id());
    queue.moto.bucket(&bucket).await;
    let body = item("b-denied", 1).to_string().into_bytes();
    queue.moto.put(&format!("{bucket}/denied.json"), body).await;
    let record = json!({"eventSource": "aws:s3", "eventName": "ObjectCreated:Put",
        "s3": {"bucket": {"name": bucket}, "object": {"key": "denied.json"}}});
    queue.send(&json!({"Records": [record]}), &json!({})).await;
    for number in 0..5 {
        queue.send(&notification(&format!("b-{number}")), &json!({})).await;
    }
    // Amazon S3 API Reference, "Error responses".
    let denied = "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>";
    queue.proxy.standing(
        |line| line.contains("denied.json"),
        Some(Fault::Answer(403, Vec::new(), denied.to_owned())),
    );
    let mut config = queue.config();
    config["s3_endpoint"] = queue.proxy.url.as_str().into();
    let pulling = pull(&kept, &config).await;
    kept.until("those behind it", |kept| kept.there("b-").len() == 5).await;
    queue.proxy.standing(|_| false, None);
    kept.until("it", |kept| kept.there("b-").contains("b-denied")).await;
    pulling.stop().await;
    assert!(queue.is_done().await && kept.rejected().is_empty());
}

/// CloudTrail's events by EventBridge and as an object; an item that nobody is known to have changed has no actor.
#[tokio::test(flavor = "multi_thread")]
async fn who_did_it_comes_from_cloudtrail() {
    let Some(queue) = Queue::new("actor", json!({})).await else {
        return;
    };
    let kept = Arc::new(Kept::default());
    let event = |user: &str, name: &str| {
        json!({"eventVersion": "1.11", "eventTime": "2026-11-01T09:58:00Z", "eventSource": "s3.amazonaws.com", "eventName": "PutBucketAcl",
            "awsRegion": REGION, "sourceIPAddress": "203.0.113.5", "readOnly": false, "recipientAccountId": "111122223333",
            "userIdentity": {"type": "IAMUser", "arn": format!("arn:aws:iam::111122223333:user/{user}"), "accountId": "111122223333"},
            "requestParameters": {"bucketName": name}})
    };
    let bridge = json!({"version": "0", "source": "aws.s3", "detail-type": "AWS API Call via CloudTrail", "account": "111122223333",
        "time": "2026-11-01T09:58:00Z", "region": REGION, "detail": event("ann", "b-ann")});
    queue.send(&bridge, &json!({})).await;
    let bucket = format!("trail-{}", std::process::id());
    queue.moto.bucket(&bucket).await;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    gzip.write_all(json!({"Records": [event("ben", "b-ben")]}).to_string().as_bytes())
        .unwrap();
    let key = "AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/01/111122223333_CloudTrail_eu-west-1_20261101T1000Z_abcdefghijklmnop.json.gz";
    queue.moto.put(&format!("{bucket}/{key}"), gzip.finish().unwrap()).await;
    let s3 = json!({"Records": [{"eventSource": "aws:s3", "eventName": "ObjectCreated:Put",
        "s3": {"bucket": {"name": bucket}, "object": {"key": key}}}]});
    queue.send(&s3, &json!({})).await;
    for name in ["b-ann", "b-ben", "b-nobody"] {
        queue.send(&notification(name), &json!({})).await;
    }
    let pulling = pull(&kept, &queue.config()).await;
    kept.until("three", |kept| kept.there("b-").len() == 3).await;
    pulling.stop().await;
    let actor = |name: &str| {
        let changes = kept.changes();
        let change = changes
            .iter()
            .find(|change| change.resource_name.as_deref() == Some(name));
        change.unwrap().actor.clone()
    };
    assert_eq!(actor("b-ann").as_deref(), Some("arn:aws:iam::111122223333:user/ann"));
    assert_eq!(actor("b-ben").as_deref(), Some("arn:aws:iam::111122223333:user/ben"));
    assert_eq!(actor("b-nobody"), None);
    assert!(kept.rejected().is_empty(), "{:?}", kept.rejected());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_is_shown_and_stays_where_it_is() {
    let Some(queue) = Queue::new("page", json!({})).await else {
        return;
    };
    queue.put(0..3).await;
    let mut source = entry(&queue.config())
        .open(0, Default::default(), schemas::Clock::system())
        .unwrap();
    let page = source.test().await.unwrap();
    assert!(
        page.findings[0].contains("3 messages wait") && page.findings[1].contains("no dead-letter queue"),
        "{:?}",
        page.findings
    );
    assert_eq!(page.documents.len(), 3);
    assert_eq!(queue.left().await.0, "3");
}
