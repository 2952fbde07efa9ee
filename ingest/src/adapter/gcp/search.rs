//! Results of Cloud Asset Inventory's searches. Knows no envelope.
//!
//! Document: Cloud Asset Inventory REST reference, `ResourceSearchResult`, `IamPolicySearchResult`. A resource result carries the
//! resource only in `versionedResources` (with a read mask); without it the result is a reference. A policy result carries the
//! bindings that match the query, which is all of them for a query that does not constrain the policy.

use schemas::{Completeness, ConfigChange};
use serde_json::{Value, json};

use super::name::{last_part, project_of};
use crate::adapter::{Context, DecodeError};
use crate::field::{self, Object};
use crate::shape::Shape;

const FEED: &str = "gcp_asset_search";

/// Whether the object is a result of a search.
pub(super) fn recognises(object: &Object) -> bool {
    let is_name = |key: &str| {
        object
            .get(key)
            .and_then(Value::as_str)
            .is_some_and(|name| name.starts_with("//"))
    };
    let only_here = [
        "versionedResources",
        "additionalAttributes",
        "parentFullResourceName",
        "parentAssetType",
    ];
    object.contains_key("assetType")
        && ((is_name("resource") && object.contains_key("policy"))
            || (is_name("name") && only_here.iter().any(|key| object.contains_key(*key))))
}

/// Decodes a result.
pub(super) fn decode(object: &Object, context: &Context) -> Result<ConfigChange, DecodeError> {
    let asset_type = field::text(object, "assetType")?;
    let is_policy = object.contains_key("policy");
    let name = field::text(object, if is_policy { "resource" } else { "name" })?;
    let mut change = context.change(FEED, Shape::GcpAsset, "gcp", asset_type, name);
    let project = field::optional_text(object, "project")?.and_then(project_of);
    change.account = project_of(name).or(project).or(change.account);
    change.resource_name = field::optional_text(object, "displayName")?
        .or(Some(last_part(name)))
        .map(str::to_owned);
    change.region = field::optional_text(object, "location")?
        .map(str::to_owned)
        .or(change.region);
    change.tags = field::tags(object.get("labels"));
    change.time = field::optional_time(object, "updateTime")?.unwrap_or(change.time);
    let configuration = if is_policy {
        Some(json!({"iam_policy": field::object(object, "policy")?}))
    } else {
        newest(object)?.map(|resource| json!({"resource": resource}))
    };
    change.completeness = if configuration.is_some() {
        Completeness::Partial
    } else {
        Completeness::Reference
    };
    change.configuration = configuration.map(|configuration| configuration.to_string());
    Ok(change)
}

/// The resource in the API's last version that the result holds.
fn newest(object: &Object) -> Result<Option<&Object>, DecodeError> {
    let versions = field::optional_list(object, "versionedResources")?.unwrap_or_default();
    let last = versions.iter().rev().find_map(|version| version.get("resource"));
    last.map(|resource| field::as_object(resource, "versionedResources.resource"))
        .transpose()
}
