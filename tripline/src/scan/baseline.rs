//! The baseline: findings that are known, so that a scan speaks of what is new. A JSON file that can be read and reviewed.

use std::collections::BTreeMap;
use std::path::Path;

use schemas::Verdict;
use serde::{Deserialize, Serialize};

use super::report::Report;
use crate::Error;

/// Known findings, by uid.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Baseline {
    findings: BTreeMap<String, Known>,
}

/// What a reader of the file sees of a finding.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Known {
    rule: String,
    resource: String,
}

impl Baseline {
    /// Reads a file that [`Baseline::write`] wrote.
    ///
    /// # Errors
    /// It cannot be read, or is none.
    pub fn read(file: &Path) -> Result<Self, Error> {
        let wrong = |what: String| {
            let file = file.display();
            Error::Usage(format!(
                "baseline {file}: {what}; make one with `tripline scan --write-baseline {file} …`"
            ))
        };
        let text = std::fs::read_to_string(file).map_err(|error| wrong(error.to_string()))?;
        serde_json::from_str(&text).map_err(|error| wrong(error.to_string()))
    }

    /// All failures of a report.
    pub fn of(report: &Report) -> Self {
        let failed = report
            .found
            .iter()
            .filter(|found| found.finding.verdict == Verdict::Fail);
        let entry = |finding: &schemas::Finding| {
            let known = Known {
                rule: finding.rule.id.clone(),
                resource: finding.resource.uid.clone(),
            };
            (finding.uid.clone(), known)
        };
        Self {
            findings: failed.map(|found| entry(&found.finding)).collect(),
        }
    }

    /// Writes the file.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn write(&self, file: &Path) -> Result<(), Error> {
        let text = serde_json::to_string_pretty(self).map_err(std::io::Error::from)?;
        Ok(std::fs::write(file, text + "\n")?)
    }

    /// Whether it names a finding.
    pub fn knows(&self, uid: &str) -> bool {
        self.findings.contains_key(uid)
    }

    /// The findings that it names.
    pub fn uids(&self) -> impl Iterator<Item = &str> {
        self.findings.keys().map(String::as_str)
    }
}
