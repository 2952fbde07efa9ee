//! What every destination must hold, whatever it is.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures::StreamExt;
use pipeline::delivery::State;
use schemas::{Clock, Finding, Rejected};

use crate::faults::Fault;
use crate::finding::{finding, id, noise};
use crate::world::{Class, Front, Kind, World, destination, until};

fn findings(count: usize) -> Vec<Finding> {
    (0..count).map(|n| finding(n % 10, 1 + n as i64 / 10, "")).collect()
}

/// Some kinds at a time: most of a case is waiting.
pub async fn each<Case: Future<Output = ()>>(case: impl Fn(Kind) -> Case) {
    futures::stream::iter(Kind::ALL).for_each_concurrent(4, case).await;
}

/// All of them, and none twice.
async fn once(world: &mut World, findings: &[Finding], kind: Kind) {
    let times = world.all(findings).await;
    assert!(times.values().all(|times| *times == 1), "{kind:?}: {times:?}");
    assert_eq!(times.len(), findings.len(), "{kind:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn delivered_once_and_in_order_when_all_is_well() {
    each(order).await;
}

pub async fn order(kind: Kind) {
    let mut world = World::of(kind).await;
    let sent = findings(200);
    world.publish(&sent[..100]).await;
    let destination = destination(kind.entry(&world.url));
    let health = destination.health();
    let running = world.start(destination);
    let mut arrived = world.arrivals(100).await;
    world.publish(&sent[100..]).await;
    arrived.extend(world.arrivals(100).await);
    for bucket in 0..10 {
        let of = |finding: &&Finding| finding.resource.uid == format!("arn:aws:s3:::bucket-{bucket}");
        let expect: Vec<String> = sent.iter().filter(of).map(id).collect();
        let uid = &expect[0][..32];
        let got = arrived.iter().filter(|arrival| arrival.event_id.starts_with(uid));
        assert_eq!(
            got.map(|arrival| arrival.event_id.clone()).collect::<Vec<_>>(),
            expect,
            "{kind:?}"
        );
    }
    if Kind::WHOLE.contains(&kind) || kind.front() == Front::Folder {
        let arrival = &arrived[0];
        assert_eq!(arrival.finding["class_uid"], 2003, "{kind:?}");
        assert_eq!(arrival.finding["metadata"]["uid"], arrival.event_id, "{kind:?}");
    }
    assert!(health.is_well(), "{kind:?}");
    running.stop().await;
    assert_eq!(world.rest(), [], "{kind:?}");
    world.no_dead_letters().await;
    // Nothing is sent again by the next process.
    let last = [finding(99, 1, "")];
    world.publish(&last).await;
    let running = world.start(destination_again(kind, &world));
    once(&mut world, &last, kind).await;
    running.stop().await;
}

fn destination_again(kind: Kind, world: &World) -> sinks::Destination {
    destination(kind.entry(&world.url))
}

#[tokio::test(flavor = "multi_thread")]
async fn poison_goes_to_dead_letters_alone() {
    each(poison).await;
}

/// Where a closed incident is over, the end of a finding whose opening was refused has nothing to close.
fn closes_nothing(kind: Kind, sent: &[Finding], finding: &Finding) -> bool {
    let opening = |other: &&Finding| other.uid == finding.uid && other.sequence == finding.sequence - 1;
    let opening = sent.iter().find(opening);
    kind == Kind::Xsoar && opening.is_some_and(|opening| opening.evidence.contains("poison"))
}

/// Mended, dead letters go out again, each once; what is no finding is refused again.
async fn replayed(world: &mut World, kind: Kind, sent: &[Finding], letters: &[Rejected]) {
    world.forgive().await;
    world.replay(letters).await;
    let running = world.start(destination_again(kind, world));
    let poisoned = sent.iter().filter(|finding| finding.evidence.contains("poison"));
    once(world, &poisoned.cloned().collect::<Vec<_>>(), kind).await;
    let letters = world.dead_letters(6).await;
    let refused = letters.iter().filter(|letter| letter.bytes == b"not a finding");
    assert_eq!(refused.count(), 2, "{kind:?}");
    running.stop().await;
}

pub async fn poison(kind: Kind) {
    if kind.lacks(Class::Refused).is_some() {
        return;
    }
    let mut options = kind.options();
    let mended = Arc::new(AtomicBool::new(false));
    let takes_it = Arc::clone(&mended);
    options.against = Arc::new(move |finding| {
        let poisoned = finding.to_string().contains("poison") && !takes_it.load(Ordering::SeqCst);
        poisoned.then(|| "the receiver does not like it".to_owned())
    });
    let mut world = World::with(options).await;
    world.behind(kind.front()).await;
    let mut sent = findings(60);
    // A platform is told evidence when an incident opens, and closes only what it has.
    let positions = match Kind::WHOLE.contains(&kind) {
        true => [0, 17, 18, 59],
        false => [20, 27, 28, 49],
    };
    for at in positions {
        sent[at].evidence = r#"{"note":"poison"}"#.to_owned();
    }
    world.publish(&sent).await;
    world.publish_bytes("arn:aws:s3:::bucket-1", b"not a finding").await;
    let running = world.start(destination(kind.entry(&world.url)));
    let good = sent.iter().filter(|finding| !finding.evidence.contains("poison"));
    let good: Vec<Finding> = good
        .filter(|finding| !closes_nothing(kind, &sent, finding))
        .cloned()
        .collect();
    once(&mut world, &good, kind).await;
    let letters = world.dead_letters(5).await;
    running.stop().await;
    assert_eq!(world.rest(), [], "{kind:?}");
    assert_eq!(letters.len(), 5, "{kind:?}: {letters:?}");
    for letter in &letters {
        assert_eq!(
            (letter.stage.as_str(), &letter.origin[..9]),
            ("soc", "findings/"),
            "{kind:?}"
        );
        match world.codec.decode_finding(&letter.bytes) {
            Ok(finding) => {
                assert!(finding.evidence.contains("poison"), "{kind:?}: {finding:?}");
                assert!(
                    letter.reason.contains("HTTP 4") || letter.reason.contains("554 5.6.0"),
                    "{kind:?}: {}",
                    letter.reason
                );
            }
            Err(_) => assert_eq!(letter.bytes, b"not a finding", "{kind:?}"),
        }
    }
    mended.store(true, Ordering::SeqCst);
    replayed(&mut world, kind, &sent, &letters).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn too_large_is_split_down_to_the_one_that_is() {
    each(too_large).await;
}

pub async fn too_large(kind: Kind) {
    if kind.lacks(Class::TooLarge).is_some() {
        return;
    }
    let mut options = kind.options();
    (options.collector_limit, options.rows_limit, options.webhook_limit) = (20_000, 20_000, 20_000);
    let mut world = World::with(options).await;
    let mut sent: Vec<Finding> = (0..80).map(|n| finding(n, 1, &noise(n as u64, 1_000))).collect();
    let large = finding(80, 1, &noise(80, 60_000));
    sent.insert(40, large.clone());
    world.publish(&sent).await;
    let running = world.start(destination(kind.entry(&world.url)));
    sent.remove(40);
    once(&mut world, &sent, kind).await;
    let letters = world.dead_letters(1).await;
    running.stop().await;
    assert_eq!(letters.len(), 1, "{kind:?}");
    assert!(
        letters[0].reason.contains("HTTP 413"),
        "{kind:?}: {}",
        letters[0].reason
    );
    assert_eq!(
        world.codec.decode_finding(&letters[0].bytes).unwrap(),
        large,
        "{kind:?}"
    );
    assert!(
        world.faults.seen().iter().any(|seen| seen.status == Some(413)),
        "{kind:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn retry_after_is_obeyed_and_transient_faults_never_drop() {
    each(later).await;
}

pub async fn later(kind: Kind) {
    if kind.lacks(Class::Later).is_some() {
        return;
    }
    let mut world = World::of(kind).await;
    let later = || vec![("retry-after", "1".to_owned())];
    // Both forms of RFC 9110, section 10.2.3.
    let in_two_seconds = chrono::DateTime::from_timestamp_millis(Clock::system().now() + 2_000).unwrap();
    let by_date = vec![(
        "retry-after",
        in_two_seconds.format("%a, %d %b %Y %H:%M:%S GMT").to_string(),
    )];
    world
        .inject([
            Fault::Answer(503, later(), String::new()),
            Fault::Answer(429, by_date, "slow down".to_owned()),
            Fault::status(500),
            Fault::status(502),
            Fault::status(504),
            Fault::status(408),
        ])
        .await;
    let sent = findings(30);
    world.publish(&sent).await;
    let running = world.start(destination(kind.entry(&world.url)));
    once(&mut world, &sent, kind).await;
    running.stop().await;
    world.no_dead_letters().await;
    if kind.front() != Front::Http && kind.front() != Front::Objects {
        return;
    }
    let seen = world.faults.seen();
    // The server asks for a second or two; the test's cap is 300 ms, its own back-off at most 20 ms.
    for pair in seen[..3].windows(2) {
        let pause = pair[1].at - pair[0].at;
        assert!(pause >= Duration::from_millis(300), "{kind:?}: {pause:?}");
        assert!(pause < Duration::from_millis(900), "{kind:?}: {pause:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_credentials_and_addresses_hold_and_go_on_once_mended() {
    each(wrong).await;
}

pub async fn wrong(kind: Kind) {
    if kind.lacks(Class::Wrong).is_some() {
        return;
    }
    for status in [401, 403, 404, 302] {
        let mut world = World::of(kind).await;
        world.inject(vec![Fault::status(status); 6]).await;
        let sent = findings(30);
        world.publish(&sent).await;
        let destination = destination(kind.entry(&world.url));
        let mut health = destination.health().watch();
        let running = world.start(destination);
        let held = health
            .wait_for(|state| matches!(state, State::Held { .. }))
            .await
            .unwrap()
            .clone();
        let State::Held { hint, .. } = held else { unreachable!() };
        assert!(hint.contains('`') || hint.contains("role"), "{kind:?} {status}: {hint}");
        once(&mut world, &sent, kind).await;
        health.wait_for(|state| *state == State::Delivering).await.unwrap();
        running.stop().await;
        world.no_dead_letters().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn lost_answers_make_duplicates_of_the_same_id_and_no_loss() {
    each(lost).await;
}

pub async fn lost(kind: Kind) {
    if kind.lacks(Class::Lost).is_some() {
        return;
    }
    let mut world = World::of(kind).await;
    let entry = kind.hasty(&world.url);
    world
        .inject([Fault::Cut, Fault::Silent, Fault::Reset, Fault::Drip])
        .await;
    let sent = findings(30);
    world.publish(&sent).await;
    let running = world.start(destination(entry));
    let mut times = world.all(&sent).await;
    until(async || (world.faults.left() == 0).then_some(())).await;
    running.stop().await;
    for arrival in world.rest() {
        *times.entry(arrival.event_id).or_insert(0) += 1;
    }
    world.no_dead_letters().await;
    assert_eq!(times.len(), sent.len(), "no id but those of the findings: {kind:?}");
    let repeated = times.values().any(|times| *times > 1);
    // What is there is found first, or its place is taken by the repeat.
    let is_found = kind.asks_first() || kind.front() == Front::Objects;
    assert!(repeated || is_found, "{kind:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_process_loses_nothing() {
    each(killed).await;
}

pub async fn killed(kind: Kind) {
    let mut world = World::of(kind).await;
    let sent = findings(300);
    let mut times = std::collections::BTreeMap::new();
    for (round, part) in sent.chunks(60).enumerate() {
        world.publish(part).await;
        let running = world.start(destination(kind.entry(&world.url)));
        // Somewhere in the middle of this part.
        for arrival in world.arrivals(1 + 7 * round).await {
            *times.entry(arrival.event_id).or_insert(0) += 1;
        }
        running.kill().await;
    }
    let running = world.start(destination(kind.entry(&world.url)));
    let missing: Vec<Finding> = sent
        .iter()
        .filter(|finding| !times.contains_key(&id(finding)))
        .cloned()
        .collect();
    times.extend(world.all(&missing).await);
    running.stop().await;
    assert_eq!(times.len(), sent.len(), "{kind:?}");
    world.no_dead_letters().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_in_an_outage_is_quick_and_loses_nothing() {
    each(outage).await;
}

pub async fn outage(kind: Kind) {
    if kind.lacks(Class::Later).is_some() {
        return;
    }
    let mut world = World::of(kind).await;
    world.inject(vec![Fault::status(503); 300]).await;
    let sent = findings(30);
    world.publish(&sent).await;
    let destination = destination(kind.entry(&world.url));
    let mut health = destination.health().watch();
    let running = world.start(destination);
    health
        .wait_for(|state| matches!(state, State::Retrying { .. }))
        .await
        .unwrap();
    running.stop().await;
    world.mend(kind).await;
    let running = world.start(destination_again(kind, &world));
    once(&mut world, &sent, kind).await;
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_filter_keeps_findings_back_and_moves_on() {
    each(filter).await;
}

pub async fn filter(kind: Kind) {
    let mut world = World::of(kind).await;
    let mut entry = kind.entry(&world.url);
    entry["filter"] = serde_json::json!({"severity": "medium", "activities": ["new"]});
    let sent = findings(60);
    world.publish(&sent).await;
    let running = world.start(destination(entry.clone()));
    let mut wanted = sent.clone();
    wanted.retain(|finding| finding.activity == schemas::Activity::New);
    once(&mut world, &wanted, kind).await;
    running.stop().await;
    assert_eq!(world.rest(), [], "{kind:?}");
    entry["filter"] = serde_json::json!({"severity": "critical"});
    let running = world.start(destination(entry));
    running.stop().await;
    assert_eq!(world.rest(), [], "{kind:?}");
}
