//! What a process serves at `/metrics` is what docs/metrics.md says: names and kinds, and every histogram.

use std::collections::BTreeMap;

use receiver::Endpoint;

use crate::ONE;
use crate::site::{Site, pod};

/// Names in `/metrics` and their kinds, as the page's tables have them.
fn documented() -> BTreeMap<String, String> {
    let page = include_str!("../../../docs/metrics.md");
    let mut documented = BTreeMap::new();
    for row in page.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let name = cells
            .iter()
            .filter(|cell| !cell.contains('.'))
            .find_map(|cell| cell.strip_prefix('`'));
        let kind = cells
            .iter()
            .find(|cell| ["counter", "gauge", "histogram"].contains(cell));
        let (Some(name), Some(kind)) = (name, kind) else {
            panic!("a row without name or kind: {row}");
        };
        documented.insert(name.trim_end_matches('`').to_owned(), (*kind).to_owned());
    }
    documented
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_and_the_endpoint_name_the_same_metrics() {
    let mut site = Site::embedded();
    let mut processes = site.start(ONE).await;
    let page = processes[0].says("telemetry: /metrics, /healthz, /readyz").await["url"]
        .as_str()
        .unwrap()
        .to_owned();
    site.post(pod("web", true, 1)).await;
    site.arrival(Endpoint::Webhook, |finding| finding["activity_id"] == 1)
        .await;
    let text = reqwest::get(format!("{page}/metrics"))
        .await
        .unwrap()
        .text()
        .await
        .unwrap();
    let types = text
        .lines()
        .filter_map(|line| line.strip_prefix("# TYPE ")?.split_once(' '));
    let served: BTreeMap<&str, &str> = types.collect();
    let documented = documented();
    for (name, kind) in &served {
        assert_eq!(
            documented.get(*name).map(String::as_str),
            Some(*kind),
            "{name} in docs/metrics.md"
        );
    }
    let always = [
        "tripline_build_info",
        "tripline_sink_lag",
        "tripline_sink_late",
        "process_cpu_seconds_total",
    ];
    let histograms = documented
        .iter()
        .filter(|(_, kind)| *kind == "histogram")
        .map(|(name, _)| name.as_str());
    for name in histograms.chain(always) {
        assert!(
            served.contains_key(name),
            "{name} is documented and not served: {:?}",
            served.keys()
        );
    }
    assert!(text.contains("tripline_build_info{"), "{text}");
    site.keep(processes);
    site.end().await;
}
