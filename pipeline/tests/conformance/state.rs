//! The one atomic step and the state that goes with a partition.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use pipeline::bus::{Bus, BusError, Outgoing, Polled, Position, Received, Record, TailFrom, Worker};
use schemas::topic::Topic;

use super::bed::{Bed, PARTITIONS, PATIENCE, limits};
use super::check::{Reader, everything, key, outgoing, placed, record, stored, take, value, values, verdicts};

pub async fn a_commit_is_all_or_nothing(bed: Bed) {
    let bus = bed.open().await;
    bus.publish(vec![
        placed(Topic::Changes, 1, "k", "1"),
        placed(Topic::Changes, 1, "k", "2"),
    ])
    .await
    .unwrap();
    let mut tail = bus.tail(Topic::Findings, TailFrom::Beginning).await.unwrap();
    let mut reader = Reader::join(&bus, "g", &[Topic::Changes], &[Topic::Verdicts]).await;
    let records = reader.take(2).await;
    let outputs = vec![
        outgoing(Topic::Findings, "k", "finding 1"),
        placed(Topic::Verdicts, 1, "k", "state"),
        outgoing(Topic::Findings, "k", "finding 2"),
        outgoing(Topic::Rejected, "k", "rejected"),
    ];
    reader.worker.commit(outputs, Position::after(&records)).await.unwrap();
    assert_eq!(values(&take(&mut tail, 2).await), ["finding 1", "finding 2"]);
    assert_eq!(values(&verdicts(&mut reader.worker, 1).await), ["state"]);
    assert_eq!(values(&everything(&bus, Topic::Rejected).await), ["rejected"]);
    reader.worker.close().await;
    let mut reader = Reader::join(&bus, "g", &[Topic::Changes], &[Topic::Verdicts]).await;
    reader.own(4).await;
    assert!(reader.step().await.is_empty(), "the offsets moved with it");
}

pub async fn a_commit_of_what_is_not_ours_is_undone(bed: Bed) {
    let bus = bed.open().await;
    bus.publish(
        (0..8)
            .map(|n| placed(Topic::Changes, n % PARTITIONS, "k", &n.to_string()))
            .collect(),
    )
    .await
    .unwrap();
    let mut first = Reader::join(&bus, "g", &[Topic::Changes], &[Topic::Verdicts]).await;
    let records = first.take(8).await;
    first
        .worker
        .commit(Vec::new(), Position::after(&records))
        .await
        .unwrap();
    let mut second = Reader::join(&bus, "g", &[Topic::Changes], &[Topic::Verdicts]).await;
    let begun = Instant::now();
    while first.owned.len() != 2 || second.owned.len() != 2 {
        assert!(begun.elapsed() < PATIENCE, "partitions did not move");
        first.step().await;
        second.step().await;
    }
    let foreign = *second.owned.first().unwrap();
    let outputs = vec![
        outgoing(Topic::Findings, "k", "ghost"),
        placed(Topic::Verdicts, foreign, "k", "ghost"),
    ];
    let position = Position {
        topic: Topic::Changes,
        partition: foreign,
        next: 1,
    };
    let undone = first.worker.commit(outputs, vec![position]).await;
    assert!(matches!(undone, Err(BusError::Undone(_))), "{undone:?}");
    assert!(
        everything(&bus, Topic::Findings).await.is_empty(),
        "nothing of it is visible"
    );
    assert!(verdicts(&mut second.worker, foreign).await.is_empty());
    goes_on_from_the_last_commit(&bus, first).await;
}

/// After an undone commit the next poll assigns the reader's own partitions anew.
async fn goes_on_from_the_last_commit(bus: &Bus, mut first: Reader) {
    let ours: Vec<i32> = first.owned.iter().copied().collect();
    let polled = first.worker.poll(limits()).await.unwrap();
    assert!(
        matches!(&polled, Polled::Assigned(partitions) if *partitions == ours),
        "{polled:?}"
    );
    bus.publish(
        (0..PARTITIONS)
            .map(|n| placed(Topic::Changes, n, "k", "next"))
            .collect(),
    )
    .await
    .unwrap();
    let next = first.take(2).await;
    assert_eq!(values(&next), ["next", "next"], "and goes on from the last commit");
    first
        .worker
        .commit(vec![outgoing(Topic::Findings, "k", "true")], Position::after(&next))
        .await
        .unwrap();
    assert_eq!(values(&everything(bus, Topic::Findings).await), ["true"]);
}

pub async fn a_dropped_commit_is_settled(bed: Bed) {
    let bus = bed.open().await;
    let total = 120;
    bus.publish(
        (0..total)
            .map(|n| placed(Topic::Changes, 0, "k", &n.to_string()))
            .collect(),
    )
    .await
    .unwrap();
    let mut worker = bus.worker("g", &[Topic::Changes], &[]).await.unwrap();
    let one = pipeline::bus::PollLimits { records: 3, ..limits() };
    let begun = Instant::now();
    let (mut done, mut dropped) = (false, 0);
    while !done {
        assert!(begun.elapsed() < PATIENCE, "it did not come to an end");
        let Polled::Records(records) = worker.poll(one).await.unwrap() else {
            continue;
        };
        let outputs = records
            .iter()
            .map(|received| outgoing(Topic::Findings, "k", &value(received)))
            .collect();
        done = records.last().is_some_and(|last| last.offset == total - 1);
        let hasty = Duration::from_micros(u64::from(rand::random::<u16>() % 4000));
        match tokio::time::timeout(hasty, worker.commit(outputs, Position::after(&records))).await {
            Ok(committed) => committed.unwrap(),
            Err(_) => (done, dropped) = (false, dropped + 1),
        }
        if dropped > 0 && records.is_empty() && last_finding(&bus).await == Some(total - 1) {
            done = true;
        }
    }
    let expect: Vec<String> = (0..total).map(|n| n.to_string()).collect();
    assert_eq!(
        values(&everything(&bus, Topic::Findings).await),
        expect,
        "each once, {dropped} commits dropped"
    );
}

async fn last_finding(bus: &pipeline::bus::Bus) -> Option<i64> {
    everything(bus, Topic::Findings)
        .await
        .last()
        .and_then(|last| value(last).parse().ok())
}

/// What is stored of partition 2.
async fn both(worker: &mut Worker) -> Vec<Received> {
    let store = worker.restore(2).await.unwrap();
    [Topic::Verdicts, Topic::Inventory]
        .into_iter()
        .flat_map(|topic| stored(&store, topic, 2))
        .collect()
}

/// What restored records of partition 2 come to, each topic in order of its offsets.
fn fold(records: Vec<Received>) -> BTreeMap<String, String> {
    let mut latest = BTreeMap::new();
    let mut last = BTreeMap::new();
    for received in records {
        assert_eq!(received.partition, 2);
        assert!(
            last.insert(received.topic, received.offset)
                .is_none_or(|before| before < received.offset)
        );
        if received.topic == Topic::Verdicts {
            match &received.record.value {
                Some(_) => latest.insert(key(&received), value(&received)),
                None => latest.remove(&key(&received)),
            };
        } else {
            assert_eq!(key(&received), "other");
        }
    }
    latest
}

pub async fn restore_brings_the_latest_of_each_key(bed: Bed) {
    let bus = bed.open().await;
    let mut worker = bus
        .worker("g", &[Topic::Changes], &[Topic::Verdicts, Topic::Inventory])
        .await
        .unwrap();
    assert!(both(&mut worker).await.is_empty());
    let mut expect = BTreeMap::new();
    for round in 0..30 {
        let mut outputs = Vec::new();
        for number in 0..20 {
            let (name, text) = (format!("key-{number}"), format!("{round}"));
            let deleted = (round + number) % 7 == 0;
            let value = (!deleted).then(|| text.clone());
            let one = Record {
                value: value.clone().map(bytes::Bytes::from),
                ..record(&name, "")
            };
            outputs.push(Outgoing {
                topic: Topic::Verdicts,
                partition: Some(2),
                record: one,
            });
            match value {
                Some(value) => expect.insert(name, value),
                None => expect.remove(&name),
            };
        }
        outputs.push(placed(Topic::Inventory, 2, "other", &round.to_string()));
        outputs.push(placed(Topic::Verdicts, 1, "elsewhere", "x"));
        worker.commit(outputs, Vec::new()).await.unwrap();
    }
    assert_eq!(fold(both(&mut worker).await), expect);
    worker.close().await;
    drop(bus);
    let bus = bed.open().await;
    let mut worker = bus
        .worker("g", &[Topic::Changes], &[Topic::Verdicts, Topic::Inventory])
        .await
        .unwrap();
    let restored = both(&mut worker).await;
    assert_eq!(value(restored.last().unwrap()), "29");
    assert_eq!(fold(restored), expect);
}

pub async fn state_moves_with_its_partition(bed: Bed) {
    let bus = bed.open().await;
    let mut first = Reader::join(&bus, "g", &[Topic::Changes], &[Topic::Verdicts]).await;
    first.own(4).await;
    let state = (0..PARTITIONS).map(|n| placed(Topic::Verdicts, n, "k", &format!("state of {n}")));
    first.worker.commit(state.collect(), Vec::new()).await.unwrap();
    let mut second = Reader::join(&bus, "g", &[Topic::Changes], &[Topic::Verdicts]).await;
    let begun = Instant::now();
    while second.owned.len() != 2 {
        assert!(begun.elapsed() < PATIENCE, "partitions did not move");
        first.step().await;
        second.step().await;
    }
    for partition in second.owned.clone() {
        let restored = verdicts(&mut second.worker, partition).await;
        assert_eq!(values(&restored), [format!("state of {partition}")]);
    }
}
