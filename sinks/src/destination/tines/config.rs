//! `kind = "tines"`: its keys, and what can be wrong with them. Pure.

use std::path::PathBuf;

use pipeline::config::Secret;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::general::{General, Remote};

/// `kind = "tines"`
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// What every destination has.
    #[serde(flatten)]
    pub general: General,
    /// How it is reached.
    #[serde(flatten)]
    pub remote: Remote,
    /// The webhook's URL with path and secret; who knows it may post, so it is a secret.
    pub url: Secret,
    /// A template of your own in place of the built-in one.
    #[serde(default)]
    pub template: Option<PathBuf>,
}
