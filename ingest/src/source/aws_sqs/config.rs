//! `kind = "aws_sqs"`: its keys, and what can be wrong with them. Pure.

use pipeline::config::{Problem, Size, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use url::Url;

use crate::source::aws::account::Account;

/// `kind = "aws_sqs"`
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Names the source.
    pub name: String,
    /// The queue's URL: `https://sqs.eu-central-1.amazonaws.com/111122223333/tripline`.
    pub queue_url: String,
    /// The region. Without it the one in the URL.
    #[serde(default)]
    pub region: Option<String>,
    /// Who we are.
    #[serde(default)]
    pub credentials: Account,
    /// How long a message is kept from others while it is in flight; extended as long as it takes.
    #[serde(default = "visibility")]
    pub visibility: Span,
    /// Where objects are fetched that messages name, if not at AWS.
    #[serde(default)]
    pub s3_endpoint: Option<String>,
    /// The largest object that is fetched, before and after inflating.
    #[serde(default = "object_limit")]
    pub object_limit: Size,
}

fn visibility() -> Span {
    Span::seconds(60)
}

fn object_limit() -> Size {
    Size(256 << 20)
}

impl Config {
    /// The region, as far as the config tells.
    pub(super) fn region(&self) -> Option<String> {
        let of_host = || {
            let url = Url::parse(&self.queue_url).ok()?;
            let host = url.host_str()?.strip_prefix("sqs.")?.to_owned();
            Some(host.split('.').next()?.to_owned())
        };
        self.region.clone().or_else(of_host)
    }

    /// Where calls are posted.
    pub(super) fn endpoint(&self) -> String {
        Url::parse(&self.queue_url).map_or_else(
            |_| String::new(),
            |url| format!("{}/", url.origin().ascii_serialization()),
        )
    }

    /// What is wrong; `at` is where it stands.
    pub(super) fn problems(&self, at: &str) -> Vec<Problem> {
        let mut problems = self.credentials.problems(&format!("{at}.credentials"));
        let mut problem = |key: &str, what: &str, fix: &str| {
            problems.push(Problem::new(format!("{at}.{key}"), what, fix));
        };
        match Url::parse(&self.queue_url) {
            Ok(url) if url.scheme() == "https" || url.host_str() == Some("127.0.0.1") => {
                if self.region().is_none() {
                    problem("region", "is missing and not in the URL", "write it: \"eu-central-1\"");
                }
            }
            Ok(_) => problem(
                "queue_url",
                "is plain http: the signature would be readable on the way",
                "use https",
            ),
            Err(_) => {
                let fix = "write it as \"https://sqs.REGION.amazonaws.com/ACCOUNT/NAME\"";
                problem("queue_url", "is not a URL", fix);
            }
        }
        // Amazon SQS Developer Guide, "Amazon SQS visibility timeout".
        if !(2..=43_200).contains(&self.visibility.0.as_secs()) {
            problem("visibility", "is not between 2s and 12h", "leave it at \"60s\"");
        }
        problems
    }
}
