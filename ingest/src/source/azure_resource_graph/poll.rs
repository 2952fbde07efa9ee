//! Tables of Resource Graph, asked page by page within the quota. Knows no record.

use std::collections::BTreeSet;

use futures::future::BoxFuture;
use schemas::Clock;
use serde_json::{Value, json};
use tokio::time::Instant;

use super::answer;
use super::changes::{self, Changes};
use super::config::Config;
use crate::hints::Hints;
use crate::shape::Shape;
use crate::source::azure::token::Tokens;
use crate::source::http::{self, Answer};
use crate::source::listing::{Fetched, Habit, Inventory, Listed, Listing, Paged, Part, Recent};
use crate::source::pace::Pace;
use crate::source::{Document, Fault, Progress, Source};

/// Rows a page, at most.
const MOST: u32 = 1_000;

pub(super) struct Graph {
    config: Config,
    pace: Pace,
    api: Option<(reqwest::Client, Tokens)>,
    clock: Clock,
    changes: Changes,
    /// When changes are asked for again.
    look: Instant,
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
        clock: clock.clone(),
        changes: Changes::default(),
        look: Instant::now(),
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

    /// A page of a table. Pages repeat and lose rows unless they are in an order ("Working with large Azure resource data sets").
    async fn table(&mut self, table: &str, token: Option<&str>) -> Result<Option<Paged>, Fault> {
        match self.query(&format!("{table} | order by id asc"), token).await {
            Ok(answer) => answer::paged(&answer, table).map(Some),
            // A token that has lost its worth: the same query without it will tell whether anything else is wrong.
            Err(Fault::Refused { what, .. }) if token.is_some() && what.contains("HTTP 400") => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    async fn query(&mut self, query: &str, token: Option<&str>) -> Result<Answer, Fault> {
        let mut body = json!({"query": query, "options": {"$top": MOST, "resultFormat": "objectArray"}});
        if !self.config.subscriptions.is_empty() {
            body["subscriptions"] = json!(self.config.subscriptions);
        }
        if !self.config.management_groups.is_empty() {
            body["managementGroups"] = json!(self.config.management_groups);
        }
        if let Some(token) = token {
            body["options"]["$skipToken"] = token.into();
        }
        self.ask(&body).await
    }

    /// All rows of a query.
    async fn rows(&mut self, query: &str) -> Result<Vec<Listed>, Fault> {
        let (mut rows, mut token) = (Vec::new(), None);
        loop {
            let answer = self.query(query, token.as_deref()).await?;
            let paged = answer::paged(&answer, "what changed")?;
            rows.extend(paged.resources);
            match paged.next {
                Some(next) if token.as_ref() != Some(&next) => token = Some(next),
                _ => return Ok(rows),
            }
        }
    }

    /// What changed since it was last asked, as it is now.
    async fn news(&mut self, progress: &Progress) -> Result<Recent, Fault> {
        let (asked, interval) = (self.clock.now(), self.config.interval.millis());
        let query = self.changes.query(progress.get(changes::UNTIL), asked, interval);
        let rows: Vec<Value> = self.rows(&query).await?.into_iter().map(|listed| listed.row).collect();
        let news = self.changes.news(&rows);
        let mut fetched = Vec::new();
        for ids in news.changed.keys().collect::<Vec<_>>().chunks(changes::MOST) {
            let rows = self.rows(&changes::rows_of(ids)).await?;
            for listed in rows.into_iter().filter(|listed| listed.refused.is_none()) {
                let mut row = listed.row;
                if let Some(actor) = news.changed.get(&listed.id).cloned().flatten() {
                    row["changeAttributes"] = json!({"changedBy": actor});
                }
                fetched.push(Fetched {
                    document: self.document(&json!({"data": [row]}), &listed.id),
                    id: listed.id,
                    version: listed.version,
                });
            }
        }
        let gone = news.gone.iter().map(|(id, row)| {
            let kind = row.pointer("/properties/targetResourceType").and_then(Value::as_str);
            Fetched {
                document: self.document(&json!({"data": [row]}), &format!("{id} went")),
                id: id.clone(),
                version: format!("gone {}", kind.unwrap_or_default()),
            }
        });
        let ended = gone.collect();
        self.changes.told(news, asked);
        self.look = Instant::now() + self.config.changes.0;
        Ok(Recent {
            part: changes::TABLE.to_owned(),
            fetched,
            ended,
            entries: vec![(changes::UNTIL.to_owned(), Some(asked.to_string()))],
        })
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

    fn recent<'a>(&'a mut self, progress: &'a Progress) -> BoxFuture<'a, Result<Option<Recent>, Fault>> {
        let asked = !self.config.changes.0.is_zero() && self.config.tables.iter().any(|table| table == changes::TABLE);
        if !asked || Instant::now() < self.look {
            return Box::pin(std::future::ready(Ok(None)));
        }
        Box::pin(async move { self.news(progress).await.map(Some) })
    }

    fn end(&self, _: &str, (id, version): (&str, &str), as_of: i64, _: &Progress) -> Option<Document> {
        let row = answer::end(id, version, as_of)?;
        Some(self.document(&row, &format!("{id} is not listed any more")))
    }
}
