//! The `[rules]` section: which rules are told as findings, with which severity and title. Every rule is judged all the same: its
//! verdict is counted, kept and shown where all verdicts are asked for.

use pipeline::config::Problem;
use schemars::JsonSchema;
use schemas::Severity;
use serde::{Deserialize, Serialize};

use crate::error::{RuleError, nearest};
use crate::pack::Pack;
use crate::profile::{Profile, Selector, frameworks};
use crate::rule::Rule;

/// The rules that a SOC pages or opens a ticket for: `profiles/recommended.tsv` of the built-in rules.
pub const RECOMMENDED: &str = "recommended";
/// All rules.
pub const STRICT: &str = "strict";

/// Which rules are told as findings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// `recommended`, `strict` (all), a framework (`cis_aws_7.0`), or the name of a file in `profiles/` of a folder of rules. Left out:
    /// `recommended` where findings are delivered, `strict` in `scan`.
    pub profile: Option<String>,
    /// Rules that are told beside the profile's: ids, patterns with `*`, or `severity:low`, `framework:cis_aws_7.0`, `provider:aws`,
    /// `area:s3`.
    pub enable: Vec<String>,
    /// Rules that are not told, written alike; stronger than `enable`.
    pub disable: Vec<String>,
    /// Other severities and titles; a later one is stronger.
    #[serde(rename = "override")]
    pub overrides: Vec<Override>,
}

/// Another severity or title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Override {
    /// Which rules, written as in `enable`.
    pub rule: String,
    /// How bad it is here: `informational`, `low`, `medium`, `high`, `critical`.
    #[schemars(with = "Option<String>")]
    pub severity: Option<Severity>,
    /// How it is called here; of one rule only.
    pub title: Option<String>,
}

/// A choice that was read.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    profile: Option<String>,
    enable: Vec<Selector>,
    disable: Vec<Selector>,
    overrides: Vec<(Selector, Override)>,
}

impl Config {
    /// Reads its selectors.
    ///
    /// # Errors
    /// All that is wrong in them.
    pub fn validate(&self) -> Result<Selection, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut read = |key: String, written: &str| {
            let selector = Selector::parse(written);
            selector
                .map_err(|error| problems.push(Problem::new(key, error.what, error.fix)))
                .ok()
        };
        let mut list = |key: &str, written: &[String]| -> Vec<Selector> {
            let selectors = written.iter().map(|written| read(format!("rules.{key}"), written));
            selectors.flatten().collect()
        };
        let (enable, disable) = (list("enable", &self.enable), list("disable", &self.disable));
        let overrides = self.overrides.iter().enumerate().filter_map(|(at, written)| {
            let selector = read(format!("rules.override[{at}].rule"), &written.rule)?;
            Some((selector, written.clone()))
        });
        let overrides = overrides.collect();
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Selection {
            profile: self.profile.clone(),
            enable,
            disable,
            overrides,
        })
    }
}

impl Config {
    /// What in it is true of no rule of a pack in which nothing is left out, by key.
    pub fn unmet(&self, pack: &Pack) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut check = |key: String, written: &str| {
            // One that cannot be read was named before.
            let unmet = Selector::parse(written)
                .ok()
                .map(|selector| selector.check(&pack.rules));
            let error = unmet.and_then(Result::err);
            problems
                .extend(error.map(|error| Problem::new(key, format!("is true of no rule: {written:?}"), error.fix)));
        };
        for (key, list) in [("enable", &self.enable), ("disable", &self.disable)] {
            for (at, written) in list.iter().enumerate() {
                check(format!("rules.{key}[{at}]"), written);
            }
        }
        for (at, written) in self.overrides.iter().enumerate() {
            check(format!("rules.override[{at}].rule"), &written.rule);
        }
        if let Some(profile) = &self.profile {
            let selection = Selection::default().or(profile);
            let error = (!selection.is_known(pack)).then(|| selection.no_profile(pack));
            let what = format!("is {profile:?}, and there is no profile of that name");
            problems.extend(error.map(|error| Problem::new("rules.profile", what, error.fix)));
        }
        problems
    }
}

impl Selection {
    /// The profile in force, where the config may name none.
    #[must_use]
    pub fn or(mut self, profile: &str) -> Self {
        self.profile.get_or_insert_with(|| profile.to_owned());
        self
    }

    /// The same with another profile, if one is given.
    #[must_use]
    pub fn with(mut self, profile: Option<String>) -> Self {
        self.profile = profile.or(self.profile);
        self
    }

    /// The name of the profile in force.
    pub fn profile(&self) -> &str {
        self.profile.as_deref().unwrap_or(STRICT)
    }

    /// Marks the rules of a pack that are told, and gives them their severities and titles.
    ///
    /// # Errors
    /// There is no such profile, or a selector is true of no rule.
    pub fn apply(&self, pack: &mut Pack) -> Result<(), Vec<RuleError>> {
        let mut errors = self.overrides(pack);
        let selectors = self.enable.iter().chain(&self.disable);
        errors.extend(selectors.filter_map(|selector| selector.check(&pack.rules).err().map(in_config)));
        let profiles: Vec<Profile> = pack.profiles.clone();
        // That of a later folder stands for one of the same name.
        let file = profiles.iter().rfind(|profile| profile.name == self.profile());
        if !self.is_known(pack) {
            errors.push(self.no_profile(pack));
        }
        for rule in &mut pack.rules {
            let in_profile = self.in_profile(rule, file, &profiles);
            let matches = |selectors: &[Selector]| {
                let severity = rule.info.severity;
                selectors.iter().any(|selector| selector.matches(rule, severity))
            };
            rule.is_told = (in_profile || matches(&self.enable)) && !matches(&self.disable);
        }
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }

    /// A rule in a folder without profiles of its own is one that somebody added: every profile that is a file has it.
    fn in_profile(&self, rule: &Rule, file: Option<&Profile>, profiles: &[Profile]) -> bool {
        match (self.profile(), file) {
            (_, Some(file)) => file.chooses(rule) || !profiles.iter().any(|profile| profile.is_beside(rule)),
            (STRICT, None) => true,
            (framework, None) => rule.info.frameworks.contains_key(framework),
        }
    }

    fn overrides(&self, pack: &mut Pack) -> Vec<RuleError> {
        let mut errors = Vec::new();
        for (selector, given) in &self.overrides {
            errors.extend(selector.check(&pack.rules).err().map(in_config));
            let severity = |rule: &Rule| rule.header.severity;
            let chosen: Vec<&mut Rule> = {
                let rules = pack.rules.iter_mut();
                rules.filter(|rule| selector.matches(rule, severity(rule))).collect()
            };
            if given.title.is_some() && chosen.len() > 1 {
                let what = format!("a title for `{selector}`, which is true of {} rules", chosen.len());
                errors.push(in_config(RuleError::new(what, "write the id of one rule")));
                continue;
            }
            for rule in chosen {
                rule.set_words(given.severity, given.title.as_deref());
            }
        }
        errors
    }

    fn is_known(&self, pack: &Pack) -> bool {
        let name = self.profile();
        name == STRICT
            || pack.profiles.iter().any(|profile| profile.name == name)
            || frameworks(&pack.rules).any(|framework| framework == name)
    }

    fn no_profile(&self, pack: &Pack) -> RuleError {
        let files = pack.profiles.iter().map(|profile| profile.name.as_str());
        let known = files.chain([STRICT]).chain(frameworks(&pack.rules));
        let mut known: Vec<&str> = known.collect();
        known.sort_unstable();
        known.dedup();
        let fix = match nearest(self.profile(), known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("one of {}", known.join(", ")),
        };
        RuleError::new(format!("there is no profile `{}`", self.profile()), fix)
    }
}

/// Says where it was written.
fn in_config(error: RuleError) -> RuleError {
    RuleError {
        what: format!("in the config's `[rules]`: {}", error.what),
        ..error
    }
}

/// Selectors of profiles that are true of no rule. Not refused when a pack is loaded: one may be tried without the built-in rules.
pub fn stale(pack: &Pack) -> Vec<RuleError> {
    let mut errors = Vec::new();
    for profile in &pack.profiles {
        for (line, selector) in &profile.selectors {
            let error = selector.check(&pack.rules).err().map(|error| RuleError {
                line: *line,
                ..error.in_file(&profile.file)
            });
            errors.extend(error);
        }
    }
    errors
}

#[cfg(test)]
mod tests;
