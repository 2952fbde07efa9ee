//! A bus in memory that remembers what sources remember, and a source that is driven, stopped and driven again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures::FutureExt;
use futures::future::BoxFuture;
use ingest::source::driver::Pace;
use ingest::source::{Driver, Entry, Health, Progress, State};
use ingest::{Acceptor, Batch, Config, Outlet, OutletError};
use pipeline::backoff::Backoff;
use schemas::{ChangeKind, Clock, ConfigChange, Rejected};
use serde_json::{Value, json};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

/// Nothing here takes so long; a machine that is busy may.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// What the environment says of a server. Nothing where `./test` could not install it: it has said so, and the server's tests are left out.
pub fn server(variable: &str, script: &str) -> Option<String> {
    match std::env::var(variable) {
        Ok(said) if said == "SKIPPED" => None,
        Ok(said) => Some(said),
        Err(_) => panic!("this test needs a server: run it as `{script} cargo test …`, or set {variable}"),
    }
}

/// Keeps everything, unless told otherwise.
pub struct Kept {
    changes: Mutex<Vec<ConfigChange>>,
    rejected: Mutex<Vec<Rejected>>,
    progress: Mutex<BTreeMap<String, Progress>>,
    grown: watch::Sender<usize>,
    /// Takes nothing.
    pub busy: AtomicBool,
    /// Keeps records and loses what sources remember, as a crash between the two does.
    pub forgetful: AtomicBool,
}

impl Default for Kept {
    fn default() -> Self {
        Self {
            changes: Mutex::default(),
            rejected: Mutex::default(),
            progress: Mutex::default(),
            grown: watch::Sender::new(0),
            busy: AtomicBool::default(),
            forgetful: AtomicBool::default(),
        }
    }
}

impl Outlet for Kept {
    fn put(&self, batch: Batch) -> BoxFuture<'_, Result<(), OutletError>> {
        let taken = if self.busy.load(Ordering::SeqCst) {
            Err(OutletError::Busy("no leader".to_owned()))
        } else {
            self.changes.lock().unwrap().extend(batch.changes);
            self.rejected.lock().unwrap().extend(batch.rejected);
            let remembered = batch.remembered.filter(|_| !self.forgetful.load(Ordering::SeqCst));
            if let Some(remembered) = remembered {
                let mut all = self.progress.lock().unwrap();
                let progress = all.entry(remembered.source).or_default();
                for (entry, value) in remembered.entries {
                    progress.set(entry, value);
                }
            }
            Ok(())
        };
        self.grown.send_modify(|puts| *puts += 1);
        futures::future::ready(taken).boxed()
    }

    fn progress<'a>(&'a self, source: &'a str) -> BoxFuture<'a, Result<Progress, OutletError>> {
        let progress = self.progress.lock().unwrap().get(source).cloned().unwrap_or_default();
        futures::future::ready(Ok(progress)).boxed()
    }
}

impl Kept {
    pub fn changes(&self) -> Vec<ConfigChange> {
        self.changes.lock().unwrap().clone()
    }

    pub fn count(&self) -> usize {
        self.changes.lock().unwrap().len()
    }

    pub fn rejected(&self) -> Vec<Rejected> {
        self.rejected.lock().unwrap().clone()
    }

    /// Ids of the changes of resources whose names begin so; each once.
    pub fn ids(&self, prefix: &str) -> BTreeSet<String> {
        let changes = self.changes.lock().unwrap();
        let own = changes.iter().filter(|change| is_named(change, prefix));
        own.map(|change| change.id.clone()).collect()
    }

    /// Names of the resources that are there by the latest change of each.
    pub fn there(&self, prefix: &str) -> BTreeSet<String> {
        let mut there = BTreeSet::new();
        for change in self
            .changes
            .lock()
            .unwrap()
            .iter()
            .filter(|change| is_named(change, prefix))
        {
            let name = change.resource_name.clone().unwrap();
            match change.kind {
                ChangeKind::Delete => there.remove(&name),
                _ => there.insert(name),
            };
        }
        there
    }

    /// Waits until what was kept is as wanted.
    pub async fn until(&self, what: &str, mut holds: impl FnMut(&Self) -> bool) {
        let mut grown = self.grown.subscribe();
        let held = tokio::time::timeout(PATIENCE, async {
            while !holds(self) {
                grown.changed().await.unwrap();
            }
        });
        let (changes, rejected) = (self.changes().len(), self.rejected());
        assert!(
            held.await.is_ok(),
            "did not happen: {what}; {changes} changes, rejected {rejected:?}"
        );
    }
}

fn is_named(change: &ConfigChange, prefix: &str) -> bool {
    change
        .resource_name
        .as_deref()
        .is_some_and(|name| name.starts_with(prefix))
}

/// A source at work.
pub struct Pulling {
    pub health: Health,
    stop: CancellationToken,
    task: JoinHandle<()>,
}

pub fn entry(config: &Value) -> Entry {
    let whole: Config = serde_json::from_value(json!({"source": [config]})).unwrap();
    whole.validate().unwrap().config().sources[0].clone()
}

/// Goes on from what is remembered.
pub async fn pull(kept: &Arc<Kept>, config: &Value) -> Pulling {
    let entry = entry(config);
    let progress = kept.progress(entry.name()).await.unwrap();
    let source = entry.open(0, progress, Clock::system()).unwrap();
    let outlet: Arc<dyn Outlet> = kept.clone();
    let acceptor = Acceptor::new(&Config::default(), outlet, Clock::system());
    let (health, stop) = (Health::default(), CancellationToken::new());
    let pace = Pace {
        retry: Backoff {
            first: Duration::from_millis(10),
            longest: Duration::from_millis(100),
        },
        hold: Duration::from_millis(50),
    };
    let driver = Driver::new(entry.name(), source, acceptor, health.clone()).at_pace(pace);
    let task = tokio::spawn(driver.run(stop.clone()));
    Pulling { health, stop, task }
}

impl Pulling {
    /// A clean stop.
    pub async fn stop(self) {
        self.stop.cancel();
        self.task.await.unwrap();
    }

    /// As a process that is killed.
    pub async fn kill(self) {
        self.task.abort();
        let _ = self.task.await;
    }

    pub async fn stands(&self, what: &str, holds: impl Fn(&State) -> bool) -> State {
        let mut watch = self.health.watch();
        let held = tokio::time::timeout(PATIENCE, watch.wait_for(|standing| holds(&standing.state)));
        match held.await {
            Ok(standing) => standing.unwrap().state.clone(),
            Err(_) => panic!("never {what}: {:?}", self.health.standing()),
        }
    }
}
