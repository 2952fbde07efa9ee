//! A snapshot held against what is stored: what its scope has and it lacks is gone, so its end is published as a change like any
//! other. Nothing beyond the scope is touched, and nothing that came after the snapshot was taken.

use std::collections::HashSet;

use opentelemetry::KeyValue;
use pipeline::envelope::Envelope;
use schemas::identity::change_id;
use schemas::topic::Topic;
use schemas::{ChangeKind, Clock, Completeness, ConfigChange};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::desk::{Answer, Desk};
use super::inventory::Inventory;
use super::standing::{latest, partitions};
use crate::error::Error;

/// What a snapshot says.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Reconcile {
    /// What it is whole of.
    pub scope: Inventory,
    /// The uids that it has.
    pub has: Vec<String>,
    /// When it was taken, ms since the Unix epoch.
    pub taken: i64,
    /// Only say what would be closed.
    #[serde(default)]
    pub dry_run: bool,
    /// Close even where it lacks most of what is stored.
    #[serde(default)]
    pub anyway: bool,
}

/// Of fewer resources any share may be gone.
const FEW: usize = 10;

/// Records that are published in one step.
const STEP: usize = 500;

pub(super) async fn close(desk: &Desk, snapshot: &Reconcile, answer: &Answer) -> Result<(), Error> {
    let has: HashSet<&str> = snapshot.has.iter().map(String::as_str).collect();
    let (mut gone, mut stored) = (Vec::new(), HashSet::new());
    for partition in partitions(&desk.bus, Topic::Inventory) {
        let is_resource = |key: &[u8]| !key.contains(&0x1f);
        for value in latest(&desk.bus, Topic::Inventory, partition, is_resource)
            .await?
            .values()
        {
            let change = desk.codec.decode_change(value)?;
            if !snapshot.scope.wants(&change) {
                continue;
            }
            stored.insert(change.resource_uid.clone());
            let is_older = change.time <= snapshot.taken && change.observed_at <= snapshot.taken;
            if is_older && !has.contains(change.resource_uid.as_str()) {
                gone.push(change);
            }
        }
    }
    if gone.len() > FEW && 2 * gone.len() > stored.len() && !snapshot.anyway && !snapshot.dry_run {
        return Err(Error::Usage(format!(
            "the snapshot lacks {} of the {} resources that are stored of its scope: is it whole? Narrow the scope, or say --anyway",
            gone.len(),
            stored.len()
        )));
    }
    gone.sort_by(|one, other| one.resource_uid.cmp(&other.resource_uid));
    if !snapshot.dry_run {
        publish(desk, snapshot.taken, &gone).await?;
    }
    for change in &gone {
        let line = json!({"resource": change.resource_uid, "type": change.resource_type, "account": change.account, "region": change.region});
        answer.line(line).await?;
    }
    let unknown = has.iter().filter(|uid| !stored.contains(**uid)).count();
    let tally =
        json!({"stored": stored.len(), "closed": gone.len(), "not_stored": unknown, "dry_run": snapshot.dry_run});
    answer.line(tally).await
}

async fn publish(desk: &Desk, taken: i64, gone: &[ConfigChange]) -> Result<(), Error> {
    let (envelope, now) = (Envelope::new(desk.codec.clone(), "reconcile"), Clock::system().now());
    let counter = opentelemetry::global::meter("tripline")
        .u64_counter("tripline.reconcile.closed")
        .with_description("resources that a snapshot lacked and that were closed")
        .build();
    for step in gone.chunks(STEP) {
        let ends = step
            .iter()
            .map(|latest| envelope.change(&end(latest, taken, now), None));
        let records = ends.collect::<Result<Vec<_>, _>>()?;
        desk.bus.publish(records).await?;
        for latest in step {
            counter.add(1, &[KeyValue::new("source", latest.source.clone())]);
        }
    }
    tracing::info!(closed = gone.len(), "a snapshot lacked these");
    Ok(())
}

/// The end of a resource, as of when the snapshot was taken. The same snapshot once more makes the same id.
fn end(latest: &ConfigChange, taken: i64, now: i64) -> ConfigChange {
    ConfigChange {
        id: change_id(&latest.source, &latest.resource_uid, &["reconcile", &taken.to_string()]),
        kind: ChangeKind::Delete,
        time: taken,
        observed_at: now,
        // Counters of the source say nothing of when it was missed.
        version: None,
        actor: None,
        completeness: Completeness::Full,
        configuration: None,
        prior: latest.configuration.clone(),
        origin: Some("tripline reconcile".to_owned()),
        ..latest.clone()
    }
}
