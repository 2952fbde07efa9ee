//! A watched folder.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use ingest::config::{Span, Watch as WatchConfig};
use ingest::{Acceptor, Config, Watch};
use schemas::Clock;
use tokio_util::sync::CancellationToken;

use crate::server::{Kept, NOW, bucket};

struct Folder {
    folder: tempfile::TempDir,
    kept: Arc<Kept>,
    stop: CancellationToken,
    task: tokio::task::JoinHandle<()>,
}

impl Folder {
    fn watch(files: &[(&str, String)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        let kept = Arc::new(Kept::default());
        let acceptor = Acceptor::new(&Config::default(), kept.clone(), Clock::from(|| NOW));
        let mut config = WatchConfig::new(folder.path());
        config.settle = Span(Duration::from_millis(20));
        let stop = CancellationToken::new();
        let task = tokio::spawn(Watch::open(&config, acceptor).unwrap().run(stop.clone()));
        Self {
            folder,
            kept,
            stop,
            task,
        }
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.folder.path().join(name), text).unwrap();
    }

    /// Names of the buckets taken so far, in order, once there are so many.
    async fn names(&self, count: usize) -> Vec<String> {
        let batches = self.kept.at_least(count).await;
        batches
            .iter()
            .flat_map(|batch| &batch.changes)
            .map(|change| change.resource_name.clone().unwrap())
            .collect()
    }
}

#[tokio::test]
async fn each_content_is_taken_once() {
    let folder = Folder::watch(&[
        ("b.json", bucket("b").to_string()),
        ("a.json", bucket("a").to_string()),
        ("note.txt", "x".to_owned()),
    ]);
    assert_eq!(folder.names(2).await, ["a", "b"]);
    folder.write("b.json", &bucket("b").to_string());
    folder.write("c.json", &bucket("c").to_string());
    assert_eq!(folder.names(3).await, ["a", "b", "c"]);
    folder.write("a.json", &bucket("changed").to_string());
    assert_eq!(folder.names(4).await, ["a", "b", "c", "changed"]);
    // Written beside and moved in, as careful writers do; in a folder of its own.
    let inner = folder.folder.path().join("inner");
    std::fs::create_dir(&inner).unwrap();
    std::fs::write(inner.join(".d.json.tmp"), bucket("d").to_string()).unwrap();
    std::fs::rename(inner.join(".d.json.tmp"), inner.join("d.json")).unwrap();
    assert_eq!(folder.names(5).await, ["a", "b", "c", "changed", "d"]);
    let origin = folder.kept.all()[4].changes[0].origin.clone();
    assert_eq!(origin.as_deref(), Some("inner/d.json:0"));
    folder.stop.cancel();
    folder.task.await.unwrap();
}

#[tokio::test]
async fn a_link_to_a_folder_elsewhere_is_not_followed() {
    let elsewhere = tempfile::tempdir().unwrap();
    std::fs::write(elsewhere.path().join("secret.json"), bucket("secret").to_string()).unwrap();
    let folder = Folder::watch(&[]);
    std::os::unix::fs::symlink(elsewhere.path(), folder.folder.path().join("out")).unwrap();
    for (count, name) in ["a", "b"].into_iter().enumerate() {
        folder.write(&format!("{name}.json"), &bucket(name).to_string());
        folder.names(count + 1).await;
    }
    assert_eq!(folder.names(2).await, ["a", "b"]);
    folder.stop.cancel();
    folder.task.await.unwrap();
}

#[tokio::test]
async fn what_the_bus_does_not_take_is_tried_again() {
    let folder = Folder::watch(&[]);
    folder.kept.busy.store(true, Ordering::SeqCst);
    folder.write("a.json", &bucket("a").to_string());
    folder.write("b.json", &bucket("b").to_string());
    tokio::task::yield_now().await;
    folder.kept.busy.store(false, Ordering::SeqCst);
    assert_eq!(folder.names(2).await.len(), 2);
}

#[test]
fn a_folder_that_is_not_there_is_said() {
    let acceptor = Acceptor::new(&Config::default(), Arc::new(Kept::default()), Clock::system());
    let error = Watch::open(&WatchConfig::new("no/such/folder"), acceptor)
        .err()
        .unwrap()
        .to_string();
    assert!(
        error.contains("no/such/folder") && error.contains("create it"),
        "{error}"
    );
}
