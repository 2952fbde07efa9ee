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
    /// When a source that speaks no more is a finding.
    pub silence: crate::silence::Config,
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

    /// The sections and keys in which another config differs that are read at the start alone.
    pub fn needs_start(&self, other: &Self) -> Vec<String> {
        let read_once = |config: &Self| {
            let tolerance = serde_json::to_value(config.evaluate.clock_tolerance);
            let sections = [
                ("bus", serde_json::to_value(&config.bus)),
                ("ingest", serde_json::to_value(&config.ingest)),
                ("sink", serde_json::to_value(&config.sink)),
                ("telemetry", serde_json::to_value(&config.telemetry)),
                ("registry", serde_json::to_value(&config.registry)),
                ("evaluate.clock_tolerance", tolerance),
            ];
            sections.map(|(name, value)| (name, value.unwrap_or_default()))
        };
        let pairs = read_once(self).into_iter().zip(read_once(other));
        let differ = pairs.filter(|(ours, theirs)| ours != theirs);
        differ.map(|((name, _), _)| name.to_owned()).collect()
    }
}
