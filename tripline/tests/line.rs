//! The whole line, as real processes: changes posted over HTTP, findings at all three destinations; on the embedded bus in one
//! process, on Kafka in four; and killed at random, with nothing lost and nothing repeated.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

#[path = "line/chaos.rs"]
mod chaos;
#[path = "line/process.rs"]
mod process;
#[path = "line/site.rs"]
mod site;

use schemas::Activity;
use sinks::receiver::Door;

use site::{Site, pod};

const DOORS: [Door; 3] = [Door::SplunkHec, Door::Sentinel, Door::Webhook];

/// All roles in one process, on the embedded bus.
const ONE: &[&[&str]] = &[&["run"]];

/// Each role a process of its own, on Kafka.
const FOUR: &[&[&str]] = &[&["ingest"], &["enrich"], &["evaluate", "--enriched"], &["sink"]];

/// Opened and resolved, as OCSF, at each destination; then a clean stop.
async fn from_change_to_finding(mut site: Site, roles: &[&[&str]]) {
    let processes = site.start(roles).await;
    site.post(pod("web", true, 1)).await;
    for door in DOORS {
        let finding = site.arrival(door, |finding| finding["activity_id"] == 1).await;
        assert_eq!(finding["class_uid"], 2003, "{door:?}");
        assert_eq!(finding["compliance"]["status_id"], 3, "{door:?}");
        assert_eq!(finding["resources"][0]["uid"], "k8s://-/-/Pod/web", "{door:?}");
        assert_eq!(finding["resources"][0]["owner"]["name"], "shop team", "{door:?}: {finding}");
    }
    site.post(pod("web", false, 2)).await;
    for door in DOORS {
        let finding = site.arrival(door, |finding| finding["activity_id"] == 3).await;
        assert_eq!(finding["compliance"]["status_id"], 1, "{door:?}");
        assert_eq!(finding["metadata"]["sequence"], 2, "{door:?}");
    }
    for mut process in processes {
        process.terminate();
        assert_eq!(process.ended().await, Some(0), "{process:?} did not stop cleanly");
    }
    let events = site.findings().await;
    let activities: Vec<Activity> = events.iter().map(|finding| finding.activity).collect();
    assert_eq!(activities, [Activity::New, Activity::Resolved]);
    // One trace from the accepted change on.
    assert!(events.iter().all(|finding| finding.traceparent.is_some()));
}

#[tokio::test(flavor = "multi_thread")]
async fn from_change_to_finding_in_one_process() {
    from_change_to_finding(Site::embedded(), ONE).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn from_change_to_finding_in_four_processes_on_kafka() {
    from_change_to_finding(Site::kafka().await, FOUR).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_anywhere_in_one_process() {
    chaos::check(Site::embedded(), Site::embedded(), ONE).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_anywhere_in_four_processes_on_kafka() {
    chaos::check(Site::kafka().await, Site::kafka().await, FOUR).await;
}
