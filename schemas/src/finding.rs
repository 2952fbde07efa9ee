//! One event in the life of a finding: a rule, a resource, what changed between them.
//! Knows no rule engine and no destination.

mod requirements;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use self::requirements::Requirements;
use crate::{Severity, Verdict};

/// The rule of a finding that tells what cannot be decided of a resource; delivered to whom asks for it.
pub const UNDECIDED: &str = "tripline_undecided";

/// The rule of a finding that tells of a source that fell silent.
pub const SOURCE_SILENT: &str = "tripline_source_silent";

/// What happened to the finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Activity {
    /// First seen.
    New,
    /// Still open; its evidence or severity changed, or it can no longer be decided.
    Updated,
    /// The risky state ended, or the resource did.
    Resolved,
    /// Open again after it was resolved.
    Reopened,
    /// An exception covers it.
    Suppressed,
    /// Could not be decided: shown by `scan`, never told to a destination.
    Unknown,
}

impl Activity {
    /// The word in the wire form and in printed output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Updated => "updated",
            Self::Resolved => "resolved",
            Self::Reopened => "reopened",
            Self::Suppressed => "suppressed",
            Self::Unknown => "unknown",
        }
    }
}

/// A finding event, the value of topic `findings`, keyed by the resource's uid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// [`crate::identity::finding_uid`]: one per rule and resource, for ever.
    pub uid: String,
    /// 1 for the first event of this uid, then one more each; `uid` and `sequence` name the event.
    pub sequence: i64,
    /// What happened.
    pub activity: Activity,
    /// The verdict that made it happen.
    pub verdict: Verdict,
    /// Why, in one sentence, where the verdict alone does not say it (unknown, resource deleted, exception).
    pub reason: Option<String>,
    /// When the cause happened at the provider, ms since the Unix epoch.
    pub time: i64,
    /// When Tripline first saw the risky state, ms.
    pub first_seen: i64,
    /// When Tripline last saw it, ms.
    pub last_seen: i64,
    /// The rule.
    pub rule: RuleInfo,
    /// The resource.
    pub resource: ResourceInfo,
    /// The rule's projected columns, JSON object text.
    pub evidence: String,
    /// What is told inside this finding: failing rules of its family, of which it is the leader.
    pub related: Vec<Related>,
    /// The change that caused the event.
    pub change: ChangeInfo,
    /// W3C `traceparent` of the accepted change, where telemetry is on.
    pub traceparent: Option<String>,
    /// When and by what it was decided, and what made it so.
    pub decision: Decision,
}

/// When and by what a finding event was decided, and what made it so.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The clock that verdicts and exceptions were decided by, ms; 0 when that is not known.
    pub at: i64,
    /// Names the rules and exceptions in force; empty when that is not known.
    pub rule_set: String,
    /// Of what the rule reads, what the change made another.
    pub differences: Vec<Difference>,
}

/// A value that the rule reads and that the change made another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// Where it stands in the configuration; `[]` is some element of a list.
    pub path: String,
    /// JSON text, cut where it is long; `None` where there was none.
    pub before: Option<String>,
    /// The same of the value now.
    pub after: Option<String>,
}

/// A rule of the same family that fails on the same resource.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Related {
    /// The uid that its finding has where it is told by itself.
    pub uid: String,
    /// `aws_s3_bucket_public`
    pub rule_id: String,
    /// One line for the analyst.
    pub title: String,
    /// How bad it is by itself.
    pub severity: Severity,
}

/// What a finding says of its rule. `hash` names the exact rule text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleInfo {
    /// `aws_s3_bucket_public`
    pub id: String,
    /// Hex SHA-256, first 16 digits, of the rule file and its parameters.
    pub hash: String,
    /// One line for the analyst.
    pub title: String,
    /// What is risky and why.
    pub description: String,
    /// How bad.
    pub severity: Severity,
    /// What to do.
    pub remediation: Remediation,
    /// MITRE ATT&CK technique ids (`T1530`).
    pub attack: Vec<String>,
    /// Framework (`cis_aws_7.0`, `nist_800_53_r5`, …) → requirement ids.
    pub frameworks: Requirements,
    /// Links for the reader.
    pub references: Vec<String>,
}

/// How to end the risky state.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remediation {
    /// In words, or the steps in the provider's console.
    pub console: String,
    /// A command line.
    pub cli: Option<String>,
    /// Terraform.
    pub terraform: Option<String>,
}

impl Remediation {
    /// What a reader must put into the command before it runs: its `<placeholders>`.
    pub fn to_fill_in(&self) -> Vec<&str> {
        let mut found = Vec::new();
        let mut rest = self.cli.as_deref().unwrap_or_default();
        while let Some((_, after)) = rest.split_once('<') {
            let Some((word, behind)) = after.split_once('>') else {
                break;
            };
            if !found.contains(&word) {
                found.push(word);
            }
            rest = behind;
        }
        found
    }
}

/// What a finding says of its resource.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResourceInfo {
    /// As in [`crate::ConfigChange`].
    pub uid: String,
    /// The provider's type name.
    pub resource_type: String,
    /// The name people use.
    pub name: Option<String>,
    /// `aws`, `azure`, …
    pub provider: String,
    /// Account, subscription, project or cluster.
    pub account: Option<String>,
    /// Region or location.
    pub region: Option<String>,
    /// Tags or labels.
    pub tags: BTreeMap<String, String>,
    /// Business context.
    pub context: crate::Context,
}

/// What a finding says of the change that caused it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeInfo {
    /// [`crate::ConfigChange::id`].
    pub id: String,
    /// The feed.
    pub source: String,
    /// Who did it.
    pub actor: Option<String>,
    /// Where the record stood in its input.
    pub origin: Option<String>,
}
