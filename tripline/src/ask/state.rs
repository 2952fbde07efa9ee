//! One resource as it stands: its latest change and what the rules say of it, those of other tools too.

use std::collections::BTreeMap;

use bytes::Bytes;
use schemas::identity::finding_uid;
use schemas::topic::Topic;
use schemas::{ConfigChange, FindingState, ResourceState};
use serde_json::{Value, json};

use super::desk::{Answer, Desk};
use super::findings;
use super::standing::latest;
use crate::error::Error;

/// Uids that are named where the one that was asked for is not there.
const NEAR: usize = 5;

pub(super) async fn show(desk: &Desk, resource: &str, answer: &Answer) -> Result<(), Error> {
    let partition = desk.bus.partition_of_key(resource.as_bytes());
    let is_meant = |key: &[u8]| findings::resource_of(key) == resource.as_bytes();
    let changes = latest(&desk.bus, Topic::Inventory, partition, is_meant).await?;
    let states = latest(&desk.bus, Topic::Verdicts, partition, is_meant).await?;
    if changes.is_empty() && states.is_empty() {
        return Err(unheard_of(desk, resource).await?);
    }
    // Findings of other tools are kept beside the resource, under keys of their own.
    let mut keys: Vec<&Bytes> = states.keys().chain(changes.keys()).collect();
    keys.sort();
    keys.dedup();
    for key in keys {
        let change = changes
            .get(key)
            .map(|value| desk.codec.decode_change(value))
            .transpose()?;
        let state = states
            .get(key)
            .map(|value| desk.codec.decode_state(value))
            .transpose()?;
        answer.line(shown(resource, change.as_ref(), state.as_ref())).await?;
    }
    Ok(())
}

fn shown(resource: &str, change: Option<&ConfigChange>, state: Option<&ResourceState>) -> Value {
    let findings = state.map(|state| {
        state
            .findings
            .iter()
            .map(|finding| of_rule(resource, finding))
            .collect::<Vec<_>>()
    });
    json!({
        "resource": resource,
        "deleted": state.map(|state| state.deleted),
        "change": change.map(of_change),
        "findings": findings.unwrap_or_default(),
    })
}

/// The change with its configuration as what it is, JSON.
fn of_change(change: &ConfigChange) -> Value {
    let mut shown = json!(change);
    for member in ["configuration", "prior"] {
        let parsed = shown[member].as_str().and_then(|text| serde_json::from_str(text).ok());
        if let Some(parsed) = parsed {
            shown[member] = parsed;
        }
    }
    shown
}

fn of_rule(resource: &str, finding: &FindingState) -> Value {
    let entry = BTreeMap::from([
        ("uid", json!(finding_uid(&finding.rule_id, resource))),
        ("rule", json!(finding.rule_id)),
        ("rule_hash", json!(finding.rule_hash)),
        ("title", json!(finding.title)),
        ("verdict", json!(finding.verdict.as_str())),
        ("status", json!(findings::Status::of(finding).as_str())),
        ("severity", json!(finding.severity.as_str())),
        ("events", json!(finding.sequence)),
        ("first_seen", findings::moment(finding.first_seen)),
        ("last_seen", findings::moment(finding.last_seen)),
    ]);
    json!(entry)
}

/// Nothing is stored of it; what is near in name.
async fn unheard_of(desk: &Desk, resource: &str) -> Result<Error, Error> {
    let wanted = resource.to_lowercase();
    let mut near = Vec::new();
    for partition in super::standing::partitions(&desk.bus, Topic::Verdicts) {
        let is_near = |key: &[u8]| {
            let key = String::from_utf8_lossy(findings::resource_of(key)).to_lowercase();
            key.contains(&wanted)
        };
        near.extend(
            latest(&desk.bus, Topic::Verdicts, partition, is_near)
                .await?
                .into_keys(),
        );
    }
    let mut near: Vec<String> = near
        .iter()
        .map(|key| String::from_utf8_lossy(findings::resource_of(key)).into_owned())
        .collect();
    near.sort();
    near.dedup();
    let more = near.len().saturating_sub(NEAR);
    near.truncate(NEAR);
    let hint = match (near.is_empty(), more) {
        (true, _) => "`tripline inventory list` names those there are".to_owned(),
        (false, 0) => format!("there is {}", near.join(", ")),
        (false, more) => format!("there is {} and {more} more", near.join(", ")),
    };
    Ok(Error::Usage(format!(
        "nothing is stored of resource {resource:?}: {hint}"
    )))
}
