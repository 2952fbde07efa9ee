//! A process that is started again says that it is ready when it has its state, not before.

use std::time::SystemTime;

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::process::until;
use crate::site::{Site, pod};

/// Partitions of the topics.
const PARTITIONS: usize = 3;

/// Resources with a state.
const PODS: usize = 300;

#[tokio::test(flavor = "multi_thread")]
async fn ready_is_said_after_the_state_is_restored() {
    let mut site = Site::kafka().await;
    let processes = site.start(&[&["run"]]).await;
    for number in 0..PODS {
        site.post(pod(&format!("pod-{number}"), true, 1)).await;
    }
    for _ in 0..PODS {
        site.arrival(receiver::Endpoint::Webhook, |_| true).await;
    }
    site.keep(processes);
    site.end().await;

    let mut evaluate = site.process(&["evaluate"]);
    let page = evaluate.says("telemetry: /metrics, /healthz, /readyz").await["url"]
        .as_str()
        .unwrap()
        .to_owned();
    let mut said = Vec::new();
    until("it is ready", async || {
        let ready = reqwest::get(format!("{page}/readyz")).await.unwrap();
        let ended = ready.status() == 200;
        said.push(ready.text().await.unwrap());
        ended
    })
    .await;
    let ready = DateTime::<Utc>::from(SystemTime::now());
    for line in evaluate.all("state restored", PARTITIONS).await {
        let restored: DateTime<Utc> = line["timestamp"].as_str().unwrap().parse().unwrap();
        assert!(restored <= ready, "ready at {ready}, restored at {restored}");
    }
    let last: Value = serde_json::from_str(said.last().unwrap()).unwrap();
    assert_eq!(last["roles"]["evaluate"], "running");
    evaluate.terminate();
    assert_eq!(evaluate.ended().await, Some(0));
}
