//! The plain form that scripts and small scanners write:
//! `{"issues": [{"resourceId": …, "description": …, "riskLevel": …, "remediation": …}]}`. `resourceId` and `description` are required; without a `riskLevel`
//! an issue is medium. Known beside them: `ruleId`, `title`, `status`, `references`, and `tool` and `timestamp` beside `issues`.

use schemas::{ConfigChange, Severity};
use serde_json::Value;

use super::issue::{Issue, Status, change, rule_id_of, severity_named, texts, title_of};
use crate::adapter::wrapped;
use crate::adapter::{Context, DecodeError, Item};
use crate::field::{self, Object};

const FEED: &str = "scan_issues";
const RULE_IDS: [&str; 4] = ["ruleId", "rule_id", "checkId", "check_id"];
const RESOURCES: [&str; 3] = ["resourceId", "resource_id", "resource"];

/// Whether the object wraps issues.
pub(super) fn recognises(object: &Object) -> bool {
    let is_issue = |value: &Value| {
        let has = |keys: &[&str]| {
            value
                .as_object()
                .is_some_and(|issue| keys.iter().any(|key| issue.contains_key(*key)))
        };
        has(&RESOURCES) || has(&["riskLevel", "risk_level"])
    };
    match object.get("issues") {
        Some(Value::Array(list)) => list.is_empty() || list.iter().any(is_issue),
        Some(_) => object.len() == 1,
        None => false,
    }
}

/// Decodes them.
pub(super) fn decode(mut object: Object, context: &Context) -> Result<Vec<Item>, DecodeError> {
    let list = wrapped::take_list(&mut object, "issues")?;
    if list.is_empty() {
        return Err(DecodeError::refused("a scan without issues"));
    }
    let tool = field::optional_text(&object, "tool")?.unwrap_or("scan").to_owned();
    let time = field::optional_time(&object, "timestamp")?;
    Ok(wrapped::each(list, "issues", |value| {
        let issue = wrapped::as_object_mut(value)?;
        let mut change = read(issue, &tool, context)?;
        let own = field::optional_time(issue, "timestamp")?;
        change.time = own.or(time).unwrap_or(change.time);
        Ok(change)
    }))
}

fn read(object: &Object, tool: &str, context: &Context) -> Result<ConfigChange, DecodeError> {
    let resource = match field::first_present(object, &RESOURCES) {
        Some((key, _)) => field::text(object, key)?,
        None => return Err(DecodeError::missing("resourceId")),
    };
    let description = field::text(object, "description")?;
    let severity = match field::first_present(object, &["riskLevel", "risk_level", "severity"]) {
        None => Severity::Medium,
        Some((key, value)) => value
            .as_str()
            .and_then(severity_named)
            .ok_or_else(|| DecodeError::invalid(key, format!("not a level: {}", field::describe(value))))?,
    };
    let status = match field::optional_text(object, "status")?
        .map(str::to_ascii_lowercase)
        .as_deref()
    {
        None | Some("open" | "fail" | "failed" | "new") => Status::Open,
        Some("resolved" | "closed" | "fixed" | "pass" | "passed") => Status::Resolved,
        Some(other) => {
            return Err(DecodeError::invalid(
                "status",
                format!("neither open nor resolved: {other:?}"),
            ));
        }
    };
    let rule_id = match field::first_present(object, &RULE_IDS) {
        Some((key, _)) => field::optional_id(object, key)?,
        None => None,
    };
    let issue = Issue {
        tool: tool.to_owned(),
        rule_id: rule_id.unwrap_or_else(|| rule_id_of(description)),
        title: field::optional_text(object, "title")?.map_or_else(|| title_of(description), str::to_owned),
        description: description.to_owned(),
        severity,
        remediation: field::optional_text(object, "remediation")?.map(str::to_owned),
        status,
        suppressed: false,
        references: texts(object, &["references", "reference", "link"]),
    };
    change(context, FEED, resource, &issue)
}
