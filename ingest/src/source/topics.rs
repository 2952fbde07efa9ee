//! Topics over Kafka's protocol as a source: records and positions are remembered in one step. Knows no provider.

use std::time::Duration;

use futures::future::BoxFuture;
use pipeline::bus::kafka::topic_reader::{Message, Positions, Read, Reader, Settings};
use pipeline::bus::{BusError, PollLimits};

use super::registry::Schemas;
use super::{Batch, Document, Fault, Page, Progress, Source};
use crate::hints::Hints;

const LIMITS: PollLimits = PollLimits {
    records: 5_000,
    bytes: 4 << 20,
    wait: Duration::from_secs(5),
};

/// Entries of the progress: the next record of `TOPIC/PARTITION`.
const NEXT: &str = "next/";

/// Makes the settings; secrets are read when it is called.
pub(super) type Prepare = Box<dyn Fn() -> Result<Settings, Fault> + Send>;

/// The source.
pub(super) struct Topics {
    name: String,
    hints: Hints,
    prepare: Prepare,
    fix: &'static str,
    positions: Positions,
    reader: Option<Reader>,
    /// What was read and waits for its schemas.
    held: Option<Read>,
    schemas: Option<Schemas>,
}

impl Topics {
    /// `fix` says what to do where the brokers refuse us.
    pub(super) fn new(name: &str, hints: Hints, fix: &'static str, progress: &Progress, prepare: Prepare) -> Self {
        let positions = progress.below(NEXT).filter_map(|(place, next)| {
            let (topic, partition) = place.rsplit_once('/')?;
            Some(((topic.to_owned(), partition.parse().ok()?), next.parse().ok()?))
        });
        Self {
            name: name.to_owned(),
            hints,
            prepare,
            fix,
            positions: positions.collect(),
            reader: None,
            held: None,
            schemas: None,
        }
    }

    /// Values may be framed for a registry.
    pub(super) fn with_schemas(self, schemas: Option<Schemas>) -> Self {
        Self { schemas, ..self }
    }

    /// What was read before and not handed out, or what comes; with its schemas.
    async fn read(&mut self, limits: PollLimits) -> Result<Read, Fault> {
        if self.held.is_none() {
            self.held = Some(self.fetch(limits).await?);
        }
        if let (Some(schemas), Some(read)) = (&mut self.schemas, &self.held) {
            let values = read.messages.iter().filter_map(|message| message.value.as_ref());
            schemas.look_up(values).await?;
        }
        Ok(self.held.take().unwrap_or_default())
    }

    async fn fetch(&mut self, limits: PollLimits) -> Result<Read, Fault> {
        let read = match &mut self.reader {
            Some(reader) => reader.poll(limits).await,
            None => {
                let settings = (self.prepare)()?;
                let reader = Reader::open(settings, self.positions.clone()).await;
                match reader {
                    Ok(reader) => self.reader.insert(reader).poll(limits).await,
                    Err(error) => Err(error),
                }
            }
        };
        read.map_err(|error| {
            // Credentials are read anew.
            self.reader = None;
            match error {
                BusError::Busy(what) | BusError::Undone(what) => Fault::away(what),
                error => {
                    let text = error.to_string();
                    // What follows names the keys of our own bus.
                    let what = text.split("; ").next().unwrap_or_default().to_owned();
                    Fault::refused(what, self.fix)
                }
            }
        })
    }

    fn document(&self, message: &Message) -> Option<Document> {
        let value = message.value.clone().filter(|value| !value.trim_ascii().is_empty())?;
        let place = format!(
            "{}/{}/{}@{}",
            self.name, message.topic, message.partition, message.offset
        );
        let hints = Hints {
            name: place,
            ..self.hints.clone()
        };
        Some(match self.schemas.as_ref().map(|schemas| schemas.json(&value)) {
            None => Document::new(value, hints),
            Some(Ok(json)) => Document::new(json, hints),
            Some(Err(why)) => Document::refused(value, hints, why),
        })
    }

    async fn next(&mut self) -> Result<Batch, Fault> {
        let read = self.read(LIMITS).await?;
        if read.lost {
            tracing::error!(
                source = self.name,
                "records were gone before they were read: the topic's retention is shorter than the outage"
            );
        }
        let mut batch = Batch {
            lag: Some(read.lag),
            ..Batch::default()
        };
        for ((topic, partition), next) in read.begun {
            batch
                .progress
                .push((format!("{NEXT}{topic}/{partition}"), Some(next.to_string())));
            self.positions.insert((topic, partition), next);
        }
        for message in &read.messages {
            batch.documents.extend(self.document(message));
            self.positions
                .insert((message.topic.clone(), message.partition), message.offset + 1);
        }
        let mut moved: Vec<(&str, i32)> = read
            .messages
            .iter()
            .map(|message| (message.topic.as_str(), message.partition))
            .collect();
        moved.sort_unstable();
        moved.dedup();
        for (topic, partition) in moved {
            let next = self
                .positions
                .get(&(topic.to_owned(), partition))
                .map(ToString::to_string);
            batch.progress.push((format!("{NEXT}{topic}/{partition}"), next));
        }
        Ok(batch)
    }

    async fn look(&mut self) -> Result<Page, Fault> {
        let few = PollLimits { records: 10, ..LIMITS };
        let read = self.read(few).await?;
        self.reader = None;
        let mut page = Page::default();
        page.findings.push(match read.messages.first() {
            Some(first) => format!(
                "read {}, from partition {} at {}",
                first.topic, first.partition, first.offset
            ),
            None => "connected; no record came in 5s".to_owned(),
        });
        page.documents = read
            .messages
            .iter()
            .filter_map(|message| self.document(message))
            .collect();
        Ok(page)
    }
}

impl Source for Topics {
    fn poll(&mut self) -> BoxFuture<'_, Result<Batch, Fault>> {
        Box::pin(self.next())
    }

    fn test(&mut self) -> BoxFuture<'_, Result<Page, Fault>> {
        Box::pin(self.look())
    }
}
