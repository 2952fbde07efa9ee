//! What is published: order, form, place, durability, refusals.

use std::collections::HashMap;
use std::time::{SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use pipeline::bus::{BusError, KEY_LIMIT, Outgoing, Part, Record, TailFrom};
use schemas::topic::Topic;

use super::bed::{Bed, PARTITIONS};
use super::check::{everything, key, outgoing, placed, record, take, value};

pub async fn order_is_kept_in_each_partition(bed: Bed) {
    let bus = bed.open().await;
    let mut tail = bus.tail(Topic::Changes, TailFrom::Beginning).await.unwrap();
    let batches: Vec<Vec<Outgoing>> = (0..20)
        .map(|batch| {
            let number = |n: usize| batch * 25 + n;
            (0..25)
                .map(|n| outgoing(Topic::Changes, &format!("key-{}", n % 10), &number(n).to_string()))
                .collect()
        })
        .collect();
    for batch in batches {
        bus.publish(batch).await.unwrap();
    }
    let mut numbers: HashMap<String, i64> = HashMap::new();
    let mut offsets: HashMap<i32, i64> = HashMap::new();
    let mut places: HashMap<String, i32> = HashMap::new();
    for received in take(&mut tail, 500).await {
        let number: i64 = value(&received).parse().unwrap();
        let before = numbers.insert(key(&received), number);
        assert!(
            before.is_none_or(|before| before < number),
            "{} overtook",
            key(&received)
        );
        let before = offsets.insert(received.partition, received.offset);
        assert_eq!(
            received.offset,
            before.map_or(0, |before| before + 1),
            "offsets count from 0"
        );
        assert_eq!(
            *places.entry(key(&received)).or_insert(received.partition),
            received.partition
        );
    }
    assert!(offsets.len() > 1, "ten keys are in more than one partition");
}

/// Records of every form.
fn forms() -> Vec<Record> {
    let headers = vec![
        (
            "traceparent".to_owned(),
            Bytes::from_static(b"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
        ),
        ("again".to_owned(), Bytes::from_static(b"1")),
        ("again".to_owned(), Bytes::from_static(b"\x00\xff")),
        ("empty".to_owned(), Bytes::new()),
    ];
    let large: Vec<u8> = (0..900_000_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    vec![
        Record {
            headers,
            ..record("k", "with headers")
        },
        Record {
            value: None,
            ..record("k", "")
        },
        record("k", ""),
        Record {
            key: None,
            ..record("", "without a key")
        },
        Record {
            key: Some(Bytes::from_static(b"\x00\xfe")),
            ..record("", "binary key")
        },
        Record {
            value: Some(Bytes::from(large)),
            ..record("k", "")
        },
        // What happened long ago is not old in the bus.
        Record {
            timestamp: 1,
            ..record("k", "old event")
        },
    ]
}

pub async fn records_come_back_as_they_were(bed: Bed) {
    let bus = bed.open().await;
    let now = || i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis()).unwrap();
    let records = forms();
    let before = now();
    let outgoing = records.iter().map(|record| Outgoing {
        topic: Topic::Findings,
        partition: Some(2),
        record: record.clone(),
    });
    bus.publish(outgoing.collect()).await.unwrap();
    let after = now();
    let mut tail = bus.tail(Topic::Findings, TailFrom::Beginning).await.unwrap();
    for (received, sent) in take(&mut tail, records.len()).await.iter().zip(&records) {
        assert_eq!((received.topic, received.partition), (Topic::Findings, 2));
        assert!(
            (before - 1..=after + 1).contains(&received.record.timestamp),
            "{}",
            received.record.timestamp
        );
        assert_eq!(
            received.record,
            Record {
                timestamp: received.record.timestamp,
                ..sent.clone()
            }
        );
    }
}

pub async fn keys_choose_partitions_as_java_does(bed: Bed) {
    let bus = bed.open().await;
    // Kafka's own vectors (`UtilsTest.testMurmur2`).
    let vectors = [
        ("21", -973_932_308),
        ("foobar", -790_332_482),
        ("a-little-bit-long-string", -985_981_536),
        ("a-little-bit-longer-string", -1_486_304_829),
        ("lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58_897_971),
        ("abc", 479_470_107),
    ];
    bus.publish(
        vectors
            .iter()
            .map(|(key, _)| outgoing(Topic::Changes, key, "v"))
            .collect(),
    )
    .await
    .unwrap();
    for received in everything(&bus, Topic::Changes).await {
        let key = key(&received);
        let hash: i32 = vectors.iter().find(|(other, _)| *other == key).unwrap().1;
        assert_eq!(received.partition, (hash & 0x7fff_ffff) % PARTITIONS, "{key}");
    }
}

pub async fn what_is_published_stays(bed: Bed) {
    let bus = bed.open().await;
    bus.publish(vec![
        outgoing(Topic::Changes, "a", "1"),
        outgoing(Topic::Changes, "a", "2"),
    ])
    .await
    .unwrap();
    drop(bus);
    let bus = bed.open().await;
    bus.check().await.unwrap();
    bus.publish(vec![outgoing(Topic::Changes, "a", "3")]).await.unwrap();
    let all = everything(&bus, Topic::Changes).await;
    let got: Vec<(i64, String)> = all.iter().map(|received| (received.offset, value(received))).collect();
    assert_eq!(got, [(0, "1".to_owned()), (1, "2".to_owned()), (2, "3".to_owned())]);
}

pub async fn what_the_bus_cannot_take_is_refused(bed: Bed) {
    let bus = bed.open().await;
    let large = "x".repeat(bus.limit() + 1);
    let refused = bus
        .publish(vec![
            outgoing(Topic::Changes, "a", "1"),
            outgoing(Topic::Changes, "", &large),
        ])
        .await;
    assert_eq!(
        refused,
        Err(BusError::TooLarge {
            topic: Topic::Changes,
            part: Part::Record,
            size: bus.limit() + 1,
            limit: bus.limit()
        }),
        "and nothing of the call is taken"
    );
    let keyless = Outgoing {
        topic: Topic::Verdicts,
        partition: None,
        record: Record {
            key: None,
            ..record("", "v")
        },
    };
    assert!(matches!(bus.publish(vec![keyless]).await, Err(BusError::Broken(_))));
    assert!(matches!(
        bus.publish(vec![placed(Topic::Changes, PARTITIONS, "a", "1")]).await,
        Err(BusError::Broken(_))
    ));
    // The largest that may come in, and what a worker may make of it.
    bus.publish(vec![outgoing(Topic::Changes, "", &large[1..])])
        .await
        .unwrap();
    let mut worker = bus
        .worker("large", &[Topic::Changes], &[Topic::Inventory])
        .await
        .unwrap();
    assert_eq!(worker.limit(), 2 * bus.limit());
    let noise: String = (0..worker.limit() as u32 - 8)
        .map(|n| char::from(33 + (n.wrapping_mul(2_654_435_761) >> 25) as u8 % 90))
        .collect();
    let state = |value: &str| vec![placed(Topic::Inventory, 0, "state", value)];
    worker.commit(state(&noise), Vec::new()).await.unwrap();
    let refused = worker.commit(state(&noise.repeat(2)), Vec::new()).await;
    assert!(matches!(refused, Err(BusError::TooLarge { .. })), "{refused:?}");
    let all = everything(&bus, Topic::Changes).await;
    assert_eq!(all.len(), 1, "what was refused is not there");
    assert_eq!(everything(&bus, Topic::Inventory).await.len(), 1);
}

/// The longest key passes and can be found again as state; one byte more is refused, whatever the bus.
pub async fn keys_have_a_bound(bed: Bed) {
    let bus = bed.open().await;
    for topic in [Topic::Changes, Topic::Verdicts] {
        let refused = bus
            .publish(vec![outgoing(topic, &"k".repeat(KEY_LIMIT + 1), "v")])
            .await;
        let expect = BusError::TooLarge {
            topic,
            part: Part::Key,
            size: KEY_LIMIT + 1,
            limit: KEY_LIMIT,
        };
        assert_eq!(refused, Err(expect));
        for length in [KEY_LIMIT - 1, KEY_LIMIT] {
            bus.publish(vec![outgoing(topic, &"k".repeat(length), "v")])
                .await
                .unwrap();
        }
    }
    assert_eq!(everything(&bus, Topic::Verdicts).await.len(), 2);
}
