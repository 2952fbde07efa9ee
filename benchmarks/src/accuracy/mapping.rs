//! Which rule of ours means what a check of theirs means, or why none does.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context as _, bail};
use serde::Deserialize;
use serde_json::Value;

/// `corpus/check` → rule or reason.
#[derive(Debug, Default)]
pub struct Mapping {
    entries: BTreeMap<String, Entry>,
}

/// What is said of one check.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum Entry {
    /// A rule of ours.
    Rule(Mapped),
    /// None, and why.
    LeftOut {
        /// Not yet, not a posture question, rests on a parameter.
        left_out: String,
    },
}

/// The rule that means the same.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapped {
    /// Its id.
    pub rule: String,
    /// Their policy selects the good.
    #[serde(default)]
    pub inverted: bool,
    /// Values of the rule's parameters as their check has them.
    #[serde(default)]
    pub params: BTreeMap<String, Value>,
}

impl Mapping {
    /// Of a file or a folder of files. A check must not stand in two of them.
    pub fn read(path: &Path) -> anyhow::Result<Self> {
        let mut mapping = Self::default();
        for (file, text) in super::json_files::read(path)? {
            let entries: BTreeMap<String, Entry> =
                serde_json::from_str(&text).with_context(|| file.display().to_string())?;
            for (key, entry) in entries {
                if mapping.entries.insert(key.clone(), entry).is_some() {
                    bail!("{}: {key} is mapped twice", file.display());
                }
            }
        }
        Ok(mapping)
    }

    /// The same without the rules that are not there, and those.
    pub fn without_missing(mut self, there: &dyn Fn(&str) -> bool) -> (Self, BTreeSet<String>) {
        let mut missing = BTreeSet::new();
        self.entries.retain(|_, entry| match entry {
            Entry::Rule(mapped) if !there(&mapped.rule) => {
                missing.insert(mapped.rule.clone());
                false
            }
            _ => true,
        });
        (self, missing)
    }

    /// The rule for a check.
    pub fn rule(&self, key: &str) -> Option<&Mapped> {
        match self.entries.get(key)? {
            Entry::Rule(mapped) => Some(mapped),
            Entry::LeftOut { .. } => None,
        }
    }

    /// Why a check has no rule.
    pub fn left_out(&self, key: &str) -> Option<&str> {
        match self.entries.get(key)? {
            Entry::Rule(_) => None,
            Entry::LeftOut { left_out } => Some(left_out),
        }
    }

    /// The mapped checks.
    pub fn rules(&self) -> impl Iterator<Item = (&str, &Mapped)> {
        self.entries.iter().filter_map(|(key, entry)| match entry {
            Entry::Rule(mapped) => Some((key.as_str(), mapped)),
            Entry::LeftOut { .. } => None,
        })
    }
}
