//! The `[silence]` section: when a source that speaks no more is a finding.

use std::time::Duration;

use pipeline::config::{Pattern, Problem, Span};
use schemars::JsonSchema;
use schemas::Severity;
use schemas::wire::ToldBy;
use serde::{Deserialize, Serialize};

/// When a source that speaks no more is a finding: per feed, account and region.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Whether sources are watched.
    pub enabled: bool,
    /// A source's rhythm is learned over so long before its silence says anything.
    pub learn: Span,
    /// It is silent when it pauses for so many times the longest pause that it made in one to two weeks.
    pub factor: u32,
    /// And for no less than this.
    pub least: Span,
    /// How bad that is.
    #[schemars(with = "String")]
    pub severity: Severity,
    /// Rhythms that are not learned; the first that is true of a source counts.
    pub expect: Vec<Expect>,
}

/// How often a source speaks.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    /// The feed (`aws_config`), `*` for any text, here and below.
    pub source: Pattern,
    /// Its account, subscription, project or cluster.
    #[serde(default = "Pattern::any")]
    pub account: Pattern,
    /// Its region.
    #[serde(default = "Pattern::any")]
    pub region: Pattern,
    /// It speaks at least this often.
    pub within: Span,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            enabled: true,
            learn: Span::seconds(24 * 3600),
            factor: 3,
            least: Span::seconds(3600),
            severity: Severity::High,
            expect: Vec::new(),
        }
    }
}

/// A section in which nothing is wrong.
#[derive(Debug, Clone)]
pub struct Settings(Config);

impl Config {
    /// All that is wrong at once.
    ///
    /// # Errors
    /// What is wrong.
    pub fn validate(&self) -> Result<Settings, Vec<Problem>> {
        let mut problems = Vec::new();
        if self.factor == 0 {
            problems.push(Problem::new(
                "silence.factor",
                "is 0",
                "write 3: three times the longest pause",
            ));
        }
        for (position, expect) in self.expect.iter().enumerate() {
            if expect.within.0 < Duration::from_secs(60) {
                let key = format!("silence.expect[{position}].within");
                problems.push(Problem::new(
                    key,
                    "is under a minute",
                    "write how long the source may pause: within = \"6h\"",
                ));
            }
        }
        match problems.is_empty() {
            true => Ok(Settings(self.clone())),
            false => Err(problems),
        }
    }
}

impl Settings {
    pub(super) fn config(&self) -> &Config {
        &self.0
    }

    /// Whether sources are watched.
    pub fn is_enabled(&self) -> bool {
        self.0.enabled
    }

    /// The rhythm that the config says a source has, ms.
    pub(super) fn expected(&self, told: &ToldBy) -> Option<i64> {
        let matches = |pattern: &Pattern, name: &Option<String>| pattern.matches(name.as_deref().unwrap_or_default());
        let mut expect = self.0.expect.iter();
        let expect = expect.find(|expect| {
            expect.source.matches(&told.source)
                && matches(&expect.account, &told.account)
                && matches(&expect.region, &told.region)
        })?;
        Some(millis(expect.within.0))
    }
}

pub(super) fn millis(span: Duration) -> i64 {
    i64::try_from(span.as_millis()).unwrap_or(i64::MAX)
}
