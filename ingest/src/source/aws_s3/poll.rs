//! Objects of a bucket, each once: listed every so often, what was read is remembered by key and tag for as long as it may be listed
//! again. Knows no record.

use std::collections::VecDeque;
use std::time::Duration;

use futures::future::BoxFuture;
use schemas::Clock;
use tokio::time::Instant;

use super::config::Config;
use super::denied::{Denied, TRIES};
use super::walk::{self, Found};
use crate::hints::Hints;
use crate::source::aws::account::credential;
use crate::source::aws::objects::{Fetched, Objects};
use crate::source::{Batch, Document, Fault, Page, Progress, Source};

/// What was written so long before the newest object that was read may still appear.
const OVERLAP: i64 = 3_600_000;
/// An empty batch after so long says that all is quiet.
const IDLE: Duration = Duration::from_secs(5);
/// Bytes of one batch; one object more than that is still taken.
const ROOM: usize = 32 << 20;
/// Objects of one batch.
const MOST: usize = 200;

/// Entries of the progress.
const SEEN: &str = "seen/";
const READ_UNTIL: &str = "read_until";

/// The source.
pub(super) struct Bucket {
    config: Config,
    progress: Progress,
    clock: Clock,
    objects: Objects,
    /// Found and not read yet.
    waiting: VecDeque<Found>,
    denied: Denied,
    next: Instant,
}

impl Bucket {
    pub(super) fn new(config: Config, progress: Progress, clock: Clock) -> Self {
        Self {
            objects: Objects::new(
                &config.credentials,
                &config.region,
                config.endpoint.as_deref(),
                config.object_limit.0,
            ),
            config,
            progress,
            clock,
            waiting: VecDeque::new(),
            denied: Denied::default(),
            next: Instant::now(),
        }
    }

    fn read_until(&self) -> Option<i64> {
        self.progress.get(READ_UNTIL)?.parse().ok()
    }

    /// From when on objects are looked for.
    fn since(&self) -> i64 {
        if let Some(read_until) = self.read_until() {
            return read_until - OVERLAP;
        }
        self.clock.now() - self.config.since.millis()
    }

    async fn look_through(&mut self) -> Result<(), Fault> {
        let since = self.since();
        let name = self.config.bucket.clone();
        let bucket = self.objects.bucket(&name)?;
        // Without any it is not the bucket that is away: somebody has to act.
        credential(bucket).await?;
        let walked = walk::walk(bucket, &self.config.prefix, since).await;
        let found = walked.map_err(|error| {
            self.objects
                .refused(&name, &format!("s3://{name}/{}", self.config.prefix), &error)
        })?;
        let new = found.into_iter().filter(|found| {
            let seen = self.progress.get(&format!("{SEEN}{}", found.key));
            seen.and_then(|seen| seen.split_once(' '))
                .is_none_or(|(_, tag)| tag != found.tag)
        });
        self.waiting = new.collect();
        self.denied.walk(&self.waiting);
        self.next = Instant::now() + self.config.interval.0;
        Ok(())
    }

    async fn next(&mut self) -> Result<Batch, Fault> {
        if self.waiting.is_empty() {
            if tokio::time::timeout(IDLE, tokio::time::sleep_until(self.next))
                .await
                .is_err()
            {
                let quiet = Batch {
                    lag: Some(0),
                    ..Batch::default()
                };
                return self.denied.fault().map_or(Ok(quiet), Err);
            }
            self.look_through().await?;
        }
        let mut batch = Batch::default();
        let taken = self.read(&mut batch).await?;
        if taken.is_empty()
            && let Some(fault) = self.denied.fault()
        {
            return Err(fault);
        }
        batch.lag = Some(self.waiting.len() as u64);
        for found in taken {
            let seen = format!("{} {}", found.written, found.tag);
            batch.progress.push((format!("{SEEN}{}", found.key), Some(seen)));
            let written = self
                .denied
                .oldest()
                .map_or(found.written, |oldest| oldest.min(found.written));
            let until = self.read_until().unwrap_or_default().max(written);
            self.progress.set(READ_UNTIL, Some(until.to_string()));
        }
        if self.waiting.is_empty() {
            self.forget(&mut batch);
        }
        for (entry, value) in &batch.progress {
            self.progress.set(entry.clone(), value.clone());
        }
        Ok(batch)
    }

    /// What was read of what waits; what is denied waits for the next walk.
    async fn read(&mut self, batch: &mut Batch) -> Result<Vec<Found>, Fault> {
        let (mut size, mut asked) = (0, 0);
        let mut taken = Vec::new();
        for found in self.waiting.iter().take(MOST) {
            if size >= ROOM || (taken.is_empty() && asked >= TRIES) {
                break;
            }
            let (bucket, key) = (&self.config.bucket, &found.key);
            let unreadable = |reason| {
                let name = format!("{}/s3://{bucket}/{key}", self.config.name);
                Document::refused(key.clone(), Hints::named(name), reason)
            };
            let document = match self.objects.fetch(&self.config.name, bucket, key).await {
                Ok(Fetched::Object(document)) => Some(document),
                Ok(Fetched::Unreadable(reason)) => Some(unreadable(reason)),
                Err(fault @ Fault::Refused { .. }) => self.denied.denied(found, fault).map(unreadable),
                // What stands before it is handed over; it is asked for again.
                Err(_) if asked > 0 => break,
                Err(fault) => return Err(fault),
            };
            asked += 1;
            if let Some(document) = document {
                size += document.bytes.len();
                batch.documents.push(document);
                self.denied.done(key);
                taken.push(found.clone());
            }
        }
        self.waiting.drain(..asked);
        Ok(taken)
    }

    /// At the end of a walk: how far it came, and what will not be listed again.
    fn forget(&mut self, batch: &mut Batch) {
        let Some(until) = self.read_until() else { return };
        let old = self.progress.below(SEEN).filter(|(_, seen)| {
            let written = seen
                .split_once(' ')
                .and_then(|(written, _)| written.parse::<i64>().ok());
            written.is_some_and(|written| written < until - OVERLAP)
        });
        let old: Vec<String> = old.map(|(key, _)| format!("{SEEN}{key}")).collect();
        batch.progress.extend(old.into_iter().map(|entry| (entry, None)));
        batch.progress.push((READ_UNTIL.to_owned(), Some(until.to_string())));
    }

    async fn look(&mut self) -> Result<Page, Fault> {
        let name = self.config.bucket.clone();
        let bucket = self.objects.bucket(&name)?;
        credential(bucket).await?;
        let listed = walk::first(bucket, &self.config.prefix).await;
        let place = format!("s3://{name}/{}", self.config.prefix);
        let keys = listed.map_err(|error| self.objects.refused(&name, &place, &error))?;
        let mut page = Page::default();
        let records: Vec<&String> = keys
            .iter()
            .filter(|key| crate::source::aws::objects::may_hold_records(key))
            .collect();
        page.findings.push(format!(
            "{place}: {} objects on the first page, {} may hold records",
            keys.len(),
            records.len()
        ));
        if let Some(key) = records.last() {
            match self.objects.fetch(&self.config.name, &name, key).await? {
                Fetched::Object(document) => page.documents.push(document),
                Fetched::Unreadable(reason) => page.findings.push(reason),
            }
        }
        Ok(page)
    }
}

impl Source for Bucket {
    fn poll(&mut self) -> BoxFuture<'_, Result<Batch, Fault>> {
        Box::pin(self.next())
    }

    fn test(&mut self) -> BoxFuture<'_, Result<Page, Fault>> {
        Box::pin(self.look())
    }
}
