//! Reading: tails, limits, waking, dropped polls.

use std::time::{Duration, Instant};

use pipeline::bus::{PollLimits, Polled, Position, TailFrom};
use schemas::topic::Topic;

use super::bed::{Bed, PARTITIONS, PATIENCE, limits};
use super::check::{Reader, everything, key, outgoing, placed, take, values};

pub async fn tails_begin_where_they_are_told(bed: Bed) {
    let bus = bed.open().await;
    bus.publish(vec![placed(Topic::Findings, 1, "a", "old")]).await.unwrap();
    let mut end = bus.tail(Topic::Findings, TailFrom::End).await.unwrap();
    bus.publish(vec![
        placed(Topic::Findings, 1, "a", "new"),
        placed(Topic::Findings, 3, "b", "new"),
    ])
    .await
    .unwrap();
    assert_eq!(values(&take(&mut end, 2).await), ["new", "new"]);
    let mut beginning = bus.tail(Topic::Findings, TailFrom::Beginning).await.unwrap();
    assert_eq!(take(&mut beginning, 3).await.len(), 3);
    assert!(beginning.poll(limits()).await.unwrap().is_empty());
}

/// What comes while it is read does not show in it, and what is replaced meanwhile is still there.
pub async fn a_snapshot_is_what_stood_then(bed: Bed) {
    let bus = bed.open().await;
    let put = async |from: i32, until: i32, value: &str| {
        let records = (from..until).map(|number| placed(Topic::Verdicts, 1, &number.to_string(), value));
        bus.publish(records.collect()).await.unwrap();
    };
    put(0, 1_500, "then").await;
    let mut snapshot = bus.snapshot(Topic::Verdicts, 1, 0).await.unwrap();
    put(0, 1_600, "later").await;
    let mut all = Vec::new();
    while let Some(page) = snapshot.page().await.unwrap() {
        all.extend(page);
    }
    assert!(snapshot.page().await.unwrap().is_none());
    let mut keys: Vec<String> = all.iter().map(key).collect();
    keys.sort();
    keys.dedup();
    assert_eq!((keys.len(), all.len()), (1_500, 1_500));
    assert!(values(&all).iter().all(|value| value == "then"));
    let spans = bus.spans(Topic::Verdicts).await.unwrap();
    assert_eq!((spans.len(), spans[1].end, spans[0].end), (4, 3_100, 0));
    let mut last = bus.snapshot(Topic::Verdicts, 1, spans[1].end - 2).await.unwrap();
    assert_eq!(last.page().await.unwrap().unwrap().len(), 2);
    let mut empty = bus.snapshot(Topic::Verdicts, 0, 0).await.unwrap();
    assert!(empty.page().await.unwrap().is_none());

    assert!(bus.committed("g", Topic::Changes).await.unwrap().is_empty());
    bus.publish(vec![placed(Topic::Changes, 2, "k", "v")]).await.unwrap();
    let mut reader = Reader::join(&bus, "g", &[Topic::Changes], &[]).await;
    let records = reader.take(1).await;
    reader
        .worker
        .commit(Vec::new(), Position::after(&records))
        .await
        .unwrap();
    let committed = bus.committed("g", Topic::Changes).await.unwrap();
    assert_eq!(committed.get(&2), Some(&1), "{committed:?}");
}

pub async fn limits_are_honoured(bed: Bed) {
    let bus = bed.open().await;
    let body = "x".repeat(1000);
    bus.publish(
        (0..100)
            .map(|n| outgoing(Topic::Changes, &n.to_string(), &body))
            .collect(),
    )
    .await
    .unwrap();
    let mut reader = Reader::join(&bus, "g", &[Topic::Changes], &[]).await;
    reader.own(4).await;
    let mut poll = async |records, bytes| loop {
        let polled = reader
            .worker
            .poll(PollLimits {
                records,
                bytes,
                wait: PATIENCE,
            })
            .await
            .unwrap();
        if let Polled::Records(records) = polled {
            break records.len();
        }
    };
    assert_eq!(poll(1, 1 << 20).await, 1);
    assert!((1..=7).contains(&poll(7, 1 << 20).await));
    assert!((1..=3).contains(&poll(100, 2500).await), "bytes bound a poll");
    assert_eq!(poll(100, 1).await, 1, "one record is taken whatever its size");
}

pub async fn an_idle_reader_wakes_when_something_comes(bed: Bed) {
    let bus = bed.open().await;
    let mut reader = Reader::join(&bus, "g", &[Topic::Changes], &[]).await;
    reader.own(4).await;
    let begun = Instant::now();
    let patient = PollLimits {
        wait: PATIENCE,
        ..limits()
    };
    let publish = async {
        bus.publish(vec![outgoing(Topic::Changes, "a", "1")]).await.unwrap();
    };
    let (polled, ()) = tokio::join!(reader.worker.poll(patient), publish);
    assert!(matches!(polled.unwrap(), Polled::Records(records) if values(&records) == ["1"]));
    assert!(begun.elapsed() < PATIENCE / 2, "it waited out its time");
    let short = PollLimits {
        wait: Duration::from_millis(20),
        ..limits()
    };
    assert!(matches!(reader.worker.poll(short).await.unwrap(), Polled::Records(records) if records.is_empty()));
}

pub async fn polls_that_are_dropped_lose_nothing(bed: Bed) {
    let bus = bed.open().await;
    let mut reader = Reader::join(&bus, "g", &[Topic::Changes], &[]).await;
    let mut tail = bus.tail(Topic::Changes, TailFrom::Beginning).await.unwrap();
    reader.own(4).await;
    let (mut read, mut tailed) = (Vec::new(), Vec::new());
    for number in 0..200 {
        let partition = number % PARTITIONS;
        bus.publish(vec![placed(Topic::Changes, partition, "k", &number.to_string())])
            .await
            .unwrap();
        let hasty = Duration::from_micros(u64::from(rand::random::<u16>() % 1500));
        let polled = tokio::time::timeout(hasty, reader.worker.poll(limits())).await;
        if let Ok(Ok(Polled::Records(records))) = polled {
            read.extend(records);
        }
        if let Ok(polled) = tokio::time::timeout(hasty, tail.poll(limits())).await {
            tailed.extend(polled.unwrap());
        }
    }
    read.extend(reader.take(200 - read.len()).await);
    tailed.extend(take(&mut tail, 200 - tailed.len()).await);
    let mut expect = everything(&bus, Topic::Changes).await;
    for records in [&mut expect, &mut read, &mut tailed] {
        records.sort_by_key(|received| (received.partition, received.offset));
    }
    assert_eq!(values(&read), values(&expect));
    assert_eq!(values(&tailed), values(&expect));
}
