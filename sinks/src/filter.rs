//! Which findings a destination is to have.

use schemars::JsonSchema;
use schemas::{Activity, Finding, Severity};
use serde::{Deserialize, Serialize};

/// `filter = { severity = "medium", activities = ["new", "reopened", "resolved"] }`
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Filter {
    /// Findings of this severity and above: `informational`, `low`, `medium`, `high`, `critical`.
    #[schemars(with = "Option<String>")]
    pub severity: Option<Severity>,
    /// Only these: `new`, `updated`, `resolved`, `reopened`, `suppressed`, `unknown`. Without it all of them.
    #[schemars(with = "Option<Vec<String>>")]
    pub activities: Option<Vec<Activity>>,
}

impl Filter {
    /// Whether the finding passes.
    pub fn passes(&self, finding: &Finding) -> bool {
        let severe = self.severity.is_none_or(|least| finding.rule.severity >= least);
        let active = self.activities.as_ref();
        severe && active.is_none_or(|activities| activities.contains(&finding.activity))
    }
}
