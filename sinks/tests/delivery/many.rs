//! Many findings to every kind, and many workers of one.

use std::time::Duration;

use pipeline::delivery::State;
use schemas::Finding;

use crate::conformance;
use crate::faults::Fault;
use crate::finding::{finding, id};
use crate::world::{Kind, World, destination};

/// `TRIPLINE_FINDINGS=100000 cargo test …` for the number that is promised; fewer where time is short.
#[tokio::test(flavor = "multi_thread")]
async fn many_findings_arrive_and_none_overtakes_its_own() {
    conformance::each(many).await;
}

pub async fn many(kind: Kind) {
    let count = std::env::var("TRIPLINE_FINDINGS").map_or(1_000, |count| count.parse().unwrap());
    let buckets = (count / 10).max(1);
    let mut world = World::of(kind).await;
    let running = world.start(destination(kind.entry(&world.url)));
    for start in (0..count).step_by(5_000) {
        let part = start..count.min(start + 5_000);
        let part: Vec<Finding> = part
            .map(|n| finding(n % buckets, 1 + (n / buckets) as i64, ""))
            .collect();
        world.publish(&part).await;
    }
    let mut last: std::collections::HashMap<String, i64> = std::collections::HashMap::new();
    for arrival in world.arrivals(count).await {
        let (uid, sequence) = arrival.event_id.split_once(':').unwrap();
        let sequence: i64 = sequence.parse().unwrap();
        let before = last.insert(uid.to_owned(), sequence).unwrap_or(0);
        assert_eq!(sequence, before + 1, "{kind:?}: {uid}");
    }
    running.stop().await;
    assert_eq!(world.rest(), [], "{kind:?}");
    world.no_dead_letters().await;
}

/// What a destination says, it says to all of its workers.
#[tokio::test(flavor = "multi_thread")]
async fn retry_after_holds_for_every_worker() {
    let kind = Kind::Webhook;
    let mut world = World::wide(kind.options(), 4).await;
    let mut entry = kind.entry(&world.url);
    entry["workers"] = 4.into();
    let asked = vec![("retry-after", "1".to_owned())];
    world.faults.next([Fault::Answer(429, asked, String::new())]);
    let destination = destination(entry);
    let mut health = destination.health().watch();
    let first = [finding(0, 1, "")];
    world.publish(&first).await;
    let running = world.start(destination);
    health
        .wait_for(|state| matches!(state, State::Retrying { .. }))
        .await
        .unwrap();
    let others: Vec<Finding> = (1..40).map(|bucket| finding(bucket, 1, "")).collect();
    world.publish(&others).await;
    let all = [&first[..], &others].concat();
    let times = world.all(&all).await;
    assert!(all.iter().all(|finding| times[&id(finding)] == 1), "{times:?}");
    running.stop().await;
    let seen = world.faults.seen();
    // The test's cap on what a server may ask for is 300 ms.
    let early = seen[1..]
        .iter()
        .filter(|later| later.at - seen[0].at < Duration::from_millis(300));
    assert_eq!(early.count(), 0, "{seen:?}");
}
