//! Audit events of the API server. Knows stages, levels and verbs; an object is read in `kubernetes/object.rs`.
//!
//! Document: Kubernetes, "Auditing", and the API reference of `audit.k8s.io/v1`. Only level `RequestResponse` holds the object; below it
//! an event says that something was written: a reference. The body of a patch's request is a patch and never taken for the object.

use schemas::{ChangeKind, Completeness, ConfigChange};
use serde_json::Value;

use super::object::{self, Feed};
use crate::adapter::{Context, DecodeError, Under, identify};
use crate::field::{self, Object};

/// Resources in the plural, as `objectRef` names them, and their kinds: Kubernetes API reference.
const KINDS: [(&str, &str); 26] = [
    ("clusterrolebindings", "ClusterRoleBinding"),
    ("clusterroles", "ClusterRole"),
    ("configmaps", "ConfigMap"),
    ("cronjobs", "CronJob"),
    ("daemonsets", "DaemonSet"),
    ("deployments", "Deployment"),
    ("horizontalpodautoscalers", "HorizontalPodAutoscaler"),
    ("ingresses", "Ingress"),
    ("jobs", "Job"),
    ("limitranges", "LimitRange"),
    ("mutatingwebhookconfigurations", "MutatingWebhookConfiguration"),
    ("namespaces", "Namespace"),
    ("networkpolicies", "NetworkPolicy"),
    ("nodes", "Node"),
    ("persistentvolumeclaims", "PersistentVolumeClaim"),
    ("persistentvolumes", "PersistentVolume"),
    ("pods", "Pod"),
    ("replicasets", "ReplicaSet"),
    ("resourcequotas", "ResourceQuota"),
    ("rolebindings", "RoleBinding"),
    ("roles", "Role"),
    ("secrets", "Secret"),
    ("serviceaccounts", "ServiceAccount"),
    ("services", "Service"),
    ("statefulsets", "StatefulSet"),
    ("validatingwebhookconfigurations", "ValidatingWebhookConfiguration"),
];

/// Parts of a resource whose write answers with the whole object; others answer with something else (`scale`, `token`, `exec`).
const WHOLE_ANSWERS: [&str; 4] = ["status", "finalize", "ephemeralcontainers", "resize"];

/// Decodes an event.
pub(super) fn decode(event: &mut Object, context: &Context) -> Result<ConfigChange, DecodeError> {
    let verb = field::text(event, "verb")?.to_owned();
    let kind = changes(event, &verb)?;
    let mut change = match body(event, kind)? {
        Some(body) => object::decode(body, Feed::Audit(kind), context).under("responseObject")?,
        None => referred(event, kind, context)?,
    };
    let time = match field::optional_time(event, "stageTimestamp")? {
        Some(time) => Some(time),
        None => field::optional_time(event, "requestReceivedTimestamp")?,
    };
    change.time = time.unwrap_or(change.time);
    change.actor = match field::optional_object(event, "user")? {
        Some(user) => field::optional_text(user, "username").under("user")?.map(str::to_owned),
        None => None,
    };
    if let Some(id) = field::optional_text(event, "auditID")? {
        identify(&mut change, &[id, "ResponseComplete"]);
    }
    Ok(change)
}

/// Whether the event tells of a change that happened, and which.
fn changes(event: &Object, verb: &str) -> Result<ChangeKind, DecodeError> {
    let stage = field::text(event, "stage")?;
    if stage != "ResponseComplete" {
        return Err(DecodeError::refused(format!(
            "audit stage {stage:?} comes before the outcome is known"
        )));
    }
    let kind = match verb {
        "create" => ChangeKind::Create,
        "update" | "patch" => ChangeKind::Update,
        "delete" => ChangeKind::Delete,
        "deletecollection" => {
            return Err(DecodeError::refused(
                "a collection was deleted, the event does not say which objects",
            ));
        }
        _ => return Err(DecodeError::refused(format!("verb {verb:?} changes no resource"))),
    };
    let code = match field::optional_object(event, "responseStatus")? {
        Some(status) => field::present(status, "code").cloned(),
        None => None,
    };
    match code {
        Some(Value::Number(code)) if code.as_u64().is_some_and(|code| (200..300).contains(&code)) => {}
        Some(code @ Value::Number(_)) => {
            return Err(DecodeError::refused(format!("request did not succeed (code {code})")));
        }
        Some(other) => {
            return Err(DecodeError::invalid(
                "responseStatus.code",
                format!("not a number: {}", field::describe(&other)),
            ));
        }
        None => return Err(DecodeError::missing("responseStatus.code")),
    }
    if field::optional_text(event, "requestURI")?.is_some_and(|uri| uri.contains("dryRun=")) {
        return Err(DecodeError::refused("a dry run changes no resource"));
    }
    Ok(kind)
}

/// The whole object in the answer, if it is there.
fn body(event: &mut Object, kind: ChangeKind) -> Result<Option<&mut Object>, DecodeError> {
    let part = match field::optional_object(event, "objectRef")? {
        Some(reference) => field::optional_text(reference, "subresource")
            .under("objectRef")?
            .map(str::to_owned),
        None => None,
    };
    if let Some(part) = part
        && !WHOLE_ANSWERS.contains(&part.as_str())
    {
        return Err(DecodeError::refused(format!(
            "subresource {part:?} does not hold the resource's state"
        )));
    }
    match event.get_mut("responseObject") {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Object(body)) => {
            let kind_of_body = field::text(body, "kind").under("responseObject")?;
            // A deletion is answered with a Status, or with the object as it was.
            let is_state = kind_of_body != "Status" && kind != ChangeKind::Delete;
            Ok(is_state.then_some(body))
        }
        Some(other) => Err(DecodeError::invalid(
            "responseObject",
            format!("not an object: {}", field::describe(other)),
        )),
    }
}

/// The resource that `objectRef` names: deleted, or written with its state elsewhere.
fn referred(event: &Object, kind: ChangeKind, context: &Context) -> Result<ConfigChange, DecodeError> {
    let reference = field::object(event, "objectRef")?;
    let plural = field::text(reference, "resource").under("objectRef")?;
    let group = field::optional_text(reference, "apiGroup")
        .under("objectRef")?
        .unwrap_or_default();
    let name = field::text(reference, "name").under("objectRef")?;
    let namespace = field::optional_text(reference, "namespace").under("objectRef")?;
    // Cluster-wide resources carry no namespace; a namespace names itself.
    let namespace = namespace.filter(|_| plural != "namespaces");
    let singular = KINDS
        .iter()
        .find(|(known, _)| *known == plural)
        .map(|(_, singular)| *singular)
        .ok_or_else(|| DecodeError::invalid("objectRef.resource", format!("no kind is known for {plural:?}")))?;
    let resource_type = object::resource_type(group, singular);
    let mut change = object::named(context, Feed::Audit(kind), &resource_type, namespace, name);
    if kind != ChangeKind::Delete {
        change.completeness = Completeness::Reference;
    }
    Ok(change)
}
