//! A bus of ours on brokers that ask for tokens (SASL OAUTHBEARER over TLS, a real Apache Kafka): published, read by a worker, put out in a
//! transaction. Renewals are tried by `azure_event_hubs`.

use std::time::Duration;

use bytes::Bytes;
use pipeline::bus::{Bus, BusError, Config, Outgoing, PollLimits, Polled, Position, Record, TailFrom};
use schemas::topic::Topic;
use serde_json::{Value, json};

use crate::issuer::{Issuer, SCOPE};
use crate::kafka::CONNECTION;

const LIMITS: PollLimits = PollLimits {
    records: 100,
    bytes: 1 << 20,
    wait: Duration::from_millis(200),
};

fn named(name: &str) -> String {
    std::env::var(name).expect("this test needs a Kafka broker: run it as `compose/kafka/run.sh cargo test …`")
}

async fn open(kafka: Value) -> Bus {
    let config: Config = serde_json::from_value(json!({"kind": "kafka", "partitions": 1, "kafka": kafka})).unwrap();
    Bus::open(&config.validate().unwrap()).await.unwrap()
}

fn record(topic: Topic, value: &str) -> Outgoing {
    Outgoing {
        topic,
        partition: None,
        record: Record {
            key: Some(Bytes::from_static(b"key")),
            value: Some(Bytes::from(value.to_owned())),
            headers: Vec::new(),
            timestamp: 0,
        },
    }
}

fn by_tokens(prefix: &str, issuer: &Issuer, secret: &str) -> Value {
    json!({"brokers": [named("TRIPLINE_KAFKA_SASL")], "prefix": prefix, "replication": 1,
        "properties": {"ssl.ca.location": named("TRIPLINE_KAFKA_CA")},
        "oauth": {"token_url": issuer.url, "client_id": "tripline", "client_secret": secret, "scope": SCOPE}})
}

#[tokio::test(flavor = "multi_thread")]
async fn the_bus_shows_tokens() {
    let (prefix, issuer) = (
        format!("tokens-{}.", std::process::id()),
        Issuer::of_tokens_that_last(3_600).await,
    );
    let bus = open(by_tokens(&prefix, &issuer, CONNECTION)).await;
    // Who shows tokens cannot create topics, and says how somebody else does.
    let told = bus.create_topics().await.unwrap_err().to_string();
    let command = format!("kafka-topics.sh --create --topic {prefix}changes --partitions 1 --replication-factor 1");
    assert!(told.contains(&command), "{told}");
    let plain = json!({"brokers": [named("TRIPLINE_KAFKA")], "prefix": prefix, "replication": 1});
    open(plain).await.create_topics().await.unwrap();
    assert_eq!(bus.create_topics().await.unwrap().len(), Topic::ALL.len());
    bus.check().await.unwrap();

    let mut worker = bus.worker("judge", &[Topic::Changes], &[]).await.unwrap();
    let mut tail = bus.tail(Topic::Findings, TailFrom::Beginning).await.unwrap();
    let (mut number, mut found) = (0, 0);
    while number < 3 || found < number {
        if found == number {
            bus.publish(vec![record(Topic::Changes, &number.to_string())])
                .await
                .unwrap();
            number += 1;
        }
        if let Polled::Records(records) = worker.poll(LIMITS).await.unwrap()
            && let Some(last) = records.last()
        {
            let position = Position {
                topic: last.topic,
                partition: last.partition,
                next: last.offset + 1,
            };
            let outputs = records.iter().map(|_| record(Topic::Findings, "found")).collect();
            worker.commit(outputs, vec![position]).await.unwrap();
        }
        found += tail.poll(LIMITS).await.unwrap().len();
    }
    assert_eq!(found, number);
    assert_eq!(issuer.granted(), 1, "clients share a token");
    assert_eq!(bus.backlog("judge", Topic::Changes).await.unwrap(), Some(0));
    let mut snapshot = bus.snapshot(Topic::Findings, 0, 0).await.unwrap();
    assert_eq!(snapshot.page().await.unwrap().unwrap().len(), number);
    worker.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_issuer_that_is_away_is_waited_for_and_one_that_refuses_is_not() {
    let issuer = Issuer::of_tokens_that_last(3_600).await;
    issuer.away.store(1_000, std::sync::atomic::Ordering::SeqCst);
    let bus = open(by_tokens("nobody.", &issuer, CONNECTION)).await;
    let away = bus.check().await;
    assert!(
        matches!(&away, Err(BusError::Busy(what)) if what.contains("503")),
        "{away:?}"
    );
    issuer.away.store(0, std::sync::atomic::Ordering::SeqCst);
    let bus = open(by_tokens("nobody.", &issuer, "another")).await;
    let refused = bus.check().await;
    let says =
        |what: &str| what.contains("invalid_client") && what.contains("check `oauth`") && !what.contains("another");
    assert!(
        matches!(&refused, Err(BusError::Broken(what)) if says(what)),
        "{refused:?}"
    );
}
