//! What the configs of all destinations share, and what those that are reached over HTTP share. Flattened into each; knows none.

use pipeline::config::{Problem, Span};
use pipeline::delivery::Digest;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::filter::Filter;
use crate::pace::Pace;
use crate::quiet::Quiet;
use crate::transport::Http;

/// What every destination has. Without `deny_unknown_fields`, which the config that it stands in has.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct General {
    /// Names the destination; it remembers by this name how far it has read.
    pub name: String,
    /// Which findings it is to have.
    #[serde(default)]
    pub filter: Filter,
    /// How fast, how patiently.
    #[serde(default)]
    pub pace: Pace,
    /// How many requests may be under way, each for its own share of the partitions. Without it as many as the kind bears.
    #[serde(default)]
    pub workers: Option<usize>,
    /// `each`: every finding by itself. `baseline`: those whose risk was there for a day before it was first seen, as at the first import of a
    /// source or account, are one digest a rule; what changes afterwards is told one by one.
    #[serde(default)]
    pub mode: Mode,
    /// Hours in which only what is grave is told; the rest waits until they end.
    #[serde(default)]
    pub quiet: Option<Quiet>,
    /// Tell a finding only when it is still open after so long: `"4h"`, for whoever is called when nobody acted.
    #[serde(default)]
    pub after: Option<Span>,
}

/// What is done with risks that were there before anybody looked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Told one by one.
    #[default]
    Each,
    /// Told as one digest a rule.
    Baseline,
}

/// What a destination has that is reached over HTTP.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Remote {
    /// How to reach it.
    #[serde(default)]
    pub http: Http,
    /// Let plain http out to another machine.
    #[serde(default)]
    pub allow_http: bool,
}

impl General {
    /// When findings are told as one, for a sink whose requests carry so many by themselves.
    pub(crate) fn digest(&self, alone: usize) -> Option<Digest> {
        let baseline = (self.mode == Mode::Baseline).then_some(usize::MAX);
        self.pace.digest(self.pace.digest_above.or(baseline), alone)
    }

    /// What is wrong; `at` is where it stands, `sink[2]`.
    pub(crate) fn problems(&self, at: &str) -> Vec<Problem> {
        let mut problems = self.pace.problems(at);
        problems.extend(self.quiet.iter().flat_map(|quiet| quiet.problems(at)));
        if self.after.is_some_and(|after| after.0.is_zero()) {
            problems.push(Problem::new(
                format!("{at}.after"),
                "is 0",
                "write a span of time as \"4h\", or leave it out",
            ));
        }
        let fit = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        if self.name.is_empty() || !self.name.chars().all(fit) {
            problems.push(Problem::new(
                format!("{at}.name"),
                format!("is {:?}", self.name),
                "use letters, digits, `-`, `_` and `.`: the name becomes part of the consumer group's",
            ));
        }
        if self.workers == Some(0) {
            let fix = "leave it out for the default";
            problems.push(Problem::new(format!("{at}.workers"), "is 0", fix));
        }
        problems
    }
}
