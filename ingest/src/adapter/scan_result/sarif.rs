//! SARIF 2.1.0 logs. Knows the standard's results.
//!
//! Document: OASIS SARIF 2.1.0, 3.27 `result`, 3.27.9 `kind`, 3.27.10 `level`, 3.35 `suppression`, 3.49 `reportingDescriptor`.

use schemas::{ConfigChange, Severity};
use serde_json::Value;

use super::issue::{Issue, Status, change, rule_id_of, texts, title_of};
use crate::adapter::{Context, DecodeError, Item, Under};
use crate::field::{self, Object};

const FEED: &str = "scan_sarif";

/// Whether the object is a log.
pub(super) fn recognises(object: &Object) -> bool {
    let is_version = object
        .get("version")
        .and_then(Value::as_str)
        .is_some_and(|version| version.starts_with("2.1"));
    object.contains_key("runs") && (is_version || object.contains_key("$schema"))
}

/// Decodes a log: the results of all runs are counted through.
pub(super) fn decode(object: Object, context: &Context) -> Result<Vec<Item>, DecodeError> {
    let mut items = Vec::new();
    for (position, run) in field::list(&object, "runs")?.iter().enumerate() {
        let path = format!("runs[{position}]");
        let decoded =
            field::as_object(run, &path).and_then(|run| one_run(run, items.len(), &path, context).under(&path));
        match decoded {
            Ok(inner) => items.extend(inner),
            Err(error) => items.push(Item::reject(items.len(), error, run.clone())),
        }
    }
    if items.is_empty() {
        return Err(DecodeError::refused("a log without results"));
    }
    Ok(items)
}

/// A run: the tool, its rules, its results.
struct Run<'a> {
    tool: &'a str,
    rules: &'a [Value],
    time: Option<i64>,
}

fn one_run(object: &Object, first: usize, path: &str, context: &Context) -> Result<Vec<Item>, DecodeError> {
    let tool = field::object(object, "tool")?;
    let driver = field::object(tool, "driver").under("tool")?;
    let mut time = None;
    for invocation in field::optional_list(object, "invocations")?.unwrap_or_default() {
        let invocation = field::as_object(invocation, "invocations")?;
        time = field::optional_time(invocation, "endTimeUtc")
            .under("invocations")?
            .or(time);
    }
    let run = Run {
        tool: field::text(driver, "name").under("tool.driver")?,
        rules: field::optional_list(driver, "rules")
            .under("tool.driver")?
            .unwrap_or_default(),
        time,
    };
    let mut items = Vec::new();
    for (position, value) in field::optional_list(object, "results")?
        .unwrap_or_default()
        .iter()
        .enumerate()
    {
        let result_path = format!("results[{position}]");
        let decoded =
            field::as_object(value, &result_path).and_then(|result| run.result(result, context).under(&result_path));
        items.push(match decoded {
            Ok(change) => Item::change(first + position, change),
            Err(error) => Item::reject(first + position, error.under(path), value.clone()),
        });
    }
    Ok(items)
}

impl Run<'_> {
    fn result(&self, result: &Object, context: &Context) -> Result<ConfigChange, DecodeError> {
        let (rule_id, rule) = self.rule(result)?;
        let message = field::object(result, "message")?;
        let description = match field::optional_text(message, "text").under("message")? {
            Some(text) => text.to_owned(),
            None => rule
                .and_then(|rule| described(rule, message))
                .ok_or_else(|| DecodeError::missing("message.text"))?,
        };
        let muted = suppressed(result)?;
        let status = match field::optional_text(result, "kind")?.unwrap_or("fail") {
            _ if muted => Status::Resolved,
            "fail" if result.get("baselineState").and_then(Value::as_str) == Some("absent") => Status::Resolved,
            "fail" => Status::Open,
            "pass" => Status::Resolved,
            other => {
                return Err(DecodeError::refused(format!(
                    "a result of kind {other:?} is neither a failure nor a pass"
                )));
            }
        };
        let title =
            rule.and_then(|rule| text_of(rule, "shortDescription").or_else(|| text_of(rule, "fullDescription")));
        let issue = Issue {
            tool: self.tool.to_owned(),
            rule_id: rule_id.unwrap_or_else(|| rule_id_of(&description)),
            title: title.map_or_else(|| title_of(&description), |title| title_of(&title)),
            severity: severity(result, rule)?,
            remediation: rule.and_then(|rule| text_of(rule, "help")),
            description,
            status,
            suppressed: muted,
            references: rule.map(|rule| texts(rule, &["helpUri"])).unwrap_or_default(),
        };
        let mut change = change(context, FEED, &place(result)?, &issue)?;
        change.time = self.time.unwrap_or(change.time);
        Ok(change)
    }

    /// The result's rule by `ruleId`, `rule.id` or `ruleIndex`.
    fn rule(&self, result: &Object) -> Result<(Option<String>, Option<&Object>), DecodeError> {
        let reference = field::optional_object(result, "rule")?;
        let index = result
            .get("ruleIndex")
            .or_else(|| reference.and_then(|rule| rule.get("index")));
        let by_index = index
            .and_then(Value::as_u64)
            .and_then(|index| self.rules.get(usize::try_from(index).ok()?))
            .and_then(Value::as_object);
        let said = match field::optional_text(result, "ruleId")? {
            Some(id) => Some(id),
            None => reference
                .map(|rule| field::optional_text(rule, "id").under("rule"))
                .transpose()?
                .flatten(),
        };
        let id_of = |rule: &Object| rule.get("id").and_then(Value::as_str).map(str::to_owned);
        let by_id = || {
            // `ruleId` may be more specific than the rule's own id: `CA1000/1` (3.27.5).
            let base = said.map(|id| id.split('/').next().unwrap_or(id));
            let rules = || self.rules.iter().filter_map(Value::as_object);
            rules()
                .find(|rule| id_of(rule).as_deref() == said)
                .or_else(|| rules().find(|rule| id_of(rule).as_deref() == base))
        };
        let rule = by_index.or_else(|| said.and_then(|_| by_id()));
        Ok((said.map(str::to_owned).or_else(|| rule.and_then(id_of)), rule))
    }
}

/// `{"shortDescription": {"text": …}}`
fn text_of(rule: &Object, key: &str) -> Option<String> {
    rule.get(key)?
        .get("text")?
        .as_str()
        .filter(|text| !text.is_empty())
        .map(str::to_owned)
}

/// A message by id stands with the rule.
fn described(rule: &Object, message: &Object) -> Option<String> {
    let id = message.get("id")?.as_str()?;
    rule.get("messageStrings")?
        .get(id)?
        .get("text")?
        .as_str()
        .map(str::to_owned)
}

/// Suppressed unless every suppression is under review or was rejected (3.35.3 `status`).
fn suppressed(result: &Object) -> Result<bool, DecodeError> {
    let list = field::optional_list(result, "suppressions")?.unwrap_or_default();
    let counts = |entry: &Value| {
        !matches!(
            entry.get("status").and_then(Value::as_str),
            Some("underReview" | "rejected")
        )
    };
    Ok(list.iter().any(counts))
}

/// GitHub, "SARIF support for code scanning": `security-severity` from 0.1 to 10 on the rule; else the level, which is the rule's
/// default, which is `warning`.
fn severity(result: &Object, rule: Option<&Object>) -> Result<Severity, DecodeError> {
    let property = |holder: &Object| {
        holder
            .get("properties")
            .and_then(|properties| properties.get("security-severity"))
            .cloned()
    };
    let score = property(result)
        .or_else(|| rule.and_then(property))
        .and_then(|value| match value {
            Value::Number(number) => number.as_f64(),
            Value::String(text) => text.parse::<f64>().ok(),
            _ => None,
        });
    if let Some(score) = score {
        return Ok(match score {
            score if score > 9.0 => Severity::Critical,
            score if score >= 7.0 => Severity::High,
            score if score >= 4.0 => Severity::Medium,
            _ => Severity::Low,
        });
    }
    let default = rule.and_then(|rule| rule.get("defaultConfiguration")?.get("level")?.as_str());
    match field::optional_text(result, "level")?.or(default).unwrap_or("warning") {
        "error" => Ok(Severity::High),
        "warning" => Ok(Severity::Medium),
        "note" => Ok(Severity::Low),
        "none" => Ok(Severity::Informational),
        other => Err(DecodeError::invalid("level", format!("not a level: {other:?}"))),
    }
}

/// The resource: the logical location's full name where the tool gives one, else file and line.
fn place(result: &Object) -> Result<String, DecodeError> {
    let location = field::list(result, "locations")?
        .first()
        .ok_or_else(|| DecodeError::missing("locations[0]"))?;
    let logical = location
        .get("logicalLocations")
        .and_then(Value::as_array)
        .and_then(|list| list.first());
    let named = |value: &Value| value.as_str().filter(|text| !text.is_empty()).map(str::to_owned);
    let name = logical
        .and_then(|it| it.get("fullyQualifiedName").or_else(|| it.get("name")))
        .and_then(named);
    let physical = location.get("physicalLocation");
    let uri = physical.and_then(|it| named(it.get("artifactLocation")?.get("uri")?));
    let line = physical.and_then(|it| it.get("region")?.get("startLine")?.as_u64());
    match (uri, name, line) {
        (Some(uri), Some(name), _) => Ok(format!("{uri}#{name}")),
        (None, Some(name), _) => Ok(name),
        (Some(uri), None, Some(line)) => Ok(format!("{uri}:{line}")),
        (Some(uri), None, None) => Ok(uri),
        (None, None, _) => Err(DecodeError::missing(
            "locations[0].physicalLocation.artifactLocation.uri",
        )),
    }
}
