//! `tripline dead-letters`: what a destination refused goes to it once more, once, and to nobody else.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use pipeline::bus::{Bus, Config, PollLimits, Received, Record, TailFrom};
use pipeline::envelope::{Envelope, is_for};
use schemas::Activity;
use schemas::topic::Topic;
use schemas::wire::Codec;
use serde_json::{Value, json};

use super::workshop::Workshop;

const CONFIG: &str = r#"
[bus.embedded]
path = "log"

[[sink]]
kind = "file"
name = "archive"
path = "findings.jsonl"

[[sink]]
kind = "file"
name = "other"
path = "other.jsonl"
"#;

async fn bus(shop: &Workshop) -> Bus {
    let config: Config = serde_json::from_value(json!({"embedded": {"path": shop.path().join("log")}})).unwrap();
    Bus::open(&config.validate().unwrap()).await.unwrap()
}

/// Two that `archive` refused, one that `other` did.
async fn refuse(shop: &Workshop, codec: &Arc<Codec>) {
    let bus = bus(shop).await;
    for (position, sink) in (0..).zip(["archive", "other", "archive"]) {
        let finding = sinks::sample::marked(Activity::New, 1, 1_700_000_000_000 + position);
        let record = Record {
            key: Some(Bytes::from(finding.resource.uid.clone())),
            value: Some(codec.encode_finding(&finding).unwrap().into()),
            headers: Vec::new(),
            timestamp: 0,
        };
        let received = Received {
            topic: Topic::Findings,
            partition: 0,
            offset: position,
            record,
        };
        let letter = Envelope::new(Arc::clone(codec), sink)
            .dead_letter(&received, "HTTP 400: too odd", 7)
            .unwrap();
        bus.publish(vec![letter]).await.unwrap();
    }
}

async fn findings(shop: &Workshop) -> Vec<Record> {
    let mut tail = bus(shop)
        .await
        .tail(Topic::Findings, TailFrom::Beginning)
        .await
        .unwrap();
    let limits = PollLimits {
        records: 100,
        bytes: 1 << 20,
        wait: Duration::from_millis(50),
    };
    let received = tail.poll(limits).await.unwrap();
    received.into_iter().map(|received| received.record).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn each_is_replayed_once_to_whom_refused_it() {
    let shop = Workshop::empty();
    shop.write("tripline.toml", CONFIG);
    let codec = Arc::new(Codec::embedded().unwrap());
    refuse(&shop, &codec).await;
    let listed = shop.run(&["dead-letters", "list", "--config", "tripline.toml", "--sink", "archive"]);
    assert_eq!(listed.code, 0, "{}", listed.err);
    let lines: Vec<Value> = listed
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 2, "{}", listed.out);
    assert_eq!(
        (&lines[0]["reason"], &lines[0]["rule"]),
        (&json!("HTTP 400: too odd"), &json!("tripline_sink_test"))
    );
    let shown = shop.run(&[
        "dead-letters",
        "show",
        lines[0]["id"].as_str().unwrap(),
        "--config",
        "tripline.toml",
    ]);
    let shown: Value = serde_json::from_str(&shown.out).unwrap();
    assert_eq!(shown["finding"]["metadata"]["uid"], lines[0]["event_id"]);
    for expect in ["2 on their way to archive again\n", "0 on their way to archive again\n"] {
        let ran = shop.run(&["dead-letters", "replay", "archive", "--config", "tripline.toml"]);
        assert_eq!((ran.code, ran.out.as_str()), (0, expect), "{}", ran.err);
    }
    let findings = findings(&shop).await;
    assert_eq!(findings.len(), 2);
    assert!(
        findings
            .iter()
            .all(|record| is_for(record, "archive") && !is_for(record, "other"))
    );
    let wrong = shop.run(&["dead-letters", "replay", "nobody", "--config", "tripline.toml"]);
    assert!(
        wrong.code == 2 && wrong.err.contains("no sink \"nobody\""),
        "{}",
        wrong.err
    );
}
