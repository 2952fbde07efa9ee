//! The loop on a real broker: what a consumer group does to it.

use std::time::{Duration, Instant};

use pipeline::delivery::State;
use schemas::Finding;

use crate::faults::Fault;
use crate::finding::{finding, id, noise};
use crate::world::{Kind, World, destination};
use crate::{conformance, digest, hold_back, many};

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

#[tokio::test(flavor = "multi_thread")]
async fn quiet_hours_and_escalation_outlive_a_process() {
    hold_back::quiet(World::kafka(Kind::Pagerduty).await).await;
    hold_back::escalation(World::kafka(Kind::Pagerduty).await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_and_what_is_gathered_outlive_a_process() {
    hold_back::handed_over(World::kafka(Kind::Pagerduty).await).await;
    digest::outlives(World::kafka(Kind::Pagerduty).await).await;
}

/// What a topic can be tried with, for it is of a broker that takes what it is given.
#[tokio::test(flavor = "multi_thread")]
async fn a_topic_passes_the_suite() {
    conformance::order(Kind::Kafka).await;
    conformance::killed(Kind::Kafka).await;
    conformance::filter(Kind::Kafka).await;
    many::many(Kind::Kafka).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_topic_has_avro_keys_and_says_what_it_does_not_take() {
    let mut world = World::of(Kind::Kafka).await;
    let mut entry = Kind::Kafka.entry(&world.url);
    entry["format"] = "avro".into();
    entry["max_record"] = "20kB".into();
    let destination = destination(entry.clone());
    let seen = destination.trial().check().await.unwrap();
    assert_eq!(seen, "the topic is there, 2 partitions");
    let sent = [finding(1, 1, ""), finding(2, 1, &noise(2, 40_000))];
    world.publish(&sent).await;
    let running = world.start(destination);
    let arrived = world.arrivals(1).await;
    assert_eq!(arrived[0].wrapped["key"], sent[0].uid);
    assert!(
        arrived[0].finding["avro"].as_str().unwrap().starts_with("00"),
        "{arrived:?}"
    );
    let letters = world.dead_letters(1).await;
    assert!(
        letters[0].reason.contains("more than the 20000"),
        "{}",
        letters[0].reason
    );
    running.stop().await;
    entry["topic"] = "nobody-made-it".into();
    entry["properties"] = serde_json::json!({"allow.auto.create.topics": false});
    let problem = crate::world::destination(entry).trial().check().await;
    // A broker may make topics by itself.
    if let Err(problem) = problem {
        assert!(problem.to_string().contains("check `topic`"), "{problem}");
    }
}
