//! Activity Log records, as diagnostic settings export them to Event Hubs (`{"records": […]}`) and as the REST API and
//! `az monitor activity-log list` print them. They carry an operation and no state: references. Knows no resource.
//!
//! Document: Azure Monitor, "Azure Activity Log event schema".

use schemas::{ChangeKind, Completeness, ConfigChange};
use serde_json::Value;

use super::{caller, change};
use crate::adapter::{Context, DecodeError, identify};
use crate::field::{self, Object};

const FEED: &str = "azure_activity_log";

/// Categories of which a resource's change can be the cause; the old export writes the verb instead.
const CATEGORIES: [&str; 4] = ["Administrative", "Write", "Delete", "Action"];

/// Whether the object is an Activity Log record.
pub(super) fn recognises(object: &Object) -> bool {
    let outcome = ["resultType", "status"].iter().any(|key| object.contains_key(*key));
    object.contains_key("operationName") && object.contains_key("resourceId") && outcome
}

/// Decodes a record.
pub(super) fn decode(object: &mut Object, context: &Context) -> Result<ConfigChange, DecodeError> {
    let actor = caller::forget_caller(object);
    let operation = word(object, "operationName")?.ok_or_else(|| DecodeError::missing("operationName"))?;
    if let Some(category) = word(object, "category")?
        && !CATEGORIES.iter().any(|known| category.eq_ignore_ascii_case(known))
    {
        return Err(DecodeError::refused(format!(
            "category {category:?} of the Activity Log changes no resource"
        )));
    }
    let outcome = match word(object, "resultType")? {
        Some(outcome) => outcome,
        None => word(object, "status")?.ok_or_else(|| DecodeError::missing("resultType"))?,
    };
    match outcome.to_ascii_lowercase().as_str() {
        "success" | "succeeded" => {}
        "start" | "started" | "accept" | "accepted" => {
            return Err(DecodeError::refused(format!("operation has not ended ({outcome})")));
        }
        _ => return Err(DecodeError::refused(format!("operation did not succeed ({outcome})"))),
    }
    let verb = operation.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    let kind = match verb.as_str() {
        "write" => ChangeKind::Update,
        "delete" => ChangeKind::Delete,
        _ => {
            return Err(DecodeError::refused(format!(
                "an action says nothing of the configuration ({operation})"
            )));
        }
    };
    let mut change = change::of(context, FEED, "resourceId", field::text(object, "resourceId")?, None)?;
    change.kind = kind;
    if kind != ChangeKind::Delete {
        change.completeness = Completeness::Reference;
    }
    let time = match field::optional_time(object, "time")? {
        Some(time) => Some(time),
        None => field::optional_time(object, "eventTimestamp")?,
    };
    change.time = time.unwrap_or(change.time);
    change.actor = actor.or(field::optional_text(object, "caller")?.map(str::to_owned));
    let correlation = field::optional_id(object, "correlationId")?.unwrap_or_default();
    let moment = change.time.to_string();
    identify(&mut change, &[&correlation, &operation, &moment]);
    Ok(change)
}

/// A word that is text, or `{"value": …, "localizedValue": …}` in the REST form.
fn word(object: &Object, key: &str) -> Result<Option<String>, DecodeError> {
    match field::present(object, key) {
        Some(Value::Object(inner)) => Ok(field::optional_text(inner, "value")?.map(str::to_owned)),
        _ => Ok(field::optional_text(object, key)?.map(str::to_owned)),
    }
}
