//! The resource of a finding and the cloud it is in, as OCSF objects `resource_details` and `cloud`.

use serde_json::{Map, Value, json};

use super::attribute::{list, put};
use crate::finding::ResourceInfo;

/// The provider's name as OCSF spells it with the id and caption of its accounts; `None` where it is no cloud.
pub(super) fn provider(resource: &ResourceInfo) -> Option<(&'static str, i64, &'static str)> {
    match resource.provider.as_str() {
        "aws" => Some(("AWS", 10, "AWS Account")),
        "azure" => Some(("Azure", 13, "Azure Subscription")),
        "gcp" => Some(("GCP", 11, "GCP Project")),
        _ => None,
    }
}

pub(super) fn cloud(resource: &ResourceInfo) -> Option<Value> {
    let (name, type_id, kind) = provider(resource)?;
    let mut cloud = Map::new();
    put(&mut cloud, "provider", Some(name));
    put(&mut cloud, "region", resource.region.clone());
    put(&mut cloud, "cloud_partition", partition(resource));
    if let Some(uid) = &resource.account {
        let mut account = Map::new();
        put(&mut account, "uid", Some(uid.as_str()));
        put(&mut account, "name", resource.context.account_name.clone());
        put(&mut account, "type_id", Some(type_id));
        put(&mut account, "type", Some(kind));
        put(&mut cloud, "account", Some(account));
    }
    Some(cloud.into())
}

pub(super) fn resource(resource: &ResourceInfo) -> Value {
    let context = &resource.context;
    let mut details = Map::new();
    put(&mut details, "uid", Some(resource.uid.as_str()));
    put(&mut details, "name", resource.name.clone());
    put(&mut details, "type", Some(resource.resource_type.as_str()));
    if provider(resource).is_some() {
        // These three come with the cloud profile; without it they stand in `data`.
        put(&mut details, "provider", Some(resource.provider.as_str()));
        put(&mut details, "region", resource.region.clone());
        put(&mut details, "cloud_partition", partition(resource));
    }
    put(&mut details, "namespace", namespace(resource));
    put(
        &mut details,
        "owner",
        context.owner.as_ref().map(|owner| json!({"name": owner})),
    );
    put(&mut details, "criticality", context.criticality.clone());
    let environment = context
        .environment
        .iter()
        .map(|name| format!("environment:{name}").into());
    let labels = context
        .labels
        .iter()
        .map(|(name, value)| format!("{name}:{value}").into());
    put(&mut details, "labels", list(environment.chain(labels).collect()));
    let tags = resource
        .tags
        .iter()
        .map(|(name, value)| json!({"name": name, "value": value}));
    put(&mut details, "tags", list(tags.collect()));
    let data = data(resource);
    put(&mut details, "data", (!data.is_empty()).then_some(data));
    details.into()
}

/// What the object has no attribute of its own for, by name.
fn data(resource: &ResourceInfo) -> Map<String, Value> {
    let context = &resource.context;
    let mut data = Map::new();
    if provider(resource).is_none() {
        put(&mut data, "provider", Some(resource.provider.as_str()));
        put(&mut data, "region", resource.region.clone());
    }
    put(&mut data, "account", resource.account.clone());
    put(&mut data, "account_name", context.account_name.clone());
    put(&mut data, "environment", context.environment.clone());
    put(
        &mut data,
        "labels",
        (!context.labels.is_empty()).then(|| json!(context.labels)),
    );
    data
}

/// `aws`, `aws-cn`, `aws-us-gov` of an ARN.
fn partition(resource: &ResourceInfo) -> Option<&str> {
    resource
        .uid
        .strip_prefix("arn:")?
        .split(':')
        .next()
        .filter(|partition| !partition.is_empty())
}

/// The namespace of `k8s://cluster/namespace/kind/name`, where it has one.
fn namespace(resource: &ResourceInfo) -> Option<&str> {
    let namespace = resource.uid.strip_prefix("k8s://")?.split('/').nth(1)?;
    (!matches!(namespace, "" | "-")).then_some(namespace)
}
