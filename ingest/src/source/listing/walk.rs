//! The walk through an inventory: which part is next, what of a page is new, what a whole part no longer has. Knows no provider.

use std::collections::{BTreeSet, VecDeque};
use std::time::Duration;

use futures::future::BoxFuture;
use pipeline::config::Span;
use schemas::Clock;
use tokio::time::Instant;

use super::inventory::{Fetched, Inventory, Listed, Paged, Part, Recent, is_nameless};
use super::under_way::{UnderWay, objects};
use crate::hints::Hints;
use crate::source::{Batch, Document, Fault, Page, Progress, Source};

/// An empty batch after so long says that all is quiet.
const IDLE: Duration = Duration::from_secs(5);
/// Records that `tripline source test` shows.
const SHOWN: usize = 10;
/// Entries of the progress: parts that were listed to their end, and when.
const PART: &str = "part/";

/// How a listing is repeated, and what it may end.
#[derive(Debug, Clone, Copy)]
pub(in crate::source) struct Habit {
    /// How often each part is listed.
    pub(in crate::source) interval: Span,
    /// Ends even most of a part.
    pub(in crate::source) anyway: bool,
}

/// The source.
pub(in crate::source) struct Listing<I> {
    name: String,
    inventory: I,
    habit: Habit,
    progress: Progress,
    clock: Clock,
    due: VecDeque<Part>,
    under_way: Option<UnderWay>,
    /// When parts are asked for again.
    look: Instant,
}

impl<I: Inventory> Listing<I> {
    pub(in crate::source) fn new(name: &str, inventory: I, habit: Habit, progress: Progress, clock: Clock) -> Self {
        Self {
            name: name.to_owned(),
            inventory,
            habit,
            progress,
            clock,
            due: VecDeque::new(),
            under_way: None,
            look: Instant::now(),
        }
    }

    /// Which parts are due, and when to look again.
    async fn plan(&mut self) -> Result<(), Fault> {
        let before: BTreeSet<String> = self.progress.below(PART).map(|(part, _)| part.to_owned()).collect();
        let parts = self.inventory.parts(&before).await?;
        let (now, interval) = (self.clock.now(), self.habit.interval.millis());
        let wait = |part: &Part| {
            let ended = self.progress.get(&format!("{PART}{}", part.name));
            let ended = ended.and_then(|ended| ended.parse::<i64>().ok());
            ended.map_or(0, |ended| (ended + interval - now).clamp(0, interval))
        };
        let soonest = parts.iter().map(wait).filter(|wait| *wait > 0).min();
        self.look = Instant::now() + Duration::from_millis(soonest.unwrap_or(interval).unsigned_abs());
        self.due = parts.into_iter().filter(|part| wait(part) == 0).collect();
        Ok(())
    }

    async fn next(&mut self) -> Result<Batch, Fault> {
        if let Some(recent) = self.inventory.recent(&self.progress).await? {
            return Ok(self.take(recent));
        }
        if self.under_way.is_none() {
            if self.due.is_empty() {
                let quiet = tokio::time::timeout(IDLE, tokio::time::sleep_until(self.look)).await;
                if quiet.is_err() {
                    return Ok(self.quiet());
                }
                self.plan().await?;
            }
            let Some(part) = self.due.pop_front() else {
                return Ok(self.quiet());
            };
            tracing::debug!(source = self.name, part = part.name, "lists");
            self.under_way = Some(UnderWay::new(part, self.inventory.as_of(self.clock.now())));
        }
        let Some(under_way) = &self.under_way else {
            return Ok(self.quiet());
        };
        let (part, as_of) = (under_way.part.name.clone(), under_way.as_of);
        let token = under_way.token.clone();
        let paged = self.inventory.page(&part, token.as_deref(), as_of).await?;
        let Some(paged) = paged.filter(|paged| paged.next.is_none() || paged.next != token) else {
            self.under_way = Some(UnderWay::new(
                under_way.part.clone(),
                self.inventory.as_of(self.clock.now()),
            ));
            return Err(Fault::away(format!(
                "the page token of {part} is not believed any more: it is listed again"
            )));
        };
        let objects = objects(&part);
        let is_another = |listed: &&Listed| {
            let before = self.progress.get(&format!("{objects}{}", listed.id));
            before != Some(listed.version.as_str())
        };
        let changed: Vec<Listed> = paged.resources.iter().filter(is_another).cloned().collect();
        let (refused, changed): (Vec<Listed>, Vec<Listed>) =
            changed.into_iter().partition(|listed| listed.refused.is_some());
        let mut fetched = match changed.is_empty() {
            true => Vec::new(),
            false => self.inventory.fetch(&part, changed).await?,
        };
        fetched.extend(refused.into_iter().map(|listed| rejected(&self.name, listed)));
        Ok(self.hand_over(&paged, fetched))
    }

    /// What changed of late and is not known from a listing.
    fn take(&mut self, recent: Recent) -> Batch {
        let objects = objects(&recent.part);
        let mut batch = Batch::default();
        if let Some(under_way) = self.under_way.as_mut().filter(|own| own.part.name == recent.part) {
            recent.fetched.iter().for_each(|one| under_way.is_there(&one.id));
        }
        for one in recent.fetched.into_iter().chain(recent.ended) {
            let entry = format!("{objects}{}", one.id);
            if self.progress.get(&entry) == Some(one.version.as_str()) {
                continue;
            }
            batch.documents.push(one.document);
            batch.progress.push((entry, Some(one.version)));
        }
        if !batch.documents.is_empty() {
            batch.progress.extend(recent.entries);
        }
        for (entry, value) in &batch.progress {
            self.progress.set(entry.clone(), value.clone());
        }
        batch
    }

    /// What a page brought, and at the end of a part what went. Nothing is waited for: what is remembered here is in the batch.
    fn hand_over(&mut self, paged: &Paged, fetched: Vec<Fetched>) -> Batch {
        let mut batch = Batch::default();
        let Some(mut under_way) = self.under_way.take() else {
            return batch;
        };
        under_way.see(paged);
        let objects = objects(&under_way.part.name);
        for one in fetched {
            batch.documents.push(one.document);
            batch.progress.push((format!("{objects}{}", one.id), Some(one.version)));
        }
        for (entry, value) in &batch.progress {
            self.progress.set(entry.clone(), value.clone());
        }
        under_way.new += batch.documents.len();
        under_way.token.clone_from(&paged.next);
        if paged.next.is_some() {
            batch.lag = self.left(Some(&under_way));
            self.under_way = Some(under_way);
            return batch;
        }
        let ended = under_way.ended(&self.name, &self.progress, self.habit.anyway);
        tracing::info!(
            source = self.name,
            part = under_way.part.name,
            resources = under_way.seen.len(),
            new = under_way.new,
            ended = ended.len(),
            parts_left = self.due.len(),
            "listed"
        );
        let part = &under_way.part.name;
        for (id, version) in &ended {
            let end = (id.as_str(), version.as_str());
            let document = self.inventory.end(part, end, under_way.as_of, &self.progress);
            batch.documents.extend(document.filter(|_| !is_nameless(id)));
        }
        let gone = ended.into_iter().map(|(id, _)| (format!("{objects}{id}"), None));
        let mut entries: Vec<(String, Option<String>)> = gone.collect();
        entries.push((format!("{PART}{part}"), Some(under_way.as_of.to_string())));
        for (entry, value) in &entries {
            self.progress.set(entry.clone(), value.clone());
        }
        batch.progress.extend(entries);
        batch.lag = self.left(None);
        batch
    }

    /// Resources that are still to be listed, as far as that is said.
    fn left(&self, under_way: Option<&UnderWay>) -> Option<u64> {
        let now = under_way.map_or(Some(0), UnderWay::left)?;
        self.due.iter().try_fold(now, |sum, part| Some(sum + part.count?))
    }

    fn quiet(&self) -> Batch {
        Batch {
            lag: self.left(None),
            ..Batch::default()
        }
    }

    async fn look(&mut self) -> Result<Page, Fault> {
        let parts = self.inventory.parts(&BTreeSet::new()).await?;
        let mut page = Page::default();
        let counted: Option<u64> = parts.iter().map(|part| part.count).sum();
        page.findings.push(match counted {
            Some(count) => format!("{count} resources in {} parts", parts.len()),
            None => format!("{} parts are listed", parts.len()),
        });
        let Some(part) = parts.first() else { return Ok(page) };
        let as_of = self.inventory.as_of(self.clock.now());
        let paged = self.inventory.page(&part.name, None, as_of).await?.unwrap_or_default();
        page.findings.push(format!(
            "{}: {} resources on the first page{}",
            part.name,
            paged.resources.len(),
            paged
                .total
                .map_or_else(String::new, |total| format!(" of {total} in all"))
        ));
        let few = paged
            .resources
            .into_iter()
            .filter(|listed| listed.refused.is_none())
            .take(SHOWN);
        let fetched = self.inventory.fetch(&part.name, few.collect()).await?;
        page.documents = fetched.into_iter().map(|one| one.document).collect();
        Ok(page)
    }
}

impl<I: Inventory> Source for Listing<I> {
    fn poll(&mut self) -> BoxFuture<'_, Result<Batch, Fault>> {
        Box::pin(self.next())
    }

    fn test(&mut self) -> BoxFuture<'_, Result<Page, Fault>> {
        Box::pin(self.look())
    }
}

/// As it goes to `rejected`.
fn rejected(source: &str, listed: Listed) -> Fetched {
    let bytes = match listed.row {
        serde_json::Value::String(text) => text,
        row => row.to_string(),
    };
    Fetched {
        document: Document::refused(bytes, Hints::named(source), listed.refused.unwrap_or_default()),
        id: listed.id,
        version: listed.version,
    }
}
