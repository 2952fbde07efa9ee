//! A file as a destination: what is there after faults and restarts.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt;

use pipeline::delivery::State;
use serde_json::{Value, json};

use crate::finding::{finding, id};
use crate::world::{Kind, World, destination, until};

fn entry(path: &std::path::Path, format: &str) -> Value {
    json!({"kind": "file", "name": "archive", "path": path, "format": format})
}

/// Waits until the file has so many lines.
async fn lines(path: &std::path::Path, count: usize) -> Vec<String> {
    until(async || {
        let text = fs::read_to_string(path).unwrap_or_default();
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        (lines.len() >= count).then_some(lines)
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_finding_is_a_line_across_restarts_and_a_line_that_broke_off() {
    let world = World::of(Kind::Webhook).await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("findings.jsonl");
    let sent: Vec<_> = (0..40).map(|n| finding(n % 10, 1 + n as i64 / 10, "")).collect();
    world.publish(&sent[..20]).await;
    let running = world.start(destination(entry(&path, "ocsf")));
    lines(&path, 20).await;
    running.stop().await;
    let whole = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{whole}{{\"broken")).unwrap();
    world.publish(&sent[20..]).await;
    let running = world.start(destination(entry(&path, "ocsf")));
    // What was written and not committed when it was stopped is written again.
    let expect: BTreeSet<String> = sent.iter().map(id).collect();
    let mut ids = BTreeSet::new();
    while ids != expect {
        let written = lines(&path, 41).await;
        let events = written
            .iter()
            .filter_map(|line| serde_json::from_str::<Value>(line).ok());
        ids = events
            .map(|event| event["metadata"]["uid"].as_str().unwrap().to_owned())
            .collect();
    }
    running.stop().await;
    world.no_dead_letters().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_that_is_not_there_holds_until_it_is() {
    let world = World::of(Kind::Webhook).await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("later/findings.csv");
    world.publish(&[finding(0, 1, "")]).await;
    let destination = destination(entry(&path, "csv"));
    let problem = destination.trial().check().await.unwrap_err();
    assert!(problem.to_string().contains("check `path`"), "{problem}");
    let mut health = destination.health().watch();
    let running = world.start(destination);
    health
        .wait_for(|state| matches!(state, State::Held { .. }))
        .await
        .unwrap();
    fs::create_dir(path.parent().unwrap()).unwrap();
    fs::set_permissions(path.parent().unwrap(), fs::Permissions::from_mode(0o700)).unwrap();
    let written = lines(&path, 2).await;
    running.stop().await;
    assert!(
        written[0].starts_with("\"time\",\"event_id\"") && written[1].contains("bucket-0"),
        "{written:?}"
    );
}
