//! Whether the families of a pack hold: nobody leads himself, every leader is there. Reads headers only.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::RuleError;
use crate::rule::Rule;

/// Rules that lead themselves, straight or by way of others.
pub fn circles(rules: &[Rule]) -> Vec<RuleError> {
    let by_id: BTreeMap<&str, &Rule> = rules.iter().map(|rule| (rule.info.id.as_str(), rule)).collect();
    rules.iter().filter_map(|rule| circle(rule, &by_id)).collect()
}

fn circle(rule: &Rule, by_id: &BTreeMap<&str, &Rule>) -> Option<RuleError> {
    let id = rule.info.id.as_str();
    let (mut seen, mut waiting) = (BTreeSet::new(), vec![id]);
    while let Some(next) = waiting.pop() {
        let leaders = by_id.get(next).map_or(&[][..], |rule| &rule.header.family);
        for leader in leaders {
            if leader == id {
                let what = format!("family: `{id}` leads itself by way of `{next}`");
                return Some(RuleError::new(what, "leave it out of one of the two").in_file(&rule.file));
            }
            if seen.insert(leader.as_str()) {
                waiting.push(leader);
            }
        }
    }
    None
}

/// Leaders that are no rules of the pack. Not refused when a pack is loaded: one rule may be tried alone.
pub fn missing(rules: &[Rule]) -> Vec<RuleError> {
    let ids: BTreeSet<&str> = rules.iter().map(|rule| rule.info.id.as_str()).collect();
    let missing = |rule: &Rule| {
        let leader = rule
            .header
            .family
            .iter()
            .find(|leader| !ids.contains(leader.as_str()))?;
        let what = format!("family: there is no rule `{leader}`");
        Some(RuleError::new(what, "see `tripline rules list`").in_file(&rule.file))
    };
    rules.iter().filter_map(missing).collect()
}
