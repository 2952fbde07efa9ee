//! A folder with a config, rules and owners, a receiver with three doors, and a bus of its own.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ingest::Hints;
use ingest::post::Poster;
use pipeline::bus::{Bus, PollLimits, TailFrom};
use receiver::{Arrival, Endpoint, Key, Options, Receiver};
use schemas::Finding;
use schemas::topic::Topic;
use schemas::wire::Codec;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use crate::process::{PATIENCE, Process, until};

const TOKEN: &str = "receiver-token";
const KEY: &str = "whsec_dHJpcGxpbmUtcmVjZWl2ZXItb24tdGhpcy1tYWNoaW5l";

const RULE: &str = "/*
id: pod_privileged
title: Pod runs a privileged container
severity: high
description: It can do whatever its node can.
remediation: {console: Set privileged to false.}
*/
SELECT resource_uid
FROM changes
WHERE resource_type = 'Pod' AND json_get_bool(configuration, 'spec', 'privileged')
";

pub struct Site {
    folder: tempfile::TempDir,
    listen: SocketAddr,
    pub arrivals: mpsc::UnboundedReceiver<Arrival>,
    early: Vec<Arrival>,
    stop: CancellationToken,
    /// Broker and prefix of the topics.
    kafka: Option<(String, String)>,
    /// What came to the collector of traces.
    pub traces: Arc<Mutex<Vec<u8>>>,
    /// Processes that run until [`Site::end`].
    running: Mutex<Vec<Process>>,
}

impl Drop for Site {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

/// A pod that is privileged or not; the version orders its changes.
pub fn pod(name: &str, privileged: bool, version: usize) -> Value {
    json!({"apiVersion": "v1", "kind": "Pod", "metadata": {"name": name, "uid": name, "resourceVersion": version.to_string(),
        "labels": {"team": "shop"}}, "spec": {"privileged": privileged}})
}

/// A port that nobody has now.
pub fn free() -> SocketAddr {
    std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
}

/// A collector of OTLP that keeps the bodies of `/v1/traces`.
fn collector(stop: CancellationToken) -> (String, Arc<Mutex<Vec<u8>>>) {
    let (traces, listener) = (
        Arc::new(Mutex::new(Vec::new())),
        std::net::TcpListener::bind("127.0.0.1:0").unwrap(),
    );
    let (url, kept) = (
        format!("http://{}", listener.local_addr().unwrap()),
        Arc::clone(&traces),
    );
    listener.set_nonblocking(true).unwrap();
    let listener = tokio::net::TcpListener::from_std(listener).unwrap();
    tokio::spawn(async move {
        loop {
            let stream = tokio::select! {
                () = stop.cancelled() => return,
                accepted = listener.accept() => accepted.unwrap().0,
            };
            tokio::spawn(collect(stream, Arc::clone(&kept)));
        }
    });
    (url, traces)
}

/// One request after another of one connection.
async fn collect(mut stream: TcpStream, kept: Arc<Mutex<Vec<u8>>>) {
    let mut bytes = Vec::new();
    loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
            let length = head
                .lines()
                .find_map(|line| line.strip_prefix("content-length: ")?.parse::<usize>().ok());
            let whole = end + 4 + length.unwrap_or(0);
            if bytes.len() >= whole {
                if head.starts_with("post /v1/traces ") {
                    kept.lock().unwrap().extend_from_slice(&bytes[end + 4..whole]);
                }
                bytes.drain(..whole);
                if stream
                    .write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
                    .await
                    .is_err()
                {
                    return;
                }
                continue;
            }
        }
        if stream.read_buf(&mut bytes).await.unwrap_or(0) == 0 {
            return;
        }
    }
}

impl Site {
    pub fn embedded() -> Self {
        Self::new("[bus.embedded]\npath = 'data'\nfsync = 'never'\n", None)
    }

    pub async fn kafka() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let broker = std::env::var("TRIPLINE_KAFKA").expect(
            "this test needs a Kafka broker: run it as `compose/kafka/run.sh cargo test …`, or set TRIPLINE_KAFKA",
        );
        let prefix = format!("line-{}-{}.", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let bus = format!(
            "[bus]\nkind = 'kafka'\npartitions = 3\n[bus.kafka]\nbrokers = ['{broker}']\nprefix = '{prefix}'\nreplication = 1\n\
             properties = {{'session.timeout.ms' = 6000, 'heartbeat.interval.ms' = 1000}}\n"
        );
        let site = Self::new(&bus, Some((broker, prefix)));
        let mut create = Process::start(site.folder.path(), &["topics", "create"]);
        assert_eq!(create.ended().await, Some(0), "{create:?}");
        site
    }

    fn new(bus: &str, kafka: Option<(String, String)>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let options = Options::new(TOKEN, Key::parse(KEY).unwrap());
        let (receiver, arrivals) = Receiver::bind("127.0.0.1:0".parse().unwrap(), options).unwrap();
        let (url, listen, stop) = (receiver.url(), free(), CancellationToken::new());
        tokio::spawn(receiver.run(stop.clone()));
        let (collector, traces) = collector(stop.clone());
        let config = format!(
            "{bus}
[ingest.http]
listen = '{listen}'
[[enrich.file]]
path = 'owners.csv'
[telemetry]
listen = '127.0.0.1:0'
otlp.endpoint = '{collector}'
log.format = 'json'
[[sink]]
kind = 'splunk_hec'
name = 'splunk'
url = '{url}'
token = '{TOKEN}'
pace.backoff = '100ms'
[[sink]]
kind = 'sentinel'
name = 'sentinel'
endpoint = '{url}'
authority = '{url}'
tenant = 'local'
client_id = 'tripline'
client_secret = '{TOKEN}'
rule = 'dcr-00000000000000000000000000000000'
pace.backoff = '100ms'
[[sink]]
kind = 'webhook'
name = 'webhook'
url = '{url}/webhook'
secret = '{KEY}'
pace.backoff = '100ms'
[evaluate]
rules = ['rules']
built_in = false
"
        );
        std::fs::write(folder.path().join("tripline.toml"), config).unwrap();
        std::fs::write(folder.path().join("owners.csv"), "tag:team,owner\nshop,shop team\n").unwrap();
        std::fs::create_dir_all(folder.path().join("rules/pod")).unwrap();
        std::fs::write(folder.path().join("rules/pod/pod_privileged.sql"), RULE).unwrap();
        Self {
            folder,
            listen,
            arrivals,
            early: Vec::new(),
            stop,
            kafka,
            traces,
            running: Mutex::default(),
        }
    }

    /// One more rule.
    pub fn rule(&self, id: &str, sql: &str) {
        let header = format!("id: {id}\ntitle: {id}\nseverity: low\ndescription: d\nremediation: {{console: c}}");
        let file = self.folder.path().join(format!("rules/pod/{id}.sql"));
        std::fs::write(file, format!("/*\n{header}\n*/\n{sql}\n")).unwrap();
    }

    /// More lines of config; they begin with a section of their own.
    pub fn configure(&self, more: &str) {
        let file = self.folder.path().join("tripline.toml");
        let config = std::fs::read_to_string(&file).unwrap();
        std::fs::write(file, format!("{config}{more}")).unwrap();
    }

    /// Posts once; the answer.
    pub async fn try_post(&self, record: Value) -> reqwest::Response {
        let url = format!("http://{}/v1/changes", self.listen);
        let client = reqwest::Client::new();
        client.post(url).body(record.to_string()).send().await.unwrap()
    }

    /// Starts the processes; the one that listens does so when this returns.
    pub async fn start(&self, roles: &[&[&str]]) -> Vec<Process> {
        let mut processes: Vec<Process> = roles.iter().map(|role| self.process(role)).collect();
        processes[0].says("listening").await;
        processes
    }

    pub fn process(&self, role: &[&str]) -> Process {
        Process::start(self.folder.path(), role)
    }

    /// Posts until it is taken, as a script with a retry would.
    pub async fn post(&self, record: Value) {
        let poster = Poster::new(&format!("http://{}", self.listen), None).unwrap();
        let body = record.to_string().into_bytes();
        until("the listener takes the record", async || {
            matches!(poster.post(body.clone(), &Hints::default()).await, Ok(answer) if answer.status == 202 || answer.status == 200)
        })
        .await;
    }

    /// Lets processes run until [`Site::end`].
    pub fn keep(&self, processes: Vec<Process>) {
        self.running.lock().unwrap().extend(processes);
    }

    /// Stops what runs.
    pub async fn end(&self) {
        let running = std::mem::take(&mut *self.running.lock().unwrap());
        for mut process in running {
            process.terminate();
            assert_eq!(process.ended().await, Some(0), "{process:?} did not stop cleanly");
        }
    }

    /// The first arrival at a door that is meant.
    pub async fn arrival(&mut self, endpoint: Endpoint, meant: impl Fn(&Value) -> bool) -> Value {
        let wanted = |arrival: &Arrival| arrival.endpoint == endpoint && meant(&arrival.finding);
        if let Some(position) = self.early.iter().position(wanted) {
            return self.early.remove(position).finding;
        }
        loop {
            let arrival = tokio::time::timeout(PATIENCE, self.arrivals.recv()).await;
            let arrival = arrival
                .unwrap_or_else(|_| panic!("nothing more at {endpoint:?}"))
                .unwrap();
            if wanted(&arrival) {
                return arrival.finding;
            }
            self.early.push(arrival);
        }
    }

    /// The first values of a topic as a Python consumer reads them that has the schema's file and nothing else of ours.
    pub fn read_by_python(&self, topic: &str, schema: &str, count: usize) -> Vec<Value> {
        let (broker, prefix) = self.kafka.as_ref().expect("on Kafka");
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let run = |command: &mut std::process::Command| {
            let output = command.output().unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            String::from_utf8(output.stdout).unwrap()
        };
        let python = run(&mut std::process::Command::new(
            root.join("compose/receivers/python.sh"),
        ));
        let script = root.join("compose/receivers/consume_topic.py");
        let schema = root.join("schemas").join(schema);
        let mut consume = std::process::Command::new(python.trim());
        consume
            .arg(script)
            .arg(broker)
            .arg(format!("{prefix}{topic}"))
            .arg(schema)
            .arg(count.to_string());
        let lines = run(&mut consume);
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// A file of its folder.
    pub fn write(&self, path: &str, text: &str) {
        let file = self.folder.path().join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }

    /// What a command prints, run while processes run; its exit code is 0.
    pub async fn run(&self, arguments: &[&str]) -> String {
        let mut command = tokio::process::Command::new(env!("CARGO_BIN_EXE_tripline"));
        command
            .args(arguments)
            .args(["--config", "tripline.toml"])
            .current_dir(self.folder.path());
        let output = tokio::time::timeout(PATIENCE, command.output()).await.unwrap().unwrap();
        let (out, err) = (
            String::from_utf8(output.stdout).unwrap(),
            String::from_utf8_lossy(&output.stderr),
        );
        assert!(output.status.success(), "{arguments:?}: {out}{err}");
        out
    }

    /// A path in its folder.
    pub fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    /// Its bus. On the embedded bus its process must have ended.
    pub async fn bus(&self) -> Bus {
        let settings = tripline::settings::Settings::read(Some(&self.folder.path().join("tripline.toml"))).unwrap();
        let mut settings = settings.bus;
        if let pipeline::bus::Settings::Embedded(embedded) = &mut settings {
            embedded.path = self.folder.path().join(&embedded.path);
        }
        Bus::open(&settings).await.unwrap()
    }

    /// Everything on topic `findings`. On the embedded bus its process must have ended.
    pub async fn findings(&self) -> Vec<Finding> {
        let bus = self.bus().await;
        let codec = Codec::embedded().unwrap();
        let mut tail = bus.tail(Topic::Findings, TailFrom::Beginning).await.unwrap();
        let wait = Duration::from_secs(if self.kafka.is_some() { 5 } else { 1 });
        let mut findings = Vec::new();
        loop {
            let received = tail
                .poll(PollLimits {
                    records: 1000,
                    bytes: 8 << 20,
                    wait,
                })
                .await
                .unwrap();
            if received.is_empty() {
                return findings;
            }
            findings.extend(
                received
                    .iter()
                    .map(|one| codec.decode_finding(one.record.value.as_ref().unwrap()).unwrap()),
            );
        }
    }
}
