//! One kind followed: listed, then watched from there, listed again where the server no longer knows the place. Knows no other kind.
//!
//! An object that a whole list no longer has is deleted; which those are is known from the entries that stand with the records.

use std::collections::BTreeMap;
use std::time::Duration;

use bytes::Bytes;
use pipeline::config::Span;
use serde_json::value::RawValue;
use tokio::sync::mpsc;

use super::access::Access;
use super::discovery::Served;
use super::event::{self, Event, List};
use super::request::{Failure, body, stream};
use crate::hints::Hints;
use crate::shape::Shape;
use crate::source::{Batch, Document, Fault, Progress, http};

/// Objects a page.
const PAGE: usize = 500;
/// How long one watch lasts. The server sends a bookmark near its end.
const WATCH: u64 = 290;
/// An answer that takes longer than the watch has lost its connection.
const PATIENCE: Duration = Duration::from_secs(WATCH + 30);
/// The largest object that etcd takes is 1.5 MiB, and a line of a watch holds one.
const LINE: usize = 16 << 20;

/// Entries of the progress: `cursor/…` is where the watch goes on, `object/…` an object that is there, with its uid.
pub(super) fn cursor(key: &str) -> String {
    format!("cursor/{key}")
}

pub(super) fn objects(key: &str) -> String {
    format!("object/{key}/")
}

/// What a follower tells: a batch, or why it ended.
pub(super) type Told = Result<Batch, Failure>;

/// Follows one kind, in one namespace or in all.
pub(super) struct Follower {
    access: Access,
    served: Served,
    namespace: Option<String>,
    interval: Span,
    key: String,
    hints: Hints,
    place: Option<String>,
    /// Places and uids of the objects that are there.
    there: BTreeMap<String, String>,
    told: mpsc::Sender<Told>,
}

impl Follower {
    pub(super) fn new(
        access: &Access,
        (served, namespace): (Served, Option<String>),
        (source, cluster): (&str, &str),
        interval: Span,
        progress: &Progress,
        told: mpsc::Sender<Told>,
    ) -> Self {
        let within = namespace.as_deref().map(|name| format!("@{name}")).unwrap_or_default();
        let key = format!("{}/{}{within}", served.group, served.resource);
        let objects = objects(&key);
        let there = progress
            .below(&objects)
            .map(|(place, uid)| (place.to_owned(), uid.to_owned()));
        Self {
            access: access.clone(),
            hints: Hints {
                shape: Some(Shape::Kubernetes),
                cluster: Some(cluster.to_owned()),
                ..Hints::named(format!("{source}/{}", served.resource))
            },
            place: progress.get(&cursor(&key)).map(str::to_owned),
            there: there.collect(),
            interval,
            served,
            namespace,
            key,
            told,
        }
    }

    /// Until something is wrong, which is told, or nobody listens any more.
    pub(super) async fn run(mut self) {
        if let Err(failure) = self.follow().await {
            // Nobody listens when the source is dropped.
            let _ = self.told.send(Err(failure)).await;
        }
    }

    async fn follow(&mut self) -> Result<(), Failure> {
        self.compare().await?;
        let mut watched = true;
        loop {
            if self.place.is_none() || !watched {
                self.list().await?;
            }
            if !watched {
                tokio::time::sleep(self.interval.0).await;
                continue;
            }
            match self.watch().await {
                Ok(()) => {}
                Err(Failure::Gone(_)) => {
                    tracing::info!(
                        kind = self.served.kind,
                        "the API server no longer knows where we were: listing again"
                    );
                    self.place = None;
                }
                Err(Failure::Forbidden(what)) => {
                    tracing::warn!(
                        kind = self.served.kind,
                        what,
                        "may be listed and not watched: listed again every `interval`"
                    );
                    watched = false;
                }
                Err(failure) => return Err(failure),
            }
        }
    }

    /// A place of before that the server has not reached, after an etcd was restored say: a watch from there would stay silent.
    async fn compare(&mut self) -> Result<(), Failure> {
        let Some(place) = &self.place else { return Ok(()) };
        let page = self.page(1, "").await?;
        let list: List = parsed(&page)?;
        if event::is_after(place, &list.metadata.resource_version) {
            self.place = None;
        }
        Ok(())
    }

    async fn page(&self, limit: usize, next: &str) -> Result<Vec<u8>, Failure> {
        let request = self.access.get(&self.paged(limit, next))?;
        let (accept, _) = event::accept(&self.served);
        body(request.header("accept", accept)).await
    }

    fn paged(&self, limit: usize, next: &str) -> String {
        let path = self.served.path(self.namespace.as_deref());
        let mut query = url::form_urlencoded::Serializer::new(format!("{path}?limit={limit}"));
        if !next.is_empty() {
            query.append_pair("continue", next);
        }
        query.finish()
    }

    async fn list(&mut self) -> Result<(), Failure> {
        let (mut next, mut version) = (String::new(), None);
        let mut seen = BTreeMap::new();
        loop {
            let page = match self.page(PAGE, &next).await {
                // The token ran out: the rest comes at a newer version, and the watch from the first page's tells what changed between.
                Err(Failure::Gone(Some(further))) => {
                    next = further;
                    continue;
                }
                page => page?,
            };
            let list: List = parsed(&page)?;
            let version = version
                .get_or_insert_with(|| list.metadata.resource_version.clone())
                .clone();
            let batch = self.listed(list.items.as_deref().unwrap_or_default(), &mut seen);
            next = list.metadata.next;
            if !next.is_empty() {
                self.tell(batch).await?;
                continue;
            }
            let mut batch = batch;
            self.vanished(&seen, &version, &mut batch);
            batch.progress.push((cursor(&self.key), Some(version.clone())));
            self.tell(batch).await?;
            self.place = Some(version);
            return Ok(());
        }
    }

    fn listed(&mut self, items: &[&RawValue], seen: &mut BTreeMap<String, ()>) -> Batch {
        let (mut lines, mut batch) = (String::new(), Batch::default());
        for item in items {
            let (metadata, line) = event::listed(&self.served, item.get());
            lines.push_str(&line);
            lines.push('\n');
            let place = metadata.place();
            self.note(&place, &metadata.uid, &mut batch);
            seen.insert(place, ());
        }
        self.put(lines, &mut batch);
        batch
    }

    /// Only a whole list says what is gone.
    fn vanished(&mut self, seen: &BTreeMap<String, ()>, version: &str, batch: &mut Batch) {
        let gone: Vec<String> = self
            .there
            .keys()
            .filter(|place| !seen.contains_key(*place))
            .cloned()
            .collect();
        let mut lines = String::new();
        for place in gone {
            let uid = self.there.get(&place).cloned().unwrap_or_default();
            lines.push_str(&event::vanished(&self.served, &place, &uid, version));
            lines.push('\n');
            self.forget(&place, batch);
        }
        self.put(lines, batch);
    }

    async fn watch(&mut self) -> Result<(), Failure> {
        let path = self.served.path(self.namespace.as_deref());
        let place = self.place.clone().unwrap_or_default();
        let query = format!("watch=1&allowWatchBookmarks=true&resourceVersion={place}&timeoutSeconds={WATCH}");
        let (_, accept) = event::accept(&self.served);
        let request = self.access.get(&format!("{path}?{query}"))?;
        let mut response = stream(request.header("accept", accept).timeout(PATIENCE)).await?;
        let mut rest = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(http::away)? {
            rest.extend_from_slice(&chunk);
            let Some(end) = rest.iter().rposition(|byte| *byte == b'\n') else {
                if rest.len() > LINE {
                    return Err(Fault::away(format!("a watch event of more than {LINE} bytes")).into());
                }
                continue;
            };
            let lines: Vec<u8> = rest.drain(..=end).collect();
            self.events(&lines).await?;
        }
        Ok(())
    }

    /// Whole lines of a watch.
    async fn events(&mut self, lines: &[u8]) -> Result<(), Failure> {
        let (mut batch, mut kept, mut ended, mut place) = (Batch::default(), String::new(), None, None);
        for line in lines
            .split(|byte| *byte == b'\n')
            .filter(|line| !line.trim_ascii().is_empty())
        {
            let text = std::str::from_utf8(line).unwrap_or_default();
            match event::read(&self.served, text) {
                Event::There(metadata, line) => {
                    self.note(&metadata.place(), &metadata.uid, &mut batch);
                    place = Some(metadata.resource_version.into_owned())
                        .filter(|version| !version.is_empty())
                        .or(place);
                    kept.push_str(&line);
                    kept.push('\n');
                }
                Event::Gone(metadata, line) => {
                    self.forget(&metadata.place(), &mut batch);
                    place = Some(metadata.resource_version.into_owned())
                        .filter(|version| !version.is_empty())
                        .or(place);
                    kept.push_str(&line);
                    kept.push('\n');
                }
                Event::Bookmark(version) => place = Some(version),
                Event::Ended(status) => ended = Some(status),
                Event::Unread => {
                    let document = Document::refused(line.to_vec(), self.hints.clone(), "not a watch event");
                    batch.documents.push(document);
                }
            }
        }
        self.put(kept, &mut batch);
        if let Some(place) = place {
            batch.progress.push((cursor(&self.key), Some(place.clone())));
            self.place = Some(place);
        }
        self.tell(batch).await?;
        match ended {
            Some(status) => Err(status.failure(None)),
            None => Ok(()),
        }
    }

    fn note(&mut self, place: &str, uid: &str, batch: &mut Batch) {
        if self.there.get(place).is_none_or(|before| before != uid) {
            self.there.insert(place.to_owned(), uid.to_owned());
            batch.progress.push((objects(&self.key) + place, Some(uid.to_owned())));
        }
    }

    fn forget(&mut self, place: &str, batch: &mut Batch) {
        self.there.remove(place);
        batch.progress.push((objects(&self.key) + place, None));
    }

    fn put(&self, lines: String, batch: &mut Batch) {
        if !lines.is_empty() {
            batch
                .documents
                .push(Document::new(Bytes::from(lines), self.hints.clone()));
        }
    }

    /// Waits where the bus takes no more.
    async fn tell(&self, batch: Batch) -> Result<(), Failure> {
        if batch.is_empty() {
            return Ok(());
        }
        let gone = |_| Failure::Fault(Fault::away("nobody listens"));
        self.told.send(Ok(batch)).await.map_err(gone)
    }
}

/// An answer that has to be a list.
pub(super) fn parsed(page: &[u8]) -> Result<List<'_>, Failure> {
    let list = serde_json::from_slice(page);
    list.map_err(|error| Fault::away(format!("the API server's answer is no list: {error}")).into())
}
