//! One configuration change: what a provider said about one resource at one moment.
//! Knows no provider; the adapters in `ingest` fill it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What happened to the resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// The resource came into being.
    Create,
    /// The resource was altered.
    Update,
    /// The resource is gone; its findings close.
    Delete,
    /// The resource as it stands, without a change (a snapshot file, a manifest, a listing).
    Snapshot,
}

/// How much of the resource's state the record carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Completeness {
    /// The whole configuration as that source gives it.
    Full,
    /// Some top-level sections of `configuration`; they are laid over those known before
    /// (Cloud Asset Inventory sends RESOURCE and IAM_POLICY as separate messages).
    Partial,
    /// No state at all, only that something happened (Activity Log, oversized notification): verdicts are unknown.
    Reference,
}

/// Business context that the enrich stage adds. Empty before it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Context {
    /// Who answers for the resource.
    pub owner: Option<String>,
    /// `production`, `staging`, … as the organisation names it.
    pub environment: Option<String>,
    /// `low`, `medium`, `high`, `critical` as the organisation ranks it.
    pub criticality: Option<String>,
    /// The account's name in the organisation's own words.
    pub account_name: Option<String>,
    /// Any further columns of the enrichment files.
    pub labels: BTreeMap<String, String>,
}

/// A configuration change record, the value of topic `changes`, keyed by `resource_uid`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfigChange {
    /// [`crate::identity::change_id`]: equal for a record that is delivered twice.
    pub id: String,
    /// The feed it came by: `aws_config`, `azure_resource_notifications`, `kubernetes_watch`, `terraform_plan`, …
    pub source: String,
    /// Which form `configuration` has, and so which branch of a table reads it:
    /// `aws_config`, `aws_api`, `cloudformation`, `terraform`, `azure`, `arm`, `gcp_asset`, `kubernetes`, `custom`, `scan_result`.
    pub shape: String,
    /// `aws`, `azure`, `gcp`, `kubernetes` or a name from a mapping.
    pub provider: String,
    /// AWS account id, Azure subscription id, GCP project, Kubernetes cluster.
    pub account: Option<String>,
    /// The provider's region or location.
    pub region: Option<String>,
    /// The provider's own type name: `AWS::S3::Bucket`, `microsoft.storage/storageaccounts` (lower case: Azure compares
    /// without case), `storage.googleapis.com/Bucket`, `Deployment`, `aws_s3_bucket` (Terraform).
    pub resource_type: String,
    /// ARN, Azure resource id (lower case), full GCP asset name, Kubernetes `k8s://cluster/namespace/kind/name`, Terraform address.
    pub resource_uid: String,
    /// The name people use.
    pub resource_name: Option<String>,
    /// What happened.
    pub kind: ChangeKind,
    /// When it happened at the provider, milliseconds since the Unix epoch.
    pub time: i64,
    /// When Tripline saw it, milliseconds since the Unix epoch.
    pub observed_at: i64,
    /// The source's own counter where it has one (Kubernetes `resourceVersion`); orders changes of one source before `time`.
    pub version: Option<i64>,
    /// Who did it, where the source says so.
    pub actor: Option<String>,
    /// Tags or labels of the resource.
    pub tags: BTreeMap<String, String>,
    /// How much of the state is here.
    pub completeness: Completeness,
    /// The resource's state, JSON text. `None` on deletes and references.
    /// A value that cannot be known yet is the object `{"$unknown": "<why>"}` ([`UNKNOWN`]): every rule function reads it as NULL.
    pub configuration: Option<String>,
    /// The state before, JSON text, where the source carries it.
    pub prior: Option<String>,
    /// Where the record stood in its input: `file.json:12`, an HTTP request id and position, a topic and offset.
    pub origin: Option<String>,
    /// Business context; `None` until the enrich stage.
    pub context: Option<Context>,
}

/// Which of two records of a resource is the newer, where neither is applied to a state: records out of files, whose order of
/// arrival says nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    source: String,
    version: Option<i64>,
    /// `None` where the source gives no time: such a record says how things are, not when.
    time: Option<i64>,
}

impl Order {
    /// Where a change stands.
    pub fn of(change: &ConfigChange) -> Self {
        Self {
            source: change.source.clone(),
            version: change.version,
            time: (change.time != change.observed_at).then_some(change.time),
        }
    }

    /// Whether the other one is surely newer. As in [`ConfigChange::supersedes`], counters are compared within one source only.
    pub fn is_older_than(&self, other: &Self) -> bool {
        match (self.version, other.version) {
            (Some(mine), Some(theirs)) if self.source == other.source => mine < theirs,
            _ => matches!((self.time, other.time), (Some(mine), Some(theirs)) if mine < theirs),
        }
    }
}

/// The key of the object that stands for a value that is not known yet (Terraform `after_unknown`, an unresolved intrinsic).
pub const UNKNOWN: &str = "$unknown";

impl ConfigChange {
    /// Whether this change is as new as `time`/`version` of what is known, so that it may replace it.
    /// Counters are compared within one source only; otherwise event time decides and equal times let the later arrival win.
    pub fn supersedes(&self, source: &str, version: Option<i64>, time: i64) -> bool {
        match (self.version, version) {
            (Some(mine), Some(known)) if self.source == source => mine >= known,
            _ => self.time >= time,
        }
    }
}
