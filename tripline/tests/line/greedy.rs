//! Rules that do not end, or want more memory than there is, beside one that is well: that one's findings come, the others are
//! named, and the process stops when it is told to.

use std::time::{Duration, Instant};

use serde_json::Value;

use receiver::Endpoint;

use crate::ONE;
use crate::process::until;
use crate::site::{Site, pod};

const ENDLESS: &str = "SELECT resource_uid FROM (SELECT resource_uid, levenshtein(repeat('a', 9000), repeat(CAST(n AS text), 2000)) AS l
FROM (SELECT resource_uid, unnest(generate_series(1, 10000)) AS n FROM changes WHERE resource_type = 'Pod')) WHERE l < 0";

const LARGE: &str = "SELECT resource_uid FROM changes
WHERE resource_type = 'Pod' AND repeat(repeat(configuration, 10000), 10000) = 'a'";

#[tokio::test(flavor = "multi_thread")]
async fn a_rule_that_does_not_end_stops_nothing_but_itself() {
    let mut site = Site::embedded();
    site.rule("endless", ENDLESS);
    site.rule("large", LARGE);
    let mut process = site.start(ONE).await.pop().unwrap();
    let page = process.says("telemetry: /metrics, /healthz, /readyz").await["url"]
        .as_str()
        .unwrap()
        .to_owned();
    for version in 1..=20 {
        site.post(pod("web", version % 2 == 1, version)).await;
    }
    for sequence in 1..=20 {
        let due = |finding: &Value| {
            finding["metadata"]["sequence"] == sequence
                && finding["compliance"]["control"] == "Pod runs a privileged container"
        };
        site.arrival(Endpoint::Webhook, due).await;
    }
    let get = async |path: &str| reqwest::get(format!("{page}{path}")).await.unwrap();
    let ready = get("/readyz").await;
    assert_eq!(ready.status(), 200);
    let ready: Value = ready.json().await.unwrap();
    let said = |rule: &str| ready["stopped_rules"][rule].as_str().unwrap_or_default().to_owned();
    assert!(said("endless").contains("it did not end within 2s"), "{ready}");
    assert!(said("large").contains("it wants too much memory"), "{ready}");
    process
        .says("a rule was stopped; its verdict on the record is unknown")
        .await;
    let metrics = get("/metrics").await.text().await.unwrap();
    for counted in [
        "tripline_rules_stopped_total{reason=\"late\",rule=\"endless\"}",
        "tripline_rules_stopped_total{reason=\"memory\",rule=\"large\"}",
        "tripline_verdicts_total{reason=\"stopped\",verdict=\"unknown\"}",
    ] {
        assert!(metrics.contains(counted), "{counted}: {metrics}");
    }
    until("the rules are asked again", async || {
        let ready: Value = get("/readyz").await.json().await.unwrap();
        ready["stopped_rules"]["endless"]
            .as_str()
            .is_some_and(|said| said.contains("not asked for another"))
    })
    .await;
    site.post(pod("web", true, 21)).await;
    let told = Instant::now();
    process.terminate();
    assert_eq!(process.ended().await, Some(0), "{process:?} did not stop cleanly");
    assert!(told.elapsed() < Duration::from_secs(12), "{:?}", told.elapsed());
}
