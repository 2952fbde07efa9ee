//! Published mappings from checks to the requirements of frameworks (`frameworks/PROVIDER.tsv` beside the rules), and the ids that
//! a rule has by naming a check in `mapped_from`. Knows no requirement's text.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::error::RuleError;
use crate::rule::{Header, Rule};

/// The name under which rules cite the mappings of the built-in rules, which are Prowler's; others are cited by their file's.
const SOURCE: &str = "prowler";

/// The first columns of a mapping say what the check is.
const ABOUT: [&str; 3] = ["check", "severity", "resource_type"];

/// Its last column, where there is one, names techniques; those of a rule stand in its own header.
const TECHNIQUES: &str = "attack";

type Requirements = BTreeMap<String, BTreeSet<String>>;

/// One file.
#[derive(Debug, Clone)]
struct Mapping {
    file: PathBuf,
    checks: BTreeMap<String, Requirements>,
}

/// The mappings, by provider, or whatever their files are called.
#[derive(Debug, Clone, Default)]
pub struct Frameworks {
    mappings: BTreeMap<String, Mapping>,
    names: BTreeSet<String>,
}

impl Frameworks {
    /// Takes in one file; a later one of the same name replaces the former, which is then returned.
    ///
    /// # Errors
    /// Its first line does not say what its columns are.
    pub fn add(&mut self, file: &Path, table: &str) -> Result<Option<PathBuf>, RuleError> {
        let mut rows = table
            .lines()
            .filter(|row| !row.starts_with('#'))
            .map(|row| row.split('\t').collect::<Vec<_>>());
        let head = rows.next().unwrap_or_default();
        if !head.starts_with(&ABOUT) {
            let fix = format!(
                "begin it with the columns {}, with tabs between them, then one a framework",
                ABOUT.join(", ")
            );
            return Err(RuleError::new("the mapping does not name its columns", fix).in_file(file));
        }
        let frameworks: Vec<(usize, &str)> = head
            .into_iter()
            .enumerate()
            .skip(ABOUT.len())
            .filter(|(_, name)| *name != TECHNIQUES)
            .collect();
        let mut checks: BTreeMap<String, Requirements> = BTreeMap::new();
        for row in rows {
            let Some(check) = row.first() else { continue };
            let requirements = checks.entry((*check).to_owned()).or_default();
            for (column, name) in &frameworks {
                let ids = row.get(*column).into_iter().flat_map(|cell| cell.split_whitespace());
                for id in ids {
                    let ids = requirements.entry((*name).to_owned()).or_default();
                    ids.insert(requirement(name, id).to_owned());
                }
            }
        }
        self.names.extend(frameworks.iter().map(|(_, name)| (*name).to_owned()));
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let file = file.to_owned();
        Ok(self
            .mappings
            .insert(name, Mapping { file, checks })
            .map(|replaced| replaced.file))
    }

    /// Gives a rule the requirement ids of the checks that it names, beside those that its header says itself.
    ///
    /// # Errors
    /// Checks and frameworks that no mapping has, and ids in the header that a mapping says or would have to say.
    pub fn apply(&self, rule: &mut Rule) -> Result<(), Vec<RuleError>> {
        let (mut mapped, mut mistakes) = (Requirements::new(), Vec::new());
        for check in rule.header.mapped_from.iter().filter_map(|source| self.cited(source)) {
            match self.check(&check) {
                Ok(requirements) => {
                    for (framework, ids) in requirements {
                        mapped.entry(framework.clone()).or_default().extend(ids.iter().cloned());
                    }
                }
                Err(mistake) => mistakes.push(mistake),
            }
        }
        mistakes.extend(self.claims(&rule.header, &mapped));
        if !mistakes.is_empty() {
            return Err(mistakes
                .into_iter()
                .map(|mistake| mistake.in_file(&rule.file))
                .collect());
        }
        for (framework, ids) in &rule.header.frameworks {
            mapped.entry(framework.clone()).or_default().extend(ids.iter().cloned());
        }
        let lists = mapped.into_iter().map(|(name, ids)| (name, ids.into_iter().collect()));
        rule.set_frameworks(lists.collect());
        Ok(())
    }

    /// The check that a source names, if it stands in one of these mappings: `prowler CHECK`, `prowler FILE/CHECK`, `FILE CHECK`.
    fn cited(&self, source: &str) -> Option<String> {
        let (name, check) = source.split_once(' ')?;
        match check.trim() {
            check if name == SOURCE => Some(check.to_owned()),
            check if self.mappings.contains_key(name) && !check.contains(' ') => Some(format!("{name}/{check}")),
            _ => None,
        }
    }

    /// The requirements of a check, named by itself or, where two providers have it, as `aws/check`.
    fn check(&self, name: &str) -> Result<&Requirements, RuleError> {
        if let Some((provider, check)) = name.split_once('/') {
            let found = self
                .mappings
                .get(provider)
                .and_then(|mapping| mapping.checks.get(check));
            return found.ok_or_else(|| self.unknown_check(name, check));
        }
        let with: Vec<(&String, &Requirements)> = self
            .mappings
            .iter()
            .filter_map(|(provider, mapping)| Some((provider, mapping.checks.get(name)?)))
            .collect();
        match with.as_slice() {
            [] => Err(self.unknown_check(name, name)),
            [(_, requirements)] => Ok(requirements),
            several => {
                let names: Vec<String> = several
                    .iter()
                    .map(|(at, _)| format!("`{SOURCE} {at}/{name}`"))
                    .collect();
                Err(RuleError::new(
                    format!("mapped_from: more than one provider has a check `{name}`"),
                    format!("write {}", names.join(" or ")),
                ))
            }
        }
    }

    fn unknown_check(&self, name: &str, check: &str) -> RuleError {
        let known = self.mappings.values().flat_map(|mapping| mapping.checks.keys());
        let known = known.map(String::as_str);
        let fix = match crate::error::nearest(check, known) {
            Some(near) => format!("did you mean `{near}`? The checks stand in frameworks/*.tsv"),
            None => "take the id of a check from frameworks/*.tsv".to_owned(),
        };
        RuleError::new(format!("mapped_from: there is no check `{name}`"), fix)
    }

    /// A header may say what no mapping says, and must name where it has it from.
    fn claims(&self, header: &Header, mapped: &Requirements) -> Vec<RuleError> {
        let elsewhere = header.mapped_from.iter().any(|source| self.cited(source).is_none());
        let mut mistakes = Vec::new();
        for (framework, ids) in &header.frameworks {
            let derived = |id: &&String| mapped.get(framework).is_some_and(|known| known.contains(*id));
            if let Some(id) = ids.iter().find(derived) {
                mistakes.push(RuleError::new(
                    format!("frameworks: `{framework}` `{id}` comes from mapped_from"),
                    "leave it out of the header",
                ));
            } else if !elsewhere && !self.names.contains(framework) {
                let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
                mistakes.push(RuleError::new(
                    format!("frameworks: `{framework}` is not known"),
                    format!(
                        "one of {}, or name its published mapping in mapped_from",
                        names.join(", ")
                    ),
                ));
            } else if !elsewhere {
                mistakes.push(RuleError::new(
                    format!(
                        "frameworks: `{framework}` {} is not said by the checks in mapped_from",
                        ids.join(", ")
                    ),
                    "leave it out, or name in mapped_from the check or the other published mapping that says it",
                ));
            }
        }
        mistakes
    }
}

/// The framework's own requirement in an id of the mapping. That of PCI DSS counts its checks below the standard's requirements:
/// `1.2.8.13` and `A3.2.5.1.2` have the sections 1.2.8 and A3.2.5.1 (prowler `pci_4.0_aws.json`, `Attributes[].Section`).
fn requirement<'a>(framework: &str, id: &'a str) -> &'a str {
    match id.rsplit_once('.') {
        Some((requirement, _)) if framework.starts_with("pci_dss") => requirement,
        _ => id,
    }
}

#[cfg(test)]
mod tests;
