//! What findings of all tools have in common, and the change that carries one. Knows no tool's form.

use schemas::{ConfigChange, Severity};
use serde::Serialize;
use serde_json::Value;

use crate::adapter::{Context, DecodeError};
use crate::field::{self, Object};
use crate::shape::Shape;

/// The type of every change of this shape.
pub(super) const RESOURCE_TYPE: &str = "scan_result";

/// Tool and rule are part of the key of the finding's state, whose length the log bounds.
const TOOL: usize = 1 << 10;
const RULE: usize = 4 << 10;

/// Whether the finding stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Status {
    /// The tool sees the risk.
    Open,
    /// The tool sees it no longer, or somebody muted it there.
    Resolved,
}

/// What the three forms have in common: the configuration of a `scan_result`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Issue {
    /// Who found it.
    pub tool: String,
    /// The tool's own id of the rule; where it has none, a hash of the description.
    pub rule_id: String,
    /// One line.
    pub title: String,
    /// What is wrong.
    pub description: String,
    /// How bad.
    pub severity: Severity,
    /// What to do.
    pub remediation: Option<String>,
    /// Whether it stands.
    pub status: Status,
    /// Whether it was muted in the tool, which is why it is resolved.
    pub suppressed: bool,
    /// Links.
    pub references: Vec<String>,
}

/// A change that carries the issue.
pub(super) fn change(
    context: &Context,
    feed: &str,
    resource: &str,
    issue: &Issue,
) -> Result<ConfigChange, DecodeError> {
    for (field, text, most) in [("tool", &issue.tool, TOOL), ("rule_id", &issue.rule_id, RULE)] {
        if text.len() > most {
            let what = format!("{} bytes are more than a finding can carry there ({most})", text.len());
            return Err(DecodeError::invalid(field, what));
        }
    }
    let mut change = context.change(feed, Shape::ScanResult, &issue.tool, RESOURCE_TYPE, resource);
    let text = serde_json::to_string(issue)
        .map_err(|error| DecodeError::refused(format!("the finding cannot be written: {error}")))?;
    change.configuration = Some(text);
    Ok(change)
}

/// A rule id for a finding without one: the same for the same words.
pub(super) fn rule_id_of(description: &str) -> String {
    schemas::identity::evidence_hash(description)
}

/// The first sentence, or what fits on a line.
pub(super) fn title_of(description: &str) -> String {
    let line = description.lines().next().unwrap_or_default().trim();
    let end = line.find(". ").unwrap_or(line.len());
    line[..end].trim_end_matches('.').chars().take(120).collect()
}

/// A severity by the words that scanners use.
pub(super) fn severity_named(word: &str) -> Option<Severity> {
    match word.trim().to_ascii_lowercase().as_str() {
        "critical" | "fatal" => Some(Severity::Critical),
        "high" | "error" | "severe" | "important" => Some(Severity::High),
        "medium" | "moderate" | "warning" | "warn" => Some(Severity::Medium),
        "low" | "minor" | "note" => Some(Severity::Low),
        "info" | "informational" | "information" | "none" | "negligible" => Some(Severity::Informational),
        _ => None,
    }
}

/// Texts of a list, or one text.
pub(super) fn texts(object: &Object, keys: &[&str]) -> Vec<String> {
    match field::first_present(object, keys) {
        Some((_, Value::Array(list))) => list.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        Some((_, Value::String(text))) => vec![text.clone()],
        _ => Vec::new(),
    }
}
