//! The baseline: findings that were there before, so that a scan speaks of what is new. A JSON file that can be read and reviewed.

use std::collections::{BTreeMap, HashSet};
use std::io::{BufWriter, Write};
use std::path::Path;

use pipeline::file;
use schemas::Verdict;
use serde::{Deserialize, Serialize};

use super::report::{self, Report};
use crate::Error;
use crate::input::root::Root;

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
        let text = file::text_within(file, file::DATA_LIMIT).map_err(|error| wrong(error.to_string()))?;
        serde_json::from_str(&text).map_err(|error| wrong(error.to_string()))
    }

    /// Writes all failures of a report, by uid, one a line, so that a change of it can be read.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn write(report: &Report, file: &Path) -> Result<(), Error> {
        let mut failed: Vec<&report::entry::Entry> = report
            .entries
            .iter()
            .filter(|entry| entry.verdict == Verdict::Fail)
            .collect();
        failed.sort_by_key(|entry| entry.uid);
        failed.dedup_by_key(|entry| entry.uid);
        let mut out = BufWriter::new(std::fs::File::create(file)?);
        write!(out, "{{\n  \"findings\": {{")?;
        for (at, entry) in failed.into_iter().enumerate() {
            let entry_of = Entry {
                rule: report.rule(entry).id.clone(),
                resource: report.resource(entry).uid.to_string(),
            };
            let uid = u128::from_be_bytes(entry.uid);
            let comma = if at > 0 { "," } else { "" };
            let entry_of = serde_json::to_string(&entry_of).map_err(std::io::Error::from)?;
            write!(out, "{comma}\n    \"{uid:032x}\": {entry_of}")?;
        }
        writeln!(out, "\n  }}\n}}")?;
        Ok(out.flush()?)
    }

    /// How many findings it names.
    pub fn size(&self) -> usize {
        self.findings.len()
    }

    /// The uids of the findings that it names.
    pub fn uids(&self) -> HashSet<[u8; 16]> {
        self.findings.keys().map(|uid| report::entry::uid_bytes(uid)).collect()
    }

    /// Rule and resource of findings in files that were named otherwise when it was written: `./infra/t.yaml#Bucket` and the whole path
    /// are `infra/t.yaml#Bucket` from the root.
    pub fn renamed(&self, root: &mut Root) -> HashSet<(String, String)> {
        let mut renamed = |entry: &Entry| {
            let (file, rest) = entry.resource.split_once('#')?;
            let id = root.id(Path::new(file));
            (id != file).then(|| (entry.rule.clone(), format!("{id}#{rest}")))
        };
        self.findings.values().filter_map(&mut renamed).collect()
    }
}
