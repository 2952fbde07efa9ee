//! What is Splunk's own: partial acceptance, acknowledgment, near-full queues.

use std::sync::Arc;
use std::time::Duration;

use pipeline::delivery::State;
use serde_json::json;

use crate::faults::Fault;
use crate::finding::finding;
use crate::world::{Kind, World, destination};

fn hec(status: u16, code: u16, more: serde_json::Value) -> Fault {
    let mut body = json!({"text": "as Splunk says", "code": code});
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    Fault::Answer(status, vec![("server", "Splunkd".to_owned())], body.to_string())
}

#[tokio::test(flavor = "multi_thread")]
async fn envelopes_carry_only_what_splunk_knows() {
    let mut world = World::of(Kind::SplunkHec).await;
    let mut entry = Kind::SplunkHec.entry(&world.url);
    entry["index"] = "posture".into();
    entry["host"] = "tripline-1".into();
    entry["time"] = "change".into();
    world.publish(&[finding(1, 1, "")]).await;
    let running = world.start(destination(entry));
    let arrival = world.arrivals(1).await.remove(0);
    running.stop().await;
    let envelope = arrival.wrapped.as_object().unwrap();
    let keys: Vec<&str> = envelope.keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        ["event", "fields", "host", "index", "source", "sourcetype", "time"]
    );
    assert_eq!(envelope["time"].to_string(), "1700000000.124");
    assert_eq!(envelope["index"], "posture");
    assert_eq!(envelope["sourcetype"], "tripline:ocsf:finding");
    assert_eq!(envelope["fields"]["sequence"], "1");
    assert_eq!(envelope["fields"]["owner"], "data team");
}

/// An alert looks at the last minutes: what is told now is of now, whenever it happened.
#[tokio::test(flavor = "multi_thread")]
async fn time_is_when_it_was_told() {
    let mut world = World::of(Kind::SplunkHec).await;
    let before = schemas::Clock::system().now();
    world.publish(&[finding(1, 1, "")]).await;
    let running = world.start(destination(Kind::SplunkHec.entry(&world.url)));
    let arrival = world.arrivals(1).await.remove(0);
    running.stop().await;
    let time = arrival.wrapped["time"].as_f64().unwrap() * 1_000.0;
    assert!(time >= before as f64 - 1.0, "{}", arrival.wrapped);
    assert_eq!(
        arrival.finding["time"], 1_700_000_000_124_i64,
        "the event says when it happened"
    );
}

/// The first is away: the second takes them, and is the one that is asked to confirm.
#[tokio::test(flavor = "multi_thread")]
async fn another_collector_takes_over_and_confirms() {
    let mut world = World::of(Kind::SplunkHecAck).await;
    let sent: Vec<_> = (0..20).map(|n| finding(n, 1, "")).collect();
    world.publish(&sent).await;
    let mut entry = Kind::SplunkHecAck.entry("http://127.0.0.1:1");
    entry["more_urls"] = json!([world.url]);
    let running = world.start(destination(entry.clone()));
    world.all(&sent).await;
    running.stop().await;
    // All is committed: whoever comes next has nothing to send.
    let later = finding(99, 1, "");
    world.publish(std::slice::from_ref(&later)).await;
    let running = world.start(destination(entry));
    let times = world.all(std::slice::from_ref(&later)).await;
    running.stop().await;
    assert_eq!((times.len(), world.rest().len()), (1, 0));
    world.no_dead_letters().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn busy_with_a_number_keeps_what_came_before() {
    // 503, code 9: the first seven of the request are indexed (the receiver does not see them), the rest is not.
    let mut world = World::of(Kind::SplunkHec).await;
    let sent: Vec<_> = (0..20).map(|n| finding(0, n + 1, "")).collect();
    world
        .faults
        .next([hec(503, 9, json!({"invalid-event-number": 7})), hec(503, 9, json!({}))]);
    world.publish(&sent).await;
    let running = world.start(destination(Kind::SplunkHec.entry(&world.url)));
    let times = world.all(&sent[7..]).await;
    running.stop().await;
    assert_eq!((times.len(), world.rest().len()), (13, 0));
    world.no_dead_letters().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_index_that_is_not_allowed_holds_and_keeps_what_came_before() {
    // Code 7 gives the number of the object after the bad one: 3 are indexed, the fourth is refused.
    let mut world = World::of(Kind::SplunkHec).await;
    let sent: Vec<_> = (0..20).map(|n| finding(0, n + 1, "")).collect();
    world.faults.next([
        hec(400, 7, json!({"invalid-event-number": 4})),
        hec(400, 7, json!({"invalid-event-number": 1})),
        hec(400, 7, json!({"invalid-event-number": 1})),
    ]);
    world.publish(&sent).await;
    let destination = destination(Kind::SplunkHec.entry(&world.url));
    let mut health = destination.health().watch();
    let running = world.start(destination);
    let held = health
        .wait_for(|state| matches!(state, State::Held { .. }))
        .await
        .unwrap()
        .clone();
    assert!(format!("{held:?}").contains("`index`"), "{held:?}");
    let times = world.all(&sent[3..]).await;
    running.stop().await;
    assert_eq!((times.len(), world.rest().len()), (17, 0));
    world.no_dead_letters().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn near_capacity_is_success() {
    let mut world = World::of(Kind::SplunkHec).await;
    world.faults.next([hec(200, 24, json!({}))]);
    world.publish(&[finding(1, 1, "")]).await;
    let destination = destination(Kind::SplunkHec.entry(&world.url));
    let mut health = destination.health().watch();
    let running = world.start(destination);
    health.wait_for(|state| *state == State::Delivering).await.unwrap();
    world.publish(&[finding(2, 1, "")]).await;
    let times = world.all(&[finding(2, 1, "")]).await;
    running.stop().await;
    assert_eq!((times.len(), world.rest().len(), world.faults.seen().len()), (1, 0, 2));
}

#[tokio::test(flavor = "multi_thread")]
async fn success_in_other_words_is_not_believed() {
    let mut world = World::of(Kind::SplunkHec).await;
    world
        .faults
        .next([Fault::Answer(200, Vec::new(), "<html>welcome</html>".to_owned())]);
    world.publish(&[finding(1, 1, "")]).await;
    let running = world.start(destination(Kind::SplunkHec.entry(&world.url)));
    world.all(&[finding(1, 1, "")]).await;
    running.stop().await;
    assert_eq!(world.faults.seen().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_confirmed_is_sent_again_and_not_committed() {
    let mut options = Kind::SplunkHecAck.options();
    options.ack_after = Some(u32::MAX);
    let mut world = World::with(options).await;
    let sent: Vec<_> = (0..5).map(|n| finding(n, 1, "")).collect();
    world.publish(&sent).await;
    let entry = Kind::SplunkHecAck.entry(&world.url);
    let hasty = || destination(entry.clone()).at_pace(|pace| pace.confirm_limit = Duration::from_millis(100));
    let running = world.start(hasty());
    let mut ids: Vec<String> = world
        .arrivals(15)
        .await
        .into_iter()
        .map(|arrival| arrival.event_id)
        .collect();
    running.stop().await;
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 5);
    world.rest();
    // The next process begins where confirmation ends: at the beginning.
    let running = world.start(hasty());
    world.all(&sent).await;
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn poison_on_an_acknowledging_token_is_confirmed_around() {
    let mut options = Kind::SplunkHecAck.options();
    options.against = Arc::new(|finding| finding.to_string().contains("poison").then(String::new));
    let mut world = World::with(options).await;
    let mut sent: Vec<_> = (0..30).map(|n| finding(0, n + 1, "")).collect();
    sent[12].evidence = r#"{"note":"poison"}"#.to_owned();
    world.publish(&sent).await;
    let running = world.start(destination(Kind::SplunkHecAck.entry(&world.url)));
    sent.remove(12);
    let times = world.all(&sent).await;
    assert_eq!(world.dead_letters(1).await.len(), 1);
    running.stop().await;
    assert!(times.values().all(|times| *times == 1), "{times:?}");
}
