//! Messages of a queue: received, handed over, deleted once they are durable. Knows no record.

use std::time::Duration;

use futures::future::BoxFuture;
use serde_json::{Value, json};
use tokio::time::Instant;

use super::config::Config;
use crate::hints::Hints;
use crate::source::aws::call::Service;
use crate::source::aws::notification::{self, Told};
use crate::source::aws::objects::{Fetched, Objects, holds_events, may_hold_records};
use crate::source::aws::trail::Trail;
use crate::source::{Batch, Document, Fault, Page, Source};

/// Messages a call (Amazon SQS API Reference, `ReceiveMessage`, `DeleteMessageBatch`).
const MOST: usize = 10;
/// Calls a batch while the queue is full.
const CALLS: usize = 10;
/// How long a receive waits; 20 s are the most, and a stop should not wait so long.
const WAIT: u64 = 10;
/// How often the queue is asked how long it is.
const LENGTH: Duration = Duration::from_secs(30);
/// Bytes of objects that are held for one batch; one object more than that is still taken.
const ROOM: usize = 32 << 20;

/// The source.
pub(super) struct Queue {
    config: Config,
    service: Option<Service>,
    objects: Objects,
    looked: Option<Instant>,
    length: Option<u64>,
    /// Messages that were received and did not fit into the batch before.
    waiting: Vec<Message>,
    /// Who did what lately.
    trail: Trail,
}

struct Message {
    id: String,
    body: String,
    receipt: String,
}

impl Message {
    fn of(value: &Value) -> Option<Self> {
        let text = |key: &str| value[key].as_str().map(str::to_owned);
        Some(Self {
            id: text("MessageId")?,
            body: text("Body").unwrap_or_default(),
            receipt: text("ReceiptHandle")?,
        })
    }
}

impl Queue {
    pub(super) fn new(config: Config) -> Self {
        let region = config.region().unwrap_or_default();
        Self {
            objects: Objects::new(
                &config.credentials,
                &region,
                config.s3_endpoint.as_deref(),
                config.object_limit.0,
            ),
            config,
            service: None,
            looked: None,
            length: None,
            waiting: Vec::new(),
            trail: Trail::default(),
        }
    }

    async fn call(&mut self, action: &str, mut input: Value) -> Result<Value, Fault> {
        input["QueueUrl"] = self.config.queue_url.as_str().into();
        let service = match &mut self.service {
            Some(service) => service,
            empty => {
                let (account, region) = (&self.config.credentials, self.config.region().unwrap_or_default());
                empty.insert(Service::new(
                    account,
                    &region,
                    self.config.endpoint(),
                    ("sqs", "AmazonSQS", "1.0"),
                )?)
            }
        };
        service.call(action, &input).await
    }

    async fn receive(&mut self, wait: u64, visibility: u64) -> Result<Vec<Message>, Fault> {
        let input = json!({"MaxNumberOfMessages": MOST, "WaitTimeSeconds": wait, "VisibilityTimeout": visibility,
            "MessageSystemAttributeNames": ["ApproximateReceiveCount"]});
        let answer = self.call("ReceiveMessage", input).await?;
        let messages = answer["Messages"].as_array().map(Vec::as_slice).unwrap_or_default();
        Ok(messages.iter().filter_map(Message::of).collect())
    }

    /// How many messages wait, asked now and then.
    async fn length(&mut self) -> Result<(), Fault> {
        if self.looked.is_none_or(|looked| looked.elapsed() > LENGTH) {
            let input = json!({"AttributeNames": ["ApproximateNumberOfMessages", "RedrivePolicy"]});
            let answer = self.call("GetQueueAttributes", input).await?;
            let attributes = &answer["Attributes"];
            self.length = attributes["ApproximateNumberOfMessages"]
                .as_str()
                .and_then(|count| count.parse().ok());
            if self.looked.is_none() && attributes["RedrivePolicy"].is_null() {
                tracing::warn!(
                    source = self.config.name,
                    "the queue has no dead-letter queue: a message that cannot be published comes again until it expires"
                );
            }
            self.looked = Some(Instant::now());
        }
        Ok(())
    }

    /// Receives while the queue is full.
    async fn fill(&mut self) -> Result<(), Fault> {
        let visibility = self.config.visibility.0.as_secs();
        let mut wait = WAIT;
        for _ in 0..CALLS {
            let messages = self.receive(wait, visibility).await?;
            let full = messages.len() == MOST;
            for message in &messages {
                // Before the items that came with it.
                if let Told::Event(event) = notification::read(&message.body) {
                    self.trail.note(&event);
                }
            }
            self.waiting.extend(messages);
            wait = 0;
            if !full {
                break;
            }
        }
        Ok(())
    }

    async fn next(&mut self) -> Result<Batch, Fault> {
        self.length().await?;
        if self.waiting.is_empty() {
            self.fill().await?;
        }
        let mut batch = Batch {
            lag: self.length,
            ..Batch::default()
        };
        let (mut size, mut taken) = (0, 0);
        let mut denied = None;
        while size < ROOM && taken < self.waiting.len() {
            let message = &self.waiting[taken];
            let (body, hints) = (
                message.body.clone(),
                Hints::named(format!("{}/{}", self.config.name, message.id)),
            );
            batch.receipts.push(message.receipt.clone());
            let documents = match self.documents(&body, hints).await {
                Ok(documents) => documents,
                // It becomes visible again by itself; those behind it may be readable, where it does not hold them by its group.
                Err(fault @ Fault::Refused { .. }) if !self.config.queue_url.ends_with(".fifo") => {
                    batch.receipts.pop();
                    taken += 1;
                    tracing::warn!(source = self.config.name, %fault, "what a message points to is denied: it comes again");
                    denied = Some(fault);
                    continue;
                }
                Err(fault) => {
                    // So does this one, with those behind it; what stands before it is handed over.
                    batch.receipts.pop();
                    self.waiting.clear();
                    if batch.receipts.is_empty() {
                        return Err(fault);
                    }
                    return Ok(batch);
                }
            };
            size += documents.iter().map(|document| document.bytes.len()).sum::<usize>();
            batch.documents.extend(documents);
            taken += 1;
        }
        self.waiting.drain(..taken.min(self.waiting.len()));
        match denied {
            Some(fault) if batch.receipts.is_empty() => Err(fault),
            _ => Ok(batch),
        }
    }

    async fn documents(&mut self, body: &str, hints: Hints) -> Result<Vec<Document>, Fault> {
        let mut hints = hints;
        if !self.trail.is_empty() {
            let item = notification::item(body);
            hints.actor = item.and_then(|item| self.trail.actor(&item).map(str::to_owned));
        }
        let whole = || Document::new(body.to_owned(), hints.clone());
        let objects = match notification::read(body) {
            Told::Record => return Ok(vec![whole()]),
            Told::Nothing | Told::Event(_) => return Ok(Vec::new()),
            Told::Oversized(bucket, key) => {
                let fetched = self.objects.fetch(&self.config.name, &bucket, &key).await?;
                // Without its state it still says that something changed.
                return Ok(vec![match fetched {
                    Fetched::Object(document) => document,
                    Fetched::Unreadable(_) => whole(),
                }]);
            }
            Told::Objects(objects) => objects,
        };
        let mut documents = Vec::new();
        for (bucket, key) in objects.iter().filter(|(_, key)| holds_events(key)) {
            if let Fetched::Object(document) = self.objects.fetch(&self.config.name, bucket, key).await? {
                let file: Value = serde_json::from_slice(&document.bytes).unwrap_or_default();
                let events = file["Records"].as_array().map(Vec::as_slice).unwrap_or_default();
                events.iter().for_each(|event| self.trail.note(event));
            }
        }
        for (bucket, key) in objects.into_iter().filter(|(_, key)| may_hold_records(key)) {
            documents.push(match self.objects.fetch(&self.config.name, &bucket, &key).await? {
                Fetched::Object(document) => document,
                Fetched::Unreadable(reason) => Document::refused(body.to_owned(), hints.clone(), reason),
            });
        }
        Ok(documents)
    }

    /// Ten at a time; what the queue says of one entry is no failure of the others.
    async fn each(&mut self, action: &str, receipts: &[String], more: &Value) -> Result<(), Fault> {
        for ten in receipts.chunks(MOST) {
            let entry = |(number, receipt): (usize, &String)| {
                let mut entry = more.clone();
                entry["Id"] = number.to_string().into();
                entry["ReceiptHandle"] = receipt.as_str().into();
                entry
            };
            let entries: Vec<Value> = ten.iter().enumerate().map(entry).collect();
            let answer = self.call(action, json!({"Entries": entries})).await?;
            let failed = answer["Failed"].as_array().map(Vec::as_slice).unwrap_or_default();
            if let Some(failed) = failed.iter().find(|failed| failed["SenderFault"] == false) {
                return Err(Fault::away(format!(
                    "{action}: {}",
                    failed["Message"].as_str().unwrap_or("failed")
                )));
            }
            if let Some(failed) = failed.first() {
                // Its visibility ended: it comes again, and is then known by its id.
                let code = failed["Code"].as_str().unwrap_or_default();
                tracing::debug!(
                    source = self.config.name,
                    action,
                    code,
                    "a message was out of our hands"
                );
            }
        }
        Ok(())
    }

    async fn look(&mut self) -> Result<Page, Fault> {
        let names = [
            "ApproximateNumberOfMessages",
            "ApproximateNumberOfMessagesNotVisible",
            "VisibilityTimeout",
            "RedrivePolicy",
            "FifoQueue",
        ];
        let answer = self
            .call("GetQueueAttributes", json!({"AttributeNames": names}))
            .await?;
        let attribute = |name: &str| answer["Attributes"][name].as_str().unwrap_or("none").to_owned();
        let mut page = Page::default();
        page.findings.push(format!(
            "{} messages wait, {} are in flight",
            attribute(names[0]),
            attribute(names[1])
        ));
        page.findings
            .push(match answer["Attributes"]["RedrivePolicy"].as_str() {
                Some(policy) => format!("dead letters: {policy}"),
                None => "no dead-letter queue: set one (docs/sources/aws_sqs.md)".to_owned(),
            });
        // Visible again at once: nothing is taken from whoever reads the queue.
        for message in self.receive(1, 0).await? {
            let hints = Hints::named(format!("{}/{}", self.config.name, message.id));
            page.documents.extend(self.documents(&message.body, hints).await?);
        }
        Ok(page)
    }
}

impl Source for Queue {
    fn poll(&mut self) -> BoxFuture<'_, Result<Batch, Fault>> {
        Box::pin(self.next())
    }

    fn acknowledge(&mut self, receipts: Vec<String>) -> BoxFuture<'_, Result<(), Fault>> {
        Box::pin(async move { self.each("DeleteMessageBatch", &receipts, &json!({})).await })
    }

    fn extend(&mut self, receipts: Vec<String>) -> BoxFuture<'_, Result<(), Fault>> {
        Box::pin(async move {
            let more = json!({"VisibilityTimeout": self.config.visibility.0.as_secs()});
            self.each("ChangeMessageVisibilityBatch", &receipts, &more).await
        })
    }

    fn lease(&self) -> Option<Duration> {
        Some(self.config.visibility.0 / 2)
    }

    fn test(&mut self) -> BoxFuture<'_, Result<Page, Fault>> {
        Box::pin(self.look())
    }
}
