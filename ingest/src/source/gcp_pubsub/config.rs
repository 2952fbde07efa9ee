//! `kind = "gcp_pubsub"`: its keys, and what can be wrong with them. Pure.

use pipeline::config::{Problem, Secret};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `kind = "gcp_pubsub"`
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Names the source.
    pub name: String,
    /// The subscription: `projects/PROJECT/subscriptions/NAME`.
    pub subscription: String,
    /// The JSON key of a service account, `file:/path`. Without it the account that the machine has.
    #[serde(default)]
    pub credentials: Option<Secret>,
    /// Where the API is.
    #[serde(default = "endpoint")]
    pub endpoint: String,
}

fn endpoint() -> String {
    "https://pubsub.googleapis.com".to_owned()
}

impl Config {
    /// What is wrong; `at` is where it stands.
    pub(super) fn problems(&self, at: &str) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut problem = |key: &str, what: &str, fix: &str| {
            problems.push(Problem::new(format!("{at}.{key}"), what, fix));
        };
        let parts: Vec<&str> = self.subscription.split('/').collect();
        let named = matches!(parts.as_slice(), ["projects", project, "subscriptions", name] if !project.is_empty() && !name.is_empty());
        if !named {
            let fix = "write it as \"projects/PROJECT/subscriptions/NAME\"";
            problem("subscription", &format!("is {:?}", self.subscription), fix);
        }
        if !self.endpoint.starts_with("https://") && !self.endpoint.starts_with("http://127.0.0.1") {
            problem(
                "endpoint",
                "is plain http: the token would be readable on the way",
                "use https",
            );
        }
        problems
    }
}
