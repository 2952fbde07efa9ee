//! Resources as they stand: what `inventory` holds, without their configuration.

use pipeline::config::Pattern;
use schemas::ConfigChange;
use schemas::topic::Topic;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::desk::{Answer, Desk};
use super::findings::{matches, moment};
use super::standing::{latest, partitions};
use crate::error::Error;

/// Which resources. `*` stands for any text.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Inventory {
    /// Only of this provider.
    pub provider: Option<Pattern>,
    /// Only of this account.
    pub account: Option<Pattern>,
    /// Only in this region.
    pub region: Option<Pattern>,
    /// Only of this type.
    pub resource_type: Option<Pattern>,
    /// Only of this source.
    pub source: Option<Pattern>,
}

impl Inventory {
    pub(super) fn wants(&self, change: &ConfigChange) -> bool {
        matches(self.provider.as_ref(), Some(&change.provider))
            && matches(self.account.as_ref(), change.account.as_deref())
            && matches(self.region.as_ref(), change.region.as_deref())
            && matches(self.resource_type.as_ref(), Some(&change.resource_type))
            && matches(self.source.as_ref(), Some(&change.source))
    }
}

pub(super) async fn list(desk: &Desk, wanted: &Inventory, answer: &Answer) -> Result<(), Error> {
    for partition in partitions(&desk.bus, Topic::Inventory) {
        // Findings of other tools have entries of their own beside the resource.
        let is_resource = |key: &[u8]| !key.contains(&0x1f);
        let latest = latest(&desk.bus, Topic::Inventory, partition, is_resource).await?;
        let mut changes = Vec::with_capacity(latest.len());
        for value in latest.values() {
            let change = desk.codec.decode_change(value)?;
            if wanted.wants(&change) {
                changes.push(line(&change));
            }
        }
        changes.sort_by(|one, other| one["resource"].as_str().cmp(&other["resource"].as_str()));
        for change in changes {
            answer.line(change).await?;
        }
    }
    Ok(())
}

fn line(change: &ConfigChange) -> Value {
    json!({
        "resource": change.resource_uid,
        "name": change.resource_name,
        "type": change.resource_type,
        "provider": change.provider,
        "account": change.account,
        "region": change.region,
        "source": change.source,
        "shape": change.shape,
        "completeness": change.completeness,
        "changed": moment(change.time),
        "observed": moment(change.observed_at),
        "actor": change.actor,
    })
}
