//! What the evaluate stage remembers of a resource between changes: the value of compacted topic `verdicts`, keyed by
//! `resource_uid`. It outlives the resource, so that a late record cannot bring findings back.

use serde::{Deserialize, Serialize};

use crate::{Severity, Verdict};

/// Last change seen of one resource and the findings that it has or had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResourceState {
    /// The resource.
    pub resource_uid: String,
    /// Source, version and time of the change last applied: an older one is late and is dropped.
    pub source: String,
    /// As in [`crate::ConfigChange`].
    pub version: Option<i64>,
    /// As in [`crate::ConfigChange`], ms.
    pub time: i64,
    /// Ids of the changes applied at `time`, the last one last: any of them again is a duplicate.
    pub change_ids: Vec<String>,
    /// Whether the resource is gone.
    pub deleted: bool,
    /// One entry for each rule that ever opened a finding or could not decide.
    pub findings: Vec<FindingState>,
    /// What judged it last, as one number ([`crate::identity::basis`]); 0 when that is not known.
    pub judged_by: i64,
    /// When some verdict may be another though nothing changes, for a rule reads the clock, ms; 0: never.
    pub turn: i64,
}

impl ResourceState {
    /// Of a resource that no change told of yet.
    pub fn new(resource_uid: &str) -> Self {
        Self {
            resource_uid: resource_uid.to_owned(),
            source: String::new(),
            version: None,
            time: i64::MIN,
            change_ids: Vec::new(),
            deleted: false,
            findings: Vec::new(),
            judged_by: 0,
            turn: 0,
        }
    }
}

/// Where one finding stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingState {
    /// The rule.
    pub rule_id: String,
    /// Its text's hash when last evaluated.
    pub rule_hash: String,
    /// Last verdict.
    pub verdict: Verdict,
    /// Whether a risky state is open (an `Unknown` verdict leaves it as it was).
    pub open: bool,
    /// Whether an exception covers it.
    pub suppressed: bool,
    /// Events emitted so far.
    pub sequence: i64,
    /// Severity last emitted.
    pub severity: Severity,
    /// Hash of the evidence last emitted.
    pub evidence_hash: String,
    /// ms since the Unix epoch; 0 when never open.
    pub first_seen: i64,
    /// ms since the Unix epoch; 0 when never open.
    pub last_seen: i64,
    /// The rule's title, for when the rule is gone; empty when never told.
    pub title: String,
}
