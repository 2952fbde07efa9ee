//! What is put on the bus for all processes: exceptions that suppress and end at once, and rules to which all switch at one moment.

use std::sync::Arc;

use bytes::Bytes;
use pipeline::envelope::Envelope;
use receiver::Endpoint;
use schemas::Published;
use schemas::topic::Topic;
use schemas::wire::Codec;
use serde_json::Value;

use crate::ONE;
use crate::process::until;
use crate::site::{Site, pod};

const WATCHED: &str = "SELECT resource_uid FROM changes WHERE resource_type = 'Pod' AND json_get_bool(configuration, 'spec', 'privileged')";

const ADD: &[&str] = &[
    "exception",
    "add",
    "--id=legacy",
    "--rule=pod_*",
    "--where=resource_uid LIKE '%/web' AND severity = 'high'",
    "--reason=until it is rebuilt",
    "--approver=ciso",
    "--requester=ana",
    "--expires=2100-01-01",
    "--by=bo",
];

fn of(rule: &str, activity: &str, resource: &str) -> impl Fn(&Value) -> bool {
    move |finding| {
        finding["metadata"]["event_code"] == rule
            && finding["status_code"] == activity
            && finding["resources"][0]["uid"].as_str().unwrap().ends_with(resource)
    }
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Asked to read again, a process answers what came of it.
async fn asked_to_read_again(site: &mut Site) {
    site.rule("pod_watched", WATCHED);
    assert!(site.run(&["reload"]).await.contains("what changed is in force"));
    site.arrival(Endpoint::Webhook, of("pod_watched", "new", "api")).await;
    site.rule("pod_watched", "SELECT resource_uid FROM chnages");
    let mut refused = site.process(&["reload"]);
    assert_eq!(refused.ended().await, Some(2), "{refused:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_published_holds_until_it_is_ended() {
    let mut site = Site::embedded();
    let processes = site.start(ONE).await;
    for name in ["web", "api"] {
        site.post(pod(name, true, 1)).await;
        site.arrival(Endpoint::Webhook, of("pod_privileged", "new", name)).await;
    }
    site.run(ADD).await;
    let suppressed = of("pod_privileged", "suppressed", "web");
    let suppressed = site.arrival(Endpoint::Webhook, suppressed).await;
    assert_eq!(
        suppressed["status_detail"],
        "until it is rebuilt (accepted by ciso until 2100-01-01)"
    );
    let listed = lines(&site.run(&["exception", "list"]).await);
    let [one] = listed.as_slice() else { panic!("{listed:?}") };
    assert_eq!(
        (&one["standing"], &one["from"], &one["by"]),
        (&"in_force".into(), &"bus".into(), &"bo".into())
    );

    // It outlives the process, and covers what comes.
    site.keep(processes);
    site.end().await;
    let mut processes = site.start(ONE).await;
    site.post(pod("web", false, 2)).await;
    site.arrival(Endpoint::Webhook, of("pod_privileged", "resolved", "web"))
        .await;
    site.post(pod("web", true, 3)).await;
    site.arrival(Endpoint::Webhook, of("pod_privileged", "suppressed", "web"))
        .await;

    site.run(&["exception", "expire", "legacy", "--by", "bo"]).await;
    let told = site
        .arrival(Endpoint::Webhook, of("pod_privileged", "reopened", "web"))
        .await;
    assert_eq!(told["status_detail"], "it is no longer suppressed");
    processes[0].says("exception changed").await;
    let listed = lines(&site.run(&["exception", "list"]).await);
    assert_eq!(listed[0]["standing"], "expired");

    asked_to_read_again(&mut site).await;
    site.keep(processes);
    site.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_processes_on_kafka_switch_to_published_rules() {
    let mut site = Site::kafka().await;
    site.configure("published = true\n");
    let mut processes = site
        .start(&[&["ingest"], &["evaluate"], &["evaluate"], &["sink"]])
        .await;
    for number in 0..12 {
        let name = format!("pod-{number}");
        site.post(pod(&name, true, 1)).await;
        site.arrival(Endpoint::Webhook, of("pod_privileged", "new", &name))
            .await;
    }
    site.rule("pod_watched", WATCHED);
    let said = site.run(&["rules", "publish", "--after", "5s", "--by", "ana"]).await;
    assert!(said.contains("holds from"), "{said}");
    let mut sets = Vec::new();
    for number in 0..12 {
        let name = format!("pod-{number}");
        let told = site.arrival(Endpoint::Webhook, of("pod_watched", "new", &name)).await;
        sets.push(told["unmapped"]["decision"]["rule_set"].clone());
    }
    assert!(sets.iter().all(|set| *set == sets[0]), "{sets:?}");
    // Both switched, and what starts later judges by them whatever its files say.
    for process in &mut processes[1..3] {
        process.says("read again: what changed is in force").await;
    }
    site.rule("pod_watched", "SELECT resource_uid FROM changes WHERE false");
    let mut late = site.process(&["evaluate"]);
    let page = late.says("telemetry: /metrics, /healthz, /readyz").await["url"]
        .as_str()
        .unwrap()
        .to_owned();
    until("it judges by the published rules", async || {
        let ready = reqwest::get(format!("{page}/readyz")).await.unwrap();
        let detail: Value = ready.json().await.unwrap();
        detail["rules"]["set"] == sets[0]
    })
    .await;
    processes.push(late);
    site.keep(processes);
    site.end().await;
}

/// Records that nobody can read where exceptions and rules are: no Avro, no JSON, JSON that is neither.
async fn spoil(site: &Site) {
    let envelope = Envelope::new(Arc::new(Codec::embedded().unwrap()), "publish");
    let mut records = Vec::new();
    for topic in [Topic::Exceptions, Topic::Rules] {
        for (id, text) in [
            ("active", "{"),
            ("previous", "{\"rule\": 1}"),
            ("garbage", ""),
            ("deep", &"[".repeat(100_000)),
        ] {
            let (id, text, by) = (id.to_owned(), text.to_owned(), "\u{1b}[2J\n".to_owned());
            let published = Published {
                id,
                text,
                by,
                at: 0,
                from: 0,
            };
            let mut record = envelope.published(topic, &published).unwrap();
            if published.id == "garbage" {
                record.record.value = Some(Bytes::from_static(b"\xff\xfe\xff\xff\xff\xff\xff\xff\xff\x7f"));
            }
            records.push(record);
        }
    }
    site.bus().await.publish(records).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_of_what_was_published_stops_nothing() {
    let mut site = Site::embedded();
    site.configure("published = true\n");
    spoil(&site).await;
    let processes = site.start(ONE).await;
    site.post(pod("web", true, 1)).await;
    site.arrival(Endpoint::Webhook, of("pod_privileged", "new", "web"))
        .await;
    let listed = lines(&site.run(&["exception", "list"]).await);
    assert!(
        listed.len() == 3 && listed.iter().all(|line| line["error"].is_string()),
        "{listed:?}"
    );
    // Rules that were to hold in a year keep no newer ones from holding.
    site.rule(
        "pod_watched",
        "SELECT resource_uid FROM changes WHERE resource_type = 'Pod' AND false",
    );
    site.run(&["rules", "publish", "--after", "365d"]).await;
    site.rule("pod_watched", WATCHED);
    site.run(&["rules", "publish", "--after", "1s"]).await;
    site.arrival(Endpoint::Webhook, of("pod_watched", "new", "web")).await;
    site.keep(processes);
    site.end().await;
}
