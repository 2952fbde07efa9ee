//! `kafka` against a real Apache Kafka (`compose/kafka/run.sh`). What is read are topics that a bus of ours made under a prefix of its own,
//! written to as anybody would: any bytes, any key.

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;
use pipeline::bus::{Bus, Config, Outgoing, Record};
use schemas::topic::Topic;
use serde_json::{Value, json};

use crate::conformance::{self, Provider};
use crate::issuer::{Issuer, SCOPE};
use crate::records::notification;
use crate::world::{Kept, pull};

pub const CONNECTION: &str =
    "Endpoint=sb://ns.servicebus.windows.net/;SharedAccessKeyName=listen;SharedAccessKey=c2VjcmV0";

/// Topics of three partitions.
pub struct Topics {
    bus: Bus,
    pub topic: String,
    pub sasl: String,
    pub ca: String,
    pub secrets: tempfile::TempDir,
}

impl Topics {
    pub async fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let named = |name: &str| {
            std::env::var(name).expect("this test needs a Kafka broker: run it as `compose/kafka/run.sh cargo test …`")
        };
        let prefix = format!(
            "source-{}-{}.",
            std::process::id(),
            COUNT.fetch_add(1, Ordering::Relaxed)
        );
        let config = json!({"kind": "kafka", "partitions": 3, "kafka": {"brokers": [named("TRIPLINE_KAFKA")], "prefix": prefix, "replication": 1}});
        let config: Config = serde_json::from_value(config).unwrap();
        let bus = Bus::open(&config.validate().unwrap()).await.unwrap();
        bus.create_topics().await.unwrap();
        let topics = Self {
            bus,
            topic: format!("{prefix}findings"),
            sasl: named("TRIPLINE_KAFKA_SASL"),
            ca: named("TRIPLINE_KAFKA_CA"),
            secrets: tempfile::tempdir().unwrap(),
        };
        topics.password(CONNECTION);
        topics
    }

    pub fn password(&self, password: &str) {
        std::fs::write(self.secrets.path().join("password"), password).unwrap();
    }

    pub fn secret(&self) -> String {
        format!("file:{}", self.secrets.path().join("password").display())
    }

    pub async fn send<V: Into<Bytes>>(&self, values: impl Iterator<Item = (String, Option<V>)>) {
        let records = values.map(|(key, value)| Outgoing {
            topic: Topic::Findings,
            partition: None,
            record: Record {
                key: Some(Bytes::from(key)),
                value: value.map(Into::into),
                headers: vec![("theirs".to_owned(), Bytes::from_static(&[255]))],
                timestamp: 0,
            },
        });
        self.bus.publish(records.collect()).await.unwrap();
    }
}

impl Provider for Topics {
    fn prefix(&self) -> String {
        "b-".to_owned()
    }

    fn config(&self) -> Value {
        json!({"kind": "kafka", "name": "topics", "brokers": [self.sasl], "topics": [self.topic], "properties": {
            "security.protocol": "SASL_SSL", "sasl.mechanism": "PLAIN", "sasl.username": "$ConnectionString",
            "sasl.password": self.secret(), "ssl.ca.location": self.ca}})
    }

    async fn put(&self, numbers: Range<usize>) {
        let value = |number: usize| {
            (
                number.to_string(),
                Some(notification(&format!("b-{number}")).to_string()),
            )
        };
        self.send(numbers.map(value)).await;
    }

    async fn poison(&self) {
        let poison = [
            ("p".to_owned(), Some("{\"half\": ".to_owned())),
            ("t".to_owned(), Some(" ".to_owned())),
        ];
        self.send(poison.into_iter()).await;
    }

    async fn believe(&self, believed: bool) {
        self.password(if believed {
            CONNECTION
        } else {
            "Endpoint=sb://ns.servicebus.windows.net/;SharedAccessKey=b3RoZXI="
        });
    }

    fn asks_again(&self) -> bool {
        false
    }

    fn throttle(&self) {}

    fn unmet(&self) -> usize {
        0
    }

    async fn is_done(&self) -> bool {
        true
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn conformance_on_a_real_broker() {
    conformance::check(&Topics::new().await).await;
}

/// Their positions stand with the records: what was read is not read again, not even after a hundred thousand.
#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_thousand_records_come_once() {
    let topics = Topics::new().await;
    let kept = Arc::new(Kept::default());
    for thousand in 0..100 {
        let record = |number: usize| {
            (
                number.to_string(),
                Some(json!({"resource_type": "AWS::S3::Bucket", "Name": format!("b-{number}")}).to_string()),
            )
        };
        topics
            .send((thousand * 1_000..(thousand + 1) * 1_000).map(record))
            .await;
    }
    let pulling = pull(&kept, &topics.config()).await;
    kept.until("half of them", |kept| kept.count() >= 50_000).await;
    pulling.kill().await;
    let pulling = pull(&kept, &topics.config()).await;
    kept.until("all of them", |kept| kept.count() >= 100_000).await;
    pulling.stop().await;
    assert_eq!(kept.ids("b-").len(), 100_000);
    assert_eq!(
        kept.count(),
        100_000,
        "positions and records are kept in one step here, so none comes twice"
    );
}

/// The same for who has tokens by client credentials.
struct ByTokens {
    topics: Topics,
    issuer: Issuer,
}

impl Provider for ByTokens {
    fn prefix(&self) -> String {
        self.topics.prefix()
    }

    fn config(&self) -> Value {
        let mut config = self.topics.config();
        config["properties"] = json!({"ssl.ca.location": self.topics.ca});
        config["oauth"] = json!({"token_url": format!("{}/token", self.issuer.url), "client_id": "tripline",
            "client_secret": self.topics.secret(), "scope": SCOPE});
        config
    }

    async fn put(&self, numbers: Range<usize>) {
        self.topics.put(numbers).await;
    }

    async fn poison(&self) {
        self.topics.poison().await;
    }

    async fn believe(&self, believed: bool) {
        self.topics.believe(believed).await;
    }

    fn asks_again(&self) -> bool {
        false
    }

    /// The issuer is busy when the source begins anew.
    fn throttle(&self) {
        self.issuer.away.store(3, Ordering::SeqCst);
    }

    fn unmet(&self) -> usize {
        self.issuer.away.load(Ordering::SeqCst)
    }

    async fn is_done(&self) -> bool {
        true
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn conformance_with_tokens_by_client_credentials() {
    let (topics, issuer) = (Topics::new().await, Issuer::of_tokens_that_last(3_600).await);
    conformance::check(&ByTokens { topics, issuer }).await;
}
