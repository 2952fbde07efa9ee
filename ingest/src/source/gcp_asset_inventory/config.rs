//! `kind = "gcp_asset_inventory"`: its keys, and what can be wrong with them. Pure.

use pipeline::config::{Problem, Secret, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What of assets is listed; each is a listing of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Content {
    /// The resources themselves.
    Resource,
    /// Their IAM policies.
    IamPolicy,
    /// Organization policies that are set on them.
    OrgPolicy,
}

impl Content {
    /// The word in a request.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Resource => "RESOURCE",
            Self::IamPolicy => "IAM_POLICY",
            Self::OrgPolicy => "ORG_POLICY",
        }
    }
}

/// `kind = "gcp_asset_inventory"`
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Names the source; it remembers by this name what it has listed.
    pub name: String,
    /// What is listed: `organizations/NUMBER`, `folders/NUMBER` or `projects/ID`.
    pub parent: String,
    /// What of assets is listed.
    #[serde(default = "content")]
    pub content: Vec<Content>,
    /// Asset types: `storage.googleapis.com/Bucket`, `compute.googleapis.com.*`. Without any all.
    #[serde(default)]
    pub asset_types: Vec<String>,
    /// The JSON key of a service account, `file:/path`. Without it the account that the machine has.
    #[serde(default)]
    pub credentials: Option<Secret>,
    /// The project whose quota is used. Without it the service account's.
    #[serde(default)]
    pub quota_project: Option<String>,
    /// How often all is listed.
    #[serde(default = "interval")]
    pub interval: Span,
    /// The least time between two requests: a project may send 100 in a minute.
    #[serde(default = "pace")]
    pub pace: Span,
    /// Ends assets also where a listing lacks most of what the one before had.
    #[serde(default)]
    pub anyway: bool,
    /// A folder of a bucket, `gs://BUCKET/FOLDER`: assets are exported there and read from it, and not listed page by page. For more than some
    /// 100,000 of them.
    #[serde(default)]
    pub export: Option<String>,
    /// Where the API is.
    #[serde(default = "endpoint")]
    pub endpoint: String,
    /// Where Cloud Storage is.
    #[serde(default = "storage")]
    pub storage_endpoint: String,
}

fn content() -> Vec<Content> {
    vec![Content::Resource, Content::IamPolicy]
}

fn interval() -> Span {
    Span::seconds(6 * 3_600)
}

fn pace() -> Span {
    Span(std::time::Duration::from_millis(700))
}

fn storage() -> String {
    "https://storage.googleapis.com".to_owned()
}

fn endpoint() -> String {
    "https://cloudasset.googleapis.com".to_owned()
}

impl Config {
    /// What is wrong; `at` is where it stands.
    pub(super) fn problems(&self, at: &str) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut problem = |key: &str, what: String, fix: &str| {
            problems.push(Problem::new(format!("{at}.{key}"), what, fix));
        };
        let fit = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | ':' | '.');
        let named = match self.parent.split_once('/') {
            Some(("organizations" | "folders", number)) => {
                !number.is_empty() && number.chars().all(|c| c.is_ascii_digit())
            }
            Some(("projects", id)) => !id.is_empty() && id.chars().all(fit),
            _ => false,
        };
        if !named {
            let fix = "write it as \"organizations/NUMBER\", \"folders/NUMBER\" or \"projects/ID\"";
            problem("parent", format!("is {:?}", self.parent), fix);
        }
        if self.content.is_empty() {
            problem("content", "names nothing".to_owned(), "leave it out");
        }
        if self
            .content
            .iter()
            .enumerate()
            .any(|(at, one)| self.content[..at].contains(one))
        {
            problem("content", "names the same twice".to_owned(), "name each once");
        }
        for (key, endpoint) in [
            ("endpoint", &self.endpoint),
            ("storage_endpoint", &self.storage_endpoint),
        ] {
            if !endpoint.starts_with("https://") && !endpoint.starts_with("http://127.0.0.1") {
                let what = "is plain http: the token would be readable on the way";
                problem(key, what.to_owned(), "use https");
            }
        }
        let is_folder = |export: &String| {
            let bucket = export.strip_prefix("gs://").and_then(|rest| rest.split('/').next());
            bucket.is_some_and(|bucket| !bucket.is_empty())
        };
        if let Some(export) = self.export.as_ref().filter(|export| !is_folder(export)) {
            problem("export", format!("is {export:?}"), "write it as \"gs://BUCKET/FOLDER\"");
        }
        if self.interval.0.is_zero() {
            problem("interval", "is 0".to_owned(), "leave it at \"6h\"");
        }
        problems
    }
}
