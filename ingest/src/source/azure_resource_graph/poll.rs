//! Tables of Resource Graph, asked page by page within the quota. Knows no record.

use std::collections::BTreeSet;

use futures::future::BoxFuture;
use schemas::Clock;
use serde_json::{Value, json};

use super::answer;
use super::config::Config;
use crate::hints::Hints;
use crate::shape::Shape;
use crate::source::azure::token::Tokens;
use crate::source::http::{self, Answer};
use crate::source::listing::{Fetched, Habit, Inventory, Listed, Listing, Paged, Part};
use crate::source::pace::Pace;
use crate::source::{Document, Fault, Progress, Source};

/// Rows a page, at most.
const MOST: u32 = 1_000;

pub(super) struct Graph {
    config: Config,
    pace: Pace,
    api: Option<(reqwest::Client, Tokens)>,
}

pub(super) fn open(config: &Config, progress: Progress, clock: Clock) -> Box<dyn Source> {
    let habit = Habit {
        interval: config.interval,
        anyway: config.anyway,
    };
    let graph = Graph {
        config: config.clone(),
        pace: Pace::new(std::time::Duration::ZERO),
        api: None,
    };
    Box::new(Listing::new(&config.name, graph, habit, progress, clock))
}

impl Graph {
    async fn ask(&mut self, body: &Value) -> Result<Answer, Fault> {
        self.pace.turn().await;
        let endpoint = self.config.endpoint.trim_end_matches('/');
        let (client, tokens) = match &mut self.api {
            Some(api) => api,
            empty => {
                let client = http::client().build().map_err(|error| Fault::away(error.to_string()))?;
                let tokens = Tokens::new(&self.config.identity, "https://management.azure.com", client.clone());
                empty.insert((client, tokens))
            }
        };
        let url = format!("{endpoint}/providers/Microsoft.ResourceGraph/resources?api-version=2021-03-01");
        let request = client.post(url).bearer_auth(tokens.get().await?).json(body);
        let answer = http::ask(request).await?;
        if let Some(wait) = answer::quota_returns(&answer) {
            self.pace.hold(wait);
        }
        if answer.status.is_success() {
            return Ok(answer);
        }
        let fault = answer::fault(&answer);
        if matches!(fault, Fault::Refused { .. }) {
            tokens.forget();
        }
        Err(fault)
    }

    async fn table(&mut self, table: &str, token: Option<&str>) -> Result<Option<Paged>, Fault> {
        // Pages repeat and lose rows unless they are in an order ("Working with large Azure resource data sets").
        let mut body = json!({"query": format!("{table} | order by id asc"),
            "options": {"$top": MOST, "resultFormat": "objectArray"}});
        if !self.config.subscriptions.is_empty() {
            body["subscriptions"] = json!(self.config.subscriptions);
        }
        if !self.config.management_groups.is_empty() {
            body["managementGroups"] = json!(self.config.management_groups);
        }
        if let Some(token) = token {
            body["options"]["$skipToken"] = token.into();
        }
        match self.ask(&body).await {
            Ok(answer) => answer::paged(&answer, table).map(Some),
            // A token that has lost its worth: the same query without it will tell whether anything else is wrong.
            Err(Fault::Refused { what, .. }) if token.is_some() && what.contains("HTTP 400") => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    fn document(&self, record: &Value, id: &str) -> Document {
        let hints = Hints {
            shape: Some(Shape::Azure),
            ..Hints::named(format!("{}{id}", self.config.name))
        };
        Document::new(record.to_string(), hints)
    }
}

impl Inventory for Graph {
    fn parts<'a>(&'a mut self, _: &'a BTreeSet<String>) -> BoxFuture<'a, Result<Vec<Part>, Fault>> {
        let part = |name: &String| Part {
            name: name.clone(),
            count: None,
        };
        let parts = self.config.tables.iter().map(part).collect();
        Box::pin(std::future::ready(Ok(parts)))
    }

    fn page<'a>(
        &'a mut self,
        part: &'a str,
        token: Option<&'a str>,
        _: i64,
    ) -> BoxFuture<'a, Result<Option<Paged>, Fault>> {
        Box::pin(self.table(part, token))
    }

    fn fetch<'a>(&'a mut self, _: &'a str, changed: Vec<Listed>) -> BoxFuture<'a, Result<Vec<Fetched>, Fault>> {
        let fetched = changed.into_iter().map(|listed| Fetched {
            // As the answer has it: `data` says that it is a row.
            document: self.document(&json!({"data": [listed.row]}), &listed.id),
            id: listed.id,
            version: listed.version,
        });
        Box::pin(std::future::ready(Ok(fetched.collect())))
    }

    fn end(&self, _: &str, (id, version): (&str, &str), as_of: i64, _: &Progress) -> Option<Document> {
        let row = answer::end(id, version, as_of)?;
        Some(self.document(&row, &format!("{id} is not listed any more")))
    }
}
