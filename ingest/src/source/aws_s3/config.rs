//! `kind = "aws_s3"`: its keys, and what can be wrong with them. Pure.

use pipeline::config::{Problem, Size, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::source::aws::account::Account;

/// `kind = "aws_s3"`
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Names the source; it remembers by this name what it has read.
    pub name: String,
    /// The bucket.
    pub bucket: String,
    /// Its region.
    pub region: String,
    /// What keys begin with: `AWSLogs/`, or `PREFIX/AWSLogs/ACCOUNT/Config/REGION/` for less.
    #[serde(default)]
    pub prefix: String,
    /// Who we are.
    #[serde(default)]
    pub credentials: Account,
    /// Where the bucket is, if not at AWS.
    #[serde(default)]
    pub endpoint: Option<String>,
    /// How often the bucket is listed.
    #[serde(default = "interval")]
    pub interval: Span,
    /// How old objects may be that are read at the first start.
    #[serde(default = "since")]
    pub since: Span,
    /// The largest object that is fetched, before and after inflating.
    #[serde(default = "object_limit")]
    pub object_limit: Size,
}

fn interval() -> Span {
    Span::seconds(300)
}

/// AWS Config delivers a snapshot every 24 hours at the least often.
fn since() -> Span {
    Span::seconds(2 * 86_400)
}

fn object_limit() -> Size {
    Size(256 << 20)
}

impl Config {
    /// What is wrong; `at` is where it stands.
    pub(super) fn problems(&self, at: &str) -> Vec<Problem> {
        let mut problems = self.credentials.problems(&format!("{at}.credentials"));
        let mut problem = |key: &str, what: &str, fix: &str| {
            problems.push(Problem::new(format!("{at}.{key}"), what, fix));
        };
        for (key, value) in [("bucket", &self.bucket), ("region", &self.region)] {
            if value.is_empty() || value.contains(['/', ':']) {
                problem(key, &format!("is {value:?}"), "write the name alone");
            }
        }
        if self.prefix.starts_with('/') {
            problem("prefix", "begins with a slash", "leave it out: keys begin without one");
        }
        let plain = self
            .endpoint
            .as_deref()
            .and_then(|endpoint| endpoint.strip_prefix("http://"));
        if plain.is_some_and(|rest| !rest.starts_with("127.0.0.1") && !rest.starts_with("localhost")) {
            problem(
                "endpoint",
                "is plain http: objects would be readable on the way",
                "use https",
            );
        }
        if self.interval.0.is_zero() {
            problem("interval", "is 0", "leave it at \"5m\"");
        }
        problems
    }
}
