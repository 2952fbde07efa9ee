//! A process that is frozen with its bus and its store open, for longer than its session: others go on where they may, and when it goes
//! on it does no harm and is of use.

use std::process::{Child, Command};
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use pipeline::bus::{Bus, TailFrom};
use pipeline::transform;
use schemas::topic::Topic;
use tokio::task::block_in_place;
use tokio_util::sync::CancellationToken;

use super::bed::Bed;
use super::check::{everything, take};
use super::crash::{check, lines, numbered, spawn, until};
use super::sum::{Sum, settings};

/// Records of each part of the test.
const PART: usize = 70;

fn signal(child: &Child, name: &str) {
    let id = child.id().to_string();
    let told = Command::new("kill").args(["-s", name, &id]).status().unwrap();
    assert!(told.success(), "{name} to {id}");
}

pub async fn frozen_past_its_session(bed: Bed) {
    if bed.kafka {
        frozen_on_kafka(bed).await;
    } else {
        frozen_on_the_log(bed).await;
    }
}

/// The log is one process's, frozen or not; what it took before it stood still and after is whole.
async fn frozen_on_the_log(bed: Bed) {
    let mut child = spawn(&bed);
    let printed = lines(&mut child);
    let kept = |printed: &Receiver<String>| block_in_place(|| until(printed, |line| line.starts_with("kept ")));
    kept(&printed);
    signal(&child, "STOP");
    let refused = bed.try_open().await.err().map(|error| error.to_string());
    assert!(
        refused
            .as_ref()
            .is_some_and(|error| error.contains("open in another process")),
        "{refused:?}"
    );
    signal(&child, "CONT");
    while printed.try_recv().is_ok() {}
    let last = kept(&printed).pop().unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    let last: usize = last.trim_start_matches("kept ").parse().unwrap();
    let bus = bed.open().await;
    let changes = everything(&bus, Topic::Changes).await;
    assert!(
        changes.len() >= last,
        "{last} were accepted, {} are there",
        changes.len()
    );
    check(&bus, &changes).await;
}

/// Another takes over from its own store; the frozen one, let go, loses what it had in hand, and then goes on from a store that
/// missed what the other committed.
async fn frozen_on_kafka(bed: Bed) {
    let bus = bed.open().await;
    publish(&bus, 0).await;
    let mut findings = bus.tail(Topic::Findings, TailFrom::Beginning).await.unwrap();
    let mut child = spawn(&bed);
    let printed = lines(&mut child);
    block_in_place(|| until(&printed, |line| line == "processed"));
    signal(&child, "STOP");
    publish(&bus, 1).await;
    let stop = CancellationToken::new();
    let worker = bus.worker("sum", &[Topic::Changes], &[Topic::Verdicts]).await.unwrap();
    let stage = Box::new(Sum::new(Arc::default()));
    let heir = tokio::spawn(transform::run(worker, stage, settings(), stop.clone()));
    take(&mut findings, 2 * PART).await;
    signal(&child, "CONT");
    stop.cancel();
    heir.await.unwrap().unwrap();
    // Now there is nobody but the one that was frozen.
    publish(&bus, 2).await;
    take(&mut findings, PART).await;
    child.kill().unwrap();
    child.wait().unwrap();
    let changes = everything(&bus, Topic::Changes).await;
    assert_eq!(changes.len(), 3 * PART);
    check(&bus, &changes).await;
}

async fn publish(bus: &Bus, part: usize) {
    let records = (part * PART..(part + 1) * PART).map(numbered);
    bus.publish(records.collect()).await.unwrap();
}
