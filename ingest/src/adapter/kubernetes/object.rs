//! One Kubernetes object, whatever event it came in. Knows no kind's fields.

use schemas::{ChangeKind, ConfigChange};
use serde_json::Value;

use super::version;
use crate::adapter::{Context, DecodeError, Under, identify};
use crate::field::{self, Object};
use crate::shape::Shape;

/// Kinds of the API server itself that other groups use for something else (`Service` of Knative, `Role` of OpenShift). A foreign
/// one is written `Kind.group`, so that no rule takes it for the server's.
const SERVER_KINDS: [&str; 24] = [
    "ClusterRole",
    "ClusterRoleBinding",
    "ConfigMap",
    "CronJob",
    "DaemonSet",
    "Deployment",
    "Event",
    "Ingress",
    "Job",
    "Namespace",
    "NetworkPolicy",
    "Node",
    "PersistentVolume",
    "PersistentVolumeClaim",
    "Pod",
    "PodDisruptionBudget",
    "PodTemplate",
    "ReplicaSet",
    "Role",
    "RoleBinding",
    "Secret",
    "Service",
    "ServiceAccount",
    "StatefulSet",
];
/// Groups of the API server without the suffix `.k8s.io`.
const SERVER_GROUPS: [&str; 6] = ["", "apps", "autoscaling", "batch", "extensions", "policy"];

/// The source of manifests and listings.
pub(super) const MANIFEST: &str = "kubernetes";

/// What brought the object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Feed {
    /// A manifest or a listing.
    Manifest,
    /// A watch.
    Watch(ChangeKind),
    /// The audit log.
    Audit(ChangeKind),
    /// An admission review.
    Admission(ChangeKind),
}

impl Feed {
    fn name(self) -> &'static str {
        match self {
            Self::Manifest => MANIFEST,
            Self::Watch(_) => "kubernetes_watch",
            Self::Audit(_) => "kubernetes_audit",
            Self::Admission(_) => "kubernetes_admission",
        }
    }

    fn kind(self) -> ChangeKind {
        match self {
            Self::Manifest => ChangeKind::Snapshot,
            Self::Watch(kind) | Self::Audit(kind) | Self::Admission(kind) => kind,
        }
    }
}

/// The group in `apiVersion` (`apps/v1` → `apps`; `v1` is the core group, which has no name).
pub(super) fn group(object: &Object) -> Result<&str, DecodeError> {
    let version = field::text(object, "apiVersion")?;
    Ok(version.split_once('/').map_or("", |(group, _)| group))
}

/// The resource type of a kind in a group.
pub(super) fn resource_type(group: &str, kind: &str) -> String {
    let is_server = SERVER_GROUPS.contains(&group) || group.ends_with(".k8s.io");
    if is_server || !SERVER_KINDS.contains(&kind) {
        kind.to_owned()
    } else {
        format!("{kind}.{group}")
    }
}

/// A change of the object that is so called.
pub(super) fn named(
    context: &Context,
    feed: Feed,
    resource_type: &str,
    namespace: Option<&str>,
    name: &str,
) -> ConfigChange {
    let cluster = context.cluster;
    let uid = format!(
        "k8s://{}/{}/{resource_type}/{name}",
        cluster.unwrap_or("-"),
        namespace.unwrap_or("-")
    );
    let mut change = context.change(feed.name(), Shape::Kubernetes, "kubernetes", resource_type, &uid);
    change.account = cluster.map(str::to_owned).or(change.account);
    change.resource_name = Some(name.to_owned());
    change.kind = feed.kind();
    change
}

/// Decodes an object; takes it apart only when nothing can fail any more.
pub(super) fn decode(object: &mut Object, feed: Feed, context: &Context) -> Result<ConfigChange, DecodeError> {
    let kind = field::text(object, "kind")?.to_owned();
    let group = group(object)?;
    let resource_type = resource_type(group, &kind);
    let nameless = Object::new();
    let metadata = match object.get("metadata") {
        None if version::is_of_a_program(group) => &nameless,
        _ => field::object(object, "metadata")?,
    };
    let name = match field::optional_text(metadata, "name").under("metadata")? {
        Some(name) => name,
        // What a program is started with is no object of the API, and has no name.
        None if version::is_of_a_program(group) => &kind,
        // The server appends a random text when it creates the object.
        None => field::optional_text(metadata, "generateName")
            .under("metadata")?
            .ok_or_else(|| DecodeError::missing("metadata.name"))?,
    };
    let namespace = field::optional_text(metadata, "namespace").under("metadata")?;
    if let Some(place) = unrendered(object) {
        return Err(DecodeError::invalid(
            place,
            "an unrendered template: render it first (helm template)",
        ));
    }
    let mut change = named(context, feed, &resource_type, namespace, name);
    change.tags = field::tags(metadata.get("labels"));
    change.time = time(metadata).under("metadata")?.unwrap_or(change.time);
    let counter = field::optional_id(metadata, "resourceVersion").under("metadata")?;
    change.version = counter.as_deref().and_then(|counter| counter.parse().ok());
    if let Some(counter) = &counter {
        let uid = field::optional_id(metadata, "uid")
            .under("metadata")?
            .unwrap_or_default();
        let deleted = if change.kind == ChangeKind::Delete {
            "deleted"
        } else {
            ""
        };
        identify(&mut change, &[&uid, counter, deleted]);
    }
    if change.kind != ChangeKind::Delete {
        if let Some(Value::Object(metadata)) = object.get_mut("metadata") {
            // Who set which field when: as long as the object itself and different in every version.
            metadata.remove("managedFields");
        }
        change.configuration = Some(Value::Object(std::mem::take(object)).to_string());
    }
    Ok(change)
}

/// The last moment that the object's metadata knows of.
fn time(metadata: &Object) -> Result<Option<i64>, DecodeError> {
    let mut latest = field::optional_time(metadata, "creationTimestamp")?;
    latest = latest.max(field::optional_time(metadata, "deletionTimestamp")?);
    for entry in field::optional_list(metadata, "managedFields")?.unwrap_or_default() {
        let entry = field::as_object(entry, "managedFields")?;
        latest = latest.max(field::optional_time(entry, "time").under("managedFields")?);
    }
    Ok(latest)
}

/// What only Helm's own templates contain. Other kinds hold `{{ … }}` of their own (alerts, workflows).
const HELM: [&str; 6] = [
    ".Values.",
    ".Release.",
    ".Chart.",
    "include \"",
    "template \"",
    ".Capabilities.",
];

/// The top-level field in which a Helm expression stands.
fn unrendered(object: &Object) -> Option<&'static str> {
    ["metadata", "spec", "rules", "subjects"]
        .into_iter()
        .find(|key| object.get(*key).is_some_and(has_helm))
}

fn has_helm(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains("{{") && HELM.iter().any(|mark| text.contains(mark)),
        Value::Array(list) => list.iter().any(has_helm),
        Value::Object(object) => object
            .iter()
            .any(|(key, value)| (key.contains("{{") && has_helm(&key.as_str().into())) || has_helm(value)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}
