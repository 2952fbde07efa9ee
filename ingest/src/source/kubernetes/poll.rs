//! All kinds of one cluster, each followed in a task of its own; what they tell is handed over in the order in which it came. A failure
//! of one ends all: they begin again from what is remembered, with credentials read anew.

use std::time::Duration;

use futures::future::BoxFuture;
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::access::Access;
use super::config::Config;
use super::discovery::{self, Served};
use super::event;
use super::follow::{Follower, Told, parsed};
use super::request::{Failure, body};
use crate::hints::Hints;
use crate::shape::Shape;
use crate::source::{Batch, Document, Fault, Page, Progress, Source};

/// An empty batch after so long says that all is quiet.
const IDLE: Duration = Duration::from_secs(5);
/// Batches of followers that may wait; then the API server does.
const WAITING: usize = 8;
/// What is handed over at once.
const MOST: usize = 4 << 20;
/// A credential that was believed for less is wrong, and not worn out.
const FRESH: Duration = Duration::from_secs(30);

/// The source.
pub(super) struct Kubernetes {
    config: Config,
    progress: Progress,
    running: Option<Running>,
    /// Kinds that may not be listed; left out, and tried again with the rest.
    forbidden: Vec<String>,
}

struct Running {
    told: mpsc::Receiver<Told>,
    /// Ends the followers when dropped.
    _followers: JoinSet<()>,
    begun: Instant,
    /// When to look again for kinds that were not there or may not be listed.
    again: Option<Instant>,
}

impl Kubernetes {
    pub(super) fn new(config: Config, progress: Progress) -> Self {
        Self {
            config,
            progress,
            running: None,
            forbidden: Vec::new(),
        }
    }

    async fn start(&mut self) -> Result<Running, Failure> {
        let access = Access::open(&self.config).await?;
        let served = discovery::kinds(&access).await?;
        let (mut chosen, missing) = discovery::choose(&served, &self.config.kinds);
        if !missing.is_empty() {
            tracing::debug!(
                source = self.config.name,
                ?missing,
                "kinds that the API server does not have"
            );
        }
        let mut forbidden = Vec::new();
        for served in std::mem::take(&mut chosen) {
            match self.may_list(&access, &served).await {
                Ok(()) => chosen.push(served),
                Err(Failure::Forbidden(what)) => forbidden.push((served.kind, what)),
                Err(failure) => return Err(failure),
            }
        }
        let names: Vec<String> = forbidden.iter().map(|(kind, _)| kind.clone()).collect();
        if chosen.is_empty() {
            let what = forbidden
                .first()
                .map_or("none of `kinds` is there".to_owned(), |(_, what)| what.clone());
            let fix = "grant `list` and `watch` (docs/sources/kubernetes.md), or name other kinds";
            return Err(Fault::refused(what, fix).into());
        }
        if names != self.forbidden {
            tracing::warn!(source = self.config.name, kinds = ?names, "kinds that may not be listed are left out; grant `list` and `watch`");
            self.forbidden = names;
        }
        let incomplete = !missing.is_empty() || !self.forbidden.is_empty();
        let (told, receiver) = mpsc::channel(WAITING);
        let mut followers = JoinSet::new();
        for served in chosen {
            for namespace in self.namespaces(&served) {
                let named = (self.config.name.as_str(), self.config.cluster());
                let interval = self.config.interval;
                let follower = Follower::new(
                    &access,
                    (served.clone(), namespace),
                    named,
                    interval,
                    &self.progress,
                    told.clone(),
                );
                followers.spawn(follower.run());
            }
        }
        let begun = Instant::now();
        Ok(Running {
            told: receiver,
            _followers: followers,
            begun,
            again: incomplete.then_some(begun + self.config.interval.0),
        })
    }

    /// What has no namespace is not looked for where namespaces are named.
    fn namespaces(&self, served: &Served) -> Vec<Option<String>> {
        match (self.config.namespaces.is_empty(), served.namespaced) {
            (true, _) => vec![None],
            (false, true) => self.config.namespaces.iter().cloned().map(Some).collect(),
            (false, false) => Vec::new(),
        }
    }

    async fn may_list(&self, access: &Access, served: &Served) -> Result<(), Failure> {
        let (accept, _) = event::accept(served);
        for namespace in self.namespaces(served) {
            let path = format!("{}?limit=1", served.path(namespace.as_deref()));
            body(access.get(&path)?.header("accept", accept)).await?;
        }
        Ok(())
    }

    async fn next(&mut self) -> Result<Batch, Failure> {
        if self
            .running
            .as_ref()
            .and_then(|running| running.again)
            .is_some_and(|again| again <= Instant::now())
        {
            self.running = None;
        }
        if self.running.is_none() {
            self.running = Some(self.start().await?);
        }
        let Some(running) = &mut self.running else {
            return Ok(Batch::default());
        };
        let Ok(first) = tokio::time::timeout(IDLE, running.told.recv()).await else {
            return Ok(Batch::default());
        };
        let mut batch = first.unwrap_or_else(|| Err(Fault::away("no kind is followed").into()))?;
        while size(&batch) < MOST {
            match running.told.try_recv() {
                Ok(Ok(more)) => {
                    batch.documents.extend(more.documents);
                    batch.progress.extend(more.progress);
                }
                // It is found again: what failed once fails when all begin again.
                Ok(Err(_)) => {
                    self.running = None;
                    break;
                }
                Err(_) => break,
            }
        }
        for (entry, value) in &batch.progress {
            self.progress.set(entry.clone(), value.clone());
        }
        Ok(batch)
    }

    fn fault(&mut self, failure: Failure) -> Result<Batch, Fault> {
        let begun = self.running.take().map(|running| running.begun);
        match failure {
            Failure::Unauthorized(_) if begun.is_some_and(|begun| begun.elapsed() > FRESH) => Ok(Batch::default()),
            failure => Err(fault(failure)),
        }
    }

    async fn look(&mut self) -> Result<Page, Failure> {
        let access = Access::open(&self.config).await?;
        let served = discovery::kinds(&access).await?;
        let (chosen, missing) = discovery::choose(&served, &self.config.kinds);
        let mut page = Page::default();
        page.findings.push(format!(
            "{} has {} kinds, {} of them are followed",
            access.server(),
            served.len(),
            chosen.len()
        ));
        if !missing.is_empty() {
            page.findings.push(format!("not there: {}", missing.join(", ")));
        }
        for served in chosen {
            match self.may_list(&access, &served).await {
                Err(Failure::Forbidden(what)) => page.findings.push(format!("{} left out: {what}", served.kind)),
                failed @ Err(_) => failed?,
                Ok(()) if page.documents.is_empty() => {
                    let namespace = self.namespaces(&served).into_iter().next().flatten();
                    let path = format!("{}?limit=100", served.path(namespace.as_deref()));
                    let (accept, _) = event::accept(&served);
                    let answer = body(access.get(&path)?.header("accept", accept)).await?;
                    let list = parsed(&answer)?;
                    let items = list.items.unwrap_or_default();
                    let lines = items.iter().map(|item| event::listed(&served, item.get()).1 + "\n");
                    let hints = Hints {
                        shape: Some(Shape::Kubernetes),
                        cluster: Some(self.config.cluster().to_owned()),
                        ..Hints::named(format!("{}/{}", self.config.name, served.resource))
                    };
                    if !items.is_empty() {
                        page.documents.push(Document::new(lines.collect::<String>(), hints));
                    }
                }
                Ok(()) => {}
            }
        }
        Ok(page)
    }
}

fn size(batch: &Batch) -> usize {
    batch.documents.iter().map(|document| document.bytes.len()).sum()
}

fn fault(failure: Failure) -> Fault {
    match failure {
        Failure::Fault(fault) => fault,
        Failure::Unauthorized(what) => Fault::refused(
            what,
            "give it a token or certificate that the API server believes; it is read again by itself",
        ),
        Failure::Forbidden(what) => Fault::refused(what, "grant `list` and `watch` (docs/sources/kubernetes.md)"),
        Failure::Gone(_) => Fault::away("the API server no longer knows where we were"),
    }
}

impl Source for Kubernetes {
    fn poll(&mut self) -> BoxFuture<'_, Result<Batch, Fault>> {
        Box::pin(async move {
            match self.next().await {
                Ok(batch) => Ok(batch),
                Err(failure) => self.fault(failure),
            }
        })
    }

    fn test(&mut self) -> BoxFuture<'_, Result<Page, Fault>> {
        Box::pin(async move { self.look().await.map_err(fault) })
    }
}
