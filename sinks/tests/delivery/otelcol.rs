//! The Splunk HEC receiver of the OpenTelemetry Collector: a server whose authors never saw this client.

use std::collections::BTreeMap;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::finding::{finding, id};
use crate::tools::{program, receivers};
use crate::world::{Kind, TOKEN, World, destination, until};

struct Collector {
    child: Child,
    url: String,
    file: PathBuf,
}

impl Collector {
    async fn start(folder: &Path) -> Self {
        let binary = program("otelcol.sh");
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let file = folder.join("taken.jsonl");
        let child = Command::new(binary)
            .arg("--config")
            .arg(receivers().join("otelcol.yaml"))
            .envs([("HEC_PORT", port.to_string()), ("HEC_TOKEN", TOKEN.to_owned())])
            .env("HEC_FILE", &file)
            .stdout(Stdio::null())
            .stderr(std::fs::File::create(folder.join("log")).unwrap())
            .spawn()
            .unwrap();
        let collector = Self {
            child,
            url: format!("http://127.0.0.1:{port}"),
            file,
        };
        let destination = destination(Kind::SplunkHec.entry(&collector.url));
        let since = Instant::now();
        until(async || match destination.trial().check().await {
            Ok(seen) => {
                assert!(seen.contains("healthy"), "{seen}");
                Some(())
            }
            Err(problem) if since.elapsed() > Duration::from_secs(30) => {
                let log = std::fs::read_to_string(folder.join("log")).unwrap();
                panic!("{problem}\n{log}");
            }
            Err(_) => None,
        })
        .await;
        collector
    }

    /// The log records in the file, by event id.
    fn taken(&self) -> BTreeMap<String, Vec<Value>> {
        let text = std::fs::read_to_string(&self.file).unwrap_or_default();
        let mut taken = BTreeMap::<String, Vec<Value>>::new();
        // The last line may be half written.
        for batch in text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
            for resource in batch["resourceLogs"].as_array().unwrap() {
                for scope in resource["scopeLogs"].as_array().unwrap() {
                    for record in scope["logRecords"].as_array().unwrap() {
                        let mut record = record.clone();
                        record["resource"] = resource["resource"].clone();
                        taken.entry(attribute(&record, "event_id")).or_default().push(record);
                    }
                }
            }
        }
        taken
    }
}

impl Drop for Collector {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn attribute(record: &Value, name: &str) -> String {
    let lists = [&record["attributes"], &record["resource"]["attributes"]];
    let mut all = lists.into_iter().filter_map(Value::as_array).flatten();
    let found = all.find(|attribute| attribute["key"] == name);
    found
        .and_then(|attribute| attribute["value"]["stringValue"].as_str())
        .unwrap_or_default()
        .to_owned()
}

async fn check(change: impl Fn(&mut Value)) {
    let folder = tempfile::tempdir().unwrap();
    let collector = Collector::start(folder.path()).await;
    let world = World::of(Kind::OtherHec).await;
    let sent: Vec<_> = (0..500)
        .map(|n| finding(n, 1, "ünïcode \u{1f600} \"quoted\""))
        .collect();
    world.publish(&sent).await;
    let mut entry = Kind::SplunkHec.entry(&collector.url);
    entry["time"] = "change".into();
    change(&mut entry);
    let running = world.start(destination(entry));
    let since = Instant::now();
    let taken = until(async || {
        let taken = collector.taken();
        assert!(
            since.elapsed() < Duration::from_secs(60),
            "{} of {}",
            taken.len(),
            sent.len()
        );
        (taken.len() == sent.len()).then_some(taken)
    })
    .await;
    running.stop().await;
    world.no_dead_letters().await;
    for finding in &sent {
        let records = &taken[&id(finding)];
        assert_eq!(records.len(), 1);
        let record = &records[0];
        assert_eq!(
            attribute(record, "com.splunk.sourcetype"),
            "tripline:ocsf:finding",
            "{record}"
        );
        assert_eq!(attribute(record, "finding_uid"), finding.uid);
        assert_eq!(attribute(record, "severity"), "high");
        let time: f64 = record["timeUnixNano"].as_str().unwrap().parse().unwrap();
        assert!((time / 1e6 - finding.time as f64).abs() < 1.0, "{record}");
        let body = record["body"].to_string();
        assert!(
            body.contains(&finding.uid) && body.contains("ünïcode \u{1f600}"),
            "{body}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_foreign_collector_takes_every_finding() {
    check(|_| {}).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_foreign_collector_takes_them_plain_and_confirms_them() {
    check(|entry| {
        entry["gzip"] = false.into();
        entry["ack"] = true.into();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_foreign_collector_refuses_a_wrong_token_without_its_echo() {
    let folder = tempfile::tempdir().unwrap();
    let collector = Collector::start(folder.path()).await;
    let mut entry = Kind::SplunkHec.entry(&collector.url);
    entry["token"] = "a-wrong-token".into();
    let problem = destination(entry).trial().check().await.unwrap_err().to_string();
    assert!(
        problem.contains("`sink[0].token`") && problem.contains("401"),
        "{problem}"
    );
    assert!(!problem.contains("a-wrong-token"), "{problem}");
}
