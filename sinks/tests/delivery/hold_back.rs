//! Quiet hours and escalation over a bus, with a clock that the test moves, and a process that is killed in between.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use schemas::{Activity, Clock, Finding, Severity, Verdict};
use serde_json::{Value, json};

use crate::finding::{finding, id};
use crate::world::{Kind, Running, World, destination};

const KIND: Kind = Kind::Pagerduty;

/// 2023-11-14T22:13:20Z
const NIGHT: i64 = 1_700_000_000_000;

const HOUR: i64 = 3_600_000;

/// A clock that shows what it is set to.
struct Dial(Arc<AtomicI64>);

impl Dial {
    fn at(now: i64) -> Self {
        Self(Arc::new(AtomicI64::new(now)))
    }

    fn turn(&self, to: i64) {
        self.0.store(to, Ordering::SeqCst);
    }

    fn now(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }

    fn start(&self, world: &World, keys: &Value) -> Running {
        let shown = Arc::clone(&self.0);
        let mut entry = KIND.entry(&world.url);
        entry.as_object_mut().unwrap().extend(keys.as_object().unwrap().clone());
        world.start(destination(entry).at_clock(Clock::from(move || shown.load(Ordering::SeqCst))))
    }
}

fn event(bucket: usize, sequence: i64, activity: Activity, severity: Severity) -> Finding {
    let mut finding = finding(bucket, sequence, "");
    finding.activity = activity;
    finding.verdict = if activity == Activity::Resolved {
        Verdict::Pass
    } else {
        Verdict::Fail
    };
    finding.rule.severity = severity;
    finding
}

/// The ids of the next arrivals.
async fn ids(world: &mut World, count: usize) -> Vec<String> {
    world
        .arrivals(count)
        .await
        .into_iter()
        .map(|arrival| arrival.event_id)
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn in_quiet_hours_only_what_is_grave_is_told() {
    quiet(World::of(KIND).await).await;
}

pub async fn quiet(mut world: World) {
    let dial = Dial::at(NIGHT);
    let keys = json!({"quiet": {"from": "22:00", "to": "23:00"}});
    let waiting = [
        event(0, 1, Activity::New, Severity::High),
        event(1, 1, Activity::New, Severity::Low),
        event(1, 2, Activity::Resolved, Severity::Low),
    ];
    let grave = event(2, 1, Activity::New, Severity::Critical);
    world.publish(&waiting).await;
    world.publish(std::slice::from_ref(&grave)).await;
    let running = dial.start(&world, &keys);
    assert_eq!(ids(&mut world, 1).await, [id(&grave)]);
    running.kill().await;
    // Nothing was committed past what waits, so what was told behind it is told again, under its id; the rest waits on.
    let late = event(3, 1, Activity::New, Severity::Critical);
    world.publish(std::slice::from_ref(&late)).await;
    let running = dial.start(&world, &keys);
    while ids(&mut world, 1).await != [id(&late)] {}
    dial.turn(dial.now() + HOUR);
    let mut told = ids(&mut world, 3).await;
    told.retain(|told| waiting.iter().any(|finding| id(finding) == *told));
    while told.len() < waiting.len() {
        told.extend(ids(&mut world, 1).await);
    }
    let of = |bucket: usize| {
        told.iter()
            .filter(|told| told.starts_with(&finding(bucket, 1, "").uid))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        (of(0), of(1)),
        (vec![&id(&waiting[0])], vec![&id(&waiting[1]), &id(&waiting[2])])
    );
    running.stop().await;
    let after = event(4, 1, Activity::New, Severity::Low);
    world.publish(std::slice::from_ref(&after)).await;
    let running = dial.start(&world, &keys);
    assert_eq!(
        ids(&mut world, 1).await,
        [id(&after)],
        "what was told is not told again"
    );
    running.stop().await;
    world.no_dead_letters().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_is_still_open_is_escalated() {
    escalation(World::of(KIND).await).await;
}

pub async fn escalation(mut world: World) {
    let dial = Dial::at(Clock::system().now());
    let keys = json!({"after": "4h"});
    let open = event(0, 1, Activity::New, Severity::High);
    let mended = [
        event(1, 1, Activity::New, Severity::High),
        event(1, 2, Activity::Resolved, Severity::High),
    ];
    // The end of something that was told before is told at once; it says that the others were read.
    let fence = |sequence: i64| event(2, sequence, Activity::Resolved, Severity::High);
    world.publish(std::slice::from_ref(&open)).await;
    world.publish(&mended).await;
    world.publish(&[fence(2)]).await;
    let running = dial.start(&world, &keys);
    assert_eq!(ids(&mut world, 1).await, [id(&fence(2))]);
    running.kill().await;
    dial.turn(dial.now() + 3 * HOUR);
    world.publish(&[fence(4)]).await;
    let running = dial.start(&world, &keys);
    while ids(&mut world, 1).await != [id(&fence(4))] {}
    dial.turn(dial.now() + 2 * HOUR);
    let end = event(0, 2, Activity::Resolved, Severity::High);
    let mut told = ids(&mut world, 1).await;
    world.publish(std::slice::from_ref(&end)).await;
    told.extend(ids(&mut world, 1).await);
    assert_eq!(told, [id(&open), id(&end)], "what ended in time is not told");
    running.stop().await;
    assert_eq!(world.rest(), []);
    world.no_dead_letters().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_goes_along_to_the_next_process() {
    handed_over(World::of(KIND).await).await;
}

/// A process joins, the other leaves, and what is held is told by whoever has it then: each once.
pub async fn handed_over(mut world: World) {
    let dial = Dial::at(NIGHT);
    let keys = json!({"quiet": {"from": "22:00", "to": "23:00"}});
    let held: Vec<Finding> = (0..12)
        .map(|n| event(n % 6, 1 + n as i64 / 6, Activity::Updated, Severity::Low))
        .collect();
    let fence = |bucket: usize| event(100 + bucket, 1, Activity::New, Severity::Critical);
    world.publish(&held[..6]).await;
    world.publish(&[fence(0)]).await;
    let first = dial.start(&world, &keys);
    let mut told = ids(&mut world, 1).await;
    let second = dial.start(&world, &keys);
    world.publish(&held[6..]).await;
    world.publish(&[fence(1)]).await;
    told.extend(ids(&mut world, 1).await);
    first.stop().await;
    world.publish(&[fence(2)]).await;
    told.extend(ids(&mut world, 1).await);
    assert_eq!(
        told,
        [0, 1, 2].map(|bucket| id(&fence(bucket))),
        "what was told is noted, and not told again"
    );
    dial.turn(dial.now() + HOUR);
    told = ids(&mut world, held.len()).await;
    second.stop().await;
    told.extend(world.rest().into_iter().map(|arrival| arrival.event_id));
    for finding in &held {
        assert_eq!(told.iter().filter(|told| **told == id(finding)).count(), 1, "{told:?}");
        let position = |sequence: i64| {
            told.iter()
                .position(|told| *told == format!("{}:{sequence}", finding.uid))
        };
        assert!(position(1) < position(2), "{told:?}");
    }
    world.no_dead_letters().await;
}
