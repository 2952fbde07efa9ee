//! The `[evaluate]` section: where rules are, their parameters, exceptions.

use std::collections::BTreeMap;
use std::path::PathBuf;

use pipeline::config::{Pattern, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::rule::Overlay;

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
    /// The day from which it no longer holds, `2027-01-31` (UTC).
    pub expires: chrono_day::Day,
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
        now < self.expires.start()
            && self.rule.matches(rule)
            && self.resource.matches(resource)
            && self.account.matches(account.unwrap_or_default())
    }

    /// What the finding says of it.
    pub fn reason(&self) -> String {
        let until = match self.expires {
            day if day == chrono_day::Day::never() => String::new(),
            day => format!(" until {day}"),
        };
        format!("{} (accepted by {}{until})", self.reason, self.approver)
    }
}

pub mod chrono_day {
    //! A calendar day in config.

    use std::borrow::Cow;

    use chrono::{NaiveDate, NaiveTime};
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
    use serde::{Deserialize, Serialize};

    /// A day, UTC, written `2027-01-31`.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(transparent)]
    pub struct Day(NaiveDate);

    impl Day {
        /// A day that does not come.
        pub fn never() -> Self {
            Self(NaiveDate::MAX)
        }

        /// Its first moment, ms since the Unix epoch.
        pub fn start(self) -> i64 {
            self.0.and_time(NaiveTime::MIN).and_utc().timestamp_millis()
        }
    }

    impl std::fmt::Display for Day {
        fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            self.0.fmt(formatter)
        }
    }

    impl JsonSchema for Day {
        fn schema_name() -> Cow<'static, str> {
            "Day".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({"type": "string", "format": "date"})
        }
    }
}
