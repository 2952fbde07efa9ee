//! Where the registry is and who we are there. Pure.

use pipeline::config::{Problem, Secret};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A schema registry that speaks Confluent's REST API: records that are framed for it are read, Avro and JSON.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Registry {
    /// Its URL: `https://registry.example.com`; Apicurio's ends in `/apis/ccompat/v7`.
    pub url: String,
    /// User, or API key.
    #[serde(default)]
    pub username: Option<String>,
    /// The user's password, or the API key's secret.
    #[serde(default)]
    pub password: Option<Secret>,
    /// Token of `Authorization: Bearer`, in place of user and password.
    #[serde(default)]
    pub token: Option<Secret>,
}

impl Registry {
    /// What is wrong; `at` is where it stands.
    pub(in crate::source) fn problems(&self, at: &str) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut problem = |key: &str, what: &str, fix: &str| {
            problems.push(Problem::new(format!("{at}.{key}"), what, fix));
        };
        let host = self.url.strip_prefix("https://").or(self.url.strip_prefix("http://"));
        if host.is_none_or(str::is_empty) {
            problem(
                "url",
                "is not an http(s) URL",
                "write it as \"https://registry.example.com\"",
            );
        }
        if self.username.is_some() != self.password.is_some() {
            problem(
                "username",
                "and `password` belong together",
                "write both, or `token`, or none",
            );
        }
        if self.token.is_some() && self.username.is_some() {
            problem("token", "stands beside `username`", "keep one of them");
        }
        problems
    }
}
