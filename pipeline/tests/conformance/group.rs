//! Consumer groups: independence, offsets, partitions that move.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use pipeline::bus::{PollLimits, Polled, Position};
use schemas::topic::Topic;

use super::bed::{Bed, PARTITIONS, PATIENCE, limits};
use super::check::{Reader, outgoing, placed, value, values};

pub async fn groups_are_independent(bed: Bed) {
    let bus = bed.open().await;
    bus.publish(
        (0..20)
            .map(|n| outgoing(Topic::Findings, &n.to_string(), "v"))
            .collect(),
    )
    .await
    .unwrap();
    let mut first = Reader::join(&bus, "sink-a", &[Topic::Findings], &[]).await;
    let records = first.take(20).await;
    first
        .worker
        .commit(Vec::new(), Position::after(&records))
        .await
        .unwrap();
    first.worker.close().await;
    let mut second = Reader::join(&bus, "sink-b", &[Topic::Findings], &[]).await;
    assert_eq!(
        second.take(20).await.len(),
        20,
        "another group begins with the oldest record"
    );
    let mut first = Reader::join(&bus, "sink-a", &[Topic::Findings], &[]).await;
    first.own(4).await;
    assert!(first.step().await.is_empty(), "the first group has read everything");
}

pub async fn offsets_go_on_after_a_restart(bed: Bed) {
    let bus = bed.open().await;
    bus.publish(
        (0..10)
            .map(|n| placed(Topic::Changes, 0, "k", &n.to_string()))
            .collect(),
    )
    .await
    .unwrap();
    let mut reader = Reader::join(&bus, "g", &[Topic::Changes], &[Topic::Verdicts]).await;
    let records = reader.take(10).await;
    let position = Position {
        topic: Topic::Changes,
        partition: 0,
        next: 4,
    };
    reader
        .worker
        .commit(vec![outgoing(Topic::Findings, "k", "f")], vec![position])
        .await
        .unwrap();
    assert_eq!(records.len(), 10);
    drop((reader, bus));
    let bus = bed.open().await;
    let mut reader = Reader::join(&bus, "g", &[Topic::Changes], &[Topic::Verdicts]).await;
    assert_eq!(values(&reader.take(6).await), ["4", "5", "6", "7", "8", "9"]);
    // Offsets alone, too.
    let position = Position { next: 7, ..position };
    reader.worker.commit(Vec::new(), vec![position]).await.unwrap();
    reader.worker.close().await;
    drop(bus);
    let bus = bed.open().await;
    let mut reader = Reader::join(&bus, "g", &[Topic::Changes], &[]).await;
    assert_eq!(values(&reader.take(3).await), ["7", "8", "9"]);
}

/// What is noted with a commit is there for whoever goes on from it, and gone with the next.
pub async fn a_note_stands_with_its_commit(bed: Bed) {
    let bus = bed.open().await;
    let records = (0..10).map(|n| placed(Topic::Findings, 0, "k", &n.to_string()));
    bus.publish(records.collect()).await.unwrap();
    let mut reader = Reader::join(&bus, "g", &[Topic::Findings], &[]).await;
    reader.take(10).await;
    assert_eq!(reader.worker.note(0).await.unwrap().1, "");
    let at = |next| Position {
        topic: Topic::Findings,
        partition: 0,
        next,
    };
    let noted = |note: &str| [(0, note.to_owned())].into();
    let letter = outgoing(Topic::DeadLetters, "k", "letter");
    for (outputs, next, note) in [(Vec::new(), 3, "t1:3:9:0"), (vec![letter], 4, "t1:4:9:0,1*2")] {
        let commit = reader.worker.commit_noted(outputs, vec![at(next)], noted(note));
        commit.await.unwrap();
        assert_eq!(reader.worker.note(0).await.unwrap(), (next, note.to_owned()));
    }
    reader.worker.close().await;
    drop(bus);
    let bus = bed.open().await;
    let mut reader = Reader::join(&bus, "g", &[Topic::Findings], &[]).await;
    assert_eq!(values(&reader.take(6).await), ["4", "5", "6", "7", "8", "9"]);
    assert_eq!(reader.worker.note(0).await.unwrap(), (4, "t1:4:9:0,1*2".to_owned()));
    // What brokers have no room for does not hold the offset up.
    let long = reader
        .worker
        .commit_noted(Vec::new(), vec![at(5)], noted(&"x".repeat(9_000)));
    long.await.unwrap();
    assert_eq!(reader.worker.note(0).await.unwrap().0, 5);
    reader.worker.commit(Vec::new(), vec![at(6)]).await.unwrap();
    assert_eq!(reader.worker.note(0).await.unwrap(), (6, String::new()));
}

pub async fn partitions_move_to_a_second_worker_and_back(bed: Bed) {
    let bus = bed.open().await;
    let mut first = Reader::join(&bus, "g", &[Topic::Changes], &[]).await;
    first.own(4).await;
    let mut second = Reader::join(&bus, "g", &[Topic::Changes], &[]).await;
    let mut seen: Vec<String> = Vec::new();
    let mut published = 0;
    let begun = Instant::now();
    // Records keep coming while partitions move; each worker commits what it reads.
    while !(first.owned.len() == 2 && second.owned.len() == 2 && seen.len() == published && published >= 100) {
        assert!(
            begun.elapsed() < PATIENCE,
            "{:?} {:?} {}/{published}",
            first.owned,
            second.owned,
            seen.len()
        );
        if published < 400 {
            let batch = (0..10).map(|n| {
                placed(
                    Topic::Changes,
                    n % PARTITIONS,
                    "k",
                    &(published + n as usize).to_string(),
                )
            });
            bus.publish(batch.collect()).await.unwrap();
            published += 10;
        }
        for reader in [&mut first, &mut second] {
            let records = reader.step().await;
            reader
                .worker
                .commit(Vec::new(), Position::after(&records))
                .await
                .unwrap();
            seen.extend(records.iter().map(value));
        }
    }
    assert!(first.owned.is_disjoint(&second.owned));
    let unique: BTreeSet<&String> = seen.iter().collect();
    assert_eq!(
        (unique.len(), seen.len()),
        (published, published),
        "each record is read once"
    );
    first.worker.close().await;
    second.own(4).await;
}

/// A stage over two topics has the same partitions of both: records of one key meet.
pub async fn two_inputs_come_together(bed: Bed) {
    let bus = bed.open().await;
    let inputs = [Topic::Changes, Topic::Enriched];
    let mut first = Reader::join(&bus, "g", &inputs, &[]).await;
    first.own(4).await;
    let mut second = Reader::join(&bus, "g", &inputs, &[]).await;
    let begun = Instant::now();
    while first.owned.len() != 2 || second.owned.len() != 2 {
        assert!(begun.elapsed() < PATIENCE, "{:?} {:?}", first.owned, second.owned);
        first.step().await;
        second.step().await;
    }
    let both = inputs.map(|topic| (0..PARTITIONS).map(move |partition| placed(topic, partition, "k", "v")));
    bus.publish(both.into_iter().flatten().collect()).await.unwrap();
    for reader in [&mut first, &mut second] {
        let records = reader.take(4).await;
        let places: BTreeSet<(Topic, i32)> = records.iter().map(|one| (one.topic, one.partition)).collect();
        let expect = inputs
            .iter()
            .flat_map(|topic| reader.owned.iter().map(|partition| (*topic, *partition)));
        assert_eq!(places, expect.collect());
        let output = vec![outgoing(Topic::Findings, "k", "f")];
        reader.worker.commit(output, Position::after(&records)).await.unwrap();
    }
}

pub async fn a_poll_for_nothing_keeps_the_place(bed: Bed) {
    let bus = bed.open().await;
    let mut holder = Reader::join(&bus, "g", &[Topic::Findings], &[]).await;
    holder.own(4).await;
    bus.publish(
        (0..8)
            .map(|n| placed(Topic::Findings, n % PARTITIONS, "k", &n.to_string()))
            .collect(),
    )
    .await
    .unwrap();
    let batch = holder.take(8).await;
    bus.publish(
        (8..12)
            .map(|n| placed(Topic::Findings, n % PARTITIONS, "k", &n.to_string()))
            .collect(),
    )
    .await
    .unwrap();
    // Holds its batch for longer than a member may be silent (max.poll.interval.ms of the bed on Kafka).
    let nothing = PollLimits {
        records: 0,
        wait: Duration::from_millis(500),
        ..limits()
    };
    let begun = Instant::now();
    let long = if bed.kafka {
        Duration::from_secs(8)
    } else {
        Duration::from_secs(1)
    };
    while begun.elapsed() < long {
        match holder.worker.poll(nothing).await.unwrap() {
            Polled::Records(records) => assert!(records.is_empty(), "it had no limits"),
            other => panic!("it lost its place: {other:?}"),
        }
    }
    holder.worker.commit(Vec::new(), Position::after(&batch)).await.unwrap();
    let mut rest = values(&holder.take(4).await);
    rest.sort_by_key(|value| value.parse::<u32>().unwrap());
    assert_eq!(rest, ["8", "9", "10", "11"], "what came meanwhile is not lost");
}

pub async fn how_far_a_group_is_behind_is_seen_from_outside(bed: Bed) {
    let bus = bed.open().await;
    assert_eq!(bus.backlog("g", Topic::Changes).await.unwrap(), None);
    let published = (0..10).map(|n| placed(Topic::Changes, n % PARTITIONS, "k", &n.to_string()));
    bus.publish(published.collect()).await.unwrap();
    assert_eq!(bus.backlog("g", Topic::Changes).await.unwrap(), Some(10));
    let mut reader = Reader::join(&bus, "g", &[Topic::Changes], &[]).await;
    let records = reader.take(10).await;
    reader
        .worker
        .commit(Vec::new(), Position::after(&records))
        .await
        .unwrap();
    bus.publish(vec![placed(Topic::Changes, 1, "k", "10")]).await.unwrap();
    assert_eq!(bus.backlog("g", Topic::Changes).await.unwrap(), Some(1));
    assert_eq!(bus.backlog("other", Topic::Changes).await.unwrap(), Some(11));
}
