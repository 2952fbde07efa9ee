//! Syslog to Debian's rsyslog, and to a receiver that breaks off.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use pipeline::delivery::State;
use serde_json::{Value, json};
use tokio::io::AsyncReadExt;
use tokio::net::TcpListener;

use crate::finding::{finding, id};
use crate::tls::certificates;
use crate::tools::program;
use crate::world::{Kind, World, destination, until};

const PATIENCE: Duration = Duration::from_secs(60);

/// rsyslog on a port of its own; what it takes is a line of a file.
struct Rsyslog {
    child: Child,
    address: String,
    file: std::path::PathBuf,
}

impl Rsyslog {
    fn start(folder: &Path, tls: bool) -> Self {
        let root = program("rsyslog.sh");
        let address = std::net::TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap();
        let (file, at) = (folder.join("taken"), folder.display());
        let driver = match tls {
            true => "StreamDriver.Name=\"ossl\" StreamDriver.Mode=\"1\" StreamDriver.AuthMode=\"anon\"",
            false => "",
        };
        let files = match tls {
            true => format!(
                "defaultNetstreamDriverCAFile=\"{at}/ca.pem\" defaultNetstreamDriverCertFile=\"{at}/server.pem\" \
                 defaultNetstreamDriverKeyFile=\"{at}/server.key\""
            ),
            false => String::new(),
        };
        let config = format!(
            "global(workDirectory=\"{at}\" maxMessageSize=\"64k\" parser.escapeControlCharactersOnReceive=\"off\" {files})\n\
             module(load=\"imtcp\" {driver})\n\
             input(type=\"imtcp\" address=\"127.0.0.1\" port=\"{}\")\n\
             template(name=\"line\" type=\"string\" string=\"%pri%|%hostname%|%app-name%|%msgid%|%msg%\\n\")\n\
             action(type=\"omfile\" file=\"{}\" template=\"line\")\n",
            address.port(),
            file.display()
        );
        std::fs::write(folder.join("rsyslog.conf"), config).unwrap();
        let folder_of = |name: &str| format!("{}/usr/lib/x86_64-linux-gnu{name}", root.display());
        let child = Command::new(root.join("usr/sbin/rsyslogd"))
            .arg("-n")
            .arg("-f")
            .arg(folder.join("rsyslog.conf"))
            .arg("-i")
            .arg(folder.join("pid"))
            .arg("-M")
            .arg(folder_of("/rsyslog"))
            .env("LD_LIBRARY_PATH", folder_of(""))
            .stderr(Stdio::from(std::fs::File::create(folder.join("log")).unwrap()))
            .spawn()
            .unwrap();
        Self {
            child,
            address: address.to_string(),
            file,
        }
    }

    /// The lines, once there are so many.
    async fn taken(&self, count: usize) -> Vec<String> {
        let since = Instant::now();
        until(async || {
            let text = std::fs::read_to_string(&self.file).unwrap_or_default();
            let lines: Vec<String> = text.lines().map(str::to_owned).collect();
            let log = || std::fs::read_to_string(self.file.with_file_name("log")).unwrap_or_default();
            assert!(since.elapsed() < PATIENCE, "{} of {count}; {}", lines.len(), log());
            (lines.len() >= count).then_some(lines)
        })
        .await
    }
}

impl Drop for Rsyslog {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn entry(address: &str, change: Value) -> Value {
    let mut entry = json!({"kind": "syslog", "name": "siem", "address": address, "timeout": "10s"});
    entry
        .as_object_mut()
        .unwrap()
        .extend(change.as_object().unwrap().clone());
    entry
}

/// How often each event was taken, by its id behind `key`; in JSON by the metadata's.
fn ids(lines: &[String], key: &str) -> BTreeMap<String, usize> {
    let mut times = BTreeMap::new();
    for line in lines {
        let id = match line.find('{').filter(|_| key.is_empty()) {
            Some(start) => {
                let event: Value = serde_json::from_str(&line[start..]).unwrap();
                event["metadata"]["uid"].as_str().unwrap().to_owned()
            }
            None => {
                let (_, rest) = line.split_once(key).unwrap_or_else(|| panic!("no {key} in {line}"));
                rest.chars()
                    .take_while(|c| c.is_ascii_alphanumeric() || *c == ':')
                    .collect()
            }
        };
        *times.entry(id).or_insert(0) += 1;
    }
    times
}

async fn check(format: &str, key: &str, beginning: &str) {
    let folder = tempfile::tempdir().unwrap();
    let rsyslog = Rsyslog::start(folder.path(), false);
    let world = World::of(Kind::Webhook).await;
    let sent: Vec<_> = (0..300)
        .map(|n| finding(n, 1, "ünïcode \u{1f600} a|b=c\\\nnew line"))
        .collect();
    world.publish(&sent).await;
    let change = json!({"plain": true, "format": format});
    let running = world.start(destination(entry(&rsyslog.address, change)));
    let lines = rsyslog.taken(sent.len()).await;
    running.stop().await;
    let expect: BTreeMap<String, usize> = sent.iter().map(|finding| (id(finding), 1)).collect();
    assert_eq!(ids(&lines, key), expect);
    for line in &lines {
        assert!(
            line.starts_with(&format!("131|tripline|tripline|new|{beginning}")),
            "{line}"
        );
        assert!(line.contains("ünïcode \u{1f600}"), "{line}");
    }
    world.no_dead_letters().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_foreign_receiver_takes_each_form() {
    check("cef", "externalId=", "CEF:0|Tripline|Tripline|").await;
    check("leef", "eventId=", "LEEF:2.0|Tripline|Tripline|").await;
    check("ocsf", "", "{").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_foreign_receiver_takes_them_over_tls_once_it_is_trusted() {
    let folder = tempfile::tempdir().unwrap();
    certificates(folder.path());
    let rsyslog = Rsyslog::start(folder.path(), true);
    let world = World::of(Kind::Webhook).await;
    let sent: Vec<_> = (0..50).map(|n| finding(n, 1, "")).collect();
    world.publish(&sent).await;
    let untrusted = destination(entry(&rsyslog.address, json!({})));
    let mut health = untrusted.health().watch();
    let running = world.start(untrusted);
    let held = health
        .wait_for(|state| matches!(state, State::Held { .. }))
        .await
        .unwrap()
        .clone();
    assert!(format!("{held:?}").contains("`ca`"), "{held:?}");
    running.stop().await;
    let trusting = destination(entry(&rsyslog.address, json!({"ca": folder.path().join("ca.pem")})));
    let seen = trusting.trial().check().await.unwrap();
    assert!(seen.contains("reachable"), "{seen}");
    let running = world.start(trusting);
    let lines = rsyslog.taken(sent.len()).await;
    running.stop().await;
    let expect: BTreeMap<String, usize> = sent.iter().map(|finding| (id(finding), 1)).collect();
    assert_eq!(ids(&lines, "externalId="), expect);
}

/// What a receiver did not read to the end is sent again, from its beginning.
#[tokio::test(flavor = "multi_thread")]
async fn a_receiver_that_breaks_off_gets_it_again() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let world = World::of(Kind::Webhook).await;
    let sent: Vec<_> = (0..20).map(|n| finding(n % 5, 1 + n as i64 / 5, "")).collect();
    world.publish(&sent).await;
    let running = world.start(destination(entry(&address, json!({"plain": true}))));
    for _ in 0..3 {
        let (mut connection, _) = listener.accept().await.unwrap();
        connection.read_exact(&mut [0; 100]).await.unwrap();
        // Closed with bytes unread: the other side sees a reset.
    }
    let mut text = String::new();
    while sent.iter().any(|finding| !text.contains(&id(finding))) {
        let (mut connection, _) = listener.accept().await.unwrap();
        connection.read_to_string(&mut text).await.unwrap();
    }
    running.stop().await;
    for bucket in 0..5 {
        let own: Vec<usize> = sent
            .iter()
            .filter(|finding| finding.uid == sent[bucket].uid)
            .map(|finding| text.find(&id(finding)).unwrap())
            .collect();
        assert!(own.is_sorted(), "in order: {own:?}");
    }
    world.no_dead_letters().await;
}
