//! The delivery loop on the embedded log: what the workers of one destination share, and what a partition that moves takes along.
#![cfg(test)]

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use bytes::Bytes;
use futures::FutureExt;
use futures::future::BoxFuture;
use pipeline::bus::{Bus, Config, Outgoing};
use pipeline::delivery::{
    self, Answer, Event, Health, Limits, Method, Request, Response, Settings, Sink, Transport, TransportError,
};
use pipeline::envelope::Envelope;
use schemas::finding::{ChangeInfo, Remediation, ResourceInfo, RuleInfo};
use schemas::wire::Codec;
use schemas::{Activity, Clock, Context, Finding, Severity, Verdict};
use tokio_util::sync::CancellationToken;

const PATIENCE: Duration = Duration::from_secs(60);

/// One finding a request.
struct OneByOne;

impl Sink for OneByOne {
    fn name(&self) -> &str {
        "soc"
    }

    fn limits(&self) -> Limits {
        Limits {
            records: 1,
            bytes: 1 << 20,
            inflated: 1 << 20,
            alone: 1 << 20,
        }
    }

    fn encode(&self, finding: &Finding, _told: i64) -> Result<Vec<u8>, String> {
        match finding.uid.as_str() {
            "panic" => panic!("as an encoder might"),
            uid => Ok(uid.as_bytes().to_vec()),
        }
    }

    fn request(&self, events: &[Event], _now: i64) -> Request {
        Request {
            method: Method::Post,
            url: String::new(),
            headers: Vec::new(),
            body: events[0].body.clone(),
        }
    }

    fn answer(&self, _events: &[Event], response: &Response, _before: &[Response]) -> Answer {
        match response.status {
            200 => Answer::Delivered { slow: false },
            _ => Answer::Retry {
                reason: "busy".to_owned(),
            },
        }
    }
}

/// Keeps what comes and when; answers as it is told, then always well.
#[derive(Default)]
struct Receiver {
    seen: Mutex<Vec<(Instant, String)>>,
    answers: Mutex<Vec<Response>>,
}

impl Receiver {
    fn seen(&self) -> Vec<(Instant, String)> {
        self.seen.lock().unwrap().clone()
    }

    fn counts(&self) -> BTreeMap<String, usize> {
        let mut counts = BTreeMap::new();
        self.seen()
            .into_iter()
            .for_each(|(_, uid)| *counts.entry(uid).or_default() += 1);
        counts
    }

    async fn until(&self, what: &str, met: impl Fn(&Self) -> bool) {
        let begun = Instant::now();
        while !met(self) {
            assert!(begun.elapsed() < PATIENCE, "{what}: {:?}", self.counts());
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}

fn status(status: u16, retry_after: Option<&str>) -> Response {
    let headers = retry_after.map(|value| ("retry-after".to_owned(), value.to_owned()));
    Response {
        status,
        headers: headers.into_iter().collect(),
        body: Bytes::new(),
    }
}

impl Transport for Receiver {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        async move {
            let uid = String::from_utf8(request.body.to_vec()).unwrap();
            self.seen.lock().unwrap().push((Instant::now(), uid));
            let answer = self.answers.lock().unwrap().pop();
            Ok(answer.unwrap_or_else(|| status(200, None)))
        }
        .boxed()
    }
}

fn finding(uid: &str) -> Finding {
    Finding {
        uid: uid.to_owned(),
        sequence: 1,
        activity: Activity::New,
        verdict: Verdict::Fail,
        reason: None,
        time: 0,
        first_seen: 0,
        last_seen: 0,
        rule: RuleInfo {
            id: String::new(),
            hash: String::new(),
            title: String::new(),
            description: String::new(),
            severity: Severity::Low,
            remediation: Remediation::default(),
            attack: Vec::new(),
            frameworks: Default::default(),
            references: Vec::new(),
        },
        resource: ResourceInfo {
            uid: uid.to_owned(),
            resource_type: String::new(),
            name: None,
            provider: String::new(),
            account: None,
            region: None,
            tags: BTreeMap::new(),
            context: Context::default(),
        },
        evidence: "{}".to_owned(),
        change: ChangeInfo {
            id: String::new(),
            source: String::new(),
            actor: None,
            origin: None,
        },
        related: Vec::new(),
        traceparent: None,
        decision: Default::default(),
    }
}

struct Site {
    bus: Bus,
    codec: Arc<Codec>,
    health: Health,
    clock: Clock,
    receiver: Arc<Receiver>,
    _folder: tempfile::TempDir,
}

impl Site {
    async fn new(receiver: Receiver) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("log").display().to_string();
        let config: Config = toml::from_str(&format!("partitions = 4\n[embedded]\npath = \"{path}\"\n")).unwrap();
        Self {
            bus: Bus::open(&config.validate().unwrap()).await.unwrap(),
            codec: Arc::new(Codec::embedded().unwrap()),
            health: Health::default(),
            clock: Clock::system(),
            receiver: Arc::new(receiver),
            _folder: folder,
        }
    }

    /// One finding in each place: partition and uid.
    async fn publish(&self, findings: &[(i32, &str)]) {
        let envelope = Envelope::new(Arc::clone(&self.codec), "test");
        let place = |(partition, uid): &(i32, &str)| Outgoing {
            partition: Some(*partition),
            ..envelope.finding(&finding(uid)).unwrap()
        };
        self.bus.publish(findings.iter().map(place).collect()).await.unwrap();
    }

    async fn start(&self, worker: usize, stop: &CancellationToken) -> tokio::task::JoinHandle<()> {
        let mut settings = Settings::new(Arc::clone(&self.codec));
        settings.health = self.health.clone();
        settings.worker = worker;
        settings.clock = self.clock.clone();
        settings.pace.commit = PATIENCE;
        settings.pace.linger = Duration::ZERO;
        let joined = self
            .bus
            .worker("sink-soc", &[schemas::topic::Topic::Findings], &[])
            .await
            .unwrap();
        let transport = Arc::clone(&self.receiver) as Arc<dyn Transport>;
        let run = delivery::run(joined, Arc::new(OneByOne), transport, settings, stop.clone());
        tokio::spawn(async move { run.await.unwrap() })
    }
}

/// While a destination is away what waits for it grows old, and says so; delivered, it waits no longer.
#[tokio::test(flavor = "multi_thread")]
async fn what_waits_for_too_long_is_said_until_it_is_delivered() {
    let receiver = Receiver::default();
    receiver.answers.lock().unwrap().push(status(503, Some("1")));
    let mut site = Site::new(receiver).await;
    // As if ten minutes had passed since the bus took it.
    site.clock = Clock::from(|| Clock::system().now() + 600_000);
    let waiting = site.health.waiting().clone();
    let stop = CancellationToken::new();
    let worker = site.start(0, &stop).await;
    site.publish(&[(0, "a"), (0, "b")]).await;
    site.receiver.until("an alarm", |_| waiting.is_late()).await;
    assert!(waiting.oldest() >= Duration::from_secs(600), "{:?}", waiting.oldest());
    assert!(waiting.findings() >= 1);
    let delivered = |receiver: &Receiver| receiver.counts().len() == 2 && !waiting.is_late();
    site.receiver.until("both, and no alarm any more", delivered).await;
    site.receiver.until("nothing waits", |_| waiting.findings() == 0).await;
    stop.cancel();
    worker.await.unwrap();
}

/// What one worker is told holds for all; then one tries, and the others follow when that went well.
#[tokio::test(flavor = "multi_thread")]
async fn a_destination_that_asks_for_a_pause_gets_it_from_all_workers() {
    let receiver = Receiver::default();
    // Taken from the end: the first request is refused, and so is the first try after the pause.
    receiver
        .answers
        .lock()
        .unwrap()
        .extend([status(503, Some("1")), status(503, Some("1"))]);
    let site = Site::new(receiver).await;
    let stop = CancellationToken::new();
    let mut workers = Vec::new();
    for number in 0..4 {
        workers.push(site.start(number, &stop).await);
    }
    site.publish(&[(0, "first")]).await;
    site.receiver
        .until("the first request", |receiver| !receiver.seen().is_empty())
        .await;
    site.publish(&[(1, "a"), (1, "b"), (2, "c"), (2, "d"), (3, "e"), (3, "f")])
        .await;
    site.receiver
        .until("all of them", |receiver| receiver.counts().len() == 7)
        .await;
    stop.cancel();
    for worker in workers {
        worker.await.unwrap();
    }
    let seen = site.receiver.seen();
    assert_eq!(seen.len(), 7 + 2, "{:?}", site.receiver.counts());
    for pair in seen[..3].windows(2) {
        let pause = pair[1].0 - pair[0].0;
        assert!(pause >= Duration::from_secs(1), "asked again after {pause:?}");
    }
}

/// What was delivered is committed before its partition goes to another worker: only what is under way is sent twice.
#[tokio::test(flavor = "multi_thread")]
async fn a_partition_that_moves_takes_its_progress_along() {
    let receiver = Receiver::default();
    // Taken from the end: half is delivered, then there is a pause with more at hand, so that nothing is committed by itself.
    let answers = [status(503, Some("2"))]
        .into_iter()
        .chain((0..20).map(|_| status(200, None)));
    receiver.answers.lock().unwrap().extend(answers);
    let site = Site::new(receiver).await;
    let all: Vec<(i32, String)> = (0..40).map(|number| (number % 4, number.to_string())).collect();
    let all: Vec<(i32, &str)> = all.iter().map(|(partition, uid)| (*partition, uid.as_str())).collect();
    site.publish(&all).await;
    let (stop_first, stop_second) = (CancellationToken::new(), CancellationToken::new());
    let first = site.start(0, &stop_first).await;
    site.receiver
        .until("the pause", |receiver| receiver.seen().len() == 21)
        .await;
    let second = site.start(1, &stop_second).await;
    site.receiver
        .until("all of them", |receiver| receiver.counts().len() == 40)
        .await;
    for (stop, worker) in [(stop_first, first), (stop_second, second)] {
        stop.cancel();
        worker.await.unwrap();
    }
    let (seen, counts) = (site.receiver.seen(), site.receiver.counts());
    let again: Vec<&String> = counts
        .iter()
        .filter(|(_, count)| **count > 1)
        .map(|(uid, _)| uid)
        .collect();
    assert!(again.iter().all(|uid| **uid == seen[20].1), "sent again: {again:?}");
}

/// A finding on which the encoder panics is a dead letter; those after it are delivered.
#[tokio::test(flavor = "multi_thread")]
async fn a_finding_that_cannot_be_encoded_stops_nothing() {
    let site = Site::new(Receiver::default()).await;
    let stop = CancellationToken::new();
    let worker = site.start(0, &stop).await;
    site.publish(&[(0, "panic"), (0, "after")]).await;
    site.receiver
        .until("the one after it", |receiver| receiver.counts().contains_key("after"))
        .await;
    stop.cancel();
    worker.await.unwrap();
    let mut letters = site
        .bus
        .tail(schemas::topic::Topic::DeadLetters, pipeline::bus::TailFrom::Beginning)
        .await
        .unwrap();
    let limits = pipeline::bus::PollLimits {
        records: 10,
        bytes: 1 << 20,
        wait: PATIENCE,
    };
    let letters = letters.poll(limits).await.unwrap();
    let letter = site
        .codec
        .decode_rejected(letters[0].record.value.as_ref().unwrap())
        .unwrap();
    assert!(letter.reason.contains("as an encoder might"), "{}", letter.reason);
}
