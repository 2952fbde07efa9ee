//! One asset of Cloud Asset Inventory: a feed's message (`TemporalAsset`), an item of an export (`Asset`, camelCase or, in exports to
//! files of older tools, snake_case). Knows no envelope.
//!
//! Document: Cloud Asset Inventory REST reference, `TemporalAsset`, `Asset`, `PriorAssetState`.

use schemas::{ChangeKind, Completeness, ConfigChange};
use serde_json::Value;

use super::name::{labels, last_part, project_of};
use crate::adapter::{Context, DecodeError, Under};
use crate::field::{self, Object};
use crate::shape::Shape;

/// Sections of an asset's state with both spellings; the second is the key in the configuration.
const SECTIONS: [(&str, &str); 4] = [
    ("iamPolicy", "iam_policy"),
    ("orgPolicy", "org_policy"),
    ("accessPolicy", "access_policy"),
    ("osInventory", "os_inventory"),
];
/// What Access Context Manager keeps for an organization comes as content of the organization, one message each; it is a resource of its own.
const ACCESS: [(&str, &str, &str); 2] = [
    (
        "accessLevel",
        "access_level",
        "accesscontextmanager.googleapis.com/AccessLevel",
    ),
    (
        "servicePerimeter",
        "service_perimeter",
        "accesscontextmanager.googleapis.com/ServicePerimeter",
    ),
];
const TYPES: [&str; 2] = ["assetType", "asset_type"];

/// Whether the object is an asset or a message about one.
pub(super) fn recognises(object: &Object) -> bool {
    is_message(object) || (is_asset(object) && !super::search::recognises(object))
}

fn is_asset(object: &Object) -> bool {
    TYPES.iter().any(|key| object.contains_key(*key)) && object.contains_key("name")
}

fn is_message(object: &Object) -> bool {
    let asset = |key: &str| object.get(key).and_then(Value::as_object).is_some_and(is_asset);
    let temporal = ["window", "priorAssetState", "prior_asset_state", "deleted"];
    ["asset", "priorAsset", "prior_asset"].iter().any(|key| asset(key))
        || (object.contains_key("asset") && temporal.iter().any(|key| object.contains_key(*key)))
}

/// Decodes an asset or a message.
pub(super) fn decode(object: &Object, context: &Context) -> Result<ConfigChange, DecodeError> {
    if !is_message(object) {
        return read(object, "gcp_asset_export", context);
    }
    let deleted = match field::present(object, "deleted") {
        None => false,
        Some(Value::Bool(deleted)) => *deleted,
        Some(other) => {
            return Err(DecodeError::invalid(
                "deleted",
                format!("not true or false: {}", field::describe(other)),
            ));
        }
    };
    let prior = field::first_present(object, &["priorAsset", "prior_asset"])
        .map(|(key, value)| field::as_object(value, key).map(|asset| (key, asset)))
        .transpose()?;
    let (key, asset) = match (field::optional_object(object, "asset")?, prior) {
        (Some(asset), _) => ("asset", asset),
        // A message about a deletion may name the asset in its prior state only.
        (None, Some(prior)) if deleted => prior,
        (None, _) => return Err(DecodeError::missing("asset")),
    };
    let mut change = read(asset, "gcp_asset_feed", context).under(key)?;
    let window = field::optional_object(object, "window")?;
    let start = window.and_then(|window| field::first_present(window, &["startTime", "start_time"]));
    if let (Some(window), Some((key, _))) = (window, start) {
        change.time = field::optional_time(window, key)
            .under("window")?
            .unwrap_or(change.time);
    }
    if let Some((key, prior)) = prior {
        let sections = sections(prior).under(key)?;
        change.prior = (!sections.is_empty()).then(|| Value::Object(sections).to_string());
    }
    let state =
        field::first_present(object, &["priorAssetState", "prior_asset_state"]).and_then(|(_, state)| state.as_str());
    change.kind = match (deleted, state) {
        (true, _) => ChangeKind::Delete,
        // A first policy is no new asset.
        (false, Some("DOES_NOT_EXIST" | "DELETED")) if asset.contains_key("resource") => ChangeKind::Create,
        (false, _) => ChangeKind::Update,
    };
    if deleted {
        change.configuration = None;
        change.completeness = Completeness::Full;
    }
    Ok(change)
}

fn read(asset: &Object, feed: &str, context: &Context) -> Result<ConfigChange, DecodeError> {
    let name = field::text(asset, "name")?;
    let (type_key, _) = field::first_present(asset, &TYPES).ok_or_else(|| DecodeError::missing("assetType"))?;
    let asset_type = field::text(asset, type_key)?;
    for (camel, snake, access_type) in ACCESS {
        if let Some((key, value)) = field::first_present(asset, &[camel, snake]) {
            return access(field::as_object(value, key)?, access_type, feed, context).under(key);
        }
    }
    let mut change = context.change(feed, Shape::GcpAsset, "gcp", asset_type, name);
    let sections = sections(asset)?;
    let empty = Object::new();
    let wrapper = field::optional_object(asset, "resource")?.unwrap_or(&empty);
    let data = sections.get("resource").and_then(Value::as_object).unwrap_or(&empty);
    let parent = field::optional_text(wrapper, "parent").under("resource")?;
    change.account = project_of(name)
        .or_else(|| text(data, "projectId").or_else(|| text(data, "project_id")))
        .or_else(|| ancestor_project(asset))
        .or_else(|| parent.and_then(project_of))
        .or(change.account);
    let location = field::optional_text(wrapper, "location")
        .under("resource")?
        .map(str::to_owned);
    change.region = location
        .or_else(|| ["location", "zone", "region"].iter().find_map(|key| text(data, key)))
        .map(|place| last_part(&place).to_ascii_lowercase())
        .or(change.region);
    change.resource_name = text(data, "displayName")
        .filter(|_| !data.contains_key("name"))
        .or_else(|| Some(last_part(name).to_owned()));
    change.tags = labels(data);
    for key in ["updateTime", "update_time"] {
        change.time = field::optional_time(asset, key)?.unwrap_or(change.time);
    }
    change.completeness = match (sections.contains_key("resource"), sections.contains_key("iam_policy")) {
        (true, true) => Completeness::Full,
        _ if sections.is_empty() => Completeness::Reference,
        _ => Completeness::Partial,
    };
    change.configuration = (!sections.is_empty()).then(|| Value::Object(sections).to_string());
    Ok(change)
}

/// An access level or a service perimeter.
fn access(resource: &Object, resource_type: &str, feed: &str, context: &Context) -> Result<ConfigChange, DecodeError> {
    let name = field::text(resource, "name")?;
    let uid = format!("//accesscontextmanager.googleapis.com/{name}");
    let mut change = context.change(feed, Shape::GcpAsset, "gcp", resource_type, &uid);
    change.resource_name = Some(last_part(name).to_owned());
    let sections = Object::from_iter([("resource".to_owned(), Value::Object(resource.clone()))]);
    change.configuration = Some(Value::Object(sections).to_string());
    Ok(change)
}

/// The sections that the asset carries, under the keys that a configuration has. An empty `resource` was not collected.
fn sections(asset: &Object) -> Result<Object, DecodeError> {
    let mut sections = Object::new();
    if let Some(wrapper) = field::optional_object(asset, "resource")?
        && let Some(data) = field::optional_object(wrapper, "data").under("resource")?
    {
        sections.insert("resource".to_owned(), Value::Object(data.clone()));
    }
    for (camel, snake) in SECTIONS {
        if let Some((key, value)) = field::first_present(asset, &[camel, snake]) {
            let fits = if snake == "org_policy" {
                value.is_array() || value.is_object()
            } else {
                value.is_object()
            };
            if !fits {
                return Err(DecodeError::invalid(
                    key,
                    format!("not a policy: {}", field::describe(value)),
                ));
            }
            sections.insert(snake.to_owned(), value.clone());
        }
    }
    Ok(sections)
}

fn text(object: &Object, key: &str) -> Option<String> {
    object
        .get(key)
        .and_then(Value::as_str)
        .filter(|text| !text.is_empty())
        .map(str::to_owned)
}

/// The project among `ancestors` (`["projects/123", "folders/4", "organizations/5"]`; older exports: one text).
fn ancestor_project(asset: &Object) -> Option<String> {
    match field::first_present(asset, &["ancestors", "ancestry_path"])?.1 {
        Value::Array(list) => list.iter().filter_map(Value::as_str).find_map(project_of),
        Value::String(path) => project_of(path).or_else(|| {
            let mut parts = path.split('/');
            parts.find(|part| *part == "project")?;
            parts.next().map(str::to_owned)
        }),
        _ => None,
    }
}
