//! `kind = "aws_config"`: its keys, and what can be wrong with them. Pure.

use pipeline::config::{Problem, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::source::aws::account::Account;

/// `kind = "aws_config"`
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Names the source; it remembers by this name what it has listed.
    pub name: String,
    /// The region: of the recorder, or of the aggregator.
    pub region: String,
    /// An aggregator of accounts and regions. Without it what is recorded in this account and region.
    #[serde(default)]
    pub aggregator: Option<String>,
    /// Resource types to list: `AWS::S3::Bucket`. Without any all that are recorded.
    #[serde(default)]
    pub types: Vec<String>,
    /// Who we are.
    #[serde(default)]
    pub credentials: Account,
    /// How often each type is listed.
    #[serde(default = "interval")]
    pub interval: Span,
    /// The least time between two requests: AWS Config's rate is shared by all who ask in the account.
    #[serde(default = "pace")]
    pub pace: Span,
    /// Ends resources also where a listing lacks most of what the one before had.
    #[serde(default)]
    pub anyway: bool,
    /// Where AWS Config is, if not at `https://config.REGION.amazonaws.com`.
    #[serde(default)]
    pub endpoint: Option<String>,
}

fn interval() -> Span {
    Span::seconds(6 * 3_600)
}

fn pace() -> Span {
    Span(std::time::Duration::from_millis(250))
}

impl Config {
    /// Where calls are posted.
    pub(super) fn url(&self) -> String {
        let own = format!("https://config.{}.amazonaws.com", self.region);
        let endpoint = self.endpoint.as_deref().unwrap_or(&own);
        format!("{}/", endpoint.trim_end_matches('/'))
    }

    /// What is wrong; `at` is where it stands.
    pub(super) fn problems(&self, at: &str) -> Vec<Problem> {
        let mut problems = self.credentials.problems(&format!("{at}.credentials"));
        let mut problem = |key: &str, what: String, fix: &str| {
            problems.push(Problem::new(format!("{at}.{key}"), what, fix));
        };
        let fit = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if self.region.is_empty() || !self.region.chars().all(fit) {
            problem("region", format!("is {:?}", self.region), "write it: \"eu-central-1\"");
        }
        if self.aggregator.as_deref().is_some_and(str::is_empty) {
            let fix = "write the aggregator's name, or leave the key out";
            problem("aggregator", "is empty".to_owned(), fix);
        }
        // It stands in a query.
        let fit = |c: char| c.is_ascii_alphanumeric() || c == ':';
        for (position, name) in self.types.iter().enumerate() {
            if !name.starts_with("AWS::") || !name.chars().all(fit) {
                let fix = "write it as AWS Config does: \"AWS::S3::Bucket\"";
                problem(&format!("types[{position}]"), format!("is {name:?}"), fix);
            }
        }
        let plain = self
            .endpoint
            .as_deref()
            .and_then(|endpoint| endpoint.strip_prefix("http://"));
        if plain.is_some_and(|rest| !rest.starts_with("127.0.0.1")) {
            let fix = "use https";
            let what = "is plain http: the signature would be readable on the way";
            problem("endpoint", what.to_owned(), fix);
        }
        if self.interval.0.is_zero() {
            problem("interval", "is 0".to_owned(), "leave it at \"6h\"");
        }
        problems
    }
}
