//! Published mappings from checks to requirement ids (`frameworks/*.tsv` beside the rules): every id that a rule claims must
//! stand in the row that it names. Knows no requirement's text.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use evaluate::RuleError;
use evaluate::rule::Rule;

use crate::Error;

/// The name under which rules cite the mapping.
const SOURCE: &str = "prowler ";

/// Check id → framework → requirement ids, of all files together. Of an id that two providers have (`kms_key_not_publicly_accessible`)
/// the ids of both count.
#[derive(Debug, Default)]
pub(super) struct Frameworks {
    checks: BTreeMap<String, BTreeMap<String, BTreeSet<String>>>,
    names: BTreeSet<String>,
}

impl Frameworks {
    /// Reads `frameworks/*.tsv` of every folder that has some.
    pub(super) fn read(folders: &[PathBuf]) -> Result<Self, Error> {
        let mut frameworks = Self::default();
        for folder in folders
            .iter()
            .map(|folder| folder.join("frameworks"))
            .filter(|folder| folder.is_dir())
        {
            for entry in std::fs::read_dir(folder)? {
                let path = entry?.path();
                if path.extension().is_some_and(|extension| extension == "tsv") {
                    frameworks.add(&std::fs::read_to_string(path)?);
                }
            }
        }
        Ok(frameworks)
    }

    fn add(&mut self, table: &str) {
        let mut rows = table
            .lines()
            .filter(|row| !row.starts_with('#'))
            .map(|row| row.split('\t').collect::<Vec<_>>());
        let Some(head) = rows.next() else { return };
        // The first three columns say what the check is.
        self.names.extend(head.iter().skip(3).map(|name| (*name).to_owned()));
        for row in rows {
            let Some(check) = row.first() else { continue };
            let mapped = self.checks.entry((*check).to_owned()).or_default();
            for (name, cell) in head.iter().zip(&row).skip(3) {
                let ids = mapped.entry((*name).to_owned()).or_default();
                ids.extend(cell.split_whitespace().map(str::to_owned));
            }
        }
    }

    /// What a rule claims without its source saying so.
    pub(super) fn mistakes(&self, rule: &Rule) -> Vec<RuleError> {
        if self.checks.is_empty() {
            return Vec::new();
        }
        let mut mistakes = Vec::new();
        let mut mistake = |what: String, fix: String| mistakes.push(RuleError::new(what, fix).in_file(&rule.file));
        let cited = rule
            .header
            .mapped_from
            .iter()
            .filter_map(|source| source.strip_prefix(SOURCE));
        let mut sources = Vec::new();
        for check in cited.map(str::trim) {
            match self.checks.get(check) {
                Some(mapped) => sources.push((check, mapped)),
                None => mistake(
                    format!("mapped_from: there is no check `{check}`"),
                    "take a check id from rules/frameworks".to_owned(),
                ),
            }
        }
        if sources.is_empty() {
            return mistakes;
        }
        for (framework, ids) in &rule.header.frameworks {
            if !self.names.contains(framework) {
                let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
                mistake(
                    format!("frameworks: `{framework}` is not known"),
                    format!("one of {}", names.join(", ")),
                );
                continue;
            }
            for id in ids
                .iter()
                .filter(|id| !sources.iter().any(|(_, mapped)| stands_in(mapped, framework, id)))
            {
                let checks: Vec<&str> = sources.iter().map(|(check, _)| *check).collect();
                mistake(
                    format!(
                        "frameworks: `{framework}` `{id}` is not mapped by {}",
                        checks.join(", ")
                    ),
                    "take the ids of that check, or name the check that has it in mapped_from".to_owned(),
                );
            }
        }
        mistakes
    }
}

/// The mapping numbers PCI DSS below the standard's own requirements: an id may be cut at a dot.
fn stands_in(mapped: &BTreeMap<String, BTreeSet<String>>, framework: &str, id: &str) -> bool {
    let Some(ids) = mapped.get(framework) else { return false };
    let below = || {
        ids.iter()
            .any(|known| known.strip_prefix(id).is_some_and(|rest| rest.starts_with('.')))
    };
    ids.contains(id) || (framework.starts_with("pci_dss") && below())
}
