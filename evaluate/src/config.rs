//! The `[evaluate]` section: where rules are, their parameters, exceptions.

mod moment;

use std::collections::BTreeMap;
use std::path::PathBuf;

use pipeline::config::{Pattern, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::rule::Overlay;
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
            exceptions: vec![],
        }
    }
}

/// An accepted risk: findings that it covers are suppressed until it expires.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// Rule ids, `*` for any text.
    pub rule: Pattern,
    /// Resource uids, `*` for any text.
    #[serde(default = "Pattern::any")]
    pub resource: Pattern,
    /// Accounts, `*` for any text.
    #[serde(default = "Pattern::any")]
    pub account: Pattern,
    /// Why the risk is accepted; shown in the finding.
    pub reason: String,
    /// Who accepted it; shown in the finding.
    pub approver: String,
    /// The day or minute from which it holds, `2027-01-31` or `2027-01-31T15:04Z` (UTC); at once if left out.
    #[serde(default)]
    pub begins: Option<Moment>,
    /// The day or minute from which it no longer holds, as above.
    pub expires: Moment,
}

impl Config {
    /// The parameter values by rule.
    pub fn overlay(&self) -> &Overlay {
        &self.parameters
    }

    /// Whether a rule is switched off.
    pub fn is_disabled(&self, rule: &str) -> bool {
        self.disabled.iter().any(|pattern| pattern.matches(rule))
    }
}

impl Exception {
    /// Whether it covers a finding at a moment (ms since the Unix epoch).
    pub fn covers(&self, rule: &str, resource: &str, account: Option<&str>, now: i64) -> bool {
        self.rule.matches(rule) && self.concerns(resource, account, now)
    }

    /// Whether it covers findings of a resource at a moment (ms since the Unix epoch).
    pub fn concerns(&self, resource: &str, account: Option<&str>, now: i64) -> bool {
        now < self.expires.millis()
            && self.begins.is_none_or(|begins| begins.millis() <= now)
            && self.resource.matches(resource)
            && self.account.matches(account.unwrap_or_default())
    }

    /// The first moment after this one at which it begins or ends.
    pub fn next_turn(&self, now: i64) -> Option<i64> {
        let turns = self.begins.into_iter().chain([self.expires]).map(Moment::millis);
        turns.filter(|turn| *turn > now).min()
    }

    /// What the finding says of it.
    pub fn reason(&self) -> String {
        let until = match self.expires {
            moment if moment == Moment::never() => String::new(),
            moment => format!(" until {moment}"),
        };
        format!("{} (accepted by {}{until})", self.reason, self.approver)
    }
}
