//! Objects of one input that decide about others of it: a service account whether its pods get a token, an autoscaler how many there are.
//! They are laid over the workload, as `$service_account` and `$autoscaler`. Knows those two relations and no rule.
//!
//! Documents: Kubernetes, "Configure Service Accounts for Pods" (a pod's own setting goes before its account's); "Horizontal Pod
//! Autoscaling" (`spec.replicas` is left out of a workload that an autoscaler scales).
//!
//! Of manifests and listings only: an event tells of one object, and what stands beside it in a batch is chance.

use std::collections::HashMap;

use schemas::{ConfigChange, identity};
use serde_json::{Value, json};

use super::object::MANIFEST;
use crate::shape::Shape;

/// Where a pod's spec stands in the kinds that have one.
const PODS: [&str; 5] = [
    "/spec/jobTemplate/spec/template/spec",
    "/spec/template/spec",
    "/spec/podTemplate/spec",
    "/template/spec",
    "/spec",
];

/// Namespace and name, and of a scaled workload its kind.
type Name = (Option<String>, String);

/// What is to be laid.
#[derive(Default)]
struct Deciding {
    accounts: HashMap<Name, Value>,
    scaled: HashMap<(String, Name), Value>,
}

/// Lays accounts and autoscalers over the workloads that they are of.
pub(super) fn lay<'c>(changes: impl Iterator<Item = &'c mut ConfigChange>) {
    let manifests: Vec<&mut ConfigChange> = changes
        .filter(|change| change.shape == Shape::Kubernetes.as_str() && change.source == MANIFEST)
        .collect();
    let mut deciding = Deciding::default();
    for change in &manifests {
        deciding.take(change);
    }
    if deciding.accounts.is_empty() && deciding.scaled.is_empty() {
        return;
    }
    for change in manifests {
        deciding.lay(change);
    }
}

impl Deciding {
    fn take(&mut self, change: &ConfigChange) {
        let kinds = ["ServiceAccount", "HorizontalPodAutoscaler"];
        if !kinds.contains(&change.resource_type.as_str()) {
            return;
        }
        let Some(object) = read(change) else { return };
        let namespace = namespace(&object);
        if change.resource_type == "ServiceAccount" {
            if let Some(name) = object.pointer("/metadata/name").and_then(Value::as_str) {
                let laid = json!({ "automountServiceAccountToken": object.get("automountServiceAccountToken") });
                self.accounts.insert((namespace, name.to_owned()), laid);
            }
            return;
        }
        let of = |key: &str| {
            object
                .pointer(&format!("/spec/scaleTargetRef/{key}"))
                .and_then(Value::as_str)
        };
        if let (Some(kind), Some(name)) = (of("kind"), of("name")) {
            let laid = json!({ "minReplicas": object.pointer("/spec/minReplicas") });
            self.scaled
                .insert((kind.to_owned(), (namespace, name.to_owned())), laid);
        }
    }

    fn lay(&self, change: &mut ConfigChange) {
        let Some(mut object) = read(change) else { return };
        let namespace = namespace(&object);
        let account = pod(&object).map(|pod| {
            let named = ["serviceAccountName", "serviceAccount"]
                .iter()
                .find_map(|key| pod.get(*key)?.as_str())
                .filter(|name| !name.is_empty());
            (namespace.clone(), named.unwrap_or("default").to_owned())
        });
        let name = object.pointer("/metadata/name").and_then(Value::as_str);
        let scaled = name.map(|name| (change.resource_type.clone(), (namespace.clone(), name.to_owned())));
        let account = account.and_then(|name| self.accounts.get(&name));
        let scaled = scaled.and_then(|name| self.scaled.get(&name));
        let Some(members) = object.as_object_mut().filter(|_| account.is_some() || scaled.is_some()) else {
            return;
        };
        for (key, laid) in [("$service_account", account), ("$autoscaler", scaled)] {
            if let Some(laid) = laid {
                members.insert(key.to_owned(), laid.clone());
                // Another account makes another version of the workload.
                change.id = identity::change_id(&change.source, &change.resource_uid, &[&change.id, &laid.to_string()]);
            }
        }
        change.configuration = Some(object.to_string());
    }
}

fn read(change: &ConfigChange) -> Option<Value> {
    serde_json::from_str(change.configuration.as_deref()?).ok()
}

fn namespace(object: &Value) -> Option<String> {
    object.pointer("/metadata/namespace")?.as_str().map(str::to_owned)
}

/// The spec of the pod that the object is or makes.
fn pod(object: &Value) -> Option<&Value> {
    PODS.iter()
        .filter_map(|path| object.pointer(path))
        .find(|spec| spec.get("containers").is_some_and(Value::is_array))
}
