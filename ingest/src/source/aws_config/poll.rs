//! Types that are recorded, their resources by query, and the items of those that changed. Knows no record.

use std::collections::{BTreeMap, BTreeSet};

use futures::future::BoxFuture;
use schemas::Clock;
use serde_json::{Value, json};

use super::config::Config;
use super::row::{self, COLUMNS};
use crate::hints::Hints;
use crate::shape::Shape;
use crate::source::aws::call::Service;
use crate::source::listing::{Fetched, Habit, Inventory, Listed, Listing, Paged, Part};
use crate::source::pace::Pace;
use crate::source::{Document, Fault, Progress, Source};

/// Results a page and keys a call, at most (AWS Config API Reference).
const MOST: usize = 100;
/// How often what was left unprocessed is asked for again.
const ROUNDS: usize = 3;

pub(super) struct Recorded {
    config: Config,
    service: Option<Service>,
    pace: Pace,
}

pub(super) fn open(config: &Config, progress: Progress, clock: Clock) -> Box<dyn Source> {
    let habit = Habit {
        interval: config.interval,
        anyway: config.anyway,
    };
    let recorded = Recorded {
        config: config.clone(),
        service: None,
        pace: Pace::new(config.pace.0),
    };
    Box::new(Listing::new(&config.name, recorded, habit, progress, clock))
}

impl Recorded {
    async fn call(&mut self, action: &str, input: &Value) -> Result<Value, Fault> {
        self.pace.turn().await;
        let service = match &mut self.service {
            Some(service) => service,
            empty => {
                let target = ("config", "StarlingDoveService", "1.1");
                let config = &self.config;
                empty.insert(Service::new(&config.credentials, &config.region, config.url(), target)?)
            }
        };
        service.call(action, input).await
    }

    async fn select(&mut self, expression: &str, token: Option<&str>) -> Result<Value, Fault> {
        let mut input = json!({"Expression": expression});
        if let Some(token) = token {
            input["NextToken"] = token.into();
        }
        match self.config.aggregator.clone() {
            Some(aggregator) => {
                input["ConfigurationAggregatorName"] = aggregator.into();
                input["MaxResults"] = MOST.into();
                self.call("SelectAggregateResourceConfig", &input).await
            }
            None => {
                input["Limit"] = MOST.into();
                self.call("SelectResourceConfig", &input).await
            }
        }
    }

    /// The types that are recorded, with how many resources there are.
    async fn recorded_types(&mut self) -> Result<BTreeMap<String, Option<u64>>, Fault> {
        let mut types = BTreeMap::new();
        let mut token: Option<String> = None;
        loop {
            let expression = "SELECT resourceType, COUNT(*) GROUP BY resourceType";
            let answer = self.select(expression, token.as_deref()).await?;
            for row in results(&answer) {
                let row: Value = serde_json::from_str(row.as_str().unwrap_or_default()).unwrap_or_default();
                let count = row["COUNT(*)"].as_u64();
                let name = row["resourceType"].as_str().filter(|name| name.starts_with("AWS::"));
                types.extend(name.map(|name| (name.to_owned(), count)));
            }
            let next = answer["NextToken"].as_str().map(str::to_owned);
            if next.is_none() || next == token {
                return Ok(types);
            }
            token = next;
        }
    }

    async fn items(&mut self, part: &str, changed: &[Listed]) -> Result<Vec<Value>, Fault> {
        let aggregator = self.config.aggregator.clone();
        let mut keys: Vec<Value> = changed
            .iter()
            .map(|listed| row::key(part, listed, aggregator.is_some()))
            .collect();
        let mut items = Vec::new();
        for _ in 0..ROUNDS {
            if keys.is_empty() {
                break;
            }
            let (action, input, got, left) = match &aggregator {
                Some(aggregator) => (
                    "BatchGetAggregateResourceConfig",
                    json!({"ConfigurationAggregatorName": aggregator, "ResourceIdentifiers": keys}),
                    "BaseConfigurationItems",
                    "UnprocessedResourceIdentifiers",
                ),
                None => (
                    "BatchGetResourceConfig",
                    json!({"resourceKeys": keys}),
                    "baseConfigurationItems",
                    "unprocessedResourceKeys",
                ),
            };
            let answer = self.call(action, &input).await?;
            items.extend(answer[got].as_array().cloned().unwrap_or_default());
            keys = answer[left].as_array().cloned().unwrap_or_default();
        }
        if !keys.is_empty() {
            let (source, left) = (&self.config.name, keys.len());
            tracing::warn!(
                source,
                part,
                left,
                "AWS Config left resources unprocessed: they are asked for at the next listing"
            );
        }
        Ok(items)
    }

    async fn fetched(&mut self, part: &str, changed: Vec<Listed>) -> Result<Vec<Fetched>, Fault> {
        let mut fetched = Vec::new();
        for hundred in changed.chunks(MOST) {
            let mut listed: BTreeMap<&str, &Listed> = hundred.iter().map(|one| (one.id.as_str(), one)).collect();
            for mut item in self.items(part, hundred).await? {
                let Some(one) = row::place(&item).and_then(|id| listed.remove(id.as_str())) else {
                    continue;
                };
                // An item of this call has no tags (API Reference, `BaseConfigurationItem`); the query has.
                if let (Some(item), Some(tags)) = (item.as_object_mut(), row::tags(&one.row)) {
                    item.entry("tags").or_insert(tags);
                }
                let name = format!("{}/{part}/{}", self.config.name, one.id);
                fetched.push(Fetched {
                    id: one.id.clone(),
                    version: one.version.clone(),
                    document: document(&item, name),
                });
            }
        }
        Ok(fetched)
    }
}

fn results(answer: &Value) -> &[Value] {
    answer["Results"].as_array().map(Vec::as_slice).unwrap_or_default()
}

fn document(item: &Value, name: String) -> Document {
    let hints = Hints {
        shape: Some(Shape::AwsConfig),
        ..Hints::named(name)
    };
    Document::new(item.to_string(), hints)
}

impl Inventory for Recorded {
    fn parts<'a>(&'a mut self, before: &'a BTreeSet<String>) -> BoxFuture<'a, Result<Vec<Part>, Fault>> {
        Box::pin(async move {
            let mut types: BTreeMap<String, Option<u64>> = match self.config.types.is_empty() {
                false => self.config.types.iter().map(|name| (name.clone(), None)).collect(),
                true => self.recorded_types().await?,
            };
            if self.config.types.is_empty() {
                // The last of its type may be gone.
                for name in before {
                    types.entry(name.clone()).or_insert(Some(0));
                }
            }
            Ok(types.into_iter().map(|(name, count)| Part { name, count }).collect())
        })
    }

    fn page<'a>(
        &'a mut self,
        part: &'a str,
        token: Option<&'a str>,
        _: i64,
    ) -> BoxFuture<'a, Result<Option<Paged>, Fault>> {
        Box::pin(async move {
            let expression = format!("SELECT {COLUMNS} WHERE resourceType = '{part}'");
            let answer = match self.select(&expression, token).await {
                Err(Fault::Refused { what, .. }) if token.is_some() && what.contains("InvalidNextToken") => {
                    return Ok(None);
                }
                answer => answer?,
            };
            Ok(Some(Paged {
                resources: results(&answer).iter().map(row::listed).collect(),
                next: answer["NextToken"].as_str().map(str::to_owned),
                total: None,
            }))
        })
    }

    fn fetch<'a>(&'a mut self, part: &'a str, changed: Vec<Listed>) -> BoxFuture<'a, Result<Vec<Fetched>, Fault>> {
        Box::pin(self.fetched(part, changed))
    }

    fn end(&self, part: &str, ended: (&str, &str), as_of: i64, _: &Progress) -> Option<Document> {
        let item = row::end(part, ended, as_of)?;
        let name = format!("{}/{part}/{} is not listed any more", self.config.name, ended.0);
        Some(document(&item, name))
    }
}
