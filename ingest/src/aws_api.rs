//! Output of AWS APIs and the AWS CLI (`describe-*`, `list-*`, `get-*`) as a script posts it, and single objects with a hint.
//! Knows the wrappers through `aws_api/kind.rs`; no envelope.
//!
//! Taken are: an answer with a known wrapper (`{"SecurityGroups": […]}`); a resource by itself that bears the marks of its kind;
//! any PascalCase object with `"resource_type": "AWS::S3::Bucket"` (and optionally `account`, `region`, `resource_uid`) beside
//! its fields, which is also the form for a bucket put together from several answers.

mod kind;

use kind::{ACCOUNT_KINDS, BUCKET_SECTIONS, KINDS, Kind};
use schemas::{Completeness, ConfigChange};
use serde_json::Value;

use crate::aws;
use crate::decode::{Context, DecodeError, Item};
use crate::field::{self, Object, Under};
use crate::shape::Shape;

/// The hint that a script puts beside a resource's own fields.
const HINT: &str = "resource_type";

/// Whether the document is an answer of an AWS API.
pub fn recognises(value: &Value, _context: &Context) -> bool {
    let Some(object) = value.as_object() else { return false };
    hinted(object)
        || KINDS.iter().any(|kind| wraps(kind, object))
        || account_kind(object).is_some()
        || by_marks(object).is_some()
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
        return Ok(vec![Item::change(0, hinted_resource(&mut object, context)?)]);
    }
    let wrappers: Vec<&Kind> = KINDS.iter().filter(|kind| wraps(kind, &object)).collect();
    if !wrappers.is_empty() {
        return wrapped(&mut object, &wrappers, context);
    }
    if let Some((wrapper, resource_type)) = account_kind(&object) {
        let mut body = object.remove(wrapper).unwrap_or_default();
        aws::expand(&mut body);
        return Ok(vec![Item::change(0, account_resource(resource_type, &body, context))]);
    }
    let Some(kind) = by_marks(&object) else {
        return Err(DecodeError::refused(
            "not the answer of a known AWS API: no known wrapper, and no `resource_type` beside the fields",
        ));
    };
    let mut value = Value::Object(object);
    // Without its wrapper nobody knows which call made it; a script that keeps resources keeps whole ones.
    Ok(vec![Item::change(0, resource(kind, &mut value, false, context)?)])
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
            let source = crate::decode::Source {
                account: owner.as_deref().or(context.source.account),
                ..context.source.clone()
            };
            let context = Context { source: &source };
            let kind = closest(&rivals, &value).unwrap_or(kind);
            let item = match resource(kind, &mut value, kind.listing, &context)
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
            value.as_object().and_then(owner).map(str::to_owned)
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

/// A resource of a known kind.
fn resource(kind: &Kind, value: &mut Value, listing: bool, context: &Context) -> Result<ConfigChange, DecodeError> {
    let object = match &*value {
        Value::Object(object) => object,
        other => {
            return Err(DecodeError::refused(format!(
                "{} in a listing carries no resource state: describe the resource",
                field::describe(other)
            )));
        }
    };
    let arn = if kind.arn.is_empty() {
        None
    } else {
        field::optional_text(object, kind.arn)?
    };
    let id = field::optional_id(object, kind.id)?;
    let name = field::optional_id(object, kind.name)?;
    let Some(id) = arn.map(str::to_owned).or_else(|| id.clone()).or_else(|| name.clone()) else {
        return Err(DecodeError::missing(if kind.arn.is_empty() {
            kind.id
        } else {
            kind.arn
        }));
    };
    let scope = arn.map(aws::arn_scope).unwrap_or_default();
    let account = scope.0.or(owner(object)).or(context.source.account).map(str::to_owned);
    let text = |pointer: &[&str]| {
        pointer
            .iter()
            .try_fold(&*value, |at, key| at.get(*key))
            .and_then(Value::as_str)
    };
    let zone = text(&["AvailabilityZone"])
        .or(text(&["Placement", "AvailabilityZone"]))
        .and_then(region_of_zone);
    let region = scope
        .1
        .or(zone)
        .or(text(&["Location", "LocationConstraint"]))
        .or(context.source.region)
        .map(str::to_owned);
    let uid = match arn {
        Some(arn) => arn.to_owned(),
        None => formed(kind.form, &id, account.as_deref(), region.as_deref())
            .unwrap_or_else(|| aws::composed_uid(account.as_deref(), region.as_deref(), kind.resource_type, &id)),
    };
    let mut change = context.change("aws_api", Shape::AwsApi, "aws", kind.resource_type, &uid);
    // `Name` is a tag where the resource has an id only.
    let tag = if kind.name == kind.id { name_tag(object) } else { None };
    let name = name.map(|name| if kind.name == kind.arn { last_part(&name) } else { name });
    change.resource_name = tag.or(name).or(Some(id));
    change.account = account;
    change.region = region;
    if listing {
        change.completeness = Completeness::Partial;
    }
    finish(&mut change, value);
    Ok(change)
}

/// A resource with its type beside its fields.
fn hinted_resource(object: &mut Object, context: &Context) -> Result<ConfigChange, DecodeError> {
    let resource_type = field::text(object, HINT)?.to_owned();
    let account = field::optional_id(object, "account")?;
    let region = field::optional_text(object, "region")?.map(str::to_owned);
    let uid = field::optional_text(object, "resource_uid")?.map(str::to_owned);
    // `account` and `region` in lower case are ours only beside our hint and may be the resource's own in camelCase answers.
    let mut fields = object.clone();
    fields.remove(HINT);
    fields.remove("resource_uid");
    let source = crate::decode::Source {
        account: account.as_deref().or(context.source.account),
        region: region.as_deref().or(context.source.region),
        ..context.source.clone()
    };
    let context = Context { source: &source };
    if let Some((_, name)) = ACCOUNT_KINDS.iter().find(|(_, name)| *name == resource_type) {
        aws::expand_fields(&mut fields);
        return Ok(account_resource(name, &Value::Object(fields), &context));
    }
    let known = KINDS.iter().filter(|kind| kind.resource_type == resource_type);
    let kind = known
        .max_by_key(|kind| usize::from(fields.contains_key(kind.arn)) * 2 + usize::from(fields.contains_key(kind.id)));
    let mut value = Value::Object(fields);
    let mut change = match kind {
        Some(kind)
            if value.get(kind.id).is_some() || value.get(kind.arn).is_some() || value.get(kind.name).is_some() =>
        {
            resource(kind, &mut value, false, &context)?
        }
        _ => unknown_kind(&resource_type, &mut value, uid.as_deref(), &context)?,
    };
    if let Some(uid) = uid {
        change.resource_uid = uid;
    }
    Ok(change)
}

/// A type that the table does not know: identified by what looks like its ARN or id.
fn unknown_kind(
    resource_type: &str,
    value: &mut Value,
    uid: Option<&str>,
    context: &Context,
) -> Result<ConfigChange, DecodeError> {
    let Some(object) = value.as_object() else {
        return Err(DecodeError::refused("not an object"));
    };
    let last = resource_type.rsplit("::").next().unwrap_or_default();
    let named = |suffix: &str| {
        object
            .get(&format!("{last}{suffix}"))
            .or_else(|| object.get(suffix))
            .and_then(Value::as_str)
    };
    let lowered = |key: &str| object.get(key).and_then(Value::as_str);
    let arn = named("Arn")
        .or(named("ARN"))
        .or(lowered("arn"))
        .or_else(|| lowered(&format!("{}Arn", camel(last))));
    let id = named("Id")
        .or(named("Name"))
        .or(named("Identifier"))
        .or(lowered("id"))
        .or(lowered("name"));
    let Some(key) = uid.or(arn).or(id) else {
        return Err(DecodeError::refused(format!(
            "nothing identifies the {resource_type}: give `resource_uid`, or its ARN, id or name"
        )));
    };
    let scope = aws::arn_scope(key);
    let account = scope.0.or(owner(object)).or(context.source.account).map(str::to_owned);
    let region = scope.1.or(context.source.region).map(str::to_owned);
    let is_whole = key.starts_with("arn:") || uid.is_some();
    let full = if is_whole {
        key.to_owned()
    } else {
        aws::composed_uid(account.as_deref(), region.as_deref(), resource_type, key)
    };
    let mut change = context.change("aws_api", Shape::AwsApi, "aws", resource_type, &full);
    change.resource_name = named("Name")
        .or(lowered("name"))
        .or(id)
        .or(Some(key))
        .map(str::to_owned);
    change.account = account;
    change.region = region;
    finish(&mut change, value);
    Ok(change)
}

fn camel(name: &str) -> String {
    let mut chars = name.chars();
    chars
        .next()
        .map(|first| first.to_ascii_lowercase().to_string() + chars.as_str())
        .unwrap_or_default()
}

/// A setting of which an account has one.
fn account_resource(resource_type: &str, body: &Value, context: &Context) -> ConfigChange {
    let account = context.source.account;
    let uid = aws::composed_uid(account, None, resource_type, account.unwrap_or("-"));
    let mut change = context.change("aws_api", Shape::AwsApi, "aws", resource_type, &uid);
    change.resource_name = account.map(str::to_owned);
    change.configuration = Some(body.to_string());
    change
}

fn finish(change: &mut ConfigChange, value: &mut Value) {
    aws::expand(value);
    let tags = value
        .as_object()
        .and_then(|object| field::first_present(object, &["Tags", "tags", "TagSet", "TagList"]));
    change.tags = field::tags(tags.map(|(_, tags)| tags));
    change.configuration = Some(value.to_string());
}

/// The account that owns the resource, where the answer says it.
fn owner(object: &Object) -> Option<&str> {
    let is_account = |text: &&str| text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit());
    ["OwnerId", "OwnerAccount", "AWSAccountId"]
        .iter()
        .find_map(|key| object.get(*key).and_then(Value::as_str).filter(is_account))
}

/// The name with which an ARN ends.
fn last_part(arn: &str) -> String {
    arn.rsplit([':', '/']).next().unwrap_or(arn).to_owned()
}

fn name_tag(object: &Object) -> Option<String> {
    field::tags(object.get("Tags"))
        .remove("Name")
        .filter(|name| !name.is_empty())
}

/// `eu-west-1a` lies in `eu-west-1`; Local Zones (`us-west-2-lax-1a`) in `us-west-2`.
fn region_of_zone(zone: &str) -> Option<&str> {
    let digit = zone.find(|char: char| char.is_ascii_digit())?;
    zone.get(..=digit)
}

fn formed(form: &str, id: &str, account: Option<&str>, region: Option<&str>) -> Option<String> {
    if form.is_empty()
        || (form.contains("{account}") && account.is_none())
        || (form.contains("{region}") && region.is_none())
    {
        return None;
    }
    let filled = form
        .replace("{partition}", aws::partition(region))
        .replace("{account}", account.unwrap_or_default());
    Some(
        filled
            .replace("{region}", region.unwrap_or_default())
            .replace("{id}", id),
    )
}
