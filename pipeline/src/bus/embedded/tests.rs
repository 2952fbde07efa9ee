//! What cannot be seen from outside: clocks that jump, records that are gone, keys from before they had a bound, a disk that fills.
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use bytes::Bytes;
use schemas::Clock;
use schemas::topic::Topic;
use tokio::sync::oneshot;

use super::layout::log_key;
use super::store::Store;
use super::writer::{Append, Moved, Request};
use super::*;
use crate::bus::config::{Config, EmbeddedSettings, Settings};
use crate::bus::{BusError, KEY_LIMIT, Notes, Outgoing, PollLimits, Position, Record, TailFrom};

const DAY: i64 = 24 * 3600 * 1000;

fn settings(folder: &tempfile::TempDir, extra: &str) -> EmbeddedSettings {
    let path = folder.path().join("log").display().to_string();
    let config: Config = toml::from_str(&format!("partitions = 1\n{extra}\n[embedded]\npath = \"{path}\"\n")).unwrap();
    match config.validate().unwrap() {
        Settings::Embedded(settings) => settings,
        Settings::Kafka(_) => unreachable!(),
    }
}

fn outgoing(topic: Topic, key: &str, value: &str) -> Outgoing {
    Outgoing {
        topic,
        partition: Some(0),
        record: Record {
            key: Some(Bytes::copy_from_slice(key.as_bytes())),
            value: Some(Bytes::copy_from_slice(value.as_bytes())),
            headers: Vec::new(),
            timestamp: 0,
        },
    }
}

async fn values(log: &Log, topic: Topic) -> Vec<String> {
    let limits = PollLimits {
        records: 1_000,
        bytes: 16 << 20,
        wait: Duration::ZERO,
    };
    let records = Tail::new(log.clone(), topic, TailFrom::Beginning)
        .poll(limits)
        .await
        .unwrap();
    let text =
        |record: &crate::bus::Received| String::from_utf8(record.record.value.clone().unwrap().to_vec()).unwrap();
    records.iter().map(text).collect()
}

#[tokio::test]
async fn a_clock_that_jumps_removes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let settings = settings(&folder, "");
    for (days, value) in [(0, "a"), (8, "b"), (0, "c"), (4_000, "d")] {
        let log = Log::open_at(&settings, Clock::fixed(days * DAY)).unwrap();
        log.publish(vec![outgoing(Topic::Findings, "k", value)]).await.unwrap();
        // What is due is removed after each write, before the next one.
        log.publish(vec![outgoing(Topic::Rejected, "k", value)]).await.unwrap();
    }
    let log = Log::open_at(&settings, Clock::fixed(0)).unwrap();
    assert_eq!(values(&log, Topic::Findings).await, ["a", "b", "c", "d"]);
}

#[tokio::test]
async fn time_that_the_log_ran_removes_what_is_old() {
    let folder = tempfile::tempdir().unwrap();
    let settings = settings(&folder, "");
    let log = Log::open_at(&settings, Clock::fixed(0)).unwrap();
    log.publish(vec![outgoing(Topic::Findings, "k", "a")]).await.unwrap();
    drop(log);
    let store = Store::open(&settings).unwrap();
    store.extents.insert(store::RUNNING, (8 * DAY).to_be_bytes()).unwrap();
    drop(store);
    let log = Log::open_at(&settings, Clock::fixed(0)).unwrap();
    log.publish(vec![outgoing(Topic::Findings, "k", "b")]).await.unwrap();
    log.publish(vec![outgoing(Topic::Findings, "k", "c")]).await.unwrap();
    assert_eq!(values(&log, Topic::Findings).await, ["b", "c"]);
}

#[tokio::test]
async fn records_that_are_gone_are_counted() {
    let folder = tempfile::tempdir().unwrap();
    let settings = settings(&folder, "");
    let log = Log::open_at(&settings, Clock::system()).unwrap();
    let records = (0..20).map(|number| outgoing(Topic::Changes, "k", &number.to_string()));
    log.publish(records.collect()).await.unwrap();
    drop(log);
    let store = Store::open(&settings).unwrap();
    for offset in [3, 4, 5, 9, 19] {
        store.log(Topic::Changes).remove(log_key(0, offset)).unwrap();
    }
    let gaps = integrity::gaps(&store, &AtomicBool::new(false)).unwrap();
    let places: Vec<(i64, i64)> = gaps.iter().map(|gap| gap.offsets).collect();
    assert_eq!(places, [(19, 20), (9, 10), (3, 6)]);
    assert_eq!(integrity::report(&gaps), 5);
}

#[tokio::test]
async fn state_that_is_gone_or_came_back_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let settings = settings(&folder, "");
    let log = Log::open_at(&settings, Clock::system()).unwrap();
    for value in ["a", "b"] {
        for key in ["x", "y", "z"] {
            log.publish(vec![outgoing(Topic::Verdicts, key, value)]).await.unwrap();
        }
    }
    let mut worker = Worker::join(log.clone(), "g", &[Topic::Changes], &[Topic::Verdicts]).unwrap();
    let keyed = worker.restore(0).await.unwrap();
    let value = |key: &[u8]| {
        let found = keyed.get(Topic::Verdicts, 0, key).unwrap();
        found.and_then(|received| received.record.value)
    };
    assert_eq!(value(b"y").as_deref(), Some(&b"b"[..]));
    assert_eq!(log.lost(), 0);
    log.0.shared.store.log(Topic::Verdicts).remove(log_key(0, 4)).unwrap();
    worker.restore(0).await.unwrap();
    assert_eq!(log.lost(), 1);
    assert_eq!((value(b"x").is_some(), value(b"y")), (true, None));
    assert_eq!(log.lost(), 2, "and where it is asked for");
}

#[tokio::test]
async fn a_log_whose_index_is_gone_is_not_opened() {
    let folder = tempfile::tempdir().unwrap();
    let settings = settings(&folder, "");
    let log = Log::open_at(&settings, Clock::system()).unwrap();
    log.publish(vec![outgoing(Topic::Changes, "k", "v")]).await.unwrap();
    drop(log);
    let store = Store::open(&settings).unwrap();
    store.extents.clear().unwrap();
    drop(store);
    let refused = Log::open_at(&settings, Clock::system()).err().unwrap();
    assert!(refused.to_string().contains("damaged"), "{refused}");
}

/// Before keys had a bound a change with a longer one was taken; its log starts, and such a change can be read.
#[tokio::test]
async fn a_log_with_a_key_that_is_too_long_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let settings = settings(&folder, "");
    let log = Log::open_at(&settings, Clock::system()).unwrap();
    let long = outgoing(Topic::Changes, &"k".repeat(KEY_LIMIT + 1), "v");
    let (done, written) = oneshot::channel();
    let append = Append {
        records: vec![long],
        offsets: Vec::new(),
        done,
    };
    log.request(Request::Append(append)).unwrap();
    written.await.unwrap().unwrap();
    drop(log);
    let log = Log::open_at(&settings, Clock::system()).unwrap();
    assert_eq!(values(&log, Topic::Changes).await, ["v"]);
    log.check().unwrap();
}

#[tokio::test]
async fn a_disk_that_is_nearly_full_takes_nothing_in_and_lets_commits_through() {
    let folder = tempfile::tempdir().unwrap();
    let mut settings = settings(&folder, "");
    let log = Log::open_at(&settings, Clock::system()).unwrap();
    log.publish(vec![outgoing(Topic::Changes, "k", "v")]).await.unwrap();
    drop(log);
    settings.reserve = Some(u64::MAX);
    let log = Log::open_at(&settings, Clock::system()).unwrap();
    let refused = log.publish(vec![outgoing(Topic::Changes, "k", "w")]).await;
    assert!(
        matches!(&refused, Err(BusError::Busy(why)) if why.contains("disk")),
        "{refused:?}"
    );
    assert!(matches!(log.check(), Err(BusError::Busy(_))), "and is not ready");
    let mut worker = Worker::join(log.clone(), "g", &[Topic::Changes], &[Topic::Verdicts]).unwrap();
    let limits = PollLimits {
        records: 10,
        bytes: 1 << 20,
        wait: Duration::ZERO,
    };
    worker.poll(limits).await.unwrap();
    let position = Position {
        topic: Topic::Changes,
        partition: 0,
        next: 1,
    };
    worker
        .commit(vec![outgoing(Topic::Verdicts, "k", "s")], vec![position], Notes::new())
        .await
        .unwrap();
    assert_eq!(values(&log, Topic::Verdicts).await, ["s"]);
}

/// Where the config sets no bound in bytes, a topic gives up what every group has read, and nothing else.
#[tokio::test]
async fn space_is_won_from_what_was_read_only() {
    let folder = tempfile::tempdir().unwrap();
    let log = Log::open_at(&settings(&folder, ""), Clock::system()).unwrap();
    let records = (0..10).map(|number| outgoing(Topic::Changes, "k", &number.to_string()));
    log.publish(records.collect()).await.unwrap();
    let position = Position {
        topic: Topic::Changes,
        partition: 0,
        next: 4,
    };
    log.append(
        Vec::new(),
        vec![Moved {
            group: "slow".into(),
            position,
            note: String::new(),
        }],
        0,
    )
    .await
    .unwrap();
    let store = &log.0.shared.store;
    let mut extents = [((Topic::Changes, 0), store.extent(Topic::Changes, 0).unwrap())].into();
    let retentions = settings(&folder, "").retentions;
    retention::Trimmer::new(retentions, 0)
        .trim(store, &mut extents, 0)
        .unwrap();
    assert_eq!(values(&log, Topic::Changes).await, ["4", "5", "6", "7", "8", "9"]);
}
