//! Whether a source's counter began anew. Kubernetes counts `resourceVersion` per cluster: a cluster that is built again under
//! its name, or restored from a backup of etcd, counts from an earlier number on. Pure.

use schemas::{ConfigChange, ResourceState};
use serde::Deserialize;

/// Whether a change whose counter is behind is newer all the same. Only a time that the provider gives can say so: it lies
/// after what was applied, and either the resource was gone, or another object has its name, or we had long seen the latest.
pub(super) fn begins_anew(
    state: &ResourceState,
    latest: Option<&ConfigChange>,
    change: &ConfigChange,
    tolerance: i64,
) -> bool {
    let has_counter = change.version.is_some() && change.source == state.source;
    let has_time = change.time != change.observed_at;
    if !has_counter || !has_time || change.time <= state.time {
        return false;
    }
    match latest {
        None => state.deleted,
        Some(latest) => is_another(latest, change) || change.time > latest.observed_at.saturating_add(tolerance),
    }
}

/// Whether a change whose counter is ahead is of an object that had the name before, in a cluster that counted further.
pub(super) fn is_former(state: &ResourceState, latest: Option<&ConfigChange>, change: &ConfigChange) -> bool {
    let has_time = change.time != change.observed_at;
    let is_older = change.version.is_some() && has_time && change.time < state.time;
    is_older && latest.is_some_and(|latest| is_another(latest, change))
}

fn is_another(latest: &ConfigChange, change: &ConfigChange) -> bool {
    matches!((uid(latest), uid(change)), (Some(old), Some(new)) if old != new)
}

/// The API server's own id of the object, which no other object ever has
/// (<https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#uids>).
fn uid(change: &ConfigChange) -> Option<String> {
    #[derive(Deserialize)]
    struct Object {
        metadata: Metadata,
    }
    #[derive(Deserialize)]
    struct Metadata {
        uid: Option<String>,
    }
    let object: Object = serde_json::from_str(change.configuration.as_deref()?).ok()?;
    object.metadata.uid
}
