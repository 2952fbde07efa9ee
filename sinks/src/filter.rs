//! Which findings a destination is to have.

use pipeline::condition::Written;
use schemars::JsonSchema;
use schemas::finding::UNDECIDED;
use schemas::{Activity, Finding, Severity};
use serde::{Deserialize, Serialize};

/// `filter = { severity = "medium", activities = ["new", "reopened", "resolved"], where = "environment = 'production'" }`
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Filter {
    /// Findings of this severity and above: `informational`, `low`, `medium`, `high`, `critical`.
    #[schemars(with = "Option<String>")]
    pub severity: Option<Severity>,
    /// Only these: `new`, `updated`, `resolved`, `reopened`, `suppressed`, `unknown`. Without it all of them.
    #[schemars(with = "Option<Vec<String>>")]
    pub activities: Option<Vec<Activity>>,
    /// What cannot be decided, too: a finding of rule `tripline_undecided` a resource, whatever its severity.
    pub unknowns: bool,
    /// Only those for which this condition in SQL is true: `environment = 'production' AND rule LIKE 'aws_%'`.
    #[schemars(with = "Option<String>")]
    pub r#where: Option<Written>,
}

impl Filter {
    /// Whether the finding passes.
    pub fn passes(&self, finding: &Finding) -> bool {
        if finding.rule.id == UNDECIDED {
            return self.unknowns;
        }
        let severe = self.severity.is_none_or(|least| finding.rule.severity >= least);
        let active = self.activities.as_ref();
        severe
            && active.is_none_or(|activities| activities.contains(&finding.activity))
            && self
                .r#where
                .as_ref()
                .is_none_or(|written| written.holds(finding) == Some(true))
    }
}

#[cfg(test)]
mod tests;
