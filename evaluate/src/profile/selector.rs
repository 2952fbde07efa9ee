//! What chooses rules: an id, a pattern over ids, a severity, a framework, a provider, an area. Parses and matches; chooses nothing.

use std::collections::BTreeSet;

use pipeline::config::Pattern;
use schemas::Severity;

use crate::error::{RuleError, nearest};
use crate::rule::Rule;

/// A word that chooses rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selector {
    written: String,
    kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Id(Pattern),
    Severity(Severity),
    Framework(String),
    Provider(String),
    Area(String),
}

impl Selector {
    /// Reads `aws_s3_bucket_versioning`, `aws_s3_*`, `severity:high`, `framework:cis_aws_7.0`, `provider:aws`, `area:s3` or `area:aws/s3`.
    ///
    /// # Errors
    /// The word before the colon, or the severity after it, is none of these.
    pub fn parse(written: &str) -> Result<Self, RuleError> {
        let written = written.trim().to_owned();
        let kind = match written.split_once(':') {
            None => Kind::Id(Pattern::from(written.as_str())),
            Some(("severity", word)) => Kind::Severity(severity(word)?),
            Some(("framework", name)) => Kind::Framework(name.to_owned()),
            Some(("provider", name)) => Kind::Provider(name.to_owned()),
            Some(("area", name)) => Kind::Area(name.to_owned()),
            Some((word, _)) => {
                let what = format!("`{written}`: there is no choice by `{word}`");
                let fix =
                    "write an id, a pattern with `*`, or `severity:`, `framework:`, `provider:`, `area:` and a name";
                return Err(RuleError::new(what, fix));
            }
        };
        Ok(Self { written, kind })
    }

    /// Whether it chooses the rule, were the rule of that severity.
    pub fn matches(&self, rule: &Rule, severity: Severity) -> bool {
        match &self.kind {
            Kind::Id(pattern) => pattern.matches(&rule.info.id),
            Kind::Severity(wanted) => *wanted == severity,
            Kind::Framework(name) => rule.info.frameworks.contains_key(name),
            Kind::Provider(name) => provider(rule) == Some(name),
            Kind::Area(name) => rule.file.parent().is_some_and(|folder| folder.ends_with(name)),
        }
    }

    /// What is wrong where it chooses none of the rules; nothing where a severity happens to have none.
    pub fn check(&self, rules: &[Rule]) -> Result<(), RuleError> {
        let chooses = |rule: &Rule| self.matches(rule, rule.info.severity);
        if matches!(self.kind, Kind::Severity(_)) || rules.iter().any(chooses) {
            return Ok(());
        }
        let near = match &self.kind {
            Kind::Id(pattern) => nearest(pattern.as_str(), rules.iter().map(|rule| rule.info.id.as_str())),
            Kind::Framework(name) => nearest(name, frameworks(rules)),
            Kind::Provider(name) => nearest(name, rules.iter().filter_map(provider)),
            Kind::Area(name) => nearest(name, rules.iter().filter_map(area)),
            Kind::Severity(_) => None,
        };
        let fix = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "see `tripline rules list`".to_owned(),
        };
        Err(RuleError::new(format!("`{self}` is true of no rule"), fix))
    }
}

impl std::fmt::Display for Selector {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.written)
    }
}

/// The frameworks that rules stand for.
pub fn frameworks(rules: &[Rule]) -> impl Iterator<Item = &str> {
    let names: BTreeSet<&str> = rules
        .iter()
        .flat_map(|rule| rule.info.frameworks.keys().map(String::as_str))
        .collect();
    names.into_iter()
}

fn severity(word: &str) -> Result<Severity, RuleError> {
    let mut known = Severity::ALL.into_iter();
    known.find(|severity| severity.as_str() == word).ok_or_else(|| {
        let words = Severity::ALL.map(Severity::as_str).join(", ");
        RuleError::new(format!("`{word}` is no severity"), format!("one of {words}"))
    })
}

/// The folder of a rule.
fn area(rule: &Rule) -> Option<&str> {
    rule.file.parent()?.file_name()?.to_str()
}

/// The folder above it.
fn provider(rule: &Rule) -> Option<&str> {
    rule.file.parent()?.parent()?.file_name()?.to_str()
}
