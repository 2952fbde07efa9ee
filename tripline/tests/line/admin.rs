//! What runs is asked while it runs, and replays: everything once, nothing stopped. Where nothing runs the bus itself is asked.

use std::os::unix::fs::PermissionsExt;
use std::sync::Arc;

use bytes::Bytes;
use pipeline::bus::{Received, Record};
use pipeline::envelope::Envelope;
use receiver::Endpoint;
use schemas::topic::Topic;
use schemas::wire::Codec;
use schemas::{Activity, Rejected};
use serde_json::Value;

use crate::process::until;
use crate::site::{Site, free, pod};
use crate::{FOUR, ONE};

/// A pod that ingest could not read once, and a finding that the webhook refused for good.
async fn set_aside(site: &Site) {
    let (bus, codec) = (site.bus().await, Arc::new(Codec::embedded().unwrap()));
    let rejected = Rejected {
        stage: "ingest".to_owned(),
        reason: "no mapping yet".to_owned(),
        origin: "pods.json".to_owned(),
        position: 0,
        time: 1,
        bytes: pod("late", true, 1).to_string().into_bytes(),
    };
    let finding = sinks::sample::marked(Activity::New, 1, 1_700_000_000_000);
    let received = Received {
        topic: Topic::Findings,
        partition: 0,
        offset: 0,
        record: Record {
            key: Some(Bytes::from(finding.resource.uid.clone())),
            value: Some(codec.encode_finding(&finding).unwrap().into()),
            headers: Vec::new(),
            timestamp: 0,
        },
    };
    let reject = Envelope::new(Arc::clone(&codec), "ingest")
        .reject(&rejected, None)
        .unwrap();
    let dead = Envelope::new(codec, "webhook")
        .dead_letter(&received, "HTTP 400: too odd", 7)
        .unwrap();
    bus.publish(vec![reject, dead]).await.unwrap();
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// What was set aside goes on its way, once.
async fn replayed_once(site: &mut Site) {
    let listed = lines(&site.run(&["rejected", "list"]).await);
    assert_eq!((listed.len(), &listed[0]["reason"]), (1, &"no mapping yet".into()));
    let id = listed[0]["id"].as_str().unwrap();
    let shown: Value = serde_json::from_str(&site.run(&["rejected", "show", id]).await).unwrap();
    assert_eq!(shown, listed[0]);
    for expect in ["1 accepted, 0 rejected again\n", "0 accepted, 0 rejected again\n"] {
        assert_eq!(site.run(&["rejected", "replay"]).await, expect);
    }
    assert_eq!(site.run(&["rejected", "list"]).await, "");
    let all = lines(&site.run(&["rejected", "list", "--all"]).await);
    assert_eq!(all[0]["replayed"], true);
    let late = |finding: &Value| finding["resources"][0]["name"] == "late";
    site.arrival(Endpoint::Webhook, late).await;
    for expect in ["1 on their way to webhook again\n", "0 on their way to webhook again\n"] {
        assert_eq!(site.run(&["dead-letters", "replay", "webhook"]).await, expect);
    }
    let marked = |finding: &Value| finding["finding_info"]["title"] != RULE;
    site.arrival(Endpoint::Webhook, marked).await;
}

const OPEN: [&str; 9] = [
    "findings",
    "list",
    "--open",
    "--severity",
    "high",
    "--rule",
    "pod_*",
    "--format",
    "jsonl",
];

/// Findings, resources, and one of them with all that is stored of it.
async fn listed(site: &Site) {
    until("both pods have an open finding", async || {
        lines(&site.run(&OPEN).await).len() == 2
    })
    .await;
    let rows = lines(&site.run(&OPEN).await);
    let row = rows.iter().find(|row| row["resource_name"] == "web").unwrap();
    assert_eq!(
        (&row["rule"], &row["status"]),
        (&"pod_privileged".into(), &"open".into())
    );
    let nobody = ["findings", "list", "--account", "nobody", "--format", "json"];
    assert_eq!(site.run(&nobody).await, "[]\n");
    let pods = ["inventory", "list", "--type", "Pod", "--format", "jsonl"];
    assert_eq!(lines(&site.run(&pods).await).len(), 2);
    let state = site.run(&["state", "show", "k8s://-/-/Pod/web"]).await;
    let state: Value = serde_json::from_str(&state).unwrap();
    assert_eq!(state["change"]["configuration"]["spec"]["privileged"], true);
    assert_eq!(state["findings"][0]["status"], "open");
}

/// A snapshot that has `web` and lacks `late`; a pod of another type's scope is none of its business.
async fn reconciled(site: &mut Site) {
    let list = serde_json::json!({"apiVersion": "v1", "kind": "List", "items": [pod("web", true, 1)]});
    site.write("snapshot.json", &list.to_string());
    let reconcile = |more: &[&'static str]| [&["reconcile", "snapshot.json", "--of-type", "Pod"], more].concat();
    let dry = site.run(&reconcile(&["--dry-run"])).await;
    assert!(
        dry.contains("gone  k8s://-/-/Pod/late\n1 of 2 stored resources would be closed; 0 of"),
        "{dry}"
    );
    let other = site.run(&["reconcile", "snapshot.json", "--of-type", "Service"]).await;
    assert!(other.starts_with("0 of 0 stored resources closed"), "{other}");
    let closed = site.run(&reconcile(&[])).await;
    assert!(closed.contains("1 of 2 stored resources closed"), "{closed}");
    let resolved = |finding: &Value| finding["resources"][0]["name"] == "late" && finding["activity_id"] == 3;
    site.arrival(Endpoint::Webhook, resolved).await;
    until("it is gone", async || {
        site.run(&reconcile(&["--dry-run"])).await.starts_with("0 of 1")
    })
    .await;
}

/// One page on which everything is well and no secret stands.
async fn looked_at(site: &Site) {
    let page = site.run(&["doctor", "--offline", "--format", "jsonl"]).await;
    let checks = lines(&page);
    let of = |name: &str| checks.iter().find(|check| check["check"] == name).unwrap();
    for name in ["config", "process", "bus", "topic findings", "source kubernetes"] {
        assert_eq!(of(name)["status"], "ok", "{page}");
    }
    assert!(checks.iter().any(|check| check["check"] == "finding"), "{page}");
    assert!(!page.contains("receiver-token") && !page.contains("whsec_"), "{page}");
}

async fn asked_while_it_runs(mut site: Site, roles: &[&[&str]]) {
    set_aside(&site).await;
    let processes = site.start(roles).await;
    site.post(pod("web", true, 1)).await;
    let web = |finding: &Value| finding["resources"][0]["name"] == "web";
    site.arrival(Endpoint::Webhook, web).await;
    replayed_once(&mut site).await;
    listed(&site).await;
    looked_at(&site).await;
    reconciled(&mut site).await;
    site.keep(processes);
    site.end().await;
    // The same words, with nobody there to ask.
    assert_eq!(lines(&site.run(&OPEN).await).len(), 1);
    let events = site.findings().await;
    let of = |name: &str| {
        let named = events
            .iter()
            .filter(|event| event.resource.name.as_deref() == Some(name));
        named.count()
    };
    assert_eq!((of("web"), of("late"), events.len()), (1, 2, 4), "{events:?}");
}

const RULE: &str = "Pod runs a privileged container";

#[tokio::test(flavor = "multi_thread")]
async fn one_process_is_asked_while_it_runs() {
    asked_while_it_runs(Site::embedded(), ONE).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn four_processes_are_asked_while_they_run_on_kafka() {
    asked_while_it_runs(Site::kafka().await, FOUR).await;
}

/// No other user reads what is asked there, and over TCP nobody without the token.
#[tokio::test(flavor = "multi_thread")]
async fn the_admin_socket_is_its_owners_alone() {
    let site = Site::embedded();
    let processes = site.start(ONE).await;
    let mode = std::fs::metadata(site.path("data/admin.sock"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600, "{mode:o}");
    site.keep(processes);
    site.end().await;
    assert!(!site.path("data/admin.sock").exists());

    let address = free();
    site.configure(&format!("[admin]\nlisten = '{address}'\ntoken = 'open sesame'\n"));
    let processes = site.start(ONE).await;
    let client = reqwest::Client::new();
    let ask = || {
        client
            .post(format!("http://{address}/v1/ask"))
            .body(r#"{"ask": "findings"}"#)
    };
    assert_eq!(ask().send().await.unwrap().status(), 401);
    assert_eq!(ask().bearer_auth("open barley").send().await.unwrap().status(), 401);
    assert_eq!(ask().bearer_auth("open sesame").send().await.unwrap().status(), 200);
    assert_eq!(site.run(&["findings", "list", "--format", "json"]).await, "[]\n");
    let wrong = client
        .post(format!("http://{address}/v1/ask"))
        .bearer_auth("open sesame")
        .body(r#"{"ask": "riddle"}"#);
    let answer = wrong.send().await.unwrap();
    assert_eq!(answer.status(), 400);
    assert!(answer.text().await.unwrap().contains("riddle"));
    // Nor do those who never ask keep anybody out, and whoever sends too much reads so.
    let mut silent = Vec::new();
    for _ in 0..200 {
        silent.push(tokio::net::TcpStream::connect(address).await.unwrap());
    }
    assert_eq!(ask().bearer_auth("open sesame").send().await.unwrap().status(), 200);
    let much = client
        .post(format!("http://{address}/v1/ask"))
        .body(vec![b' '; 32 << 20]);
    assert_eq!(much.send().await.unwrap().status(), 401);
    site.keep(processes);
    site.end().await;
}
