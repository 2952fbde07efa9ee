//! Azure resources and what Azure tells of their changes: Resource Graph rows, REST and `az` output, Resource Notifications,
//! Event Grid, Activity Log, change rows. Knows the wrappers; a resource is read in `azure/resource.rs`, an id in `azure/id.rs`.
//!
//! Azure compares ids and types without case, so uids, types and the configuration's own `id` and `type` are lower case.
//! A configuration has `properties` whatever it came from; events that carry an operation only become references.

mod activity;
mod caller;
mod change;
mod event;
mod id;
mod nested;
mod powershell;
mod resource;
mod row;

use schemas::ConfigChange;
use serde_json::Value;

use crate::adapter::wrapped;
use crate::adapter::{Context, DecodeError, Item};
use crate::field::{self, Object};

/// Whether the document is one of Azure's.
pub fn recognises(value: &Value) -> bool {
    let Some(object) = value.as_object() else { return false };
    event::recognises(object)
        || activity::recognises(object)
        || resource::recognises(object)
        || powershell::recognises(object)
        || row::is_table(object)
        || list_key(object).is_some()
}

/// The list that the document wraps: `data` of a Resource Graph answer, `value` of an ARM list, `records` out of Event Hubs.
fn list_key(object: &Object) -> Option<&'static str> {
    let is_ours = |value: &Value| {
        value.as_object().is_some_and(|element| {
            resource::recognises(element)
                || powershell::recognises(element)
                || activity::recognises(element)
                || event::recognises(element)
        })
    };
    ["data", "value", "records"].into_iter().find(|key| {
        object
            .get(*key)
            .and_then(Value::as_array)
            .is_some_and(|list| list.iter().any(is_ours))
    })
}

/// Decodes a document.
pub fn decode(value: Value, context: &Context) -> Result<Vec<Item>, DecodeError> {
    let mut object = field::into_object(value, "record")?;
    if row::is_table(&object) {
        return row::table(&mut object, |value| one(value, Some("data"), context));
    }
    if let Some(key) = list_key(&object) {
        let list = wrapped::take_list(&mut object, key)?;
        let within = list.iter().map(nested::of).collect();
        let items = wrapped::each(list, key, |value| one(value, Some(key), context));
        return Ok(nested::behind(items, within, |value| alone(value, context)));
    }
    let value = Value::Object(object);
    let within = vec![nested::of(&value)];
    Ok(nested::behind(alone(value, context), within, |value| {
        alone(value, context)
    }))
}

/// A document or a nested resource.
fn alone(value: Value, context: &Context) -> Vec<Item> {
    wrapped::only(value, |value| one(value, None, context))
}

/// One element or document, whichever kind it is. `list` is the wrapper's key.
fn one(value: &mut Value, list: Option<&str>, context: &Context) -> Result<ConfigChange, DecodeError> {
    let object = wrapped::as_object_mut(value)?;
    if powershell::recognises(object) {
        powershell::rename(object);
    }
    if event::recognises(object) {
        return event::decode(object, context);
    }
    if activity::recognises(object) {
        return activity::decode(object, context);
    }
    if row::is_change(object) {
        return row::change(object, context);
    }
    let origin = match list {
        Some("data") => resource::Origin::Graph,
        _ => resource::Origin::Manager,
    };
    resource::decode(object, origin, context)
}
