//! Explanations of disagreements that stay: their label, their parameter, or our fault.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Context as _;
use pipeline::config::OneOrMore;
use serde::Deserialize;

/// `corpus/check` → explanations.
#[derive(Debug, Default)]
pub struct Explained {
    entries: BTreeMap<String, Vec<Explanation>>,
}

/// Why we disagree on some cases of a check.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Explanation {
    /// Whose it is.
    pub because: Because,
    /// In a sentence.
    pub explanation: String,
    /// The cases, by name or a part of it that only they have. Without it all of the check.
    #[serde(default)]
    pub cases: Vec<String>,
}

/// Whose a disagreement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Because {
    /// Their verdict is wrong, or speaks of something else than the record.
    Label,
    /// Their verdict rests on a parameter or a default of theirs.
    Parameter,
    /// Our rule is wrong.
    Fault,
}

impl Explained {
    /// Of a file or a folder of files.
    pub fn read(path: &Path) -> anyhow::Result<Self> {
        let mut explained = Self::default();
        for (file, text) in super::json_files::read(path)? {
            let entries: BTreeMap<String, OneOrMore<Explanation>> =
                serde_json::from_str(&text).with_context(|| file.display().to_string())?;
            for (key, explanations) in entries {
                explained
                    .entries
                    .entry(key)
                    .or_default()
                    .extend_from_slice(explanations.as_slice());
            }
        }
        Ok(explained)
    }

    /// What is said of a case.
    pub fn of(&self, key: &str, case: &str) -> Option<&Explanation> {
        let covers = |explanation: &&Explanation| {
            explanation.cases.is_empty() || explanation.cases.iter().any(|part| case.contains(part.as_str()))
        };
        self.entries.get(key)?.iter().find(covers)
    }
}
