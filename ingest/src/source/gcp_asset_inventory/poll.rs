//! Assets page by page, all as of one moment. Knows no record.

use std::collections::BTreeSet;

use futures::future::BoxFuture;
use schemas::Clock;
use serde_json::Value;

use super::asset;
use super::config::{Config, Content};
use super::export::{Asked, Export};
use crate::hints::Hints;
use crate::shape::Shape;
use crate::source::gcp::call::Api;
use crate::source::gcp::token::Tokens;
use crate::source::listing::{Fetched, Habit, Inventory, Listed, Listing, Paged, Part, is_remembered};
use crate::source::pace::Pace;
use crate::source::{Document, Fault, Progress, Source, http};

/// Assets a page, at most.
const MOST: &str = "1000";
/// A time that lies ahead of Google's clock is refused, and the last moments are not all there yet.
const BEHIND: i64 = 60_000;

pub(super) struct Assets {
    config: Config,
    clock: Clock,
    pace: Pace,
    api: Option<Api>,
    export: Export,
}

pub(super) fn open(config: &Config, progress: Progress, clock: Clock) -> Box<dyn Source> {
    let habit = Habit {
        interval: config.interval,
        anyway: config.anyway,
    };
    let assets = Assets {
        config: config.clone(),
        clock: clock.clone(),
        pace: Pace::new(config.pace.0),
        api: None,
        export: Export::default(),
    };
    Box::new(Listing::new(&config.name, assets, habit, progress, clock))
}

impl Assets {
    fn url(&self, content: &str, token: Option<&str>, as_of: i64) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("contentType", content);
        query.append_pair("pageSize", MOST);
        query.append_pair("readTime", &moment(as_of));
        for asset_type in &self.config.asset_types {
            query.append_pair("assetTypes", asset_type);
        }
        if let Some(token) = token {
            query.append_pair("pageToken", token);
        }
        let endpoint = self.config.endpoint.trim_end_matches('/');
        format!("{endpoint}/v1/{}/assets?{}", self.config.parent, query.finish())
    }

    async fn list(&mut self, content: &str, token: Option<&str>, as_of: i64) -> Result<Option<Paged>, Fault> {
        self.pace.turn().await;
        let url = self.url(content, token, as_of);
        let api = match &mut self.api {
            Some(api) => api,
            empty => {
                let client = http::client().build().map_err(|error| Fault::away(error.to_string()))?;
                let tokens = Tokens::new(self.config.credentials.clone(), self.clock.clone(), client.clone());
                empty.insert(Api::new(client, tokens))
            }
        };
        if let Some(folder) = &self.config.export {
            let asked = Asked {
                config: &self.config,
                folder,
                content,
                time: &moment(as_of),
            };
            return self.export.page(api, &asked, token).await;
        }
        let mut request = api.client.get(url);
        if let Some(project) = &self.config.quota_project {
            request = request.header("x-goog-user-project", project);
        }
        let answer = match api.call(request).await {
            // A token that has lost its worth: the same request without it will tell whether anything else is wrong.
            Err(Fault::Refused { what, .. }) if token.is_some() && what.contains("HTTP 400") => return Ok(None),
            answer => answer?,
        };
        let assets = answer["assets"].as_array().map(Vec::as_slice).unwrap_or_default();
        let next = answer["nextPageToken"].as_str().filter(|token| !token.is_empty());
        Ok(Some(Paged {
            resources: assets.iter().map(asset::listed).collect(),
            next: next.map(str::to_owned),
            total: None,
        }))
    }

    fn document(&self, record: &Value, name: &str) -> Document {
        let hints = Hints {
            shape: Some(Shape::GcpAsset),
            ..Hints::named(format!("{}{name}", self.config.name))
        };
        Document::new(record.to_string(), hints)
    }
}

fn moment(ms: i64) -> String {
    let time = chrono::DateTime::from_timestamp_millis(ms).unwrap_or_default();
    time.to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
}

impl Inventory for Assets {
    fn parts<'a>(&'a mut self, _: &'a BTreeSet<String>) -> BoxFuture<'a, Result<Vec<Part>, Fault>> {
        // Resources first: whether a policy's asset is there is then known.
        let mut content = self.config.content.clone();
        content.sort_by_key(|content| *content != Content::Resource);
        let parts = content.into_iter().map(|content| Part {
            name: content.word().to_owned(),
            count: None,
        });
        Box::pin(std::future::ready(Ok(parts.collect())))
    }

    fn page<'a>(
        &'a mut self,
        part: &'a str,
        token: Option<&'a str>,
        as_of: i64,
    ) -> BoxFuture<'a, Result<Option<Paged>, Fault>> {
        Box::pin(self.list(part, token, as_of))
    }

    fn fetch<'a>(&'a mut self, _: &'a str, changed: Vec<Listed>) -> BoxFuture<'a, Result<Vec<Fetched>, Fault>> {
        let fetched = changed.into_iter().map(|listed| Fetched {
            document: self.document(&listed.row, &listed.id),
            id: listed.id,
            version: listed.version,
        });
        Box::pin(std::future::ready(Ok(fetched.collect())))
    }

    fn end(&self, part: &str, ended: (&str, &str), as_of: i64, progress: &Progress) -> Option<Document> {
        let content = self.config.content.iter().find(|content| content.word() == part)?;
        let is_there = || is_remembered(progress, Content::Resource.word(), ended.0);
        let record = asset::end(*content, ended, as_of, is_there)?;
        Some(self.document(&record, &format!("{} is not listed any more", ended.0)))
    }

    fn as_of(&self, now: i64) -> i64 {
        now - BEHIND
    }
}
