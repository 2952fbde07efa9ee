//! The keyed store: what commits put is found by key, and in order.

use pipeline::bus::{KeyedStore, Outgoing, Polled, Received, Record};
use schemas::topic::Topic;

use super::bed::{Bed, limits};
use super::check::{Reader, key, placed, record, stored, value, values};

/// Of one partition.
const HOME: i32 = 2;

async fn reader(bed: &Bed) -> Reader {
    let bus = bed.open().await;
    let mut reader = Reader::join(&bus, "g", &[Topic::Changes], &[Topic::Verdicts, Topic::Inventory]).await;
    reader.own(4).await;
    reader
}

fn put(name: &str, text: &str) -> Outgoing {
    placed(Topic::Verdicts, HOME, name, text)
}

fn delete(name: &str) -> Outgoing {
    let gone = Record {
        value: None,
        ..record(name, "")
    };
    Outgoing {
        record: gone,
        ..put(name, "")
    }
}

fn found(store: &KeyedStore, name: &str) -> Option<String> {
    let found = store.get(Topic::Verdicts, HOME, name.as_bytes()).unwrap();
    found.map(|received| value(&received))
}

fn scan(store: &KeyedStore, prefix: &str, after: Option<&str>, most: usize) -> Vec<String> {
    let after = after.map(str::as_bytes);
    let scanned = store
        .moment()
        .scan(Topic::Verdicts, HOME, prefix.as_bytes(), after, most);
    scanned.unwrap().iter().map(key).collect()
}

pub async fn keys_are_put_found_scanned_and_deleted(bed: Bed) {
    let mut first = reader(&bed).await;
    let store = first.worker.restore(HOME).await.unwrap();
    assert_eq!(found(&store, "a/1"), None);
    let all = ["b/1", "a/2", "a/1", "a/3", "c", "a"].map(|name| put(name, "1"));
    let mut outputs = all.to_vec();
    outputs.extend([
        placed(Topic::Inventory, HOME, "a/1", "other"),
        placed(Topic::Verdicts, 1, "a/9", "x"),
    ]);
    first.worker.commit(outputs, Vec::new()).await.unwrap();
    assert_eq!(found(&store, "a/1").as_deref(), Some("1"));
    assert_eq!(scan(&store, "a/", None, 9), ["a/1", "a/2", "a/3"]);
    assert_eq!(scan(&store, "a/", Some("a/1"), 1), ["a/2"]);
    assert_eq!(scan(&store, "", Some("a/3"), 9), ["b/1", "c"]);
    let again = vec![
        put("a/2", "2"),
        delete("a/1"),
        delete("never"),
        put("a/2", "3"),
        put("a/4", "x"),
        delete("a/4"),
    ];
    first.worker.commit(again, Vec::new()).await.unwrap();
    let check = |store: &KeyedStore| {
        assert_eq!((found(store, "a/1"), found(store, "a/4")), (None, None));
        assert_eq!(found(store, "a/2").as_deref(), Some("3"));
        assert_eq!(scan(store, "a/", None, 9), ["a/2", "a/3"]);
        let other = store.get(Topic::Inventory, HOME, b"a/1").unwrap().unwrap();
        assert_eq!(value(&other), "other");
    };
    check(&store);
    drop(store);
    first.worker.close().await;
    let mut second = reader(&bed).await;
    check(&second.worker.restore(HOME).await.unwrap());
}

pub async fn a_moment_stands_still(bed: Bed) {
    let mut reader = reader(&bed).await;
    let store = reader.worker.restore(HOME).await.unwrap();
    reader
        .worker
        .commit(vec![put("a", "1"), put("b", "1")], Vec::new())
        .await
        .unwrap();
    let moment = store.moment();
    let later = vec![put("a", "2"), delete("b"), put("c", "2")];
    reader.worker.commit(later, Vec::new()).await.unwrap();
    let scanned =
        |moment: &pipeline::bus::Moment| -> Vec<Received> { moment.scan(Topic::Verdicts, HOME, b"", None, 9).unwrap() };
    assert_eq!(values(&scanned(&moment)), ["1", "1"]);
    assert_eq!(values(&scanned(&store.moment())), ["2", "2"]);
}

pub async fn what_is_read_by_offset_is_each_key_once(bed: Bed) {
    let mut reader = reader(&bed).await;
    let store = reader.worker.restore(HOME).await.unwrap();
    for round in 0..5 {
        let outputs = (0..40).map(|number| put(&format!("k{}", (number * 7 + round) % 50), &round.to_string()));
        reader.worker.commit(outputs.collect(), Vec::new()).await.unwrap();
    }
    let mut keys: Vec<String> = stored(&store, Topic::Verdicts, HOME).iter().map(key).collect();
    keys.sort();
    let mut expect: Vec<String> = (0..50).map(|number| format!("k{number}")).collect();
    expect.sort();
    assert_eq!(keys, expect);
    let (mut next, mut steps) = (0, Vec::new());
    while let Some(last) = store
        .read(
            Topic::Verdicts,
            HOME,
            (next, store.end(Topic::Verdicts, HOME)),
            (7, usize::MAX),
        )
        .unwrap()
        .last()
    {
        next = last.offset + 1;
        steps.push(next);
    }
    assert_eq!(steps.len(), 50_usize.div_ceil(7));
    assert!(matches!(
        reader.worker.poll(limits()).await.unwrap(),
        Polled::Records(_)
    ));
}
