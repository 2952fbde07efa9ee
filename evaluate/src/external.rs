//! Findings of other tools (shape `scan_result`): no SQL judges them, but they get a life like our own.

use std::borrow::Cow;

use schemas::finding::{Remediation, RuleInfo};
use schemas::identity::rule_hash;
use schemas::{ConfigChange, Severity, Verdict};
use serde::Deserialize;

/// The shape whose records are findings already.
pub const SHAPE: &str = "scan_result";

/// A foreign finding as `ingest` normalises it.
#[derive(Debug, Deserialize)]
struct ScanResult {
    #[serde(default)]
    tool: Option<String>,
    #[serde(default)]
    rule_id: Option<String>,
    title: String,
    #[serde(default)]
    description: Option<String>,
    #[serde(default)]
    severity: Option<String>,
    #[serde(default)]
    remediation: Option<String>,
    #[serde(default)]
    status: Option<String>,
    #[serde(default)]
    references: Vec<String>,
}

/// Under which key the state of a foreign finding is kept: apart from the resource's own, for its time is another clock.
pub fn state_key(change: &ConfigChange) -> Cow<'_, str> {
    if change.shape == SHAPE {
        let rule = read(change).map(|result| rule_id(&result)).unwrap_or_default();
        format!("{SHAPE}\u{1f}{}\u{1f}{rule}", change.resource_uid).into()
    } else {
        Cow::Borrowed(&change.resource_uid)
    }
}

/// The rule that a foreign finding stands for, and its verdict.
pub fn rule(change: &ConfigChange) -> Option<(RuleInfo, Verdict)> {
    let result = read(change)?;
    let verdict = match result.status.as_deref() {
        Some("resolved") => Verdict::Pass,
        _ => Verdict::Fail,
    };
    let id = rule_id(&result);
    let hash = rule_hash(&id, result.title.as_str());
    let info = RuleInfo {
        id,
        hash,
        description: result.description.unwrap_or_else(|| result.title.clone()),
        title: result.title,
        severity: severity(result.severity.as_deref()),
        remediation: Remediation {
            console: result.remediation.unwrap_or_default(),
            cli: None,
            terraform: None,
        },
        attack: Vec::new(),
        frameworks: Default::default(),
        references: result.references,
    };
    Some((info, verdict))
}

fn read(change: &ConfigChange) -> Option<ScanResult> {
    serde_json::from_str(change.configuration.as_deref()?).ok()
}

fn rule_id(result: &ScanResult) -> String {
    let tool = result.tool.as_deref().unwrap_or("scan");
    match &result.rule_id {
        Some(id) => format!("{tool}/{id}"),
        None => format!("{tool}/{}", rule_hash(&result.title, "")),
    }
}

fn severity(word: Option<&str>) -> Severity {
    match word {
        Some("critical") => Severity::Critical,
        Some("high") => Severity::High,
        Some("low") => Severity::Low,
        Some("informational") => Severity::Informational,
        _ => Severity::Medium,
    }
}
