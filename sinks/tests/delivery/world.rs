//! A bus in a folder of its own, a receiver behind faults, a destination between them.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use pipeline::bus::{self, Bus, BusError, Outgoing, PollLimits, Record, TailFrom};
use receiver::{Arrival, Key, Options, Receiver, router};
use schemas::topic::Topic;
use schemas::wire::Codec;
use schemas::{Finding, Rejected};
use serde_json::{Value, json};
use sinks::{Config, Destination, build};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_util::sync::{CancellationToken, DropGuard};

use crate::faults::Faults;
use crate::finding::id;

pub const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8G";
pub const TOKEN: &str = "11111111-2222-3333-4444-555555555555";

/// Nothing here takes so long; a machine that is busy may.
const PATIENCE: Duration = Duration::from_secs(60);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    SplunkHec,
    /// A collector that takes all of a request or nothing.
    OtherHec,
    /// With indexer acknowledgment.
    SplunkHecAck,
    Sentinel,
    Webhook,
    /// A template of one's own.
    Http,
    Jira,
    Opsgenie,
    Pagerduty,
    ServicenowEvent,
    ServicenowIncident,
    Slack,
    Teams,
    Thehive,
    Tines,
}

impl Kind {
    pub const ALL: [Self; 15] = [
        Self::SplunkHec,
        Self::OtherHec,
        Self::SplunkHecAck,
        Self::Sentinel,
        Self::Webhook,
        Self::Http,
        Self::Jira,
        Self::Opsgenie,
        Self::Pagerduty,
        Self::ServicenowEvent,
        Self::ServicenowIncident,
        Self::Slack,
        Self::Teams,
        Self::Thehive,
        Self::Tines,
    ];

    /// Those that send the whole finding, not the essence of it in a platform's words.
    pub const WHOLE: [Self; 5] = [
        Self::SplunkHec,
        Self::OtherHec,
        Self::SplunkHecAck,
        Self::Sentinel,
        Self::Webhook,
    ];

    /// Those that ask what is there before they tell what is new, so that a repeat changes nothing.
    pub fn asks_first(self) -> bool {
        matches!(
            self,
            Self::Jira | Self::ServicenowIncident | Self::Slack | Self::Thehive
        )
    }

    /// The entry in the config.
    pub fn entry(self, url: &str) -> Value {
        let basic = json!({"basic": {"user": "tripline", "password": TOKEN}});
        let mut entry = match self {
            Self::SplunkHec | Self::OtherHec => json!({"kind": "splunk_hec", "url": url, "token": TOKEN}),
            Self::SplunkHecAck => json!({"kind": "splunk_hec", "url": url, "token": TOKEN, "ack": true}),
            Self::Sentinel => json!({
                "kind": "sentinel", "endpoint": url, "authority": url, "rule": "dcr-0123456789abcdef",
                "tenant": "local", "client_id": "tripline", "client_secret": TOKEN,
            }),
            Self::Webhook => json!({"kind": "webhook", "url": format!("{url}/webhook"), "secret": SECRET}),
            Self::Http => json!({
                "kind": "http", "url": url, "template": concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/sinks/example.toml"),
                "secrets": {"story": TOKEN},
            }),
            Self::Jira => json!({"kind": "jira", "url": url, "project": "SEC", "auth": basic}),
            Self::Opsgenie => json!({"kind": "opsgenie", "url": url, "api_key": TOKEN}),
            Self::Pagerduty => json!({"kind": "pagerduty", "url": url, "routing_key": TOKEN}),
            Self::ServicenowEvent => json!({"kind": "servicenow", "url": url, "auth": basic}),
            Self::ServicenowIncident => json!({"kind": "servicenow", "url": url, "table": "incident", "auth": basic}),
            Self::Slack => json!({"kind": "slack", "url": url, "token": TOKEN, "channel": "C0123456789"}),
            Self::Teams => json!({"kind": "teams", "url": format!("{url}/workflows/teams?sig={TOKEN}")}),
            Self::Thehive => json!({"kind": "thehive", "url": url, "api_key": TOKEN}),
            Self::Tines => json!({"kind": "tines", "url": format!("{url}/story/{TOKEN}")}),
        };
        entry["name"] = "soc".into();
        entry["workers"] = 1.into();
        entry["http"] = json!({"timeout": "5s"});
        entry
    }

    pub fn options(self) -> Options {
        let mut options = Options::new(TOKEN, Key::parse(SECRET).unwrap());
        options.keeps_before_invalid = self != Self::OtherHec;
        options.ack_after = (self == Self::SplunkHecAck).then_some(2);
        options
    }
}

/// One destination of that config, in a hurry.
pub fn destination(entry: Value) -> Destination {
    let config: Config = serde_json::from_value(json!([entry])).unwrap();
    let destination = build(config.validate().unwrap().entries()).unwrap().remove(0);
    destination.at_pace(|pace| {
        pace.linger = Duration::from_millis(5);
        pace.backoff.first = Duration::from_millis(5);
        pace.backoff.longest = Duration::from_millis(20);
        pace.retry_after = Duration::from_millis(300);
        pace.hold = Duration::from_millis(20);
        pace.confirm = Duration::from_millis(10);
    })
}

pub struct World {
    pub bus: Bus,
    pub codec: Arc<Codec>,
    pub faults: Faults,
    pub url: String,
    arrivals: mpsc::UnboundedReceiver<Arrival>,
    _stop: DropGuard,
    #[allow(dead_code, reason = "removed when dropped")]
    folder: Option<tempfile::TempDir>,
}

impl World {
    pub async fn of(kind: Kind) -> Self {
        Self::with(kind.options()).await
    }

    pub async fn with(options: Options) -> Self {
        Self::wide(options, 2).await
    }

    pub async fn wide(options: Options, partitions: u32) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().to_owned();
        let config = json!({"partitions": partitions, "embedded": {"path": path}});
        Self {
            folder: Some(folder),
            ..Self::on(config, options).await
        }
    }

    /// On topics of its own on a real broker, where a member that does not poll for 6 seconds is thrown out of its group.
    pub async fn kafka(kind: Kind) -> Self {
        let broker = std::env::var("TRIPLINE_KAFKA").expect(
            "this test needs a Kafka broker: run it as `compose/kafka/run.sh cargo test …`, or set TRIPLINE_KAFKA=host:port",
        );
        let properties =
            json!({"session.timeout.ms": 2000, "heartbeat.interval.ms": 300, "max.poll.interval.ms": 6000});
        let kafka = json!({
            "brokers": [broker],
            "prefix": format!("test-{:016x}.", rand::random::<u64>()),
            "properties": properties,
        });
        let config = json!({"kind": "kafka", "partitions": 2, "kafka": kafka});
        let world = Self::on(config, kind.options()).await;
        world.bus.create_topics().await.unwrap();
        world
    }

    async fn on(bus: Value, options: Options) -> Self {
        let config: bus::Config = serde_json::from_value(bus).unwrap();
        let bus = Bus::open(&config.validate().unwrap()).await.unwrap();
        let (faults, stop) = (Faults::default(), CancellationToken::new());
        let (sender, arrivals) = mpsc::unbounded_channel();
        let router = faults.before(router(options, sender));
        let receiver = Receiver::serving(([127, 0, 0, 1], 0).into(), router).unwrap();
        let url = receiver.url();
        tokio::spawn(receiver.run(stop.clone()));
        let codec = Arc::new(Codec::embedded().unwrap());
        Self {
            bus,
            codec,
            faults,
            url,
            arrivals,
            _stop: stop.drop_guard(),
            folder: None,
        }
    }

    pub async fn publish(&self, findings: &[Finding]) {
        let records = findings.iter().map(|finding| {
            let value = self.codec.encode_finding(finding).unwrap();
            outgoing(&finding.resource.uid, value)
        });
        self.bus.publish(records.collect()).await.unwrap();
    }

    pub async fn publish_bytes(&self, key: &str, value: &[u8]) {
        self.bus.publish(vec![outgoing(key, value.to_vec())]).await.unwrap();
    }

    pub fn start(&self, destination: Destination) -> Running {
        let stop = CancellationToken::new();
        let (bus, codec, token) = (self.bus.clone(), Arc::clone(&self.codec), stop.clone());
        Running {
            stop,
            task: tokio::spawn(async move { destination.run(&bus, codec, token).await }),
        }
    }

    /// So many arrivals, duplicates counted.
    pub async fn arrivals(&mut self, count: usize) -> Vec<Arrival> {
        let mut arrived = Vec::new();
        while arrived.len() < count {
            match timeout(PATIENCE, self.arrivals.recv()).await {
                Ok(arrival) => arrived.push(arrival.unwrap()),
                Err(_) => panic!(
                    "{} of {count} arrived; requests: {:?}",
                    arrived.len(),
                    self.faults.seen()
                ),
            }
        }
        arrived
    }

    /// Arrivals until each of these was there, and how often each was.
    pub async fn all(&mut self, findings: &[Finding]) -> BTreeMap<String, usize> {
        let mut missing: std::collections::BTreeSet<String> = findings.iter().map(id).collect();
        let mut times = BTreeMap::new();
        while !missing.is_empty() {
            let Ok(arrival) = timeout(PATIENCE, self.arrivals.recv()).await else {
                panic!("missing {missing:?}; requests: {:?}", self.faults.seen());
            };
            let id = arrival.unwrap().event_id;
            missing.remove(&id);
            *times.entry(id).or_insert(0) += 1;
        }
        times
    }

    /// What arrived and was not taken yet.
    pub fn rest(&mut self) -> Vec<Arrival> {
        std::iter::from_fn(|| self.arrivals.try_recv().ok()).collect()
    }

    pub async fn dead_letters(&self, count: usize) -> Vec<Rejected> {
        let mut tail = self.bus.tail(Topic::DeadLetters, TailFrom::Beginning).await.unwrap();
        let limits = PollLimits {
            records: 100,
            bytes: 1 << 20,
            wait: Duration::from_secs(1),
        };
        let mut letters = Vec::new();
        let read = async {
            while letters.len() < count {
                for received in tail.poll(limits).await.unwrap() {
                    letters.push(self.codec.decode_rejected(&received.record.value.unwrap()).unwrap());
                }
            }
        };
        if timeout(PATIENCE, read).await.is_err() {
            panic!("{} of {count} dead letters: {letters:?}", letters.len());
        }
        letters
    }

    pub async fn no_dead_letters(&self) {
        let mut tail = self.bus.tail(Topic::DeadLetters, TailFrom::Beginning).await.unwrap();
        let limits = PollLimits {
            records: 100,
            bytes: 1 << 20,
            wait: Duration::from_millis(1),
        };
        let found = tail.poll(limits).await.unwrap();
        let letters = found
            .iter()
            .map(|received| self.codec.decode_rejected(received.record.value.as_ref().unwrap()));
        assert_eq!(
            letters.map(|letter| letter.unwrap().reason).collect::<Vec<_>>(),
            Vec::<String>::new()
        );
    }
}

fn outgoing(key: &str, value: Vec<u8>) -> Outgoing {
    let key = Some(Bytes::from(key.to_owned()));
    let record = Record {
        key,
        value: Some(value.into()),
        headers: Vec::new(),
        timestamp: 0,
    };
    Outgoing {
        topic: Topic::Findings,
        partition: None,
        record,
    }
}

pub struct Running {
    stop: CancellationToken,
    task: JoinHandle<Result<(), BusError>>,
}

impl Running {
    /// Stops gracefully.
    pub async fn stop(self) {
        self.stop.cancel();
        timeout(PATIENCE, self.task).await.unwrap().unwrap().unwrap();
    }

    /// Stops as a killed process does: at whatever it is doing.
    pub async fn kill(self) {
        self.task.abort();
        let _ = self.task.await;
    }
}
