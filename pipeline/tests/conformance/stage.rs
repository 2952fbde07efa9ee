//! The transform loop on a bus: stages that share the work, that swell, that panic.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use pipeline::bus::{BusError, From, Outgoing, Received, Worker};
use pipeline::transform;
use schemas::topic::Topic;
use tokio_util::sync::CancellationToken;

use super::bed::Bed;
use super::check::{Reader, key, outgoing, placed, take, until, value, values};
use super::sum::Sum;

/// Two workers of the real loop share the work, one leaves in the middle; every record is counted once.
pub async fn the_loop_runs_a_stage_to_the_end(bed: Bed) {
    let bus = bed.open().await;
    let (keys, each) = (12, 50);
    let mut tail = bus.tail(Topic::Findings, From::Beginning).await.unwrap();
    let processed = Arc::new(AtomicUsize::new(0));
    let (stop_first, stop_second) = (CancellationToken::new(), CancellationToken::new());
    let start = |worker: Worker, stop: &CancellationToken| {
        let stage = Box::new(Sum::new(Arc::clone(&processed)));
        tokio::spawn(transform::run(
            worker,
            stage,
            transform::Settings::default(),
            stop.clone(),
        ))
    };
    let first = start(
        bus.worker("sum", &[Topic::Changes], &[Topic::Verdicts]).await.unwrap(),
        &stop_first,
    );
    let second = start(
        bus.worker("sum", &[Topic::Changes], &[Topic::Verdicts]).await.unwrap(),
        &stop_second,
    );
    for number in 0..each {
        bus.publish(
            (0..keys)
                .map(|n| outgoing(Topic::Changes, &format!("key-{n}"), &number.to_string()))
                .collect(),
        )
        .await
        .unwrap();
        if number == each / 2 {
            until("some records are processed", || async {
                (processed.load(Ordering::Relaxed) > keys).then_some(())
            })
            .await;
            stop_first.cancel();
        }
    }
    first.await.unwrap().unwrap();
    let findings = take(&mut tail, keys * each).await;
    stop_second.cancel();
    second.await.unwrap().unwrap();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for finding in &findings {
        let count = counts.entry(key(finding)).or_default();
        assert_eq!(value(finding), format!("{count} of {count}"), "{}", key(finding));
        *count += 1;
    }
    assert!(counts.values().all(|count| *count == each), "{counts:?}");
}

/// Puts out what no bus takes for every record that says so.
struct Swell;

impl transform::Stage for Swell {
    fn name(&self) -> &'static str {
        "swell"
    }

    fn inputs(&self) -> &[Topic] {
        &[Topic::Changes]
    }

    fn state(&self) -> &[Topic] {
        &[]
    }

    fn assigned(&mut self, _partition: i32, state: Vec<Received>) {
        assert!(state.is_empty());
    }

    fn revoked(&mut self, _partition: i32) {}

    fn process(&mut self, batch: &[Received]) -> Vec<Outgoing> {
        let swollen = |received: &Received| match value(received).as_str() {
            "swell" => "x".repeat(8 << 20),
            "panic" => panic!("as a stage might"),
            other => other.to_owned(),
        };
        batch
            .iter()
            .map(|received| outgoing(Topic::Findings, &key(received), &swollen(received)))
            .collect()
    }
}

pub async fn the_loop_goes_on_after_a_record_that_is_too_large(bed: Bed) {
    let bus = bed.open().await;
    let mut tail = bus.tail(Topic::Findings, From::Beginning).await.unwrap();
    let records = ["before", "swell", "after"].map(|value| placed(Topic::Changes, 1, "k", value));
    bus.publish(records.to_vec()).await.unwrap();
    let worker = bus.worker("swell", &[Topic::Changes], &[]).await.unwrap();
    let stop = CancellationToken::new();
    let run = tokio::spawn(transform::run(
        worker,
        Box::new(Swell),
        transform::Settings::default(),
        stop.clone(),
    ));
    assert_eq!(values(&take(&mut tail, 2).await), ["before", "after"]);
    // A stage that panics ends the loop with an error; nothing of the batch is committed.
    bus.publish(vec![placed(Topic::Changes, 1, "k", "panic")])
        .await
        .unwrap();
    let ended = run.await.unwrap();
    assert!(matches!(ended, Err(BusError::Broken(_))), "{ended:?}");
    let mut reader = Reader::join(&bus, "swell", &[Topic::Changes], &[]).await;
    assert_eq!(values(&reader.take(1).await), ["panic"]);
}
