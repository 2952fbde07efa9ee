//! `[sink.pace]`: how fast a destination is delivered to, how patiently.

use pipeline::backoff::Backoff;
use pipeline::config::{Problem, Span};
use pipeline::delivery;
use schemars::JsonSchema;
use schemas::Finding;
use serde::{Deserialize, Serialize};

/// How fast, how patiently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Pace {
    /// Under load, how long to gather a batch. The first finding after a quiet time goes at once.
    pub linger: Span,
    /// The wait after the first failure, at most; doubled after each further one.
    pub backoff: Span,
    /// Where the doubling ends.
    pub backoff_limit: Span,
    /// The longest wait that the destination may ask for by `Retry-After`.
    pub retry_after_limit: Span,
    /// How often to try again while a credential or the config is wrong.
    pub hold: Span,
    /// A finding that has been on the bus for longer and is not delivered is an alarm: in the log, in `/readyz`, and as the metric
    /// `tripline.sink.late`.
    pub alarm_after: Span,
    /// So many findings of their own within `digest_window`; what comes beyond waits for its end and is told as one. For destinations
    /// that take one finding a request. Without it every finding is told by itself.
    pub digest_above: Option<usize>,
    /// The window of `digest_above`.
    pub digest_window: Span,
    /// What the findings of one digest share: `rule`, `account` or `owner`, a message each. Without it all are told in one.
    pub digest_by: Option<By>,
    /// A link to the list of what a digest tells, in your SIEM or elsewhere. `{rule}`, `{account}`, `{owner}`, `{from}` and `{to}` (times of the
    /// first and the last change, RFC 3339) in it are filled in, empty where they differ.
    pub digest_link: Option<String>,
}

/// What the findings of a digest share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// Their rule.
    Rule,
    /// The account of their resources.
    Account,
    /// The owner of their resources.
    Owner,
}

impl By {
    /// What a finding has of it.
    pub(crate) fn of(self, finding: &Finding) -> String {
        let found = match self {
            Self::Rule => Some(finding.rule.id.clone()),
            Self::Account => finding.resource.account.clone(),
            Self::Owner => finding.resource.context.owner.clone(),
        };
        found.unwrap_or_default()
    }
}

impl Default for Pace {
    fn default() -> Self {
        let pace = delivery::Pace::default();
        Self {
            linger: Span(pace.linger),
            backoff: Span(pace.backoff.first),
            backoff_limit: Span(pace.backoff.longest),
            retry_after_limit: Span(pace.retry_after),
            hold: Span(pace.hold),
            alarm_after: Span(pace.alarm_after),
            digest_above: None,
            digest_window: Span::seconds(600),
            digest_by: None,
            digest_link: None,
        }
    }
}

impl From<&Pace> for delivery::Pace {
    fn from(pace: &Pace) -> Self {
        Self {
            linger: pace.linger.0,
            backoff: Backoff {
                first: pace.backoff.0,
                longest: pace.backoff_limit.0,
            },
            retry_after: pace.retry_after_limit.0,
            hold: pace.hold.0,
            alarm_after: pace.alarm_after.0,
            ..Self::default()
        }
    }
}

impl Pace {
    /// The cap of so many, for a sink whose requests carry so many findings by themselves.
    pub(crate) fn digest(&self, above: Option<usize>, alone: usize) -> Option<delivery::Digest> {
        let above = above?;
        Some(delivery::Digest {
            above,
            window: self.digest_window.0,
            alone,
        })
    }

    pub(crate) fn problems(&self, at: &str) -> Vec<Problem> {
        let zero = |key: &str, span: Span| {
            let fix =
                "leave it out, or write a span of time as \"1s\": without a wait a failing destination is hammered";
            let problem = || Problem::new(format!("{at}.pace.{key}"), "is 0", fix);
            span.0.is_zero().then(problem)
        };
        let spans = [
            ("digest_window", self.digest_window),
            ("backoff", self.backoff),
            ("backoff_limit", self.backoff_limit),
            ("hold", self.hold),
            ("alarm_after", self.alarm_after),
        ];
        let mut problems: Vec<Problem> = spans.into_iter().filter_map(|(key, span)| zero(key, span)).collect();
        if self
            .digest_link
            .as_ref()
            .is_some_and(|link| !link.starts_with("https://") && !link.starts_with("http://"))
        {
            let fix = "write a link, \"https://siem.example/search?rule={rule}\"";
            problems.push(Problem::new(format!("{at}.pace.digest_link"), "is no link", fix));
        }
        if self.digest_above.is_none() && self.digest_by.is_some() {
            let fix = "write `pace.digest_above` too: without it every finding is told by itself";
            problems.push(Problem::new(format!("{at}.pace.digest_by"), "tells no digests", fix));
        }
        problems
    }
}
