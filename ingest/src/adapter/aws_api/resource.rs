//! One resource of an AWS API answer: what identifies it, where it lies, its tags. Knows no wrapper.

use schemas::{Completeness, ConfigChange};
use serde_json::Value;

use super::kind::{ACCOUNT_KINDS, HINT, KINDS, Kind};
use crate::adapter::aws;
use crate::adapter::{Context, DecodeError};
use crate::field::{self, Object};
use crate::shape::Shape;

/// A resource of a kind that the table has.
pub(super) fn of_kind(
    kind: &Kind,
    value: &mut Value,
    listing: bool,
    context: &Context,
) -> Result<ConfigChange, DecodeError> {
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
    let account = scope.0.or(owner(object)).or(context.account).map(str::to_owned);
    let region = scope.1.or_else(|| region(value)).or(context.region).map(str::to_owned);
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
pub(super) fn hinted(mut fields: Object, context: &Context) -> Result<ConfigChange, DecodeError> {
    let resource_type = field::text(&fields, HINT)?.to_owned();
    let account = field::optional_id(&fields, "account")?;
    let region = field::optional_text(&fields, "region")?.map(str::to_owned);
    let uid = field::optional_text(&fields, "resource_uid")?.map(str::to_owned);
    // `account` and `region` stay: in a camelCase answer they may be the resource's own.
    fields.remove(HINT);
    fields.remove("resource_uid");
    let context = Context {
        account: account.as_deref().or(context.account),
        region: region.as_deref().or(context.region),
        ..*context
    };
    if let Some((_, name)) = ACCOUNT_KINDS.iter().find(|(_, name)| *name == resource_type) {
        aws::expand_fields(&mut fields);
        return Ok(of_account(name, &Value::Object(fields), &context));
    }
    let kinds = KINDS.iter().filter(|kind| kind.resource_type == resource_type);
    let kind = kinds
        .max_by_key(|kind| usize::from(fields.contains_key(kind.arn)) * 2 + usize::from(fields.contains_key(kind.id)));
    let mut value = Value::Object(fields);
    let mut change = match kind {
        Some(kind)
            if value.get(kind.id).is_some() || value.get(kind.arn).is_some() || value.get(kind.name).is_some() =>
        {
            of_kind(kind, &mut value, false, &context)?
        }
        _ => other(&resource_type, &mut value, uid.as_deref(), &context)?,
    };
    if let Some(uid) = uid {
        change.resource_uid = uid;
    }
    Ok(change)
}

/// A type that the table does not know: identified by what looks like its ARN or id.
fn other(
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
    let account = scope.0.or(owner(object)).or(context.account).map(str::to_owned);
    let region = scope.1.or(context.region).map(str::to_owned);
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
pub(super) fn of_account(resource_type: &str, body: &Value, context: &Context) -> ConfigChange {
    let account = context.account;
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
pub(super) fn owner(object: &Object) -> Option<&str> {
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

/// The region that a resource names: an instance by its zone, a bucket by its location.
fn region(value: &Value) -> Option<&str> {
    let text = |path: &str| value.pointer(path).and_then(Value::as_str);
    let zone = text("/AvailabilityZone")
        .or_else(|| text("/Placement/AvailabilityZone"))
        .and_then(region_of_zone);
    zone.or_else(|| text("/Location/LocationConstraint"))
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
    let rest = form
        .replace("{account}", account.unwrap_or_default())
        .replace("{region}", region.unwrap_or_default())
        .replace("{id}", id);
    Some(format!("arn:{}:{rest}", aws::partition(region)))
}
