//! The config file as a whole: one section a part. What is in a section is the part's own business.

use std::path::Path;

use pipeline::config::{Loaded, Mistakes};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// All that a config file can say. Everything has a default.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Where records are kept between the stages.
    pub bus: pipeline::bus::Config,
    /// How records come in.
    pub ingest: ingest::Config,
    /// Who owns what, and how much it matters.
    pub enrich: enrich::Config,
    /// Which rules judge them.
    pub evaluate: evaluate::Config,
    /// Which rules are told as findings, how severe they are and what they are called.
    pub rules: evaluate::selection::Config,
    /// Where findings go.
    pub sink: sinks::Config,
    /// What the process tells of itself.
    pub telemetry: pipeline::telemetry::Config,
    /// Where a running process can be asked what it holds.
    pub admin: crate::admin::Config,
    /// A schema registry that gives out the ids which records carry. Without it the embedded ones stand.
    pub registry: Option<pipeline::registry::Config>,
}

impl Config {
    /// Reads a config file or folder, and the keys that the environment sets; without any everything is at its default.
    ///
    /// # Errors
    /// Whatever is wrong in it.
    pub fn read(path: Option<&Path>) -> Result<Loaded<Self>, Mistakes> {
        let environment =
            std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
        match path {
            Some(path) => pipeline::config::read(path, environment),
            None => pipeline::config::defaults(environment),
        }
    }
}
