//! The baseline: findings that were there before, so that a scan speaks of what is new. A JSON file that can be read and reviewed.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use schemas::Verdict;
use serde::{Deserialize, Serialize};

use super::report::Report;
use crate::Error;

/// Findings, by uid.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Baseline {
    findings: BTreeMap<String, Entry>,
}

/// What a reader of the file sees of a finding.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Entry {
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
            let entry = Entry {
                rule: finding.rule.id.clone(),
                resource: finding.resource.uid.clone(),
            };
            (finding.uid.clone(), entry)
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

    /// The uids of the findings that it names.
    pub fn uids(&self) -> HashSet<&str> {
        self.findings.keys().map(String::as_str).collect()
    }
}
