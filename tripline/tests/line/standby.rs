//! Two processes with one source, on Kafka: one pulls, and when it is killed the other goes on where it was.

use bytes::Bytes;
use pipeline::bus::{Bus, Config, Outgoing, PollLimits, Record, TailFrom};
use schemas::topic::Topic;
use schemas::wire::Codec;
use serde_json::json;
use std::collections::BTreeSet;
use std::time::Duration;

use crate::process::Process;
use crate::site::{Site, pod};

/// Somebody else's topic.
struct Theirs {
    bus: Bus,
    topic: String,
}

impl Theirs {
    async fn new(broker: &str) -> Self {
        let prefix = format!("theirs-{}.", std::process::id());
        let config = json!({"kind": "kafka", "partitions": 1, "kafka": {"brokers": [broker], "prefix": prefix, "replication": 1}});
        let config: Config = serde_json::from_value(config).unwrap();
        let bus = Bus::open(&config.validate().unwrap()).await.unwrap();
        bus.create_topics().await.unwrap();
        let topic = format!("{prefix}findings");
        Self { bus, topic }
    }

    async fn send(&self, name: &str) {
        let record = Record {
            key: Some(Bytes::from(name.to_owned())),
            value: Some(Bytes::from(pod(name, true, 1).to_string())),
            headers: Vec::new(),
            timestamp: 0,
        };
        let outgoing = Outgoing {
            topic: Topic::Findings,
            partition: None,
            record,
        };
        self.bus.publish(vec![outgoing]).await.unwrap();
    }
}

/// Waits for these resources on topic `changes`; how often each was told.
async fn changes(site: &Site, wanted: &[&str]) -> Vec<String> {
    let (bus, codec) = (site.bus().await, Codec::embedded().unwrap());
    let mut tail = bus.tail(Topic::Changes, TailFrom::Beginning).await.unwrap();
    let limits = PollLimits {
        records: 1_000,
        bytes: 8 << 20,
        wait: Duration::from_secs(1),
    };
    let (mut names, all) = (
        Vec::new(),
        wanted
            .iter()
            .map(|name| (*name).to_owned())
            .collect::<BTreeSet<String>>(),
    );
    crate::process::until("the changes are there", async || {
        for received in tail.poll(limits).await.unwrap() {
            let change = codec.decode_change(received.record.value.as_ref().unwrap()).unwrap();
            names.extend(change.resource_name);
        }
        names.iter().cloned().collect::<BTreeSet<String>>() == all
    })
    .await;
    names
}

#[tokio::test(flavor = "multi_thread")]
async fn one_pulls_and_another_goes_on() {
    let site = Site::kafka().await;
    let broker = std::env::var("TRIPLINE_KAFKA").unwrap();
    let theirs = Theirs::new(&broker).await;
    let file = site.path("tripline.toml");
    let config = std::fs::read_to_string(&file).unwrap();
    std::fs::write(
        &file,
        config.replace("[ingest.http]\n", "[ingest.http]\nenabled = false\n"),
    )
    .unwrap();
    site.configure(&format!(
        "[[ingest.source]]\nkind = 'kafka'\nname = 'theirs'\nbrokers = ['{broker}']\ntopics = ['{}']\n",
        theirs.topic
    ));
    theirs.send("first").await;
    let mut first: Process = site.process(&["ingest"]);
    first.says("pulling").await;
    let mut second = site.process(&["ingest"]);
    second
        .says("another process pulls, or none yet: waiting for the place")
        .await;
    assert_eq!(changes(&site, &["first"]).await.len(), 1);

    first.kill().await;
    theirs.send("second").await;
    second.says("pulling").await;
    let told = changes(&site, &["first", "second"]).await;
    assert_eq!(told.len(), 2, "what was read is not read again: {told:?}");

    // A clean stop hands over at once.
    let mut third = site.process(&["ingest"]);
    third
        .says("another process pulls, or none yet: waiting for the place")
        .await;
    second.terminate();
    assert_eq!(second.ended().await, Some(0), "{second:?}");
    third.says("pulling").await;
    theirs.send("third").await;
    assert_eq!(changes(&site, &["first", "second", "third"]).await.len(), 3);
    third.terminate();
    assert_eq!(third.ended().await, Some(0), "{third:?}");
}
