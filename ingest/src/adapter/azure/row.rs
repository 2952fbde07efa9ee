//! Resource Graph's other answers: tables of columns and rows, and rows of `resourcechanges`. Knows no resource.
//!
//! A change row carries a difference of two snapshots, not a state, and none on Create (Azure Resource Graph, "Get resource
//! changes"): a reference.

use schemas::{ChangeKind, Completeness, ConfigChange};
use serde_json::Value;

use super::change;
use crate::adapter::wrapped;
use crate::adapter::{Context, DecodeError, Item, Under, identify};
use crate::field::{self, Object};

const FEED: &str = "azure_resource_changes";

/// Whether the document is an answer in `resultFormat: table`: `{"data": {"columns": […], "rows": […]}}`.
pub(super) fn is_table(object: &Object) -> bool {
    object
        .get("data")
        .and_then(Value::as_object)
        .is_some_and(|data| data.get("columns").is_some_and(Value::is_array) && data.contains_key("rows"))
}

/// Decodes a table: each row is a record, which `decode` reads.
pub(super) fn table(
    object: &mut Object,
    decode: impl Fn(&mut Value) -> Result<ConfigChange, DecodeError>,
) -> Result<Vec<Item>, DecodeError> {
    let Some(Value::Object(mut data)) = object.remove("data") else {
        return Err(DecodeError::missing("data"));
    };
    let mut names = Vec::new();
    for column in field::list(&data, "columns").under("data")? {
        let column = field::as_object(column, "data.columns")?;
        names.push(field::text(column, "name").under("data.columns")?.to_owned());
    }
    let rows = wrapped::take_list(&mut data, "rows").under("data")?;
    Ok(wrapped::each(rows, "data.rows", |row| {
        let Value::Array(cells) = row else {
            return Err(DecodeError::refused(format!(
                "row is not a list: {}",
                field::describe(row)
            )));
        };
        if cells.len() != names.len() {
            return Err(DecodeError::refused(format!(
                "row has {} cells and the table {} columns",
                cells.len(),
                names.len()
            )));
        }
        let mut value = Value::Object(names.iter().cloned().zip(cells.iter().cloned()).collect());
        decode(&mut value)
    }))
}

/// Whether the row is one of `resourcechanges`. A flow log has a `targetResourceId` too.
pub(super) fn is_change(object: &Object) -> bool {
    object.get("properties").is_some_and(|properties| {
        let has = |key: &str| properties.get(key).is_some();
        has("targetResourceId")
            && ["changeType", "changeAttributes", "targetResourceType"]
                .into_iter()
                .any(has)
    })
}

/// Decodes a change row.
pub(super) fn change(object: &Object, context: &Context) -> Result<ConfigChange, DecodeError> {
    let properties = field::object(object, "properties")?;
    let mut change = read(properties, context).under("properties")?;
    if let Some(row) = field::optional_text(object, "id")? {
        identify(&mut change, &[&row.to_ascii_lowercase()]);
    }
    Ok(change)
}

fn read(properties: &Object, context: &Context) -> Result<ConfigChange, DecodeError> {
    let id = field::text(properties, "targetResourceId")?;
    let said = field::optional_text(properties, "targetResourceType")?;
    let mut change = change::of(context, FEED, "targetResourceId", id, said)?;
    change.kind = match field::text(properties, "changeType")? {
        "Create" => ChangeKind::Create,
        "Update" => ChangeKind::Update,
        "Delete" => ChangeKind::Delete,
        other => return Err(DecodeError::invalid("changeType", format!("not a change: {other:?}"))),
    };
    if change.kind != ChangeKind::Delete {
        change.completeness = Completeness::Reference;
    }
    if let Some(attributes) = field::optional_object(properties, "changeAttributes")? {
        let time = field::optional_time(attributes, "timestamp").under("changeAttributes")?;
        change.time = time.unwrap_or(change.time);
        change.actor = field::optional_text(attributes, "changedBy")
            .under("changeAttributes")?
            .map(str::to_owned);
    }
    Ok(change)
}
