//! Rules, exceptions, profile and enrichment, read again while the process works. What is wrong replaces nothing: both halves are
//! read and checked before either is put in force. Knows no stage and no bus.

mod publish;
mod report;
mod stamps;
mod watch;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use enrich::{Enricher, InUse};
use evaluate::config::Exception;
use evaluate::{InForce, RuleSet};
use futures::future::BoxFuture;
use opentelemetry::KeyValue;
use schemas::Clock;
use tokio::signal::unix::Signal;
use tokio_util::sync::CancellationToken;

use crate::config::Config;
use crate::error::Error;
use crate::exceptions;
use crate::pack;
use crate::pack::parcel::Parcel;
use crate::settings::Settings;
pub use publish::Prepared;
pub use report::{Outcome, Report};
use stamps::Stamps;

/// Reads again and puts in force. Cheap to clone; all clones are one.
#[derive(Clone)]
pub struct Reloader(Arc<Inner>);

struct Inner {
    file: Option<PathBuf>,
    /// The config that the process was started with.
    started: Config,
    /// What is replaced: what the roles of this process have.
    rules: Mutex<Option<InForce>>,
    context: Mutex<Option<Enricher>>,
    /// Exceptions of the files, and those that were published.
    written: Mutex<Vec<Exception>>,
    published: Mutex<Vec<Exception>>,
    /// The rules that were published, where those are judged by.
    parcel: Mutex<Option<Parcel>>,
    /// Where what is in force stands, and how it was when it was read at the start.
    paths: Mutex<Vec<PathBuf>>,
    first: Stamps,
    /// One at a time.
    turn: tokio::sync::Mutex<()>,
    last: Mutex<Option<Report>>,
    clock: Clock,
}

/// What was read, and nothing is wrong in it.
struct Read {
    rules: Option<RuleSet>,
    context: Option<InUse>,
    paths: Vec<PathBuf>,
    waiting: Vec<String>,
}

impl Reloader {
    /// Of a process that was started with this config. To be made before what it names is read.
    pub fn new(file: Option<PathBuf>, started: Config) -> Self {
        let paths = paths(file.as_ref(), &started);
        Self(Arc::new(Inner {
            first: Stamps::of(&paths),
            paths: Mutex::new(paths),
            file,
            started,
            rules: Mutex::default(),
            context: Mutex::default(),
            written: Mutex::default(),
            published: Mutex::default(),
            parcel: Mutex::default(),
            turn: tokio::sync::Mutex::default(),
            last: Mutex::default(),
            clock: Clock::system(),
        }))
    }

    /// From here on rules are read again, too, and put in force here.
    pub fn over_rules(&self, rules: InForce) {
        held(&self.0.written).clone_from(&rules.current().exceptions);
        *held(&self.0.rules) = Some(rules);
    }

    /// The same for enrichment.
    pub fn over_context(&self, context: Enricher) {
        *held(&self.0.context) = Some(context);
    }

    /// The rules that are in force, where this process judges.
    pub fn rules(&self) -> Option<Arc<RuleSet>> {
        held(&self.0.rules).as_ref().map(InForce::current)
    }

    /// Why enrichment files that changed are not in use, where they are not.
    pub fn context_refused(&self) -> Option<String> {
        held(&self.0.context).as_ref().and_then(Enricher::refused)
    }

    /// What came of the last time.
    pub fn last(&self) -> Option<Report> {
        held(&self.0.last).clone()
    }

    /// Reads everything again. Where nothing is wrong it is put in force; where something is, what is in force stays.
    pub async fn reload(&self, cause: &'static str) -> Report {
        let _turn = self.0.turn.lock().await;
        let inner = Arc::clone(&self.0);
        let read = tokio::task::spawn_blocking(move || inner.read()).await;
        let read = read.unwrap_or_else(|error| Err(Error::Ended(format!("reading again ended: {error}"))));
        let (outcome, waiting) = match read {
            Ok(read) => self.0.put(read),
            Err(error) => (Outcome::Refused(error.to_string()), Vec::new()),
        };
        self.note(cause, outcome, waiting)
    }

    fn note(&self, cause: &'static str, outcome: Outcome, waiting: Vec<String>) -> Report {
        let number = self.last().map_or(1, |last| last.number + 1);
        let report = Report {
            number,
            cause,
            at: self.0.clock.now(),
            outcome,
            waiting,
        };
        report.log();
        count(&report.outcome);
        *held(&self.0.last) = Some(report.clone());
        report
    }

    /// Reads again at each SIGHUP, until told to stop.
    pub async fn on_hangup(self, mut hangup: Signal, stop: CancellationToken) {
        loop {
            tokio::select! {
                () = stop.cancelled() => return,
                came = hangup.recv() => if came.is_none() { return },
            }
            self.reload("SIGHUP").await;
        }
    }

    /// Reads again when a file changes, until told to stop.
    pub async fn watch(self, stop: CancellationToken) {
        let (first, named) = (self.0.first.clone(), self.clone());
        let read_again = move || -> BoxFuture<'static, ()> {
            let reloader = self.clone();
            Box::pin(async move { drop(reloader.reload("a file changed").await) })
        };
        watch::run(first, move || named.paths(), read_again, stop).await;
    }

    fn paths(&self) -> Vec<PathBuf> {
        held(&self.0.paths).clone()
    }
}

impl Inner {
    /// Reads and checks everything, as `tripline validate` does.
    fn read(&self) -> Result<Read, Error> {
        let loaded = Config::read(self.file.as_deref())?;
        let settings = Settings::check(&loaded)?;
        let (has_rules, has_context) = (held(&self.rules).is_some(), held(&self.context).is_some());
        let rules = if has_rules {
            let set = match &*held(&self.parcel) {
                Some(parcel) => {
                    let written = exceptions::all(&settings.evaluate, self.clock.now())?;
                    RuleSet::new(Arc::new(parcel.compile()?.0), written)
                }
                None => pack::rule_set(&settings.evaluate, &settings.rules)?.set,
            };
            set.judge.engine().check().map_err(Error::Rules)?;
            Some(set)
        } else {
            None
        };
        let context = has_context.then(|| InUse::read(&settings.enrich)).transpose()?;
        Ok(Read {
            rules,
            context,
            paths: paths(self.file.as_ref(), &loaded.config),
            waiting: self.started.needs_start(&loaded.config),
        })
    }

    fn put(&self, read: Read) -> (Outcome, Vec<String>) {
        *held(&self.paths) = read.paths;
        let mut is_new = false;
        let rules = held(&self.rules).clone();
        if let (Some(in_force), Some(set)) = (rules, read.rules) {
            held(&self.written).clone_from(&set.exceptions);
            is_new = self.replace(&in_force, &set);
        }
        if let (Some(enricher), Some(context)) = (&*held(&self.context), read.context) {
            let before = enricher.fingerprint();
            enricher.replace(context);
            is_new |= enricher.fingerprint() != before;
        }
        let outcome = match is_new {
            true => Outcome::Used,
            false => Outcome::Unchanged,
        };
        (outcome, read.waiting)
    }
}

/// Not before there is telemetry: a counter of the time before counts nothing.
fn count(outcome: &Outcome) {
    let reloads = opentelemetry::global::meter("tripline")
        .u64_counter("tripline.reloads")
        .with_description("config, rules and exceptions read again, by outcome")
        .build();
    reloads.add(1, &[KeyValue::new("outcome", outcome.as_str())]);
}

/// What names or holds rules, exceptions and enrichment.
fn paths(file: Option<&PathBuf>, config: &Config) -> Vec<PathBuf> {
    let rules = config.evaluate.rules.iter();
    let rules = rules.chain(&config.evaluate.exception_files);
    let context = config.enrich.files.iter().map(|file| &file.path);
    file.into_iter().chain(rules).chain(context).cloned().collect()
}

/// Whole at every step, whoever panicked.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
