//! Messages of a subscription: pulled, handed over, acknowledged once they are durable. Knows no record.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use futures::future::BoxFuture;
use schemas::Clock;
use serde_json::{Value, json};

use super::config::Config;
use crate::hints::Hints;
use crate::source::gcp::call::Api;
use crate::source::gcp::token::Tokens;
use crate::source::{Batch, Document, Fault, Page, Source, http};

/// Messages a pull.
const MOST: usize = 1_000;
/// Ids a call: a request has at most 512 KiB, an id some 200 bytes.
const IDS: usize = 1_000;
/// A pull waits on the server; one that brings nothing ends in a minute and a half at the latest.
const PATIENCE: Duration = Duration::from_secs(90);
/// The default deadline is 10 s, and what is in flight longer is given so many.
const LEASE: Duration = Duration::from_secs(5);
const DEADLINE: u64 = 60;

/// The source.
pub(super) struct Subscription {
    config: Config,
    clock: Clock,
    api: Option<Api>,
}

impl Subscription {
    pub(super) fn new(config: Config, clock: Clock) -> Self {
        Self {
            config,
            clock,
            api: None,
        }
    }

    async fn call(&mut self, method: &str, body: &Value) -> Result<Value, Fault> {
        let url = format!(
            "{}/v1/{}:{method}",
            self.config.endpoint.trim_end_matches('/'),
            self.config.subscription
        );
        let api = match &mut self.api {
            Some(api) => api,
            empty => {
                let client = http::client().build().map_err(|error| Fault::away(error.to_string()))?;
                let tokens = Tokens::new(self.config.credentials.clone(), self.clock.clone(), client.clone());
                empty.insert(Api::new(client, tokens))
            }
        };
        let request = api.client.post(url).timeout(PATIENCE).body(body.to_string());
        api.call(request.header("content-type", "application/json")).await
    }

    async fn pull(&mut self, most: usize) -> Result<Batch, Fault> {
        let answer = self.call("pull", &json!({"maxMessages": most})).await?;
        let mut batch = Batch::default();
        for received in answer["receivedMessages"]
            .as_array()
            .map(Vec::as_slice)
            .unwrap_or_default()
        {
            let message = &received["message"];
            let id = message["messageId"].as_str().unwrap_or_default();
            let hints = Hints::named(format!("{}/{id}", self.config.name));
            let data = message["data"].as_str().unwrap_or_default();
            batch.documents.push(match STANDARD.decode(data) {
                Ok(bytes) if bytes.is_empty() => {
                    Document::refused(received.to_string(), hints, "field `message.data`: empty")
                }
                Ok(bytes) => Document::new(bytes, hints),
                Err(error) => Document::refused(
                    received.to_string(),
                    hints,
                    format!("field `message.data`: not base64: {error}"),
                ),
            });
            batch.receipts.extend(received["ackId"].as_str().map(str::to_owned));
        }
        Ok(batch)
    }

    async fn each(&mut self, method: &str, receipts: &[String], more: Value) -> Result<(), Fault> {
        for ids in receipts.chunks(IDS) {
            let mut body = more.clone();
            body["ackIds"] = json!(ids);
            self.call(method, &body).await?;
        }
        Ok(())
    }

    async fn look(&mut self) -> Result<Page, Fault> {
        let batch = self.pull(10).await?;
        // Given back at once.
        self.each("modifyAckDeadline", &batch.receipts, json!({"ackDeadlineSeconds": 0}))
            .await?;
        let mut page = Page::default();
        page.findings.push(format!(
            "{}: {} messages of at most 10 came, and were given back",
            self.config.subscription,
            batch.documents.len()
        ));
        page.documents = batch.documents;
        Ok(page)
    }
}

impl Source for Subscription {
    fn poll(&mut self) -> BoxFuture<'_, Result<Batch, Fault>> {
        Box::pin(self.pull(MOST))
    }

    fn acknowledge(&mut self, receipts: Vec<String>) -> BoxFuture<'_, Result<(), Fault>> {
        Box::pin(async move { self.each("acknowledge", &receipts, json!({})).await })
    }

    fn extend(&mut self, receipts: Vec<String>) -> BoxFuture<'_, Result<(), Fault>> {
        let more = json!({"ackDeadlineSeconds": DEADLINE});
        Box::pin(async move { self.each("modifyAckDeadline", &receipts, more).await })
    }

    fn lease(&self) -> Option<Duration> {
        Some(LEASE)
    }

    fn test(&mut self) -> BoxFuture<'_, Result<Page, Fault>> {
        Box::pin(self.look())
    }
}
