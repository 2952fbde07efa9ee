//! The whole line, as real processes: changes posted over HTTP, findings at all three destinations; on the embedded bus in one
//! process, on Kafka in four; and killed at random, with nothing lost and nothing repeated.
#![allow(
    clippy::disallowed_methods,
    reason = "tests are told by the environment where a broker is"
)]
#![cfg(test)]

mod admin;
mod chaos;
mod greedy;
mod grow;
mod kubernetes;
mod lag;
mod metrics;
mod process;
mod published;
mod reload;
mod restore;
mod site;
mod standby;

use receiver::Endpoint;
use schemas::Activity;

use site::{Site, pod};

const DOORS: [Endpoint; 3] = [Endpoint::SplunkHec, Endpoint::Sentinel, Endpoint::Webhook];

/// All roles in one process, on the embedded bus.
const ONE: &[&[&str]] = &[&["run"]];

/// Each role a process of its own, on Kafka.
const FOUR: &[&[&str]] = &[&["ingest"], &["enrich"], &["evaluate", "--enriched"], &["sink"]];

/// Opened and resolved, as OCSF, at each destination, after a SIGHUP that ends nothing; then a clean stop.
async fn from_change_to_finding(site: &mut Site, roles: &[&[&str]]) {
    let mut processes = site.start(roles).await;
    let page = processes[0].says("telemetry: /metrics, /healthz, /readyz").await["url"]
        .as_str()
        .unwrap()
        .to_owned();
    for process in &mut processes {
        process.signal("HUP");
        process.says("read again: nothing changed").await;
    }
    site.post(pod("web", true, 1)).await;
    for door in DOORS {
        let finding = site.arrival(door, |finding| finding["activity_id"] == 1).await;
        assert_eq!(finding["class_uid"], 2003, "{door:?}");
        assert_eq!(finding["compliance"]["status_id"], 3, "{door:?}");
        assert_eq!(finding["resources"][0]["uid"], "k8s://-/-/Pod/web", "{door:?}");
        assert_eq!(
            finding["resources"][0]["owner"]["name"], "shop team",
            "{door:?}: {finding}"
        );
    }
    site.post(pod("web", false, 2)).await;
    for door in DOORS {
        let finding = site.arrival(door, |finding| finding["activity_id"] == 3).await;
        assert_eq!(finding["compliance"]["status_id"], 1, "{door:?}");
        assert_eq!(finding["metadata"]["sequence"], 2, "{door:?}");
        // What resolved it, and the value that passes.
        let decision = &finding["unmapped"]["decision"];
        let difference = serde_json::json!([{"path": "spec.privileged", "before": true, "after": false}]);
        assert_eq!(decision["differences"], difference, "{door:?}");
        assert!(
            decision["rule_set"].is_string() && decision["at"].is_i64(),
            "{decision}"
        );
    }
    pages(&page).await;
    for mut process in processes {
        process.terminate();
        assert_eq!(process.ended().await, Some(0), "{process:?} did not stop cleanly");
    }
    let events = site.findings().await;
    let activities: Vec<Activity> = events.iter().map(|finding| finding.activity).collect();
    assert_eq!(activities, [Activity::New, Activity::Resolved]);
    // One trace from the accepted change on.
    let sent = site.traces.lock().unwrap().clone();
    for event in &events {
        let trace = event.traceparent.as_deref().unwrap().split('-').nth(1).unwrap();
        let trace: Vec<u8> = (0..16)
            .map(|at| u8::from_str_radix(&trace[at * 2..at * 2 + 2], 16).unwrap())
            .collect();
        let spans = sent.windows(16).filter(|bytes| *bytes == trace).count();
        assert!(
            spans >= 4,
            "{spans} spans: one of ingest and one of each destination are due"
        );
    }
    for name in [b"ingest".as_slice(), b"deliver"] {
        assert!(sent.windows(name.len()).any(|bytes| bytes == name));
    }
}

/// What an orchestrator and Prometheus see.
async fn pages(url: &str) {
    let get = |path: &str| reqwest::get(format!("{url}{path}"));
    assert_eq!(get("/healthz").await.unwrap().status(), 200);
    let ready = get("/readyz").await.unwrap();
    assert_eq!(ready.status(), 200);
    assert!(ready.text().await.unwrap().contains("\"bus\": \"reachable\""));
    let metrics = get("/metrics").await.unwrap().text().await.unwrap();
    assert!(
        metrics.contains("tripline_ingest_records_total{outcome=\"accepted\"} 2"),
        "{metrics}"
    );
    assert_eq!(get("/nothing").await.unwrap().status(), 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_start_says_what_replaces_what() {
    let site = Site::embedded();
    let function = include_str!("../../../rules/functions/ip_protocol.sql");
    site.write("rules/functions/ip_protocol.sql", function);
    let mut processes = site.start(ONE).await;
    assert_eq!(processes[0].says("evaluating").await["rules"], 1);
    processes[0].says("rules replaces ip_protocol").await;
    processes[0].terminate();
    assert_eq!(processes[0].ended().await, Some(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn from_change_to_finding_in_one_process() {
    from_change_to_finding(&mut Site::embedded(), ONE).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn from_change_to_finding_in_four_processes_on_kafka() {
    let mut site = Site::kafka().await;
    from_change_to_finding(&mut site, FOUR).await;
    let changes = site.read_by_python("changes", "config_change.avsc", 2);
    assert!(
        changes
            .iter()
            .all(|change| change["resource_uid"] == "k8s://-/-/Pod/web"),
        "{changes:?}"
    );
    let findings = site.read_by_python("findings", "finding.avsc", 2);
    let activities: Vec<&str> = findings
        .iter()
        .filter_map(|finding| finding["activity"].as_str())
        .collect();
    assert_eq!(activities, ["new", "resolved"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_anywhere_in_one_process() {
    chaos::check(Site::embedded(), Site::embedded(), ONE).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_anywhere_in_four_processes_on_kafka() {
    chaos::check(Site::kafka().await, Site::kafka().await, FOUR).await;
}
