//! The `[evaluate]` section: where rules are, their parameters, exceptions.

mod exception;
mod moment;

use std::collections::BTreeMap;
use std::path::PathBuf;

use pipeline::config::{Pattern, Problem, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::rule::Overlay;
pub use exception::{Exception, ExceptionFile, Standing};
pub use moment::Moment;

/// Rules and how they are applied.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Folders of further rules, each with its `tables/` if it has some. A rule or table of theirs replaces a built-in one, or one of
    /// an earlier folder, that has the same name.
    pub rules: Vec<PathBuf>,
    /// Whether the rules that the program carries are in force. Its tables always are.
    pub built_in: bool,
    /// Rules that are not evaluated, by id; `*` stands for any text.
    pub disabled: Vec<Pattern>,
    /// Parameter values that replace a rule's defaults: `[evaluate.parameters.RULE] name = value`.
    pub parameters: BTreeMap<String, BTreeMap<String, serde_json::Value>>,
    /// How far after the moment when a change was seen its own time may lie; a later one is taken for a wrong clock, and the moment
    /// when it was seen stands instead.
    pub clock_tolerance: Span,
    /// Judge by the rules that `tripline rules publish` put on the bus, with the settings that went with them, and not by `rules`,
    /// `built_in`, `disabled`, `parameters` and `[rules]` here: all processes switch at one moment. Until there are some, by these.
    pub published: bool,
    /// Files of `[[exception]]`, or folders of such files `*.toml`: risks that somebody has accepted, beside those here.
    pub exception_files: Vec<PathBuf>,
    /// The longest that a risk may be accepted, from when it was (`created`, or `begins`, or now) to `expires`; `"365d"`. Without it
    /// any.
    pub exception_limit: Option<Span>,
    /// Risks that somebody has accepted.
    #[serde(rename = "exception")]
    pub exceptions: Vec<Exception>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            rules: vec![],
            built_in: true,
            disabled: vec![],
            parameters: BTreeMap::new(),
            clock_tolerance: Span::seconds(300),
            published: false,
            exception_files: vec![],
            exception_limit: None,
            exceptions: vec![],
        }
    }
}

impl Config {
    /// The parameter values by rule.
    pub fn overlay(&self) -> &Overlay {
        &self.parameters
    }

    /// What is wrong with exceptions that stand under a key, at a moment (ms since the Unix epoch).
    pub fn problems(&self, key: &str, exceptions: &[Exception], now: i64) -> Vec<Problem> {
        let limit = self.exception_limit;
        let each = exceptions.iter().enumerate();
        each.flat_map(|(at, exception)| exception.problems(&format!("{key}[{at}]"), limit, now))
            .collect()
    }

    /// Whether a rule is switched off.
    pub fn is_disabled(&self, rule: &str) -> bool {
        self.disabled.iter().any(|pattern| pattern.matches(rule))
    }
}
