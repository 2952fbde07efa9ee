//! The `[ingest]` section: the listener, the push endpoints and their proofs, watched folders, mappings. Pure: reads no file, no secret.

mod http;
mod push;
pub use pipeline::config::value;

use std::path::PathBuf;

use pipeline::config::Pattern;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use http::{Auth, Http, Tls};
pub use push::{Entra, EventGrid, Hmac, KubernetesAudit, PubSub, Push, Signed, Sns};
pub use value::{OneOrMore, Problem, Secret, Size, Span};

use crate::adapter::mapping::Mapping;
use crate::hints::Hints;
use crate::source::entry::{self, Entry};

/// How records come in.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The HTTP listener.
    pub http: Http,
    /// Endpoints for services that push, each with its own proof.
    pub push: Push,
    /// Folders that are watched: new and changed files are read.
    #[serde(rename = "watch")]
    pub watches: Vec<Watch>,
    /// What is fetched from providers, each with progress of its own.
    #[serde(rename = "source")]
    pub sources: Vec<Entry>,
    /// How records of the user's own form become changes.
    #[serde(rename = "mapping")]
    pub mappings: Vec<Mapping>,
    /// Account, subscription or project of records that do not name theirs.
    pub account: Option<String>,
    /// Region of records that do not name theirs.
    pub region: Option<String>,
    /// Kubernetes cluster of records that do not name theirs.
    pub cluster: Option<String>,
    /// The largest change that the bus takes. Of a larger one the state before is left out; if that is
    /// not enough its state too, and its verdicts are unknown.
    pub record_limit: Size,
    /// How many changes may wait to be judged: with more than that nothing is taken in (503, come again) until there are fewer.
    /// Without it as many as the bus keeps.
    pub lag_limit: Option<u64>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            http: Http::default(),
            push: Push::default(),
            watches: Vec::new(),
            sources: Vec::new(),
            mappings: Vec::new(),
            account: None,
            region: None,
            cluster: None,
            record_limit: Size(900 << 10),
            lag_limit: None,
        }
    }
}

/// A watched folder.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Watch {
    /// The folder; its subfolders are watched too.
    pub path: PathBuf,
    /// Names of files to read, `*` for any text. Without it all that can hold records: JSON, JSON lines, YAML, gzipped or not.
    #[serde(default)]
    pub pattern: Option<Pattern>,
    /// How long a file must be left alone before it is read, so that half of one is not taken.
    #[serde(default = "settle")]
    pub settle: Span,
    /// How often to look through the folder for what the operating system did not report (network file systems).
    #[serde(default = "rescan")]
    pub rescan: Span,
    /// The largest file, before and after inflating.
    #[serde(default = "file_limit")]
    pub limit: Size,
}

fn settle() -> Span {
    Span(std::time::Duration::from_millis(500))
}

fn rescan() -> Span {
    Span::seconds(60)
}

fn file_limit() -> Size {
    Size(256 << 20)
}

impl Watch {
    /// A watch on a folder with the defaults.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self {
            path: path.into(),
            pattern: None,
            settle: settle(),
            rescan: rescan(),
            limit: file_limit(),
        }
    }
}

/// A config in which nothing is wrong.
#[derive(Debug, Clone)]
pub struct Settings {
    config: Config,
}

impl Settings {
    /// What was validated.
    pub fn config(&self) -> &Config {
        &self.config
    }
}

impl Config {
    /// The hints with the config's account, region and cluster where they name none.
    pub fn complete(&self, hints: Hints) -> Hints {
        Hints {
            account: hints.account.or_else(|| self.account.clone()),
            region: hints.region.or_else(|| self.region.clone()),
            cluster: hints.cluster.or_else(|| self.cluster.clone()),
            ..hints
        }
    }

    /// Whether a sender signs without a time.
    pub fn has_untimed_signatures(&self) -> bool {
        let pushed = self.push.signed.iter().map(|signed| &signed.hmac);
        let mut all = self.http.auth.hmac.iter().chain(pushed);
        all.any(|hmac| hmac.timestamp_header.is_none())
    }

    /// All that is wrong at once, or settings to build from.
    pub fn validate(self) -> Result<Settings, Vec<Problem>> {
        let mut problems = self.http.problems(self.push.shares_secrets());
        problems.extend(self.push.problems(self.http.enabled, self.http.verifies_clients()));
        for (position, watch) in self.watches.iter().enumerate() {
            if watch.path.as_os_str().is_empty() {
                problems.push(Problem::new(
                    format!("ingest.watch[{position}].path"),
                    "is empty",
                    "name a folder",
                ));
            }
        }
        problems.extend(entry::problems(&self.sources));
        for (position, mapping) in self.mappings.iter().enumerate() {
            let key = |flaw: &str| format!("ingest.mapping[{position}].{flaw}");
            problems.extend(
                mapping
                    .flaws()
                    .into_iter()
                    .map(|flaw| Problem::new(key(flaw.key), flaw.what, flaw.fix)),
            );
            if self.mappings[..position]
                .iter()
                .any(|earlier| earlier.name == mapping.name)
            {
                problems.push(Problem::new(
                    key("name"),
                    format!("{:?} is used twice", mapping.name),
                    "give each its own",
                ));
            }
        }
        if self.lag_limit == Some(0) {
            problems.push(Problem::new(
                "ingest.lag_limit",
                "is 0, so nothing would be taken in",
                "leave it out, or write how many changes may wait",
            ));
        }
        if self.record_limit.0 < 4096 {
            problems.push(Problem::new(
                "ingest.record_limit",
                "is below 4KiB",
                "leave it at \"900KiB\" unless the broker takes less",
            ));
        }
        if problems.is_empty() {
            Ok(Settings { config: self })
        } else {
            Err(problems)
        }
    }
}

#[cfg(test)]
mod tests;
