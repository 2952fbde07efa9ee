//! What only Kafka needs checking: topics and their settings, zombies, wrong brokers.

use std::time::Instant;

use pipeline::bus::{Bus, BusError, Config, Position};
use rdkafka::ClientConfig;
use rdkafka::admin::{AdminClient, AdminOptions, AlterConfig, NewPartitions, ResourceSpecifier};
use rdkafka::client::DefaultClientContext;
use rdkafka::topic_partition_list::{Offset, TopicPartitionList};
use schemas::topic::Topic;
use tokio_util::sync::CancellationToken;

use super::bed::{Bed, PATIENCE};
use super::check::{Reader, everything, key, outgoing, placed, stand_where_their_keys_do, until, values, verdicts};
use super::{group, state};

#[tokio::test(flavor = "multi_thread")]
async fn topics_are_created_once() {
    let bed = Bed::kafka_without_topics();
    let bus = bed.open().await;
    let Err(BusError::Broken(error)) = bus.check().await else {
        panic!("there are no topics")
    };
    assert!(
        error.contains("changes") && error.contains("tripline topics create"),
        "{error}"
    );
    let missing = bus.publish(vec![outgoing(Topic::Changes, "k", "v")]).await;
    assert!(
        matches!(missing, Err(BusError::Broken(_))),
        "a topic must not come to be by itself: {missing:?}"
    );
    assert!(bus.create_topics().await.unwrap().iter().all(|(_, created)| *created));
    assert!(bus.create_topics().await.unwrap().iter().all(|(_, created)| !*created));
    bus.check().await.unwrap();
    assert_eq!(bus.partitions(), 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broker_that_is_not_there_is_busy() {
    let text =
        "kind = \"kafka\"\n[kafka]\nbrokers = [\"127.0.0.1:1\"]\n[kafka.properties]\n\"socket.timeout.ms\" = 1000";
    let config: Config = toml::from_str(text).unwrap();
    let bus = Bus::open(&config.validate().unwrap()).await.unwrap();
    let away = bus.check().await;
    assert!(matches!(away, Err(BusError::Busy(_))), "{away:?}");
}

/// A worker that is to join while brokers are away is no reason for its process to end.
#[tokio::test(flavor = "multi_thread")]
async fn who_joins_waits_for_the_brokers() {
    let text =
        "kind = \"kafka\"\n[kafka]\nbrokers = [\"127.0.0.1:1\"]\n[kafka.properties]\n\"socket.timeout.ms\" = 1000";
    let config: Config = toml::from_str(text).unwrap();
    let bus = Bus::open(&config.validate().unwrap()).await.unwrap();
    let stop = CancellationToken::new();
    let told = async {
        // By then it was refused too.
        let away = bus.worker("g", &[Topic::Changes], &[]).await.err();
        assert!(matches!(away, Some(BusError::Busy(_))), "{away:?}");
        stop.cancel();
    };
    let (joined, ()) = tokio::join!(bus.join("g", &[Topic::Changes], &[], &stop), told);
    assert!(matches!(joined, Ok(None)), "{:?}", joined.err());
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_properties_are_named() {
    let text =
        "kind = \"kafka\"\n[kafka]\nbrokers = [\"127.0.0.1:1\"]\n[kafka.properties]\n\"sasl.pasword\" = \"hush\"";
    let config: Config = toml::from_str(text).unwrap();
    let Err(problems) = config.validate() else {
        panic!("no such property")
    };
    let error = problems[0].to_string();
    assert!(error.contains("sasl.pasword") && !error.contains("hush"), "{error}");
}

/// A worker that is silent for too long loses its partitions; what it then commits is undone.
#[tokio::test(flavor = "multi_thread")]
async fn a_zombie_cannot_commit() {
    let bed = Bed::kafka().await;
    let bus = bed.open().await;
    bus.publish(vec![placed(Topic::Changes, 0, "k", "1")]).await.unwrap();
    let mut zombie = Reader::join(&bus, "g", &[Topic::Changes], &[Topic::Verdicts]).await;
    let batch = zombie.take(1).await;
    // It computes for longer than max.poll.interval.ms; another takes over.
    let mut heir = Reader::join(&bus, "g", &[Topic::Changes], &[Topic::Verdicts]).await;
    let records = {
        let begun = Instant::now();
        let mut records = Vec::new();
        while records.is_empty() {
            assert!(begun.elapsed() < PATIENCE, "nobody took over");
            records = heir.step().await;
        }
        records
    };
    let output = |who: &str| {
        vec![
            outgoing(Topic::Findings, "k", who),
            placed(Topic::Verdicts, 0, "k", who),
        ]
    };
    heir.worker
        .commit(output("heir"), Position::after(&records))
        .await
        .unwrap();
    let undone = zombie.worker.commit(output("zombie"), Position::after(&batch)).await;
    assert!(matches!(undone, Err(BusError::Undone(_))), "{undone:?}");
    assert_eq!(values(&everything(&bus, Topic::Findings).await), ["heir"]);
    assert_eq!(values(&verdicts(&mut heir.worker, 0).await), ["heir"]);
    // It can come back.
    let begun = Instant::now();
    while zombie.owned.len() + heir.owned.len() != 4 || zombie.owned.is_empty() {
        assert!(begun.elapsed() < PATIENCE, "{:?} {:?}", zombie.owned, heir.owned);
        zombie.step().await;
        heir.step().await;
    }
}

/// What is there counts, not what the config would create.
#[tokio::test(flavor = "multi_thread")]
async fn partitions_are_those_of_the_topics() {
    let bed = Bed::kafka().await;
    let config: Config = toml::from_str(&bed.config().replace("partitions = 4", "partitions = 9")).unwrap();
    let bus = Bus::open(&config.validate().unwrap()).await.unwrap();
    bus.check().await.unwrap();
    assert_eq!(bus.partitions(), 4);
    bus.worker("g", &[Topic::Changes], &[Topic::Verdicts]).await.unwrap();
}

/// The brokers assign the partitions instead of the members; all else is the same.
#[tokio::test(flavor = "multi_thread")]
async fn the_new_group_protocol_moves_partitions_too() {
    group::partitions_move_to_a_second_worker_and_back(Bed::kafka_new_protocol().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_new_group_protocol_commits_too() {
    state::a_commit_of_what_is_not_ours_is_undone(Bed::kafka_new_protocol().await).await;
}

/// Topics that somebody else made have to take what we send: found at the start, not at the first large record.
#[tokio::test(flavor = "multi_thread")]
async fn topics_that_are_too_small_are_refused() {
    let bed = Bed::kafka().await;
    let config: Config = toml::from_str(&format!("max_record = \"8MiB\"\n{}", bed.config())).unwrap();
    let bus = Bus::open(&config.validate().unwrap()).await.unwrap();
    let Err(BusError::Broken(error)) = bus.check().await else {
        panic!("the topics take twice 1 MiB")
    };
    assert!(
        error.contains("max.message.bytes") && error.contains("bus.max_record"),
        "{error}"
    );
}

/// A state topic that takes less than a state may have is found at the start, not by the first large state.
#[tokio::test(flavor = "multi_thread")]
async fn a_state_topic_that_is_too_small_is_refused() {
    let bed = Bed::kafka().await;
    bed.open().await.check().await.unwrap();
    let name = format!("{}inventory", bed.name);
    // All that is not named goes back to the broker's default.
    let small = AlterConfig::new(ResourceSpecifier::Topic(&name))
        .set("cleanup.policy", "compact")
        .set("max.message.bytes", "700");
    let altered = admin().alter_configs(&[small], &AdminOptions::new()).await.unwrap();
    assert!(altered.iter().all(Result::is_ok), "{altered:?}");
    let bus = bed.open().await;
    let refused = until("the brokers know", async || match bus.check().await {
        Err(BusError::Broken(error)) => Some(error),
        _ => None,
    })
    .await;
    for word in [name.as_str(), "max.message.bytes=700", "bus.max_record", "--alter"] {
        assert!(refused.contains(word), "{refused}");
    }
}

/// Settings under which records would be lost are told as they are, each with what to do, and refused.
#[tokio::test(flavor = "multi_thread")]
async fn a_topic_that_would_lose_records_is_refused() {
    let bed = Bed::kafka().await;
    let bus = bed.open().await;
    let states = bus.topics().await.unwrap();
    assert!(states.iter().all(|state| state.differences.is_empty()), "{states:?}");
    assert!(
        states
            .iter()
            .all(|state| state.partitions == Some(4) && state.replicas == Some(1))
    );
    let (findings, verdicts) = (format!("{}findings", bed.name), format!("{}verdicts", bed.name));
    let alter = |name, setting, value| AlterConfig::new(ResourceSpecifier::Topic(name)).set(setting, value);
    let worse = [
        alter(&findings, "retention.ms", "60000"),
        alter(&verdicts, "cleanup.policy", "delete"),
    ];
    let altered = admin().alter_configs(&worse, &AdminOptions::new()).await.unwrap();
    assert!(altered.iter().all(Result::is_ok), "{altered:?}");
    let words = [
        "retention.ms=60000",
        "bus.longest_outage",
        "cleanup.policy=delete",
        "state would be lost",
    ];
    let refused = until("the brokers know both", async || match bed.open().await.check().await {
        Err(BusError::Broken(error)) if words.iter().all(|word| error.contains(word)) => Some(error),
        _ => None,
    })
    .await;
    assert!(refused.contains("kafka-configs.sh --alter"), "{refused}");
    let states = bus.topics().await.unwrap();
    let of = |topic: Topic| states.iter().find(|state| state.topic == topic).unwrap();
    assert_eq!(of(Topic::Findings).setting("retention.ms"), Some("60000"));
    assert!(of(Topic::Changes).differences.is_empty(), "{states:?}");
}

/// What retention removed before it was read is gone, and said to be.
#[tokio::test(flavor = "multi_thread")]
async fn what_retention_took_is_counted() {
    let bed = Bed::kafka().await;
    let bus = bed.open().await;
    bus.publish((0..6).map(|n| placed(Topic::Changes, 0, "k", &n.to_string())).collect())
        .await
        .unwrap();
    let mut reader = Reader::join(&bus, "g", &[Topic::Changes], &[]).await;
    let records = reader.take(6).await;
    reader
        .worker
        .commit(Vec::new(), Position::after(&records[..2]))
        .await
        .unwrap();
    reader.worker.close().await;
    let mut gone = TopicPartitionList::new();
    let name = format!("{}changes", bed.name);
    gone.add_partition_offset(&name, 0, Offset::Offset(5)).unwrap();
    admin().delete_records(&gone, &AdminOptions::new()).await.unwrap();
    let mut reader = Reader::join(&bus, "g", &[Topic::Changes], &[]).await;
    assert_eq!(values(&reader.take(1).await), ["5"]);
    assert_eq!(bus.lost(), 3, "2, 3 and 4 were never read");
}

fn admin() -> AdminClient<DefaultClientContext> {
    let brokers = std::env::var("TRIPLINE_KAFKA").unwrap();
    ClientConfig::new().set("bootstrap.servers", brokers).create().unwrap()
}

/// Records of the rest of its group are read; it is gone.
async fn read_all(bus: &Bus, count: usize) {
    let mut reader = Reader::join(bus, "g", &[Topic::Changes], &[]).await;
    let records = reader.take(count).await;
    reader
        .worker
        .commit(Vec::new(), Position::after(&records))
        .await
        .unwrap();
    reader.worker.close().await;
}

/// A change of each, and its state in three versions; one more has ended.
async fn told_of(bus: &Bus, keys: &[String]) {
    let changes = keys.iter().map(|key| outgoing(Topic::Changes, key, key));
    bus.publish(changes.collect()).await.unwrap();
    for version in ["old", "gone"] {
        let states = keys.iter().map(|key| outgoing(Topic::Verdicts, key, version));
        bus.publish(states.chain([outgoing(Topic::Verdicts, "ended", version)]).collect())
            .await
            .unwrap();
    }
    let states = keys.iter().map(|key| outgoing(Topic::Verdicts, key, key));
    let mut end = outgoing(Topic::Verdicts, "ended", "");
    end.record.value = None;
    bus.publish(states.chain([end]).collect()).await.unwrap();
}

/// With more partitions every key's state stands in the one that the key has now and nowhere else; nothing moves while somebody reads,
/// or has still to read; what was broken off is finished.
#[tokio::test(flavor = "multi_thread")]
async fn topics_grow_and_the_state_with_them() {
    let bed = Bed::kafka().await;
    let bus = bed.open().await;
    let Bus::Kafka(cluster) = &bus else { panic!("kafka") };
    let refused = async || cluster.grow(9, |_, _, _| {}).await.unwrap_err().to_string();
    let keys: Vec<String> = (0..12).map(|number| format!("key-{number}")).collect();
    told_of(&bus, &keys).await;
    let nobody = refused().await;
    assert!(nobody.contains("nobody has read topic"), "{nobody}");
    read_all(&bus, 12).await;
    bus.publish(vec![outgoing(Topic::Changes, "key-0", "more")])
        .await
        .unwrap();
    let mut reader = Reader::join(&bus, "g", &[Topic::Changes], &[]).await;
    reader.take(1).await;
    let member = refused().await;
    assert!(member.contains("has members"), "{member}");
    reader.worker.close().await;
    let rest = until("it has left", || async {
        Some(refused().await).filter(|why| !why.contains("has members"))
    })
    .await;
    assert!(rest.contains("has not read all of topic"), "{rest}");
    read_all(&bus, 1).await;

    // As if it had ended after the first topic.
    let admin: AdminClient<DefaultClientContext> = ClientConfig::new()
        .set("bootstrap.servers", std::env::var("TRIPLINE_KAFKA").unwrap())
        .create()
        .unwrap();
    let name = format!("{}verdicts", bed.name);
    let (nine, options) = (NewPartitions::new(&name, 9), AdminOptions::new());
    let first = admin.create_partitions([&nine], &options);
    first.await.unwrap()[0].as_ref().unwrap();
    let other = bed.open().await;
    let early = other.worker("g", &[Topic::Changes], &[Topic::Verdicts]).await.err();
    assert!(matches!(early, Some(BusError::Broken(_))), "{early:?}");

    let other = bed.open().await;
    let Bus::Kafka(cluster) = &other else { panic!("kafka") };
    let grown = until("the last member has left", || async {
        cluster.grow(9, |_, _, _| {}).await.ok()
    })
    .await;
    assert_eq!((grown.before, grown.again), (4, 0));
    assert!(grown.records > 0);
    let again = cluster.grow(9, |_, _, _| {}).await;
    assert!(matches!(again, Err(BusError::Broken(_))), "{again:?}");

    let bus = bed.open().await;
    let mut reader = Reader::join(&bus, "g", &[Topic::Changes], &[Topic::Verdicts]).await;
    let changes = keys.iter().map(|key| outgoing(Topic::Changes, key, "after"));
    bus.publish(changes.collect()).await.unwrap();
    let records = reader.take(12).await;
    for received in &records {
        assert_eq!(bus.partition_of_key(key(received).as_bytes()), received.partition);
    }
    stand_where_their_keys_do(&bus, &mut reader, keys).await;
}
