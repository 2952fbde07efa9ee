//! Output of AWS APIs and the AWS CLI (`describe-*`, `list-*`, `get-*`) as a script posts it, and single objects with a hint.
//! Knows the wrappers through `aws_api/kind.rs`; no envelope.
//!
//! Taken are: an answer with a known wrapper (`{"SecurityGroups": […]}`); a resource by itself that bears the marks of its kind;
//! any PascalCase object with `"resource_type": "AWS::S3::Bucket"` (and optionally `account`, `region`, `resource_uid`) beside
//! its fields, which is also the form for a bucket put together from several answers.

mod kind;
mod resource;

use kind::{ACCOUNT_KINDS, BUCKET_SECTIONS, HINT, KINDS, Kind};
use serde_json::Value;

use crate::adapter::aws;
use crate::adapter::{Context, DecodeError, Item, Under};
use crate::field::{self, Object};

/// Whether the document is an answer of an AWS API.
pub fn recognises(value: &Value) -> bool {
    let Some(object) = value.as_object() else { return false };
    hinted(object)
        || KINDS.iter().any(|kind| wraps(kind, object))
        || account_kind(object).is_some()
        || by_marks(object).is_some()
}

/// What an answer lacks whose wrapper is one of ours and which is not recognised.
pub fn lacks(value: &Value) -> Option<String> {
    let object = value.as_object().filter(|object| !names_itself(object))?;
    let holds_objects = |kind: &&Kind| {
        let list = object.get(kind.wrapper).and_then(Value::as_array);
        list.is_some_and(|list| list.iter().any(Value::is_object))
    };
    let kinds: Vec<&Kind> = KINDS.iter().filter(holds_objects).collect();
    let ids: Vec<String> = kinds.iter().map(|kind| format!("`{}`", kind.id)).collect();
    let wrapper = kinds.first()?.wrapper;
    Some(format!(
        "`{wrapper}` of an AWS API, but no element has {}",
        ids.join(" or ")
    ))
}

fn hinted(object: &Object) -> bool {
    object
        .get(HINT)
        .and_then(Value::as_str)
        .is_some_and(|name| name.starts_with("AWS::"))
}

/// Whether the object is this kind's wrapper: the key is there, holds what it should, and its first element has the id field.
fn wraps(kind: &Kind, object: &Object) -> bool {
    let mut keys = kind.wrapper.split('.');
    let Some(outer) = keys.next().and_then(|key| object.get(key)) else {
        return false;
    };
    if names_itself(object) {
        return false;
    }
    let inner = keys.next();
    match (outer, inner) {
        // A list within a list (`Reservations`), or within an object (`DistributionList.Items`): the name is enough.
        (Value::Array(_) | Value::Object(_), Some(_)) => outer
            .as_array()
            .is_none_or(|list| list.first().is_none_or(Value::is_object)),
        (Value::Array(list), None) => {
            list.iter().all(|element| !element.is_object()) || list.iter().any(|element| element.get(kind.id).is_some())
        }
        (Value::Object(inner), None) => inner.contains_key(kind.id),
        _ => false,
    }
}

/// Whether the object has an id, ARN or name of its own, as resources have and answers have not.
fn names_itself(object: &Object) -> bool {
    const ENDINGS: [&str; 8] = ["Id", "ID", "Arn", "ARN", "Name", "Identifier", "arn", "name"];
    object.iter().any(|(key, value)| {
        value.is_string() && key != "RequestId" && ENDINGS.iter().any(|ending| key.ends_with(ending))
    })
}

fn account_kind(object: &Object) -> Option<(&'static str, &'static str)> {
    ACCOUNT_KINDS
        .iter()
        .copied()
        .find(|(wrapper, _)| !wrapper.is_empty() && object.get(*wrapper).is_some_and(Value::is_object))
}

/// The kind of a resource without a wrapper: its id and its mark are both there.
fn by_marks(object: &Object) -> Option<&'static Kind> {
    let marked = |kind: &&Kind| {
        !kind.mark.is_empty() && kind.mark != kind.id && object.contains_key(kind.id) && object.contains_key(kind.mark)
    };
    KINDS.iter().find(marked).or_else(|| {
        let is_bucket =
            object.contains_key("Name") && BUCKET_SECTIONS.iter().filter(|key| object.contains_key(**key)).count() > 1;
        KINDS
            .iter()
            .find(|kind| is_bucket && kind.resource_type == "AWS::S3::Bucket")
    })
}

/// Decodes a document.
pub fn decode(value: Value, context: &Context) -> Result<Vec<Item>, DecodeError> {
    let mut object = field::into_object(value, "record")?;
    if field::present(&object, HINT).is_some() {
        return Ok(vec![Item::change(0, resource::hinted(object, context)?)]);
    }
    // A resource has lists that are named as wrappers are (an instance its `SecurityGroups`), an answer has no resource's marks.
    let bare = by_marks(&object);
    let wrappers: Vec<&Kind> = KINDS
        .iter()
        .filter(|kind| bare.is_none() && wraps(kind, &object))
        .collect();
    if !wrappers.is_empty() {
        return wrapped(&mut object, &wrappers, context);
    }
    if let Some((wrapper, resource_type)) = account_kind(&object) {
        let mut body = object.remove(wrapper).unwrap_or_default();
        aws::expand(&mut body);
        return Ok(vec![Item::change(
            0,
            resource::of_account(resource_type, &body, context),
        )]);
    }
    let Some(kind) = bare else {
        return Err(DecodeError::refused(
            "not the answer of a known AWS API: no known wrapper, and no `resource_type` beside the fields",
        ));
    };
    let mut value = Value::Object(object);
    // Without its wrapper nobody knows which call made it; a script that keeps resources keeps whole ones.
    Ok(vec![Item::change(
        0,
        resource::of_kind(kind, &mut value, false, context)?,
    )])
}

/// Walks the wrappers and decodes each resource in them.
fn wrapped(object: &mut Object, wrappers: &[&Kind], context: &Context) -> Result<Vec<Item>, DecodeError> {
    let mut items = Vec::new();
    let mut walked: Vec<&str> = Vec::new();
    for kind in wrappers {
        if walked.contains(&kind.wrapper) {
            continue;
        }
        walked.push(kind.wrapper);
        let rivals: Vec<&Kind> = KINDS.iter().filter(|rival| rival.wrapper == kind.wrapper).collect();
        let outer = kind.wrapper.split('.').next().unwrap_or_default();
        for (position, found) in unwrapped(object, kind.wrapper).into_iter().enumerate() {
            let Found {
                mut value,
                owner,
                holder,
            } = found;
            let context = Context {
                account: owner.as_deref().or(context.account),
                ..*context
            };
            let kind = closest(&rivals, &value).unwrap_or(kind);
            let item = match resource::of_kind(kind, &mut value, kind.listing, &context)
                .under(&format!("{}[{position}]", kind.wrapper))
            {
                Ok(change) => Item::change(items.len(), change),
                Err(error) => Item::reject(items.len(), error, value),
            };
            items.push(item.at(&[outer, &holder.to_string()]));
        }
    }
    Ok(items)
}

/// Of kinds that share a wrapper the one whose fields are there.
fn closest<'a>(rivals: &[&'a Kind], value: &Value) -> Option<&'a Kind> {
    let has = |key: &str| !key.is_empty() && value.get(key).is_some();
    let score = |kind: &Kind| usize::from(has(kind.mark)) * 2 + usize::from(has(kind.id));
    let best = rivals.iter().copied().rev().max_by_key(|kind| score(kind))?;
    (score(best) > 0).then_some(best)
}

/// A resource in an answer.
struct Found {
    value: Value,
    /// The account that what holds the resource names (`Reservations[].OwnerId`).
    owner: Option<String>,
    /// Position of the resource, or of what holds it, in the outer list.
    holder: usize,
}

/// The resources at a wrapper's path, in order. What is no resource there becomes a reject that says so.
fn unwrapped(object: &mut Object, wrapper: &str) -> Vec<Found> {
    let (outer, inner) = wrapper.split_once('.').unwrap_or((wrapper, ""));
    let mut found = Vec::new();
    for (holder, mut value) in elements(object.remove(outer).unwrap_or_default())
        .into_iter()
        .enumerate()
    {
        let owner = if inner.is_empty() {
            None
        } else {
            value.as_object().and_then(resource::owner).map(str::to_owned)
        };
        let below = if inner.is_empty() {
            None
        } else {
            value.as_object_mut().and_then(|value| value.remove(inner))
        };
        match below {
            Some(list) => {
                found.extend(elements(list).into_iter().map(|value| Found {
                    value,
                    owner: owner.clone(),
                    holder,
                }));
            }
            None => found.push(Found { value, owner, holder }),
        }
    }
    found
}

fn elements(value: Value) -> Vec<Value> {
    match value {
        Value::Array(list) => list,
        Value::Null => Vec::new(),
        other => vec![other],
    }
}
