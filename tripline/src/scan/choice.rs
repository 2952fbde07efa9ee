//! Which rules a scan asks, of those that are there. Knows no verdict.

use evaluate::Engine;
use evaluate::error::nearest;
use pipeline::config::Pattern;
use schemas::finding::RuleInfo;

use crate::Error;

/// Patterns of rule ids and of frameworks; none: all.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    /// Only these rules.
    pub rules: Vec<Pattern>,
    /// Not these.
    pub skipped: Vec<Pattern>,
    /// Only rules that serve a requirement of one of these.
    pub frameworks: Vec<Pattern>,
}

impl Choice {
    /// Whether a rule is asked.
    pub fn has(&self, rule: &RuleInfo) -> bool {
        let named = |patterns: &[Pattern]| patterns.iter().any(|pattern| pattern.matches(&rule.id));
        let serves = |pattern: &Pattern| rule.frameworks.keys().any(|framework| pattern.matches(framework));
        (self.rules.is_empty() || named(&self.rules))
            && !named(&self.skipped)
            && (self.frameworks.is_empty() || self.frameworks.iter().any(serves))
    }

    /// Whether every pattern means something: one that matches nothing is a typing error, and a scan that asks nothing is no clean bill.
    ///
    /// # Errors
    /// One matches no rule, or no framework.
    pub fn check(&self, engine: &Engine) -> Result<(), Error> {
        let rules = || engine.rules().iter().map(|rule| rule.info.as_ref());
        for (argument, pattern) in [("--rule", &self.rules), ("--skip-rule", &self.skipped)]
            .into_iter()
            .flat_map(|(argument, list)| list.iter().map(move |pattern| (argument, pattern)))
        {
            if let Some(what) = unknown(engine, pattern) {
                return Err(Error::Usage(format!("{argument} {}: {what}", pattern.as_str())));
            }
        }
        let mut known: Vec<&str> = rules()
            .flat_map(|rule| rule.frameworks.keys().map(String::as_str))
            .collect();
        known.sort_unstable();
        known.dedup();
        for pattern in &self.frameworks {
            if !known.iter().any(|framework| pattern.matches(framework)) {
                return Err(Error::Usage(format!(
                    "--framework {}: there are {}",
                    pattern.as_str(),
                    known.join(", ")
                )));
            }
        }
        if !rules().any(|rule| self.has(rule)) {
            return Err(Error::Usage(
                "no rule is left by --rule, --skip-rule and --framework".to_owned(),
            ));
        }
        Ok(())
    }
}

/// What is wrong with a pattern of ids that is true of no rule.
pub fn unknown(engine: &Engine, pattern: &Pattern) -> Option<String> {
    let ids = || engine.rules().iter().map(|rule| rule.info.id.as_str());
    if ids().any(|id| pattern.matches(id)) {
        return None;
    }
    Some(match nearest(pattern.as_str(), ids()) {
        Some(near) => format!("no rule has such an id: did you mean `{near}`?"),
        None => "no rule has such an id; `tripline rules list` names them, `*` stands for any text".to_owned(),
    })
}
