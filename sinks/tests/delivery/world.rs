//! A bus in a folder of its own, a receiver behind faults, a destination between them.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use pipeline::bus::{self, Bus, BusError, Outgoing, PollLimits, Received, Record, TailFrom};
use pipeline::envelope::Envelope;
use receiver::{Arrival, Options, Receiver, router};
use schemas::topic::Topic;
use schemas::wire::Codec;
use schemas::{Finding, Rejected};
use serde_json::{Value, json};
use sinks::{Config, Destination, build};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_util::sync::{CancellationToken, DropGuard};

use crate::faults::{Fault, Faults};
use crate::finding::id;
pub use crate::kind::{Class, Front, Kind, SECRET, TOKEN};
use crate::stand::{self, Spoken};

/// Nothing here takes so long; a machine that is busy may.
pub const PATIENCE: Duration = Duration::from_secs(60);

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
    /// The program behind the destination, where it is no server of ours.
    spoken: Option<(Front, Spoken)>,
    _stop: DropGuard,
    #[allow(dead_code, reason = "removed when dropped")]
    folders: Vec<tempfile::TempDir>,
}

impl World {
    pub async fn of(kind: Kind) -> Self {
        let mut world = Self::with(kind.options()).await;
        world.behind(kind.front()).await;
        world
    }

    /// Puts whoever it is behind the destination.
    pub async fn behind(&mut self, front: Front) {
        if front == Front::Http {
            return;
        }
        let (sender, arrivals) = mpsc::unbounded_channel();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().to_owned();
        let shown = path.to_str().unwrap().to_owned();
        self.arrivals = arrivals;
        let (spoken, url) = match front {
            Front::Http => return,
            Front::Mail => {
                let (mail, address) = stand::mail(sender).await;
                (Some(mail), address)
            }
            Front::Syslog => (None, stand::syslog(self.faults.clone(), sender).await),
            Front::Lines => (Some(stand::lines(&path.join("findings"), sender)), shown),
            Front::Folder => (Some(stand::parquet(&path, sender)), shown),
            Front::Objects => {
                let router = self.faults.before(receiver::objects(path.clone()));
                let receiver = Receiver::serving(([127, 0, 0, 1], 0).into(), router).unwrap();
                let url = receiver.url();
                tokio::spawn(receiver.run(CancellationToken::new()));
                (Some(stand::parquet(&path, sender)), url)
            }
            Front::Topic => {
                let (broker, topic) = (broker(), format!("findings-{:016x}", rand::random::<u64>()));
                (
                    Some(stand::topic(&broker, &topic, sender).await),
                    format!("{broker}/{topic}"),
                )
            }
        };
        self.spoken = spoken.map(|spoken| (front, spoken));
        self.url = url;
        self.folders.push(folder);
    }

    /// For the next requests, one each.
    pub async fn inject(&mut self, faults: impl IntoIterator<Item = Fault>) {
        match &mut self.spoken {
            Some((Front::Mail, mail)) => {
                for fault in faults {
                    let line = stand::mail_fault(&fault);
                    mail.say(&line).await;
                    assert_eq!(mail.line().await["fault"], line);
                }
            }
            _ => self.faults.next(faults),
        }
    }

    pub async fn with(options: Options) -> Self {
        Self::wide(options, 2).await
    }

    pub async fn wide(options: Options, partitions: u32) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().to_owned();
        let config = json!({"partitions": partitions, "embedded": {"path": path}});
        let mut world = Self::on(config, options).await;
        world.folders.push(folder);
        world
    }

    /// On topics of its own on a real broker, where a member that does not poll for 6 seconds is thrown out of its group.
    pub async fn kafka(kind: Kind) -> Self {
        let broker = broker();
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
            spoken: None,
            _stop: stop.drop_guard(),
            folders: Vec::new(),
        }
    }

    /// No more faults.
    pub async fn mend(&mut self, kind: Kind) {
        match kind.front() {
            // It is another process with the faults of the old one gone.
            Front::Mail => self.behind(Front::Mail).await,
            _ => self.faults.clear(),
        }
    }

    pub async fn publish(&self, findings: &[Finding]) {
        let records = findings.iter().map(|finding| {
            let value = self.codec.encode_finding(finding).unwrap();
            outgoing(&finding.resource.uid, value)
        });
        self.bus.publish(records.collect()).await.unwrap();
    }

    /// What the mail server refused for its text it takes from now on.
    pub async fn forgive(&mut self) {
        if let Some((Front::Mail, mail)) = &mut self.spoken {
            mail.say("forgive").await;
            assert_eq!(mail.line().await["fault"], "forgive");
        }
    }

    /// As `tripline dead-letters replay` does.
    pub async fn replay(&self, letters: &[Rejected]) {
        let envelope = Envelope::new(Arc::clone(&self.codec), "soc");
        let again = letters.iter().map(|letter| {
            let key = self
                .codec
                .decode_finding(&letter.bytes)
                .map(|finding| finding.resource.uid);
            let record = outgoing(&key.unwrap_or_default(), Vec::new()).record;
            let received = Received {
                topic: Topic::DeadLetters,
                partition: 0,
                offset: 0,
                record,
            };
            envelope.again(&received, letter)
        });
        self.bus.publish(again.collect()).await.unwrap();
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

fn broker() -> String {
    std::env::var("TRIPLINE_KAFKA").expect(
        "this test needs a Kafka broker: run it as `compose/kafka/run.sh cargo test …`, or set TRIPLINE_KAFKA=host:port",
    )
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

/// Until there is an answer; asked every few milliseconds.
pub async fn until<T>(mut ask: impl AsyncFnMut() -> Option<T>) -> T {
    loop {
        if let Some(answer) = ask().await {
            return answer;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
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
