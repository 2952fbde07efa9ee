//! A watched folder: each new or changed file is read once it is left alone, and once for each content. Remembered in memory only: after a
//! restart files are read again, and their changes have the ids that they had. Knows no record.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::time::Duration;

use bytes::Bytes;
use notify::{RecursiveMode, Watcher};
use pipeline::backoff::Backoff;
use sha2::{Digest, Sha256};
use tokio::sync::mpsc;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use crate::config::Watch as Config;
use crate::error::IngestError;
use crate::hints::Hints;
use crate::input::accept::Acceptor;
use crate::input::files;

/// How long to wait before a file is tried again that the bus did not take.
const BACKOFF: Backoff = Backoff {
    first: Duration::from_millis(500),
    longest: Duration::from_secs(30),
};

/// A folder that is watched.
pub struct Watch {
    config: Config,
    acceptor: Acceptor,
    events: mpsc::UnboundedReceiver<Seen>,
    /// Ends the watch when dropped.
    _watcher: notify::RecommendedWatcher,
    /// Files that will be read, and when.
    due: BTreeMap<PathBuf, Due>,
    /// What was last taken from each file.
    taken: HashMap<PathBuf, Taken>,
}

#[derive(Debug, Clone, Copy)]
struct Due {
    at: Instant,
    /// How often the bus did not take it.
    failures: u32,
}

/// A file as it was when it was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Taken {
    hash: [u8; 32],
    stamp: Option<Stamp>,
}

/// Tells without reading whether a file may have changed.
type Stamp = (u64, std::time::SystemTime);

enum Seen {
    Path(PathBuf),
    /// Events were lost.
    Rescan,
}

impl Watch {
    /// Begins to watch; what is in the folder already will be read first.
    pub fn open(config: &Config, acceptor: Acceptor) -> Result<Self, IngestError> {
        let broken = |what: String| IngestError::Watch {
            path: config.path.clone(),
            what,
        };
        if !config.path.is_dir() {
            return Err(broken("is not a folder; create it or name another".to_owned()));
        }
        let (sender, events) = mpsc::unbounded_channel();
        // A receiver that is gone means that we stop.
        let forward = move |event: notify::Result<notify::Event>| match event {
            Ok(event) if event.need_rescan() => drop(sender.send(Seen::Rescan)),
            Ok(event) if event.kind.is_access() => {}
            Ok(event) => event
                .paths
                .into_iter()
                .for_each(|path| drop(sender.send(Seen::Path(path)))),
            Err(_) => drop(sender.send(Seen::Rescan)),
        };
        let mut watcher = notify::recommended_watcher(forward).map_err(|error| broken(error.to_string()))?;
        watcher
            .watch(&config.path, RecursiveMode::Recursive)
            .map_err(|error| broken(error.to_string()))?;
        let mut watch = Self {
            config: config.clone(),
            acceptor,
            events,
            _watcher: watcher,
            due: BTreeMap::new(),
            taken: HashMap::new(),
        };
        watch.rescan(Instant::now());
        Ok(watch)
    }

    /// Reads files as they come, until told to stop.
    pub async fn run(mut self, shutdown: CancellationToken) {
        let mut rescan = tokio::time::interval(self.config.rescan.0.max(Duration::from_secs(1)));
        rescan.tick().await;
        loop {
            let next = self.due.values().map(|due| due.at).min();
            let ready = async {
                match next {
                    Some(at) => tokio::time::sleep_until(at).await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                () = shutdown.cancelled() => return,
                event = self.events.recv() => match event {
                    None => return,
                    Some(Seen::Path(path)) => self.touched(path),
                    Some(Seen::Rescan) => self.rescan(Instant::now() + self.config.settle.0),
                },
                _ = rescan.tick() => self.rescan(Instant::now() + self.config.settle.0),
                () = ready => self.read_due(&shutdown).await,
            }
        }
    }

    fn touched(&mut self, path: PathBuf) {
        if path.is_dir() {
            // A link that leads out, or a folder beyond one: whoever may write here may not read there.
            if !files::is_within(&self.config.path, &path) {
                return tracing::warn!(folder = %path.display(), "a link that leads out of its folder is not followed");
            }
            // A folder that is moved in brings its files without an event for each.
            return self.look_through(&path, Instant::now() + self.config.settle.0);
        }
        if self.wants(&path) && path.is_file() && files::is_within(&self.config.path, &path) {
            self.due.insert(
                path,
                Due {
                    at: Instant::now() + self.config.settle.0,
                    failures: 0,
                },
            );
        } else {
            self.due.remove(&path);
            self.taken.remove(&path);
        }
    }

    fn rescan(&mut self, at: Instant) {
        let path = self.config.path.clone();
        self.look_through(&path, at);
    }

    /// Notes files that may have changed since they were taken.
    fn look_through(&mut self, folder: &Path, at: Instant) {
        let mut found = Vec::new();
        if let Err(error) = files::walk(folder, &|name| wanted(&self.config, name), &mut found) {
            tracing::warn!(%error, "folder cannot be looked through");
        }
        for path in found {
            let known = self.taken.get(&path).and_then(|taken| taken.stamp);
            if known.is_none() || known != stamp(&path) {
                self.due.entry(path).or_insert(Due { at, failures: 0 });
            }
        }
    }

    fn wants(&self, path: &Path) -> bool {
        let inner = path.strip_prefix(&self.config.path).unwrap_or(path);
        let hidden = inner
            .components()
            .any(|part| part.as_os_str().to_string_lossy().starts_with('.'));
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        !hidden && wanted(&self.config, &name)
    }

    async fn read_due(&mut self, shutdown: &CancellationToken) {
        let now = Instant::now();
        let ready: Vec<(PathBuf, Due)> = self
            .due
            .iter()
            .filter(|(_, due)| due.at <= now)
            .map(|(path, due)| (path.clone(), *due))
            .collect();
        for (path, due) in ready {
            if shutdown.is_cancelled() {
                return;
            }
            self.due.remove(&path);
            if !self.take(&path).await {
                let failures = due.failures.saturating_add(1);
                let at = Instant::now() + BACKOFF.bound(failures);
                self.due.insert(path, Due { at, failures });
            }
        }
    }

    /// Whether the file is done with; else it will be tried again.
    async fn take(&mut self, path: &Path) -> bool {
        let (file, limit) = (path.to_owned(), self.config.limit.0);
        let read = tokio::task::spawn_blocking(move || {
            let stamp = stamp(&file);
            files::read(&file, limit).map(|bytes| {
                (
                    Taken {
                        hash: Sha256::digest(&bytes).into(),
                        stamp,
                    },
                    bytes,
                )
            })
        });
        let (taken, bytes) = match read.await {
            Ok(Ok(read)) => read,
            Ok(Err(error)) => {
                // It may be gone, or still being written; another event, or the next look through the folder, brings it back.
                tracing::warn!(%error, "file not read");
                return true;
            }
            Err(_) => return true,
        };
        let known = self.taken.get(path).is_some_and(|known| known.hash == taken.hash);
        if !known && !bytes.trim_ascii().is_empty() {
            let name = path
                .strip_prefix(&self.config.path)
                .unwrap_or(path)
                .display()
                .to_string();
            match self.acceptor.accept(Bytes::from(bytes), Hints::named(name)).await {
                Ok(receipt) => {
                    tracing::info!(file = %path.display(), accepted = receipt.accepted, rejected = receipt.rejected, "file taken");
                }
                Err(error) => {
                    tracing::warn!(file = %path.display(), %error, "file not taken; it will be tried again");
                    return false;
                }
            }
        }
        self.taken.insert(path.to_owned(), taken);
        true
    }
}

fn wanted(config: &Config, name: &str) -> bool {
    match &config.pattern {
        Some(pattern) => pattern.matches(name),
        None => files::may_hold_records(name),
    }
}

fn stamp(path: &Path) -> Option<Stamp> {
    let metadata = std::fs::metadata(path).ok()?;
    Some((metadata.len(), metadata.modified().ok()?))
}
