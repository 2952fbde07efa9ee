//! Reads again when a file changed and is left alone. The system's events say when to look, and where it has none, on a network
//! drive say, a look from time to time does. Knows not what is in the files.

use std::path::{Path, PathBuf};
use std::time::Duration;

use futures::future::BoxFuture;
use notify::{RecursiveMode, Watcher};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::stamps::Stamps;

/// How long files must be left alone before they are read: editors write in several steps, version control many files.
const SETTLE: Duration = Duration::from_millis(500);

/// How often files are looked at without an event.
const LOOK: Duration = Duration::from_secs(10);

/// Watches the paths that are named, beginning with how they looked at the start, until told to stop.
pub(super) async fn run(
    mut stamps: Stamps,
    named: impl Fn() -> Vec<PathBuf>,
    read_again: impl Fn() -> BoxFuture<'static, ()>,
    stop: CancellationToken,
) {
    let (sender, mut events) = mpsc::channel(1);
    let (mut paths, mut watcher) = (Vec::new(), None);
    // What changed since it was read at the start.
    let mut wait = Duration::ZERO;
    loop {
        let now_named = named();
        if now_named != paths || watcher.is_none() {
            watcher = observe(&now_named, &sender);
            paths = now_named;
        }
        tokio::select! {
            () = stop.cancelled() => return,
            _ = events.recv() => {}
            () = tokio::time::sleep(wait) => {}
        }
        wait = LOOK;
        while tokio::time::timeout(SETTLE, events.recv()).await.is_ok() {}
        let looked = paths.clone();
        let Ok(now) = tokio::task::spawn_blocking(move || Stamps::of(&looked)).await else {
            continue;
        };
        if now != stamps {
            stamps = now;
            read_again().await;
        }
    }
}

/// Events of these files and folders; none where one of them cannot be watched, and then it is tried again at the next look.
fn observe(paths: &[PathBuf], sender: &mpsc::Sender<()>) -> Option<notify::RecommendedWatcher> {
    let sender = sender.clone();
    let forward = move |event: notify::Result<notify::Event>| {
        // Reading a file is an event too; answering it with reading would never end. One that waits already stands for this one.
        if !event.is_ok_and(|event| event.kind.is_access()) {
            let _waits = sender.try_send(());
        }
    };
    let watching = notify::recommended_watcher(forward).and_then(|mut watcher| {
        for path in paths {
            match path.is_dir() {
                true => watcher.watch(path, RecursiveMode::Recursive)?,
                // Editors and mounted volumes put new files in the place of old ones.
                false => watcher.watch(folder(path), RecursiveMode::NonRecursive)?,
            }
        }
        Ok(watcher)
    });
    watching
        .inspect_err(|error| tracing::debug!(%error, "no events of files; they are looked at from time to time"))
        .ok()
}

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}
