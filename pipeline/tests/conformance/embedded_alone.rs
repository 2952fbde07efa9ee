//! What only the embedded log promises: one process at a time, its folder's form, retention of its own.

use pipeline::bus::{Bus, BusError, Config, Outgoing, Position, Received, Record, Settings, TailFrom};
use schemas::topic::Topic;

use super::bed::{Bed, PARTITIONS, limits};
use super::check::{Reader, outgoing, placed, stand_where_their_keys_do, take, until, value, values, verdicts};

#[tokio::test(flavor = "multi_thread")]
async fn one_process_has_the_log() {
    let bed = Bed::embedded();
    let bus = bed.open().await;
    let Err(BusError::Broken(error)) = bed.try_open().await else {
        panic!("it is open already")
    };
    assert!(
        error.contains("open in another process") && error.contains("bus.embedded.path"),
        "{error}"
    );
    drop(bus);
    bed.open().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn partitions_are_fixed() {
    let bed = Bed::embedded();
    drop(bed.open().await);
    let config: Config = toml::from_str(&bed.config().replace("partitions = 4", "partitions = 5")).unwrap();
    let Err(BusError::Broken(error)) = pipeline::bus::Bus::open(&config.validate().unwrap()).await else {
        panic!("it has four")
    };
    assert!(error.contains("bus.partitions = 4"), "{error}");
}

/// One group reads all, another half of each partition; what that one has still to read.
async fn read_partly(bus: &Bus) -> Vec<String> {
    let mut unread = Vec::new();
    for (group, share) in [("ahead", 1), ("behind", 2)] {
        let mut reader = Reader::join(bus, group, &[Topic::Changes], &[]).await;
        let records = reader.take(48).await;
        let (mut read, mut rest) = (Vec::new(), Vec::new());
        for partition in 0..PARTITIONS {
            let of = records.iter().filter(|received| received.partition == partition);
            let of: Vec<Received> = of.cloned().collect();
            let (first, second) = of.split_at(of.len() / share);
            read.extend_from_slice(first);
            rest.extend_from_slice(second);
        }
        reader.worker.commit(Vec::new(), Position::after(&read)).await.unwrap();
        reader.worker.close().await;
        unread = values(&rest);
    }
    unread
}

/// With more partitions every key's records stand in order in the partition that the key has now, its state too, and each group goes
/// on where it was.
#[tokio::test(flavor = "multi_thread")]
async fn a_log_grows_and_everybody_goes_on() {
    let bed = Bed::embedded();
    let bus = bed.open().await;
    let keys: Vec<String> = (0..12).map(|number| format!("key-{number}")).collect();
    for version in 0..4 {
        let changes = keys
            .iter()
            .map(|key| outgoing(Topic::Changes, key, &format!("{key}/{version}")));
        bus.publish(changes.collect()).await.unwrap();
    }
    let states = keys.iter().map(|key| outgoing(Topic::Verdicts, key, key));
    bus.publish(states.collect()).await.unwrap();
    let remembered = placed(Topic::Sources, 0, "queue\nread_until", "5");
    bus.publish(vec![remembered]).await.unwrap();
    let mut unread = read_partly(&bus).await;
    assert!(!unread.is_empty());
    drop(bus);

    let config: Config = toml::from_str(&bed.config()).unwrap();
    let Settings::Embedded(settings) = config.validate().unwrap() else {
        panic!("embedded")
    };
    let less = pipeline::bus::embedded::grow(&settings, 4).await;
    assert!(matches!(less, Err(BusError::Broken(_))), "{less:?}");
    let grown = pipeline::bus::embedded::grow(&settings, 9).await.unwrap();
    assert_eq!((grown.before, grown.records, grown.again), (4, 48 + 12 + 1, 0));

    let config: Config = toml::from_str(&bed.config().replace("partitions = 4", "partitions = 9")).unwrap();
    let bus = pipeline::bus::Bus::open(&config.validate().unwrap()).await.unwrap();
    assert_eq!(bus.backlog("ahead", Topic::Changes).await.unwrap(), Some(0));
    let mut behind = Reader::join(&bus, "behind", &[Topic::Changes], &[Topic::Verdicts]).await;
    let records = behind.take(unread.len()).await;
    let mut seen = values(&records);
    for key in &keys {
        let of_key: Vec<&String> = seen
            .iter()
            .filter(|value| value.starts_with(&format!("{key}/")))
            .collect();
        assert!(of_key.is_sorted(), "{of_key:?}");
    }
    seen.sort();
    unread.sort();
    assert_eq!(seen, unread);
    stand_where_their_keys_do(&bus, &mut behind, keys).await;
    let mut sources = bus.snapshot(Topic::Sources, 0, 0).await.unwrap();
    assert_eq!(values(&sources.page().await.unwrap().unwrap()), ["5"]);
    assert_eq!(bus.lost(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_fsync_policy_keeps_what_it_took() {
    for policy in ["always", "interval", "never"] {
        let bed = Bed::embedded();
        let lines = format!("fsync = \"{policy}\"\nfsync_interval = \"20ms\"\n");
        let config: Config = toml::from_str(&(bed.config() + &lines)).unwrap();
        let settings: Settings = config.validate().unwrap();
        let bus = pipeline::bus::Bus::open(&settings).await.unwrap();
        for number in 0..50 {
            bus.publish(vec![outgoing(Topic::Changes, "k", &number.to_string())])
                .await
                .unwrap();
        }
        drop(bus);
        let bus = pipeline::bus::Bus::open(&settings).await.unwrap();
        let mut tail = bus.tail(Topic::Changes, TailFrom::Beginning).await.unwrap();
        assert_eq!(value(take(&mut tail, 50).await.last().unwrap()), "49", "{policy}");
    }
}

/// The oldest records go when a topic holds too much; offsets go on; groups that were too slow go on with what is left.
#[tokio::test(flavor = "multi_thread")]
async fn old_records_go() {
    let bed = Bed::embedded().with("[topics.changes]\nretention_bytes = \"1MiB\"\n");
    let bus = bed.open().await;
    let mut slow = bus.worker("slow", &[Topic::Changes], &[]).await.unwrap();
    slow.poll(limits()).await.unwrap();
    let body: String = (0..20_000_u32)
        .map(|n| char::from(33 + (n.wrapping_mul(2_654_435_761) >> 25) as u8 % 90))
        .collect();
    for _ in 0..40 {
        let batch = (0..5).map(|_| placed(Topic::Changes, 0, "k", &body));
        bus.publish(batch.collect()).await.unwrap();
        bus.publish(vec![placed(Topic::Findings, 0, "k", &body)]).await.unwrap();
    }
    let first = until("old records are removed", async || {
        // What is written makes the log look for what is due.
        bus.publish(vec![placed(Topic::Changes, 0, "k", &body)]).await.unwrap();
        let mut tail = bus.tail(Topic::Changes, TailFrom::Beginning).await.unwrap();
        let records = tail.poll(limits()).await.unwrap();
        (records.len() < 20).then(|| records[0].offset)
    })
    .await;
    assert!(first > 180, "{first}");
    let mut tail = bus.tail(Topic::Findings, TailFrom::Beginning).await.unwrap();
    assert_eq!(take(&mut tail, 40).await[0].offset, 0, "other topics keep theirs");
    let pipeline::bus::Polled::Records(records) = slow.poll(limits()).await.unwrap() else {
        panic!("records")
    };
    assert_eq!(records[0].offset, first);
    drop((slow, tail, bus));
    let bus = bed.open().await;
    let mut tail = bus.tail(Topic::Changes, TailFrom::Beginning).await.unwrap();
    assert!(
        tail.poll(limits()).await.unwrap()[0].offset >= first,
        "still gone after a restart"
    );
}

/// A topic's log holds what its compaction leaves, not what was ever written.
#[tokio::test(flavor = "multi_thread")]
async fn compacted_topics_keep_one_record_a_key() {
    let bed = Bed::embedded();
    let bus = bed.open().await;
    for round in 0..200 {
        let states = (0..10).map(|n| placed(Topic::Verdicts, 1, &format!("k{n}"), &round.to_string()));
        // The same key more than once in one write, too.
        bus.publish(states.clone().chain(states).collect()).await.unwrap();
    }
    let gone = Record {
        value: None,
        ..outgoing(Topic::Verdicts, "k3", "").record
    };
    bus.publish(vec![Outgoing {
        topic: Topic::Verdicts,
        partition: Some(1),
        record: gone,
    }])
    .await
    .unwrap();
    let mut worker = bus.worker("g", &[Topic::Changes], &[Topic::Verdicts]).await.unwrap();
    let restored = verdicts(&mut worker, 1).await;
    assert_eq!(restored.len(), 10, "nine keys and the mark of one that was deleted");
    assert!(restored.last().unwrap().record.value.is_none());
    assert_eq!(restored.last().unwrap().offset, 4000);
}

/// Configurations and rejects are nobody else's to read, whatever the umask; a folder that was open is closed.
#[tokio::test(flavor = "multi_thread")]
async fn the_folder_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let bed = Bed::embedded();
    let mode = || std::fs::metadata(&bed.name).unwrap().permissions().mode() & 0o777;
    drop(bed.open().await);
    assert_eq!(mode(), 0o700);
    std::fs::set_permissions(&bed.name, std::fs::Permissions::from_mode(0o755)).unwrap();
    drop(bed.open().await);
    assert_eq!(mode(), 0o700);
}
