//! The copy of the state topics beside Kafka: what it is trusted with after a restart, and when it is made anew.

use std::fs;
use std::path::Path;

use pipeline::bus::{Bus, BusError, Config, KeyedStore};
use schemas::topic::Topic;

use super::bed::{Bed, PARTITIONS};
use super::check::{Reader, placed, stored, until, value};

const STATE: [Topic; 2] = [Topic::Verdicts, Topic::Inventory];

/// All verdicts, and how many records were read for them.
struct Restored {
    verdicts: Vec<String>,
    read: u64,
}

/// A process that restores all partitions, commits in some of them, and ends.
async fn process(bed: &Bed, commits: &[(i32, &str, &str)]) -> Restored {
    let bus = bed.open().await;
    let (mut reader, restored) = match restored(&bus).await {
        Ok(restored) => restored,
        Err(error) => {
            // It ended, saying what is to be done.
            assert!(error.to_string().contains("start again"), "{error}");
            drop(bus);
            restored(&bed.open().await).await.unwrap()
        }
    };
    for (partition, key, text) in commits {
        let outputs = STATE.map(|topic| placed(topic, *partition, key, text));
        reader.worker.commit(outputs.to_vec(), Vec::new()).await.unwrap();
    }
    reader.worker.close().await;
    restored
}

async fn restored(bus: &Bus) -> Result<(Reader, Restored), BusError> {
    let mut reader = Reader::join(bus, "g", &[Topic::Changes], &STATE).await;
    let mut verdicts = Vec::new();
    for partition in 0..PARTITIONS {
        let store: KeyedStore = reader.worker.restore(partition).await?;
        verdicts.extend(stored(&store, Topic::Verdicts, partition).iter().map(value));
    }
    verdicts.sort();
    let read = reader.worker.reading().now().map_or(0, |read| read.records);
    Ok((reader, Restored { verdicts, read }))
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

/// Every file of a folder.
fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let nested = entries.map(|path| if path.is_dir() { files(&path) } else { vec![path] });
    nested.flatten().collect()
}

const FEW: [(i32, &str, &str); 4] = [(0, "a", "1"), (1, "b", "1"), (2, "c", "1"), (3, "d", "1")];

#[tokio::test(flavor = "multi_thread")]
async fn a_restart_reads_the_tail_only() {
    let bed = Bed::kafka().await;
    let many: Vec<(i32, String, String)> = (0..100)
        .map(|n| (n % PARTITIONS, format!("k{n}"), "1".to_owned()))
        .collect();
    let many: Vec<(i32, &str, &str)> = many
        .iter()
        .map(|(at, key, text)| (*at, key.as_str(), text.as_str()))
        .collect();
    process(&bed, &many).await;
    let second = process(&bed, &[]).await;
    assert_eq!(second.verdicts.len(), 100);
    // The mark of the last transaction in each partition of each topic.
    assert!(second.read <= 8, "{} records", second.read);
    // A process of its own store reads all, and adds to it.
    let elsewhere = bed.state().with_extension("elsewhere");
    fs::rename(bed.state(), &elsewhere).unwrap();
    let third = process(&bed, &FEW).await;
    assert_eq!(third.verdicts.len(), 100);
    assert!(third.read >= 200, "{} records", third.read);
    fs::remove_dir_all(bed.state()).unwrap();
    fs::rename(&elsewhere, bed.state()).unwrap();
    let fourth = process(&bed, &[]).await;
    assert_eq!(fourth.verdicts.len(), 104);
    assert!(fourth.read <= 24, "{} records", fourth.read);
}

/// What others commit is there before it is taken over; what is taken over is the member's alone.
#[tokio::test(flavor = "multi_thread")]
async fn a_standby_takes_over_with_what_came_in_the_last_seconds() {
    let bed = Bed::kafka().await;
    process(&bed, &FEW).await;
    let elsewhere = tempfile::tempdir().unwrap();
    let text = bed.config().replace(
        &format!("path = \"{}\"", bed.state().display()),
        &format!("path = \"{}\"\nstandby = true", elsewhere.path().display()),
    );
    let config: Config = toml::from_str(&text).unwrap();
    let bus = Bus::open(&config.validate().unwrap()).await.unwrap();
    // A member that gets nothing: it is not asked for records.
    let mut heir = Reader::join(&bus, "h", &[Topic::Changes], &STATE).await;
    let follows = async |count: usize| {
        until("the copy follows", || async {
            let store = bus.state()?;
            let verdicts = (0..PARTITIONS).flat_map(|partition| {
                let whole = (0, store.end(Topic::Verdicts, partition));
                store
                    .read(Topic::Verdicts, partition, whole, (usize::MAX, usize::MAX))
                    .unwrap()
            });
            (verdicts.filter(|put| put.record.value.is_some()).count() == count).then_some(())
        })
        .await;
    };
    follows(4).await;
    process(&bed, &[(0, "a", "2"), (1, "e", "2"), (3, "f", "2")]).await;
    follows(6).await;
    let mut verdicts = Vec::new();
    for partition in 0..PARTITIONS {
        let store = heir.worker.restore(partition).await.unwrap();
        verdicts.extend(stored(&store, Topic::Verdicts, partition).iter().map(value));
    }
    verdicts.sort();
    assert_eq!(verdicts, ["1", "1", "1", "2", "2", "2"]);
    let read = heir.worker.reading().now().map_or(0, |read| read.records);
    assert!(read <= 8, "{read} records were read when it took over");
    // Its commits are not disturbed.
    for number in 0..3 {
        let outputs = STATE.map(|topic| placed(topic, 2, "g", &number.to_string()));
        heir.worker.commit(outputs.to_vec(), Vec::new()).await.unwrap();
    }
    follows(7).await;
    heir.worker.close().await;
}

/// Killed between the transaction and the store's write: the store is as it was before the last commits.
#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_missed_commits_catches_up() {
    let bed = Bed::kafka().await;
    process(&bed, &FEW).await;
    let before = tempfile::tempdir().unwrap();
    copy(&bed.state(), before.path());
    process(&bed, &[(0, "a", "2"), (1, "e", "2"), (0, "a", "3")]).await;
    fs::remove_dir_all(bed.state()).unwrap();
    copy(before.path(), &bed.state());
    let caught_up = process(&bed, &[]).await;
    assert_eq!(caught_up.verdicts, ["1", "1", "1", "2", "3"]);
}

/// In each round another part of its files is cut, each file once.
const ROUNDS: usize = 6;

/// Whatever files of it are cut, the state is that of the topics.
#[tokio::test(flavor = "multi_thread")]
async fn a_truncated_store_is_made_anew() {
    let bed = Bed::kafka().await;
    process(&bed, &FEW).await;
    process(&bed, &[(0, "a", "2"), (1, "e", "2")]).await;
    let whole = tempfile::tempdir().unwrap();
    copy(&bed.state(), whole.path());
    for round in 0..ROUNDS {
        fs::remove_dir_all(bed.state()).unwrap();
        copy(whole.path(), &bed.state());
        let mut cut = Vec::new();
        for file in files(&bed.state()).into_iter().skip(round).step_by(ROUNDS) {
            let length = fs::metadata(&file).unwrap().len();
            fs::OpenOptions::new()
                .write(true)
                .open(&file)
                .unwrap()
                .set_len(length / 2)
                .unwrap();
            cut.push(file);
        }
        let restored = process(&bed, &[]).await;
        assert_eq!(restored.verdicts, ["1", "1", "1", "2", "2"], "{cut:?}");
    }
}

/// The copy of another installation's topics is not taken for ours.
#[tokio::test(flavor = "multi_thread")]
async fn a_foreign_store_is_thrown_away() {
    let (ours, other) = (Bed::kafka().await, Bed::kafka().await);
    process(&ours, &FEW).await;
    process(&other, &[(0, "x", "other"), (0, "y", "other")]).await;
    fs::remove_dir_all(ours.state()).unwrap();
    copy(&other.state(), &ours.state());
    assert_eq!(process(&ours, &[]).await.verdicts, ["1", "1", "1", "1"]);
}
