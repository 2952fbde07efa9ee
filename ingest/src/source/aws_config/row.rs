//! Rows of AWS Config's queries: what identifies a resource, and what orders its items. Pure.

use serde_json::{Map, Value, json};

use crate::source::listing::{Listed, digest};

/// What identifies a resource, orders its items and is not in them (Developer Guide, "Supported Properties": all top-level).
pub(super) const COLUMNS: &str = "resourceId, resourceType, resourceName, arn, accountId, awsRegion, configurationStateId, \
    configurationItemCaptureTime, tags";

/// Account, region and id of an item or a row.
pub(super) fn place(item: &Value) -> Option<String> {
    let text = |key: &str| item[key].as_str();
    Some(format!(
        "{}/{}/{}",
        text("accountId").unwrap_or("-"),
        text("awsRegion").unwrap_or("-"),
        text("resourceId")?
    ))
}

pub(super) fn key(part: &str, listed: &Listed, aggregated: bool) -> Value {
    let row = &listed.row;
    match aggregated {
        true => {
            json!({"SourceAccountId": row["accountId"], "SourceRegion": row["awsRegion"], "ResourceId": row["resourceId"], "ResourceType": part})
        }
        false => json!({"resourceType": part, "resourceId": row["resourceId"]}),
    }
}

/// A query's tags, a list of keys and values, as items have them.
pub(super) fn tags(row: &Value) -> Option<Value> {
    let pair = |tag: &Value| Some((tag["key"].as_str()?.to_owned(), tag["value"].clone()));
    match &row["tags"] {
        Value::Array(list) => Some(Value::Object(list.iter().filter_map(pair).collect::<Map<_, _>>())),
        Value::Object(_) => Some(row["tags"].clone()),
        _ => None,
    }
}

/// One of the answer's texts.
pub(super) fn listed(result: &Value) -> Listed {
    let row = match result.as_str().map(serde_json::from_str::<Value>) {
        Some(Ok(row)) => row,
        Some(Err(error)) => return Listed::nameless(result.clone(), format!("field `Results`: no JSON: {error}")),
        None => return Listed::nameless(result.clone(), "field `Results`: not the text of a row".to_owned()),
    };
    let Some(id) = place(&row) else {
        return Listed::nameless(row, "field `resourceId`: missing".to_owned());
    };
    let state = match (
        &row["configurationStateId"],
        row["configurationItemCaptureTime"].as_str(),
    ) {
        (Value::String(state), _) if !state.is_empty() => state.clone(),
        (Value::Number(state), _) => state.to_string(),
        (_, Some(time)) => time.to_owned(),
        _ => digest(&row),
    };
    let arn = row["arn"].as_str().unwrap_or_default();
    Listed {
        id,
        version: format!("{state} {arn}"),
        row,
        refused: None,
    }
}

/// The item that says that a resource went, as AWS Config itself says it (Developer Guide, "Components of a configuration item").
pub(super) fn end(part: &str, (id, version): (&str, &str), as_of: i64) -> Option<Value> {
    let mut item = json!({"resourceType": part, "configurationItemStatus": "ResourceDeleted",
        "configurationItemCaptureTime": chrono::DateTime::from_timestamp_millis(as_of)?.to_rfc3339()});
    let keys = ["accountId", "awsRegion", "resourceId"];
    for (key, said) in keys.into_iter().zip(id.splitn(3, '/')).filter(|(_, said)| *said != "-") {
        item[key] = said.into();
    }
    let arn = version.split_once(' ').map_or("", |(_, arn)| arn);
    if !arn.is_empty() {
        item["arn"] = arn.into();
    }
    Some(item)
}
