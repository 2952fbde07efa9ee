//! Findings that other tools made: `{"issues": […]}`, OCSF, SARIF. Knows the three forms; what they have in common is an
//! `Issue`, which the evaluate stage turns into a finding with a life of its own.
//!
//! One change for each finding and resource: type `scan_result`, the uid of the resource it is about, the issue as configuration.
//! Two findings about one resource are two changes with one uid: consumers tell them apart by `tool` and `rule_id`.

mod issues;
mod ocsf;
mod sarif;

use schemas::{ConfigChange, Severity};
use serde::Serialize;
use serde_json::Value;

use crate::decode::{Context, DecodeError, Item};
use crate::field::{self, Object};
use crate::shape::Shape;

/// The type of every change of this shape.
pub const RESOURCE_TYPE: &str = "scan_result";

/// Whether the finding stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Status {
    /// The tool sees the risk.
    Open,
    /// The tool sees it no longer, or somebody muted it there.
    Resolved,
}

/// What the three forms have in common: the configuration of a `scan_result`.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Issue {
    /// Who found it.
    tool: String,
    /// The tool's own id of the rule; where it has none, a hash of the description.
    rule_id: String,
    /// One line.
    title: String,
    /// What is wrong.
    description: String,
    /// How bad.
    severity: Severity,
    /// What to do.
    remediation: Option<String>,
    /// Whether it stands.
    status: Status,
    /// Whether it was muted in the tool, which is why it is resolved.
    suppressed: bool,
    /// Links.
    references: Vec<String>,
}

/// Whether the document holds findings of another tool.
pub fn recognises(value: &Value) -> bool {
    let Some(object) = value.as_object() else { return false };
    issues::recognises(object) || ocsf::recognises(object) || sarif::recognises(object)
}

/// Decodes a document.
pub fn decode(value: Value, context: &Context) -> Result<Vec<Item>, DecodeError> {
    let object = field::into_object(value, "record")?;
    if sarif::recognises(&object) {
        sarif::decode(object, context)
    } else if ocsf::recognises(&object) {
        ocsf::decode(object, context)
    } else {
        issues::decode(object, context)
    }
}

/// A change that carries the issue.
fn change(context: &Context, feed: &str, resource: &str, issue: &Issue) -> Result<ConfigChange, DecodeError> {
    let mut change = context.change(feed, Shape::ScanResult, &issue.tool, RESOURCE_TYPE, resource);
    let text = serde_json::to_string(issue)
        .map_err(|error| DecodeError::refused(format!("the finding cannot be written: {error}")))?;
    change.configuration = Some(text);
    Ok(change)
}

/// A rule id for a finding without one: the same for the same words.
fn rule_id_of(description: &str) -> String {
    schemas::identity::evidence_hash(description)
}

/// The first sentence, or what fits on a line.
fn title_of(description: &str) -> String {
    let line = description.lines().next().unwrap_or_default().trim();
    let end = line.find(". ").unwrap_or(line.len());
    line[..end].trim_end_matches('.').chars().take(120).collect()
}

/// A severity by the words that scanners use.
fn severity_named(word: &str) -> Option<Severity> {
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
fn texts(object: &Object, keys: &[&str]) -> Vec<String> {
    match field::first_present(object, keys) {
        Some((_, Value::Array(list))) => list.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        Some((_, Value::String(text))) => vec![text.clone()],
        _ => Vec::new(),
    }
}
