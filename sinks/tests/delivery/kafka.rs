//! The loop on a real broker: what a consumer group does to it.

use std::time::{Duration, Instant};

use pipeline::delivery::State;
use schemas::Finding;

use crate::faults::Fault;
use crate::finding::{finding, id};
use crate::world::{Kind, World, destination};

fn findings(count: usize) -> Vec<Finding> {
    (0..count).map(|n| finding(n % 10, 1 + n as i64 / 10, "")).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn delivered_once_and_poison_is_a_dead_letter() {
    let mut world = World::kafka(Kind::Sentinel).await;
    world.publish_bytes("arn:aws:s3:::bucket-1", b"not a finding").await;
    let sent = findings(200);
    world.publish(&sent).await;
    let running = world.start(destination(Kind::Sentinel.entry(&world.url)));
    let times = world.all(&sent).await;
    assert_eq!(world.dead_letters(1).await[0].bytes, b"not a finding");
    running.stop().await;
    assert!(times.values().all(|times| *times == 1), "{times:?}");
    let last = [finding(99, 1, "")];
    world.publish(&last).await;
    let running = world.start(destination(Kind::Sentinel.entry(&world.url)));
    assert_eq!(world.all(&last).await.len(), 1, "what was committed is not sent again");
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hold_longer_than_the_poll_interval_keeps_the_place_in_the_group() {
    let mut world = World::kafka(Kind::Webhook).await;
    let sent = findings(20);
    world.faults.next([Fault::status(403)]);
    world.publish(&sent).await;
    let held = Instant::now();
    let destination = destination(Kind::Webhook.entry(&world.url)).at_pace(|pace| pace.hold = Duration::from_secs(8));
    let mut health = destination.health().watch();
    let running = world.start(destination);
    health
        .wait_for(|state| matches!(state, State::Held { .. }))
        .await
        .unwrap();
    let times = world.all(&sent).await;
    assert!(held.elapsed() >= Duration::from_secs(8));
    running.stop().await;
    assert!(times.values().all(|times| *times == 1), "{times:?}");
    assert_eq!(world.rest(), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_process_takes_its_share_and_the_rest_when_the_first_is_killed() {
    let mut world = World::kafka(Kind::SplunkHec).await;
    let sent = findings(300);
    world.publish(&sent[..100]).await;
    let entry = Kind::SplunkHec.entry(&world.url);
    let first = world.start(destination(entry.clone()));
    let mut seen = world.all(&sent[..100]).await;
    let second = world.start(destination(entry));
    world.publish(&sent[100..200]).await;
    seen.extend(world.all(&sent[100..200]).await);
    first.kill().await;
    world.publish(&sent[200..]).await;
    seen.extend(world.all(&sent[200..]).await);
    second.stop().await;
    seen.extend(world.rest().into_iter().map(|arrival| (arrival.event_id, 1)));
    assert_eq!(seen.len(), sent.len());
    assert!(sent.iter().all(|finding| seen.contains_key(&id(finding))));
    world.no_dead_letters().await;
}
