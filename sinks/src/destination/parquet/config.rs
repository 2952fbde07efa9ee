//! `kind = "parquet"`: its keys, and what can be wrong with them. Pure.

use std::collections::BTreeMap;

use pipeline::config::{Problem, Secret, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use url::Url;

use crate::general::{General, Remote};

/// `kind = "parquet"`
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// What every destination has.
    #[serde(flatten)]
    pub general: General,
    /// How it is reached.
    #[serde(flatten)]
    pub remote: Remote,
    /// Where files go: `s3://bucket/ext/tripline`, `az://container/path`, `gs://bucket/path`, `file:///folder`.
    pub url: String,
    /// Options of the store by object_store's names, over what the environment says: `region`, `access_key_id`, `endpoint`, `account_name`,
    /// …
    #[serde(default)]
    pub options: BTreeMap<String, Secret>,
    /// `region=` of the path, where findings are to lie under one region whatever their own.
    #[serde(default)]
    pub region: Option<String>,
    /// `accountId=` of findings that have no account.
    #[serde(default = "account")]
    pub account: String,
    /// How long findings are gathered for a file; Security Lake asks for five minutes at least. One that is full is written at once.
    #[serde(default = "every")]
    pub every: Span,
}

fn account() -> String {
    "none".to_owned()
}

fn every() -> Span {
    Span::seconds(300)
}

impl Config {
    /// The URL, understood.
    pub(super) fn location(&self) -> Result<Url, String> {
        Url::parse(&self.url).map_err(|error| error.to_string())
    }

    /// What is wrong; `at` is where it stands.
    pub(super) fn problems(&self, at: &str) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut problem = |key: &str, what: String, fix: &str| {
            problems.push(Problem::new(format!("{at}.{key}"), what, fix));
        };
        if self.every.0.is_zero() {
            problem("every", "is 0".to_owned(), "write a span of time as \"5m\"");
        }
        let fix = "write \"s3://bucket/path\", \"az://container/path\", \"gs://bucket/path\" or \"file:///folder\"";
        let url = match self.location() {
            Ok(url) => url,
            Err(what) => {
                problem("url", format!("is no URL: {what}"), fix);
                return problems;
            }
        };
        let schemes = ["s3", "s3a", "az", "azure", "abfs", "abfss", "gs"];
        match url.scheme() {
            "file" => {}
            scheme if !schemes.contains(&scheme) => problem("url", format!("has the scheme {scheme:?}"), fix),
            _ if url.host_str().is_none_or(str::is_empty) => problem("url", "names no bucket".to_owned(), fix),
            _ => {}
        }
        if url.password().is_some() {
            let fix = "take it out: credentials stand in `options` or the environment";
            problem("url", "holds a password".to_owned(), fix);
        }
        problems
    }
}
