//! Azure resources and what Azure tells of their changes: Resource Graph rows, REST and `az` output, Resource Notifications,
//! Event Grid, Activity Log, change rows. Knows the wrappers; a resource is read in `azure/resource.rs`, an id in `azure/id.rs`.
//!
//! Azure compares ids and types without case, so uids, types and the configuration's own `id` and `type` are lower case.
//! A configuration has `properties` whatever it came from; events that carry an operation only become references.

mod activity;
mod event;
mod id;
mod resource;
mod row;

use schemas::ConfigChange;
use serde_json::Value;

use crate::decode::{Context, DecodeError, Item};
use crate::field::{self, Object};
use crate::shape::Shape;
use crate::wrapped;

/// Whether the document is one of Azure's.
pub fn recognises(value: &Value) -> bool {
    let Some(object) = value.as_object() else { return false };
    event::recognises(object)
        || activity::recognises(object)
        || resource::recognises(object)
        || row::is_table(object)
        || list_key(object).is_some()
}

/// The list that the document wraps: `data` of a Resource Graph answer, `value` of an ARM list, `records` out of Event Hubs.
fn list_key(object: &Object) -> Option<&'static str> {
    let is_ours = |value: &Value| {
        value.as_object().is_some_and(|element| {
            resource::recognises(element) || activity::recognises(element) || event::recognises(element)
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
        return row::table(&mut object, context);
    }
    if let Some(key) = list_key(&object) {
        let list = wrapped::take_list(&mut object, key)?;
        return Ok(wrapped::each(list, key, |value| one(value, Some(key), context)));
    }
    Ok(wrapped::only(Value::Object(object), |value| one(value, None, context)))
}

/// One element or document, whichever kind it is. `list` is the wrapper's key.
fn one(value: &mut Value, list: Option<&str>, context: &Context) -> Result<ConfigChange, DecodeError> {
    let object = wrapped::as_object_mut(value)?;
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

/// A change of the resource with that id: account, type and name are read from it. `resource_type` is what the record itself calls
/// the type.
fn change(
    context: &Context,
    feed: &str,
    path: &str,
    id: &str,
    resource_type: Option<&str>,
) -> Result<ConfigChange, DecodeError> {
    let id = id::ResourceId::parse(id).map_err(|what| DecodeError::invalid(path, what))?;
    let resource_type = id
        .resource_type(resource_type)
        .ok_or_else(|| DecodeError::missing("type"))?;
    let mut change = context.change(feed, Shape::Azure, "azure", &resource_type, &id.uid);
    if id.subscription.is_some() {
        change.account = id.subscription;
    }
    change.resource_name = id.name;
    Ok(change)
}

/// The id of whoever made the change, out of a token's claims: user principal name, else application id. Nothing else of the
/// claims is kept: they hold names, addresses and group memberships.
fn actor(claims: &Object) -> Option<String> {
    const UPN: [&str; 3] = [
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn",
        "upn",
        "appid",
    ];
    field::first_present(claims, &UPN).and_then(|(_, value)| value.as_str().map(str::to_owned))
}

/// Replaces claims by the actor alone, so that neither a change nor a reject carries the rest.
fn forget_claims(holder: Option<&mut Value>) -> Option<String> {
    let holder = holder?.as_object_mut()?;
    // The raw token's signature and proof of possession stand beside the claims in some records.
    holder.remove("httpRequest");
    let actor = holder.get("claims").and_then(Value::as_object).and_then(actor);
    if holder.contains_key("claims") {
        let kept = actor
            .iter()
            .map(|actor| ("upn".to_owned(), Value::from(actor.as_str())));
        holder.insert("claims".to_owned(), Value::Object(kept.collect()));
    }
    actor
}

/// Claims and addresses of callers, removed wherever a record keeps them.
fn forget_caller(object: &mut Object) -> Option<String> {
    object.remove("callerIpAddress");
    let mut actor = None;
    for key in ["data", "identity"] {
        actor = actor.or(forget_claims(object.get_mut(key)));
    }
    let top = object.get("claims").and_then(Value::as_object).and_then(self::actor);
    object.remove("claims");
    object.remove("httpRequest");
    actor.or(top)
}
