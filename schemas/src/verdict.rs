//! The three verdicts and the severities. Nothing else decides what a verdict is.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

/// SQL's three values of a rule's `WHERE`, in the field's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// FALSE: the risky state is not there.
    Pass,
    /// TRUE: the risky state is there.
    Fail,
    /// NULL: the record does not say.
    Unknown,
}

impl Verdict {
    /// TRUE, FALSE, NULL of SQL.
    pub fn from_risky(risky: Option<bool>) -> Self {
        match risky {
            Some(true) => Self::Fail,
            Some(false) => Self::Pass,
            None => Self::Unknown,
        }
    }

    /// What stands where several are said of one thing: fail before unknown before pass.
    fn rank(self) -> u8 {
        match self {
            Self::Pass => 0,
            Self::Unknown => 1,
            Self::Fail => 2,
        }
    }

    /// `pass`, `fail`, `unknown`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::Unknown => "unknown",
        }
    }
}

/// The worse is the greater: pass, unknown, fail. Not derived, for the order of the variants is that of the Avro schema.
impl Ord for Verdict {
    fn cmp(&self, other: &Self) -> Ordering {
        self.rank().cmp(&other.rank())
    }
}

impl PartialOrd for Verdict {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// OCSF `severity_id` 1 to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// 1
    Informational,
    /// 2
    Low,
    /// 3
    Medium,
    /// 4
    High,
    /// 5
    Critical,
}

impl Severity {
    /// Every one, from the least.
    pub const ALL: [Self; 5] = [Self::Informational, Self::Low, Self::Medium, Self::High, Self::Critical];

    /// OCSF 1.8.0 `severity_id`.
    pub fn id(self) -> u8 {
        match self {
            Self::Informational => 1,
            Self::Low => 2,
            Self::Medium => 3,
            Self::High => 4,
            Self::Critical => 5,
        }
    }

    /// OCSF 1.8.0 `severity` caption.
    pub fn caption(self) -> &'static str {
        match self {
            Self::Informational => "Informational",
            Self::Low => "Low",
            Self::Medium => "Medium",
            Self::High => "High",
            Self::Critical => "Critical",
        }
    }

    /// The word used in rule headers and config.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Informational => "informational",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }
}
