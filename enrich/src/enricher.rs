//! The table in use and the watch that replaces it when a file changes. A file that is broken meanwhile changes nothing.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use arc_swap::{ArcSwap, ArcSwapOption};
use notify::{RecursiveMode, Watcher};
use opentelemetry::KeyValue;
use schemas::identity::basis;
use schemas::{ConfigChange, Context};

use crate::config::{Config, Settings};
use crate::error::EnrichError;
use crate::read;
use crate::table::Table;

/// How long files must be left alone before they are read again: editors write in several steps.
const SETTLE: Duration = Duration::from_millis(200);
/// How often files are looked at without an event, for file systems that report none.
const RESCAN: Duration = Duration::from_secs(60);

/// Lays context on changes. Cheap to clone; all clones are one.
#[derive(Clone)]
pub struct Enricher(Arc<ArcSwap<InUse>>);

/// Files that were read and are watched, and the tags beside them: what an [`Enricher`] lays on changes.
pub struct InUse {
    table: Arc<ArcSwap<Table>>,
    config: Arc<Config>,
    /// Equal where the names of tags are.
    tags: i64,
    /// Why files that changed are not in use.
    refused: Arc<ArcSwapOption<String>>,
    /// Ends the watch when it is dropped.
    _watcher: Option<notify::RecommendedWatcher>,
}

impl InUse {
    /// Reads the files and watches them. A broken file is an error now; later it only keeps the table as it was.
    pub fn read(settings: &Settings) -> Result<Self, EnrichError> {
        let config = Arc::new(settings.config.clone());
        let contents = contents(&config)?;
        let table = Arc::new(ArcSwap::from_pointee(table(&config, &contents)?));
        let refused = Arc::new(ArcSwapOption::empty());
        let watcher = if config.files.is_empty() {
            None
        } else {
            Some(watch(&config, (&table, &refused), contents)?)
        };
        let (owner, environment) = (&config.owner_tags, &config.environment_tags);
        let tags = format!("{:?}", (owner, environment, &config.criticality_tags));
        Ok(Self {
            tags: basis(&[&tags]),
            table,
            config,
            refused,
            _watcher: watcher,
        })
    }

    fn fingerprint(&self) -> i64 {
        self.table.load().fingerprint() ^ self.tags
    }

    fn lay_tags(&self, change: &ConfigChange, context: &mut Context) {
        let pairs = [
            (&self.config.owner_tags, &mut context.owner),
            (&self.config.environment_tags, &mut context.environment),
            (&self.config.criticality_tags, &mut context.criticality),
        ];
        for (names, value) in pairs {
            let tag = |name: &String| change.tags.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
            let tag = names
                .iter()
                .find_map(tag)
                .map(|(_, value)| value)
                .filter(|value| !value.is_empty());
            if tag.is_some() {
                *value = tag.cloned();
            }
        }
    }
}

impl Enricher {
    /// Over files that are read now.
    pub fn open(settings: &Settings) -> Result<Self, EnrichError> {
        Ok(Self(Arc::new(ArcSwap::from_pointee(InUse::read(settings)?))))
    }

    /// Lays on from here on what these say.
    pub fn replace(&self, by: InUse) {
        self.0.store(Arc::new(by));
    }

    /// Sets the change's context: what it has already, under what tags say, under what files say.
    pub fn apply(&self, change: &mut ConfigChange) {
        let in_use = self.0.load();
        let mut context = change.context.take().unwrap_or_default();
        in_use.lay_tags(change, &mut context);
        in_use.table.load().lay(change, &mut context);
        change.context = Some(context);
    }

    /// One number that is equal where what is laid on changes is: rows and names of tags.
    pub fn fingerprint(&self) -> i64 {
        self.0.load().fingerprint()
    }

    /// How many rows are in use.
    pub fn rows(&self) -> usize {
        self.0.load().table.load().len()
    }

    /// Why files that changed are not in use, where they are not.
    pub fn refused(&self) -> Option<String> {
        self.0.load().refused.load().as_deref().cloned()
    }
}

/// The bytes of each file, in the order of the config.
fn contents(config: &Config) -> Result<Vec<Vec<u8>>, EnrichError> {
    config.files.iter().map(|file| read::bytes(&file.path)).collect()
}

fn table(config: &Config, contents: &[Vec<u8>]) -> Result<Table, EnrichError> {
    let mut rows = Vec::new();
    for (file, bytes) in config.files.iter().zip(contents) {
        rows.extend(read::rows(file, bytes)?);
    }
    Ok(Table::new(rows))
}

/// Watches the files' folders, not the files: editors and mounted volumes put new files in the place of old ones.
fn watch(
    config: &Arc<Config>,
    (table, refused): (&Arc<ArcSwap<Table>>, &Arc<ArcSwapOption<String>>),
    contents: Vec<Vec<u8>>,
) -> Result<notify::RecommendedWatcher, EnrichError> {
    let (sender, events) = channel();
    let forward = move |event: notify::Result<notify::Event>| {
        // Reading a file is an event too; answering it with reading would never end. A receiver that is gone means that we stop.
        if !event.is_ok_and(|event| event.kind.is_access()) {
            let _gone = sender.send(());
        }
    };
    let broken = |path: &Path, error: notify::Error| EnrichError::Watch {
        path: path.to_owned(),
        what: error.to_string(),
    };
    let mut watcher = notify::recommended_watcher(forward).map_err(|error| broken(Path::new("files"), error))?;
    let folders: BTreeSet<PathBuf> = config.files.iter().map(|file| folder(&file.path)).collect();
    for folder in folders {
        watcher
            .watch(&folder, RecursiveMode::NonRecursive)
            .map_err(|error| broken(&folder, error))?;
    }
    let (config, table, refused) = (Arc::clone(config), Arc::downgrade(table), Arc::clone(refused));
    let reload = move || {
        let mut known = contents;
        while settled(&events) {
            let Some(table) = table.upgrade() else { return };
            replace(&config, &table, &refused, &mut known);
        }
    };
    let thread = std::thread::Builder::new()
        .name("enrich-reload".to_owned())
        .spawn(reload);
    thread.map_err(|source| EnrichError::Read {
        path: PathBuf::from("enrich-reload"),
        source,
    })?;
    Ok(watcher)
}

fn folder(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// Waits until something happened and then until nothing more does; false when the watch is over.
fn settled(events: &Receiver<()>) -> bool {
    let mut first = events.recv_timeout(RESCAN);
    while first.is_ok() {
        first = events.recv_timeout(SETTLE);
    }
    first != Err(RecvTimeoutError::Disconnected)
}

/// Puts a new table in the place of the old one if the files changed and are sound.
fn replace(config: &Config, table: &ArcSwap<Table>, refused: &ArcSwapOption<String>, before: &mut Vec<Vec<u8>>) {
    let outcome = match contents(config) {
        Ok(contents) if contents == *before => return,
        Ok(contents) => {
            let new = self::table(config, &contents);
            // A broken file is reported once, not at each look.
            *before = contents;
            new
        }
        Err(error) => Err(error),
    };
    let reloads = opentelemetry::global::meter("tripline")
        .u64_counter("tripline.enrich.reloads")
        .with_description("enrichment files read again, by outcome")
        .build();
    match outcome {
        Ok(new) => {
            tracing::info!(rows = new.len(), "enrichment files changed and are in use");
            table.store(Arc::new(new));
            refused.store(None);
            reloads.add(1, &[KeyValue::new("outcome", "used")]);
        }
        Err(error) => {
            tracing::warn!(%error, "enrichment files changed but cannot be used; the rows from before stay in use");
            refused.store(Some(Arc::new(error.to_string())));
            reloads.add(1, &[KeyValue::new("outcome", "refused")]);
        }
    }
}
