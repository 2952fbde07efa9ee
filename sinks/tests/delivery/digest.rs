//! A cap on what people get: beyond it findings are told as one, and none is lost.

use serde_json::json;

use crate::finding::finding;
use crate::world::{Kind, World, destination};

#[tokio::test(flavor = "multi_thread")]
async fn beyond_the_cap_findings_are_told_as_one_and_none_is_lost() {
    let mut world = World::of(Kind::Pagerduty).await;
    let sent: Vec<_> = (0..40).map(|bucket| finding(bucket, 1, "")).collect();
    world.publish(&sent).await;
    let mut entry = Kind::Pagerduty.entry(&world.url);
    entry["pace"] = json!({"digest_above": 3, "digest_window": "300ms"});
    let running = world.start(destination(entry));
    let (mut told, mut requests) = (0, 0);
    while told < sent.len() {
        let arrival = world.arrivals(1).await.remove(0);
        let summary = arrival.wrapped["payload"]["summary"].as_str().unwrap().to_owned();
        requests += 1;
        told += match summary.split_once(" findings: ") {
            Some((count, _)) => count.parse().unwrap(),
            None => 1,
        };
    }
    running.stop().await;
    assert_eq!(told, sent.len());
    assert!((4..20).contains(&requests), "{requests} requests");
    world.no_dead_letters().await;
    assert!(world.rest().is_empty());
}

/// `digest_by`: a message for each owner, and the list one click away.
#[tokio::test(flavor = "multi_thread")]
async fn a_digest_is_of_one_owner_and_links_to_the_list() {
    let mut world = World::of(Kind::Pagerduty).await;
    let mut sent: Vec<_> = (0..41).map(|bucket| finding(bucket, 1, "")).collect();
    for (position, finding) in sent.iter_mut().enumerate() {
        finding.resource.context.owner = Some(format!("team-{}", position % 3));
    }
    world.publish(&sent).await;
    let mut entry = Kind::Pagerduty.entry(&world.url);
    entry["pace"] = json!({
        "digest_above": 1, "digest_window": "1s", "digest_by": "owner", "digest_link": "https://siem.example/?owner={owner}",
    });
    let running = world.start(destination(entry));
    let mut told = std::collections::BTreeMap::new();
    let mut count = 0;
    while count < sent.len() {
        let arrival = world.arrivals(1).await.remove(0);
        let summary = arrival.wrapped["payload"]["summary"].as_str().unwrap().to_owned();
        let Some((number, _)) = summary.split_once(" findings: ") else {
            count += 1;
            continue;
        };
        count += number.parse::<usize>().unwrap();
        let owner = arrival.wrapped["payload"]["custom_details"]["owner"]
            .as_str()
            .unwrap()
            .to_owned();
        assert_eq!(
            arrival.wrapped["client_url"],
            format!("https://siem.example/?owner={owner}")
        );
        *told.entry(owner).or_insert(0) += 1;
    }
    running.stop().await;
    assert_eq!((count, told.len()), (sent.len(), 3), "{told:?}");
    world.no_dead_letters().await;
}

/// A SIEM is to have every finding.
#[tokio::test]
async fn a_siem_has_no_cap() {
    let mut entry = Kind::SplunkHec.entry("http://127.0.0.1:1");
    entry["pace"] = json!({"digest_above": 3});
    let config: sinks::Config = serde_json::from_value(json!([entry])).unwrap();
    let error = sinks::build(config.validate().unwrap().entries()).err().unwrap();
    assert!(error.to_string().contains("sink[0].pace.digest_above"), "{error}");
}

/// What was there before anybody looked is one message a rule; what happens now is told by itself, and so is what becomes of the first.
#[tokio::test(flavor = "multi_thread")]
async fn an_import_is_one_digest_a_rule() {
    let mut world = World::of(Kind::Pagerduty).await;
    let mut sent: Vec<_> = (0..40).map(|bucket| finding(bucket, 1, "")).collect();
    for (position, finding) in sent.iter_mut().enumerate() {
        finding.first_seen = finding.time + 48 * 3_600_000;
        finding.rule.id = format!("rule_{}", position % 2);
    }
    // Ends before the digest is made: not told at all.
    let mut ended = sent[39].clone();
    (ended.sequence, ended.activity) = (2, schemas::Activity::Resolved);
    let fresh = finding(50, 1, "");
    world.publish(&sent).await;
    world.publish(&[ended, fresh.clone()]).await;
    let mut entry = Kind::Pagerduty.entry(&world.url);
    entry["mode"] = "baseline".into();
    entry["pace"] = json!({"digest_window": "1s"});
    let running = world.start(destination(entry));
    let mut told = Vec::new();
    for arrival in world.arrivals(3).await {
        told.push(arrival.wrapped["payload"]["summary"].as_str().unwrap().to_owned());
    }
    running.stop().await;
    told.sort();
    assert!(
        told[0].contains("19 findings: ") && told[1].contains("20 findings: "),
        "{told:?}"
    );
    assert!(told[2].contains("bucket-50"), "{told:?}");
    assert!(world.rest().is_empty());
    world.no_dead_letters().await;
    // A SIEM is to have every finding here, too.
    let mut entry = Kind::Sentinel.entry("http://127.0.0.1:1");
    entry["mode"] = "baseline".into();
    let config: sinks::Config = serde_json::from_value(json!([entry])).unwrap();
    let error = sinks::build(config.validate().unwrap().entries()).err().unwrap();
    assert!(error.to_string().contains("sink[0].mode"), "{error}");
}

/// A process that is killed while a digest is gathered loses none of it; the next one tells them.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_gathered_outlives_a_process() {
    outlives(World::of(Kind::Pagerduty).await).await;
}

pub async fn outlives(mut world: World) {
    let sent: Vec<_> = (0..40).map(|bucket| finding(bucket, 1, "")).collect();
    world.publish(&sent).await;
    let mut entry = Kind::Pagerduty.entry(&world.url);
    entry["pace"] = json!({"digest_above": 3, "digest_window": "1h"});
    let running = world.start(destination(entry.clone()));
    let mut alone: Vec<String> = world
        .arrivals(3)
        .await
        .into_iter()
        .map(|arrival| arrival.event_id)
        .collect();
    running.kill().await;
    alone.extend(world.rest().into_iter().map(|arrival| arrival.event_id));
    entry["pace"] = json!({"digest_above": 3, "digest_window": "1s"});
    let running = world.start(destination(entry));
    let (mut told, mut digests) = (alone.iter().collect::<std::collections::BTreeSet<_>>().len(), 0);
    while told < sent.len() {
        let arrival = world.arrivals(1).await.remove(0);
        let summary = arrival.wrapped["payload"]["summary"].as_str().unwrap().to_owned();
        match summary.split_once(" findings: ") {
            Some((count, _)) => {
                digests += 1;
                told += count.parse::<usize>().unwrap();
            }
            None if alone.contains(&arrival.event_id) => {}
            None => told += 1,
        }
    }
    running.stop().await;
    assert!(digests > 0);
    world.no_dead_letters().await;
}
