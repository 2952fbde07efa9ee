//! One line of the doctor's page. Knows nothing of what is looked at.

use serde_json::{Value, json};

/// How things stand with what was checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckStatus {
    /// As it must be.
    Good,
    /// Worth a look.
    Warning,
    /// Somebody has to act.
    Bad,
    /// Nothing to judge.
    Told,
}

impl CheckStatus {
    /// As it is written.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Good => "ok",
            Self::Warning => "warn",
            Self::Bad => "fail",
            Self::Told => "info",
        }
    }
}

/// The line of what was checked.
pub fn check(name: &str, status: CheckStatus, what: impl Into<String>) -> Value {
    json!({"check": name, "status": status.as_str(), "what": what.into()})
}
