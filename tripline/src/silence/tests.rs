//! The watch over sources on the embedded log: silence opens a finding, speaking again ends it, a restart repeats neither.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Instant;

use pipeline::bus::Config as BusConfig;
use pipeline::envelope::Envelope;
use schemas::{Activity, ChangeKind, Completeness, ConfigChange, Finding};
use serde_json::json;

use super::*;

const HOUR: i64 = 3_600_000;

fn change(number: i64) -> ConfigChange {
    ConfigChange {
        id: number.to_string(),
        source: "aws_config".to_owned(),
        shape: "aws_config".to_owned(),
        provider: "aws".to_owned(),
        account: Some("123".to_owned()),
        region: Some("eu-west-1".to_owned()),
        resource_type: "AWS::S3::Bucket".to_owned(),
        resource_uid: format!("arn:aws:s3:::{number}"),
        resource_name: None,
        kind: ChangeKind::Update,
        time: number,
        observed_at: number,
        version: None,
        actor: None,
        tags: Default::default(),
        completeness: Completeness::Full,
        configuration: None,
        prior: None,
        origin: None,
        context: None,
    }
}

struct Site {
    bus: Bus,
    codec: Arc<Codec>,
    /// How far the clock is before the bus's, ms.
    ahead: Arc<AtomicI64>,
    _folder: tempfile::TempDir,
}

impl Site {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config: BusConfig = serde_json::from_value(json!({"embedded": {"path": folder.path()}})).unwrap();
        Self {
            bus: Bus::open(&config.validate().unwrap()).await.unwrap(),
            codec: Arc::new(Codec::embedded().unwrap()),
            ahead: Arc::default(),
            _folder: folder,
        }
    }

    async fn speak(&self, number: i64) {
        let envelope = Envelope::new(Arc::clone(&self.codec), "ingest");
        let record = envelope.change(&change(number), None).unwrap();
        self.bus.publish(vec![record]).await.unwrap();
    }

    fn watch(&self, stop: &CancellationToken) -> tokio::task::JoinHandle<()> {
        let config: Config = serde_json::from_value(json!({
            "least": "60s", "severity": "high", "expect": [{"source": "aws_*", "account": "123", "within": "1h"}],
        }))
        .unwrap();
        let (ahead, settings) = (Arc::clone(&self.ahead), config.validate().unwrap());
        let clock = Clock::from(move || Clock::system().now() + ahead.load(Ordering::Relaxed));
        let run = run(self.bus.clone(), Arc::clone(&self.codec), settings, clock, stop.clone());
        tokio::spawn(async move { run.await.unwrap() })
    }

    async fn findings(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for span in self.bus.spans(Topic::Findings).await.unwrap() {
            let mut snapshot = self.bus.snapshot(Topic::Findings, span.partition, 0).await.unwrap();
            while let Some(page) = snapshot.page().await.unwrap() {
                let values = page.into_iter().filter_map(|received| received.record.value);
                findings.extend(values.map(|value| self.codec.decode_finding(&value).unwrap()));
            }
        }
        findings.sort_by_key(|finding| finding.sequence);
        findings
    }

    /// The activities of the findings, once there are so many.
    async fn told(&self, count: usize) -> Vec<Activity> {
        until("findings", async || self.findings().await.len() >= count).await;
        self.findings().await.iter().map(|finding| finding.activity).collect()
    }
}

async fn until(what: &str, mut met: impl AsyncFnMut() -> bool) {
    let begun = Instant::now();
    while !met().await {
        assert!(begun.elapsed() < Duration::from_secs(60), "never: {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn silence_is_a_finding_until_the_source_speaks_again() {
    let site = Site::new().await;
    site.speak(1).await;
    let stop = CancellationToken::new();
    let watch = site.watch(&stop);
    // It must have begun to listen before the time jumps.
    site.speak(2).await;
    let listens = async || !site.bus.committed(GROUP, LOCK).await.unwrap().is_empty();
    until("it listens and wrote down what it heard", listens).await;
    site.ahead.store(2 * HOUR, Ordering::Relaxed);
    assert_eq!(site.told(1).await, [Activity::New]);
    stop.cancel();
    watch.await.unwrap();

    // Another one that takes over knows that it was told.
    let stop = CancellationToken::new();
    let watch = site.watch(&stop);
    site.ahead.store(0, Ordering::Relaxed);
    site.speak(3).await;
    assert_eq!(site.told(2).await, [Activity::New, Activity::Resolved]);
    stop.cancel();
    watch.await.unwrap();
    let findings = site.findings().await;
    assert_eq!(findings.len(), 2, "{findings:?}");
    assert_eq!(
        findings[0].resource.uid,
        "tripline://source/aws/aws_config/123/eu-west-1"
    );
}

#[test]
fn a_record_says_who_told_it_without_being_read() {
    let codec = Codec::embedded().unwrap();
    for change in [
        change(7),
        ConfigChange {
            account: None,
            region: None,
            source: "ü".repeat(100),
            ..change(8)
        },
    ] {
        let told = codec.told_by(&codec.encode_change(&change).unwrap()).unwrap();
        assert_eq!((told.source, told.provider), (change.source, change.provider));
        assert_eq!((told.account, told.region), (change.account, change.region));
    }
    assert_eq!(codec.told_by(b"nothing"), None);
}
