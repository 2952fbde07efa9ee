//! `kind = "file"`: its keys, and what can be wrong with them. Pure.

use std::path::PathBuf;

use pipeline::config::Problem;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::general::General;

/// `kind = "file"`
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// What every destination has.
    #[serde(flatten)]
    pub general: General,
    /// The file, appended to; `-` is standard output.
    pub path: PathBuf,
    /// How a finding is written.
    #[serde(default)]
    pub format: Format,
}

/// How a finding is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// The OCSF event, one JSON object a line.
    #[default]
    Ocsf,
    /// A row of its essence (RFC 4180), with a header where the file is new.
    Csv,
}

impl Config {
    /// What is wrong; `at` is where it stands.
    pub(super) fn problems(&self, at: &str) -> Vec<Problem> {
        if self.path.as_os_str().is_empty() {
            return vec![Problem::new(
                format!("{at}.path"),
                "is empty",
                "name a file, or `-` for standard output",
            )];
        }
        Vec::new()
    }
}
