//! The transform loop on a bus: stages that share the work, that swell, that panic.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use pipeline::bus::{BusError, KEY_LIMIT, KeyedStore, Outgoing, Received, TailFrom, Worker};
use pipeline::transform;
use schemas::Rejected;
use schemas::topic::Topic;
use tokio_util::sync::CancellationToken;

use super::bed::Bed;
use super::check::{Reader, key, outgoing, placed, take, until, value, values};
use super::sum::{Sum, settings};

/// Two workers of the real loop share the work, one leaves in the middle; every record is counted once.
pub async fn the_loop_runs_a_stage_to_the_end(bed: Bed) {
    let bus = bed.open().await;
    let (keys, each) = (12, 50);
    let mut tail = bus.tail(Topic::Findings, TailFrom::Beginning).await.unwrap();
    let processed = Arc::new(AtomicUsize::new(0));
    let (stop_first, stop_second) = (CancellationToken::new(), CancellationToken::new());
    let start = |worker: Worker, stop: &CancellationToken| {
        let stage = Box::new(Sum::new(Arc::clone(&processed)));
        tokio::spawn(transform::run(worker, stage, settings(), stop.clone()))
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

/// Counts its records and says so; swells, panics, or asks for a key that no bus takes, where a record says so.
#[derive(Default)]
struct Fragile {
    counts: BTreeMap<i32, usize>,
}

impl transform::Stage for Fragile {
    fn name(&self) -> &'static str {
        "fragile"
    }

    fn inputs(&self) -> &[Topic] {
        &[Topic::Changes]
    }

    fn state(&self) -> &[Topic] {
        &[Topic::Verdicts]
    }

    fn assigned(&mut self, partition: i32, state: KeyedStore) {
        let stored = state.get(Topic::Verdicts, partition, b"count").unwrap();
        let count = stored.map_or(0, |received| value(&received).parse().unwrap());
        self.counts.insert(partition, count);
    }

    fn revoked(&mut self, partition: i32) {
        self.counts.remove(&partition);
    }

    fn process(&mut self, batch: &[Received]) -> Result<Vec<Outgoing>, BusError> {
        let mut out = Vec::new();
        for received in batch {
            let count = self.counts.get_mut(&received.partition).unwrap();
            *count += 1;
            let said = match value(received).as_str() {
                "swell" => "x".repeat(8 << 20),
                "panic" => panic!("as a stage might"),
                other => format!("{other} {count}"),
            };
            let mut finding = outgoing(Topic::Findings, &key(received), &said);
            if value(received) == "long" {
                finding.record.key = Some("k".repeat(KEY_LIMIT + 1).into());
            }
            out.push(finding);
            out.push(placed(Topic::Verdicts, received.partition, "count", &count.to_string()));
        }
        Ok(out)
    }
}

/// Whatever a stage fails on goes to the rejected ones, alone and with its bytes; what came with it is processed as if it had
/// never been there.
pub async fn the_loop_goes_on_after_what_a_stage_fails_on(bed: Bed) {
    let bus = bed.open().await;
    let mut findings = bus.tail(Topic::Findings, TailFrom::Beginning).await.unwrap();
    let mut rejected = bus.tail(Topic::Rejected, TailFrom::Beginning).await.unwrap();
    let values_in = ["a", "swell", "b", "c", "panic", "panic", "d", "long", "e"];
    let records = values_in.map(|value| placed(Topic::Changes, 1, "k", value));
    bus.publish(records.to_vec()).await.unwrap();
    let worker = bus
        .worker("fragile", &[Topic::Changes], &[Topic::Verdicts])
        .await
        .unwrap();
    let (settings, stop) = (settings(), CancellationToken::new());
    let codec = Arc::clone(&settings.codec);
    let run = tokio::spawn(transform::run(
        worker,
        Box::new(Fragile::default()),
        settings,
        stop.clone(),
    ));
    assert_eq!(
        values(&take(&mut findings, 5).await),
        ["a 1", "b 2", "c 3", "d 4", "e 5"]
    );
    let kept = take(&mut rejected, 4).await;
    let mut kept: Vec<Rejected> = kept
        .iter()
        .map(|received| codec.decode_rejected(received.record.value.as_ref().unwrap()).unwrap())
        .collect();
    kept.sort_by_key(|rejected| rejected.position);
    let said = kept.iter().map(|rejected| {
        assert_eq!(
            (rejected.stage.as_str(), rejected.origin.as_str()),
            ("fragile", "changes/1")
        );
        (rejected.position, String::from_utf8_lossy(&rejected.bytes).into_owned())
    });
    let expect = [(1, "swell"), (4, "panic"), (5, "panic"), (7, "long")];
    assert_eq!(said.collect::<Vec<_>>(), expect.map(|(at, text)| (at, text.to_owned())));
    assert!(kept[0].reason.contains("bus.max_record"), "{}", kept[0].reason);
    assert!(kept[1].reason.contains("as a stage might"), "{}", kept[1].reason);
    assert!(kept[3].reason.contains("shorter id"), "{}", kept[3].reason);
    stop.cancel();
    run.await.unwrap().unwrap();
    // All of it is committed: nothing comes again.
    bus.publish(vec![placed(Topic::Changes, 1, "k", "last")]).await.unwrap();
    let mut reader = Reader::join(&bus, "fragile", &[Topic::Changes], &[]).await;
    assert_eq!(values(&reader.take(1).await), ["last"]);
}

/// Says once of each partition that it has it, and passes records on.
#[derive(Default)]
struct Speaker {
    told: BTreeMap<i32, bool>,
}

impl transform::Stage for Speaker {
    fn name(&self) -> &'static str {
        "speaker"
    }

    fn inputs(&self) -> &[Topic] {
        &[Topic::Changes]
    }

    fn state(&self) -> &[Topic] {
        &[Topic::Verdicts]
    }

    fn assigned(&mut self, partition: i32, state: KeyedStore) {
        let told = state.get(Topic::Verdicts, partition, b"told").unwrap();
        self.told.insert(partition, told.is_some());
    }

    fn revoked(&mut self, partition: i32) {
        self.told.remove(&partition);
    }

    fn process(&mut self, batch: &[Received]) -> Result<Vec<Outgoing>, BusError> {
        let pass = |received: &Received| outgoing(Topic::Findings, "record", &value(received));
        Ok(batch.iter().map(pass).collect())
    }

    fn due(&self) -> Option<Duration> {
        self.told.values().any(|told| !told).then_some(Duration::ZERO)
    }

    fn review(&mut self) -> Result<Option<(i32, Vec<Outgoing>)>, BusError> {
        let Some((partition, told)) = self.told.iter_mut().find(|(_, told)| !**told) else {
            return Ok(None);
        };
        *told = true;
        let said = outgoing(Topic::Findings, "said", &partition.to_string());
        Ok(Some((
            *partition,
            vec![said, placed(Topic::Verdicts, *partition, "told", "yes")],
        )))
    }
}

/// What a stage says without a record is said once, over a restart too, and no record is passed by for it.
pub async fn a_stage_speaks_without_a_record(bed: Bed) {
    let bus = bed.open().await;
    let mut tail = bus.tail(Topic::Findings, TailFrom::Beginning).await.unwrap();
    let mut said = Vec::new();
    for round in 0..2 {
        let stop = CancellationToken::new();
        let worker = bus
            .worker("speaker", &[Topic::Changes], &[Topic::Verdicts])
            .await
            .unwrap();
        let running = tokio::spawn(transform::run(
            worker,
            Box::<Speaker>::default(),
            settings(),
            stop.clone(),
        ));
        if round == 0 {
            let partitions = usize::try_from(bus.partitions()).unwrap();
            said.extend(take(&mut tail, partitions).await);
        }
        let records: Vec<Outgoing> = (0..20)
            .map(|n| outgoing(Topic::Changes, &format!("key-{n}"), &format!("{round}")))
            .collect();
        bus.publish(records).await.unwrap();
        said.extend(take(&mut tail, 20).await);
        stop.cancel();
        running.await.unwrap().unwrap();
    }
    let count = |wanted: &str| said.iter().filter(|record| key(record) == wanted).count();
    assert_eq!(
        (count("record"), count("said")),
        (40, usize::try_from(bus.partitions()).unwrap())
    );
}
