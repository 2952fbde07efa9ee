//! `kind = "tines"`: its keys, and what can be wrong with them. Pure.

use std::path::PathBuf;

use pipeline::config::Secret;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::filter::Filter;
use crate::pace::Pace;
use crate::transport::Http;

/// `kind = "tines"`
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Names the destination; it remembers by this name how far it has read.
    pub name: String,
    /// The webhook's URL with path and secret; who knows it may post, so it is a secret.
    pub url: Secret,
    /// Let plain http out to another machine.
    #[serde(default)]
    pub allow_http: bool,
    /// A template of your own in place of the built-in one.
    #[serde(default)]
    pub template: Option<PathBuf>,
    /// Which findings it is to have.
    #[serde(default)]
    pub filter: Filter,
    /// How to reach it.
    #[serde(default)]
    pub http: Http,
    /// How fast, how patiently.
    #[serde(default)]
    pub pace: Pace,
    /// How many requests may be under way, each for its own share of the partitions.
    #[serde(default = "one")]
    pub workers: usize,
}

fn one() -> usize {
    1
}
