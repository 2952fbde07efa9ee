//! OCSF findings: Compliance Finding (2003) and Detection Finding (2004), alone or as AWS Security Hub sends them through EventBridge
//! (`detail.findings`, detail type "Findings Imported V2"). Knows the two classes.
//!
//! Document: OCSF 1.8.0, classes `compliance_finding` and `detection_finding`, objects `compliance`, `finding_info`, `remediation`.

use schemas::{ConfigChange, Severity};
use serde_json::Value;

use super::issue::{Issue, Status, change, rule_id_of, texts, title_of};
use crate::adapter::{Context, DecodeError, Item, Under};
use crate::field::{self, Object};

const FEED: &str = "scan_ocsf";
const CLASSES: [i64; 2] = [2003, 2004];

/// Whether the object is such a finding or wraps some.
pub(super) fn recognises(object: &Object) -> bool {
    is_finding(object) || wrapped_findings(object).is_some()
}

fn is_finding(object: &Object) -> bool {
    object.contains_key("class_uid") && (object.contains_key("finding_info") || object.contains_key("type_uid"))
}

fn wrapped_findings(object: &Object) -> Option<&Vec<Value>> {
    let list = object.get("detail")?.get("findings")?.as_array()?;
    list.iter()
        .any(|finding| finding.as_object().is_some_and(is_finding))
        .then_some(list)
}

/// Decodes a finding or a wrapper of some: one change for each resource of each finding.
pub(super) fn decode(object: Object, context: &Context) -> Result<Vec<Item>, DecodeError> {
    let Some(findings) = wrapped_findings(&object) else {
        return Ok(finding(&object, context)?
            .into_iter()
            .map(|change| Item::change(0, change))
            .collect());
    };
    let mut items = Vec::new();
    for (part, value) in findings.iter().enumerate() {
        let path = format!("detail.findings[{part}]");
        let decoded = field::as_object(value, &path).and_then(|object| finding(object, context).under(&path));
        match decoded {
            Ok(changes) => items.extend(changes.into_iter().map(|change| Item::change(part, change))),
            Err(error) => items.push(Item::reject(part, error, value.clone())),
        }
    }
    Ok(items)
}

fn finding(object: &Object, context: &Context) -> Result<Vec<ConfigChange>, DecodeError> {
    let class = integer(object, "class_uid")?.ok_or_else(|| DecodeError::missing("class_uid"))?;
    if !CLASSES.contains(&class) {
        return Err(DecodeError::refused(format!(
            "OCSF class {class} is neither a compliance nor a detection finding"
        )));
    }
    let issue = issue(object)?;
    let resources = resources(object)?;
    if resources.is_empty() {
        return Err(DecodeError::missing("resources"));
    }
    let time = time(object)?;
    let cloud = field::optional_object(object, "cloud")?;
    let account = cloud.and_then(|cloud| text_at(cloud, &["account", "uid"]));
    let region = cloud.and_then(|cloud| text_at(cloud, &["region"]));
    let provider = cloud.and_then(|cloud| text_at(cloud, &["provider"]));
    let mut changes = Vec::with_capacity(resources.len());
    for (position, resource) in resources.iter().enumerate() {
        let path = format!("resources[{position}]");
        let key = if resource.contains_key("uid") { "uid" } else { "name" };
        let uid = field::text(resource, key).under(&path)?;
        let mut change = change(context, FEED, uid, &issue)?;
        change.resource_name = field::optional_text(resource, "name").under(&path)?.map(str::to_owned);
        change.account = account.map(str::to_owned).or(change.account);
        change.region = text_at(resource, &["region"])
            .or(region)
            .map(str::to_owned)
            .or(change.region);
        if let Some(provider) = provider {
            change.provider = provider.to_ascii_lowercase();
        }
        change.time = time.unwrap_or(change.time);
        changes.push(change);
    }
    Ok(changes)
}

/// `resources`, or the `resource` of older versions.
fn resources(object: &Object) -> Result<Vec<&Object>, DecodeError> {
    let mut resources = Vec::new();
    for (position, value) in field::optional_list(object, "resources")?
        .unwrap_or_default()
        .iter()
        .enumerate()
    {
        resources.push(field::as_object(value, &format!("resources[{position}]"))?);
    }
    if resources.is_empty() {
        resources.extend(field::optional_object(object, "resource")?);
    }
    Ok(resources)
}

fn issue(object: &Object) -> Result<Issue, DecodeError> {
    let info = field::object(object, "finding_info")?;
    let uid = field::text(info, "uid").under("finding_info")?;
    let compliance = field::optional_object(object, "compliance")?;
    let description = field::optional_text(info, "desc")
        .under("finding_info")?
        .or(field::optional_text(object, "message")?);
    let title = field::optional_text(info, "title").under("finding_info")?;
    let description = description.or(title).unwrap_or(uid);
    // The rule: what analysed it, else the control, else (a tool that names neither) the words.
    let rule_id = text_at(info, &["analytic", "uid"])
        .or_else(|| text_at(info, &["analytic", "name"]))
        .or_else(|| text_at(object, &["metadata", "event_code"]))
        .or_else(|| compliance.and_then(|compliance| text_at(compliance, &["control"])))
        .map_or_else(|| rule_id_of(title.unwrap_or(description)), str::to_owned);
    let remediation = field::optional_object(object, "remediation")?;
    let (status, suppressed) = status(object, compliance)?;
    Ok(Issue {
        tool: text_at(object, &["metadata", "product", "name"])
            .unwrap_or("ocsf")
            .to_owned(),
        rule_id,
        title: title.map_or_else(|| title_of(description), str::to_owned),
        description: description.to_owned(),
        severity: severity(object)?,
        remediation: remediation.and_then(|it| text_at(it, &["desc"])).map(str::to_owned),
        status,
        suppressed,
        references: remediation.map(|it| texts(it, &["references"])).unwrap_or_default(),
    })
}

/// `severity_id`: 1 Informational, 2 Low, 3 Medium, 4 High, 5 Critical, 6 Fatal; 0 Unknown and 99 Other say nothing.
fn severity(object: &Object) -> Result<Severity, DecodeError> {
    match integer(object, "severity_id")? {
        Some(1) => Ok(Severity::Informational),
        Some(2) => Ok(Severity::Low),
        None | Some(0 | 3 | 99) => Ok(Severity::Medium),
        Some(4) => Ok(Severity::High),
        Some(5 | 6) => Ok(Severity::Critical),
        Some(other) => Err(DecodeError::invalid("severity_id", format!("not a severity: {other}"))),
    }
}

/// Closed (`activity_id` 3), resolved or archived (`status_id` 4, 5, 6) and passed (`compliance.status_id` 1) findings do not stand;
/// suppressed ones (`status_id` 3) were muted. A check without a result (`compliance.status_id` 2) is neither.
fn status(object: &Object, compliance: Option<&Object>) -> Result<(Status, bool), DecodeError> {
    let activity = integer(object, "activity_id")?;
    let status = integer(object, "status_id")?;
    let result = match compliance {
        Some(compliance) => integer(compliance, "status_id").under("compliance")?,
        None => None,
    };
    if status == Some(3) {
        return Ok((Status::Resolved, true));
    }
    if activity == Some(3) || matches!(status, Some(4..=6)) || result == Some(1) {
        return Ok((Status::Resolved, false));
    }
    if result == Some(2) {
        return Err(DecodeError::refused("the check has no result (compliance.status_id 2)"));
    }
    Ok((Status::Open, false))
}

/// OCSF's `timestamp_t` is in milliseconds; tools that write seconds are told by the size (below: the year 1973).
fn time(object: &Object) -> Result<Option<i64>, DecodeError> {
    let time = integer(object, "time")?;
    Ok(time.map(|time| {
        if time.abs() < 100_000_000_000 {
            time.saturating_mul(1000)
        } else {
            time
        }
    }))
}

fn integer(object: &Object, key: &str) -> Result<Option<i64>, DecodeError> {
    field::present(object, key)
        .map(|value| {
            value
                .as_i64()
                .ok_or_else(|| DecodeError::invalid(key, format!("not a whole number: {}", field::describe(value))))
        })
        .transpose()
}

fn text_at<'a>(object: &'a Object, path: &[&str]) -> Option<&'a str> {
    let (first, rest) = path.split_first()?;
    let found = rest
        .iter()
        .try_fold(object.get(*first)?, |value, key| value.get(*key))?;
    found.as_str().filter(|text| !text.is_empty())
}
