//! The chaos harness itself: it finds nothing where all is well, and finds the loss where commits are in the wrong order.
#![cfg(test)]

use benchmarks::chaos::{Arguments, Format, Kind, Report, chaos};

async fn run(environment: &[&str]) -> Report {
    let arguments = Arguments {
        bus: Kind::Embedded,
        seconds: 10,
        seed: Some(14),
        format: Format::Text,
        tripline: None,
        brokers: None,
        pods: 20,
        share: 0,
        drain: if environment.is_empty() { 120 } else { 10 },
        environment: environment.iter().map(|pair| (*pair).to_owned()).collect(),
    };
    chaos(&arguments)
        .await
        .expect("the program beside this one: cargo build -p tripline")
}

#[tokio::test(flavor = "multi_thread")]
async fn all_is_well_where_all_is_well() {
    let report = run(&[]).await;
    assert!(report.holds(), "{report}");
    assert!(report.expected > 100, "{report}");
}

#[tokio::test(flavor = "multi_thread")]
async fn commits_in_the_wrong_order_are_found() {
    let report = run(&["TRIPLINE_BROKEN_COMMIT=1"]).await;
    assert!(!report.holds(), "{report}");
    assert!(report.lost + report.duplicates > 0, "{report}");
}
