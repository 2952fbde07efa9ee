//! The ingest role: the listener, the watched folders, the sources that pull.

use std::sync::Arc;

use ingest::source::{Health, Progress};
use ingest::{Acceptor, Fetcher, IngestError, Listener, Watch};
use schemas::Clock;

use super::pull::Pull;
use super::runtime::{Runtime, Tasks};
use crate::Error;
use crate::backlog::Backlog;
use crate::outlet::BusOutlet;

/// Binds and opens everything first, so that a wrong config stops the start; the listener's URL.
pub(super) fn start(runtime: &Runtime, tasks: &mut Tasks) -> Result<Option<String>, Error> {
    let config = runtime.settings.ingest.config();
    if !config.http.enabled && config.watches.is_empty() && config.sources.is_empty() {
        let what = "ingest has no way in: set `ingest.http.enabled = true`, name a folder in [[ingest.watch]], or a provider in \
                    [[ingest.source]]";
        return Err(Error::Usage(what.to_owned()));
    }
    let backlog = config.lag_limit.map(Backlog::new);
    let outlet = BusOutlet::new(runtime.bus.clone(), Arc::clone(&runtime.codec)).within(backlog.clone());
    let outlet = Arc::new(outlet);
    let acceptor = Acceptor::new(config, outlet.clone(), Clock::system());
    let mut watches = Vec::new();
    for watch in &config.watches {
        watches.push(Watch::open(watch, acceptor.clone())?);
        tracing::info!(folder = %watch.path.display(), "watching");
    }
    for (position, entry) in config.sources.iter().enumerate() {
        // What it remembers is read later; a secret that is not there stops the start.
        entry.open(position, Progress::default(), Clock::system())?;
        let health = Health::default();
        runtime.readiness.source(entry.name(), health.clone());
        let pull = Pull {
            entry: entry.clone(),
            position,
            acceptor: acceptor.clone(),
            outlet: outlet.clone(),
            health,
        };
        let (bus, stop) = (runtime.bus.clone(), runtime.stop.clone());
        tasks.spawn(async move { ("ingest", pull.run(bus, stop).await) });
    }
    if let Some(backlog) = backlog {
        let (bus, stop) = (runtime.bus.clone(), runtime.stop.clone());
        tasks.spawn(async move {
            backlog.run(bus, stop).await;
            ("ingest", Ok(()))
        });
    }
    let mut url = None;
    if config.http.enabled {
        let fetcher = Fetcher::new().map_err(IngestError::from)?;
        let listener = Listener::bind(&runtime.settings.ingest, acceptor, &fetcher)?;
        tracing::info!(url = listener.url(), "listening");
        url = Some(listener.url());
        let stop = runtime.stop.clone();
        tasks.spawn(async move { ("ingest", listener.run(stop).await.map_err(Error::from)) });
    }
    for watch in watches {
        let stop = runtime.stop.clone();
        tasks.spawn(async move {
            watch.run(stop).await;
            ("ingest", Ok(()))
        });
    }
    Ok(url)
}
