//! Rules that change while the process works: what follows is told without a record, and what is wrong changes nothing.

use receiver::Endpoint;
use serde_json::Value;

use crate::ONE;
use crate::process::{Process, until};
use crate::site::{Site, pod};

const HOSTS: &str =
    "SELECT resource_uid FROM changes WHERE resource_type = 'Pod' AND json_has(configuration, 'spec', 'hostNetwork')";
const PRIVILEGED: &str = "SELECT resource_uid FROM changes WHERE resource_type = 'Pod' AND json_get_bool(configuration, 'spec', 'privileged')";

async fn page(process: &mut Process) -> String {
    let said = process.says("telemetry: /metrics, /healthz, /readyz").await;
    said["url"].as_str().unwrap().to_owned()
}

async fn ready(page: &str) -> (u16, Value) {
    let answer = reqwest::get(format!("{page}/readyz")).await.unwrap();
    (answer.status().as_u16(), answer.json().await.unwrap())
}

/// Which reading again `/readyz` tells of, and what came of it.
async fn outcome(page: &str, number: u64) -> Value {
    let mut last = Value::Null;
    until("it is read again", async || {
        last = ready(page).await.1["reload"].clone();
        last["number"].as_u64().unwrap_or_default() >= number
    })
    .await;
    last
}

fn of(rule: &str, activity: &str) -> impl Fn(&Value) -> bool {
    move |finding| finding["metadata"]["event_code"] == rule && finding["status_code"] == activity
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rule_that_changes_is_in_force_without_a_record() {
    let mut site = Site::embedded();
    let mut processes = site.start(ONE).await;
    let page = page(&mut processes[0]).await;
    site.post(pod("web", true, 1)).await;
    site.arrival(Endpoint::Webhook, of("pod_privileged", "new")).await;
    let set = ready(&page).await.1["rules"]["set"].clone();

    // One comes, one passes now.
    site.rule("pod_watched", PRIVILEGED);
    site.rule("pod_privileged", HOSTS);
    processes[0].signal("HUP");
    site.arrival(Endpoint::Webhook, of("pod_watched", "new")).await;
    let resolved = site.arrival(Endpoint::Webhook, of("pod_privileged", "resolved")).await;
    assert_eq!(
        resolved["status_detail"],
        "the resource did not change and passes the rule as it is now"
    );
    assert_eq!(outcome(&page, 1).await["outcome"], "used");
    let renewed = ready(&page).await.1["rules"].clone();
    assert_eq!(renewed["rules"], 2);
    assert_ne!(renewed["set"], set);

    // What is wrong is named and replaces nothing.
    site.rule("pod_watched", "SELECT resource_uid FROM chnages WHERE true");
    processes[0].signal("HUP");
    let refused = outcome(&page, 2).await;
    assert_eq!(refused["outcome"], "refused");
    let why = refused["why"].as_str().unwrap();
    assert!(why.contains("pod_watched.sql") && why.contains("chnages"), "{why}");
    processes[0]
        .says("read again, and refused: what was in force stays")
        .await;
    let (status, detail) = ready(&page).await;
    assert_eq!((status, &detail["rules"]["set"]), (200, &renewed["set"]));
    site.post(pod("api", true, 1)).await;
    site.arrival(Endpoint::Webhook, of("pod_watched", "new")).await;
    let metrics = reqwest::get(format!("{page}/metrics"))
        .await
        .unwrap()
        .text()
        .await
        .unwrap();
    assert!(
        metrics.contains("tripline_reloads_total{outcome=\"refused\"} 1"),
        "{metrics}"
    );

    // What is read at the start alone is said.
    site.rule("pod_watched", PRIVILEGED);
    site.configure("[bus.topics.changes]\nretention = '1d'\n");
    processes[0].signal("HUP");
    let unchanged = outcome(&page, 3).await;
    assert_eq!(unchanged["outcome"], "unchanged");
    assert_eq!(unchanged["waiting_for_a_new_start"], serde_json::json!(["bus"]));
    site.keep(processes);
    site.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_watched_needs_no_word() {
    let mut site = Site::embedded();
    let mut processes = site.start(&[&["run", "--watch"]]).await;
    let page = page(&mut processes[0]).await;
    site.post(pod("web", true, 1)).await;
    site.arrival(Endpoint::Webhook, of("pod_privileged", "new")).await;
    site.configure(
        "[[evaluate.exception]]\nrule = 'pod_*'\nreason = 'a test'\napprover = 'ciso'\nexpires = '2100-01-01'\n",
    );
    site.arrival(Endpoint::Webhook, of("pod_privileged", "suppressed"))
        .await;
    assert_eq!(outcome(&page, 1).await["cause"], "a file changed");
    site.write("owners.csv", "tag:team,owner\nshop,platform team\n");
    let owned = |finding: &Value| finding["resources"][0]["owner"]["name"] == "platform team";
    site.rule("pod_watched", PRIVILEGED);
    site.arrival(Endpoint::Webhook, owned).await;
    site.keep(processes);
    site.end().await;
}
