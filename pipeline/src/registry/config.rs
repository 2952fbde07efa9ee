//! The `[registry]` section. Pure: reads no secret.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::config::{Problem, Secret, Span};

/// A schema registry that speaks Confluent's REST API.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Its URL: `https://registry.example.com`.
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
    /// Register schemas that are missing. Where only a pipeline of your own may do so: `false`, and register `schemas/*.avsc` with it.
    #[serde(default = "yes")]
    pub register: bool,
    /// How long it may take to answer.
    #[serde(default = "timeout")]
    pub timeout: Span,
}

fn yes() -> bool {
    true
}

fn timeout() -> Span {
    Span::seconds(10)
}

/// A section in which nothing is wrong.
#[derive(Debug, Clone)]
pub struct Settings {
    config: Config,
}

impl Settings {
    /// What was validated.
    pub fn config(&self) -> &Config {
        &self.config
    }
}

impl Config {
    /// All that is wrong at once, or settings to connect with.
    ///
    /// # Errors
    /// What is wrong.
    pub fn validate(self) -> Result<Settings, Vec<Problem>> {
        let mut problems = Vec::new();
        if !["http://", "https://"]
            .iter()
            .any(|scheme| self.url.starts_with(scheme))
        {
            let fix = "write it as \"https://registry.example.com\"";
            problems.push(Problem::new("registry.url", "is not an http(s) URL", fix));
        }
        if self.username.is_some() != self.password.is_some() {
            let fix = "set both, or `token`, or none";
            problems.push(Problem::new("registry.username", "and `password` belong together", fix));
        }
        if self.token.is_some() && self.username.is_some() {
            problems.push(Problem::new(
                "registry.token",
                "stands beside `username`",
                "keep one of them",
            ));
        }
        if self.timeout.0.is_zero() {
            problems.push(Problem::new("registry.timeout", "is 0", "leave it at \"10s\""));
        }
        if problems.is_empty() {
            Ok(Settings { config: self })
        } else {
            Err(problems)
        }
    }
}
