//! Event Grid: Resource Notifications with a resource's state, resource events with an operation only; in Event Grid's own schema
//! and as CloudEvents 1.0. Knows the events' frame; a resource is read in `azure/resource.rs`.
//!
//! Documents: Azure Event Grid, "Azure Resource Notifications - Resource Management events", "Azure subscription as an Event Grid
//! source", "Event Grid event schema", "CloudEvents schema".

use schemas::{ChangeKind, Completeness, ConfigChange};
use serde_json::Value;

use super::resource::{self, Origin};
use super::{caller, change};
use crate::adapter::{Context, DecodeError, Under, identify};
use crate::field::{self, Object};

/// Resource Notifications: the full state in `data.resourceInfo`.
const NOTIFICATIONS: &str = "Microsoft.ResourceNotifications.";
/// Resource events of a subscription or resource group: the operation only.
const OPERATIONS: &str = "Microsoft.Resources.Resource";
const OPERATION_FEED: &str = "azure_event_grid";

/// Whether the object is an event of Azure's, in either schema.
pub(super) fn recognises(object: &Object) -> bool {
    let text = |key: &str| object.get(key).and_then(Value::as_str);
    let is_ours = |name: Option<&str>| name.is_some_and(|name| name.starts_with("Microsoft."));
    let grid = is_ours(text("eventType")) && object.contains_key("data");
    let cloud = object.contains_key("specversion") && is_ours(text("type"));
    grid || cloud
}

/// Decodes an event.
pub(super) fn decode(object: &mut Object, context: &Context) -> Result<ConfigChange, DecodeError> {
    let actor = caller::forget_caller(object);
    let is_cloud_event = object.contains_key("specversion");
    let (type_key, time_key) = if is_cloud_event {
        ("type", "time")
    } else {
        ("eventType", "eventTime")
    };
    let event_type = field::text(object, type_key)?.to_owned();
    let time = field::optional_time(object, time_key)?;
    let event_id = field::optional_id(object, "id")?;
    if event_type == "Microsoft.EventGrid.SubscriptionValidationEvent" {
        return Err(DecodeError::refused(
            "Event Grid subscription handshake, not a change of a resource",
        ));
    }
    let is_notification = event_type.starts_with(NOTIFICATIONS);
    if !is_notification && !event_type.starts_with(OPERATIONS) {
        return Err(DecodeError::refused(format!(
            "event type {event_type:?} carries no resource state"
        )));
    }
    let data = match object.get_mut("data") {
        Some(Value::Object(data)) => data,
        Some(Value::Null) | None => return Err(DecodeError::missing("data")),
        Some(other) => {
            return Err(DecodeError::invalid(
                "data",
                format!("not an object: {}", field::describe(other)),
            ));
        }
    };
    let mut change = if is_notification {
        notification(data, &event_type, context)
    } else {
        operation(data, &event_type, context)
    }
    .under("data")?;
    change.actor = actor;
    if change.time == change.observed_at {
        change.time = time.unwrap_or(change.time);
    }
    if let Some(id) = event_id {
        identify(&mut change, &[&id]);
    }
    Ok(change)
}

fn notification(data: &mut Object, event_type: &str, context: &Context) -> Result<ConfigChange, DecodeError> {
    let operational = field::optional_object(data, "operationalInfo")?;
    let time = operational
        .map(|info| field::optional_time(info, "resourceEventTime"))
        .transpose()
        .under("operationalInfo")?
        .flatten();
    let info = match data.get_mut("resourceInfo") {
        Some(Value::Object(info)) => info,
        Some(Value::Null) | None => return Err(DecodeError::missing("resourceInfo")),
        Some(other) => {
            return Err(DecodeError::invalid(
                "resourceInfo",
                format!("not an object: {}", field::describe(other)),
            ));
        }
    };
    let deleted = event_type.ends_with(".Deleted");
    let mut change = resource::decode(info, Origin::Notification, context).under("resourceInfo")?;
    change.time = time.unwrap_or(change.time);
    change.kind = if deleted {
        ChangeKind::Delete
    } else {
        ChangeKind::Update
    };
    if deleted {
        change.configuration = None;
        change.completeness = Completeness::Full;
    }
    Ok(change)
}

/// `ResourceWriteSuccess`, `ResourceDeleteFailure`, `ResourceActionCancel`, …
fn operation(data: &Object, event_type: &str, context: &Context) -> Result<ConfigChange, DecodeError> {
    let outcome = event_type.strip_prefix(OPERATIONS).unwrap_or_default();
    let kind = match outcome {
        "WriteSuccess" => ChangeKind::Update,
        "DeleteSuccess" => ChangeKind::Delete,
        _ if outcome.ends_with("Failure") || outcome.ends_with("Cancel") => {
            return Err(DecodeError::refused(format!(
                "operation did not succeed ({event_type})"
            )));
        }
        "ActionSuccess" => {
            return Err(DecodeError::refused(format!(
                "an action says nothing of the configuration ({event_type})"
            )));
        }
        _ => {
            return Err(DecodeError::refused(format!(
                "event type {event_type:?} carries no resource state"
            )));
        }
    };
    let id = field::text(data, "resourceUri")?;
    let mut change = change::of(context, OPERATION_FEED, "resourceUri", id, None)?;
    change.kind = kind;
    if kind != ChangeKind::Delete {
        change.completeness = Completeness::Reference;
    }
    Ok(change)
}
