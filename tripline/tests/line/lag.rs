//! While more changes wait to be judged than the config allows, no more are taken in; when they are judged, the line goes on.

use crate::process::until;
use crate::site::{Site, pod};

#[tokio::test(flavor = "multi_thread")]
async fn too_many_waiting_changes_are_refused_until_they_are_judged() {
    let mut site = Site::kafka().await;
    site.configure("[ingest]\nlag_limit = 20\n");
    let mut ingest = site.start(&[&["ingest"]]).await.pop().unwrap();
    let page = ingest.says("telemetry: /metrics, /healthz, /readyz").await["url"]
        .as_str()
        .unwrap()
        .to_owned();
    let mut version = 0;
    until("more changes wait than may", async || {
        version += 1;
        let answer = site.try_post(pod("web", version % 2 == 1, version)).await;
        if answer.status() == 202 {
            return false;
        }
        assert_eq!(answer.status(), 503);
        assert!(answer.headers().contains_key("retry-after"), "{answer:?}");
        let text = answer.text().await.unwrap();
        assert!(text.contains("nothing is lost, come again"), "{text}");
        true
    })
    .await;
    assert!(version > 20, "{version}");
    let metrics = reqwest::get(format!("{page}/metrics"))
        .await
        .unwrap()
        .text()
        .await
        .unwrap();
    assert!(
        metrics.contains("tripline_bus_refused_total{cause=\"lag\"} 1"),
        "{metrics}"
    );
    let mut others: Vec<_> = [&["evaluate"][..], &["sink"]].map(|role| site.process(role)).into();
    site.post(pod("web", version % 2 == 1, version)).await;
    let last = i64::try_from(version).unwrap();
    let due = |finding: &serde_json::Value| finding["metadata"]["sequence"] == last;
    site.arrival(receiver::Endpoint::Webhook, due).await;
    others.push(ingest);
    site.keep(others);
    site.end().await;
}
