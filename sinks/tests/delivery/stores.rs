//! Parquet into object stores that others wrote: S3 by moto, Blob Storage by Azurite, Cloud Storage by gcp-storage-emulator. What lies in
//! them is fetched by their own APIs, and DuckDB reads it.

use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use tokio::process::{Child, Command as Spawned};

use crate::finding::{finding, id};
use crate::tools::{program, receivers};
use crate::world::{Kind, World, destination};

/// A store on a port of its own, gone with its handle.
struct Store {
    kind: &'static str,
    url: String,
    _server: Child,
}

fn python(script: &str, arguments: &[&str]) -> Value {
    let ran = Command::new(program("python.sh"))
        .arg(receivers().join(script))
        .args(arguments)
        .output()
        .unwrap();
    assert!(
        ran.status.success(),
        "{script} {arguments:?}: {}",
        String::from_utf8_lossy(&ran.stderr)
    );
    serde_json::from_slice(&ran.stdout).unwrap_or(Value::Null)
}

impl Store {
    fn start(kind: &'static str) -> Self {
        let port = std::net::TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let server = Spawned::new(receivers().join("store.sh"))
            .args([kind, &port.to_string()])
            .stdout(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let store = Self {
            kind,
            url: format!("http://127.0.0.1:{port}"),
            _server: server,
        };
        python("store_files.py", &[kind, &store.url, "make"]);
        store
    }

    fn entry(&self, key: &str) -> Value {
        let (url, options) = match self.kind {
            "s3" => (
                "s3://findings/ext/tripline",
                json!({"endpoint": self.url, "region": "eu-central-1", "access_key_id": "AKIATEST", "secret_access_key": key}),
            ),
            "blob" => (
                "az://findings/ext/tripline",
                json!({
                    "endpoint": format!("{}/devstoreaccount1", self.url), "account_name": "devstoreaccount1", "access_key": key,
                }),
            ),
            _ => (
                "gs://findings/ext/tripline",
                json!({"service_account_key": json!({
                    "gcs_base_url": self.url, "disable_oauth": true, "client_email": "", "private_key": "", "private_key_id": "",
                }).to_string()}),
            ),
        };
        json!({"kind": "parquet", "name": "lake", "url": url, "options": options, "allow_http": true, "every": "20ms"})
    }
}

/// The emulator's key, which its documentation prints.
const KEY: &str = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

#[tokio::test(flavor = "multi_thread")]
async fn stores_that_others_wrote_have_every_finding() {
    for kind in ["s3", "blob", "gcs"] {
        let store = Store::start(kind);
        let world = World::of(Kind::Webhook).await;
        let sent: Vec<_> = (0..60).map(|n| finding(n % 10, 1 + n as i64 / 10, "")).collect();
        world.publish(&sent).await;
        let destination = destination(store.entry(KEY));
        let seen = destination.trial().check().await;
        assert!(seen.is_ok(), "{kind}: {seen:?}");
        let health = destination.health();
        let running = world.start(destination);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().to_str().unwrap();
        let query = "select metadata.uid, class_uid from {files} order by time_dt, metadata.uid";
        let mut rows = Value::Null;
        while rows.as_array().is_none_or(|rows| rows.len() < sent.len()) {
            python("store_files.py", &[kind, &store.url, "fetch", path]);
            if Path::new(path).read_dir().unwrap().next().is_some() {
                rows = python("parquet_events.py", &[path, query]);
            }
        }
        running.stop().await;
        assert!(health.is_well() && health.waiting().findings() == 0, "{kind}");
        let mut got: Vec<_> = rows
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row[0].as_str().unwrap().to_owned())
            .collect();
        let mut expect: Vec<_> = sent.iter().map(id).collect();
        got.sort();
        expect.sort();
        assert_eq!(got, expect, "{kind}");
        world.no_dead_letters().await;
    }
}

/// Azurite looks at signatures.
#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_key_holds() {
    let store = Store::start("blob");
    let wrong = KEY.replace("Eby8", "Eby9");
    let problem = destination(store.entry(&wrong))
        .trial()
        .send(&sinks::sample::marked(schemas::Activity::New, 1, 1))
        .await;
    let problem = problem.unwrap_err().to_string();
    assert!(
        problem.contains("403") && problem.contains("`options`") && !problem.contains(&wrong),
        "{problem}"
    );
}
