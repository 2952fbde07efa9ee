//! Ids and patterns that name rules: those that are true of none do nothing, and nobody would see it.

use evaluate::Pack;
use evaluate::selection;
use pipeline::config::Problem;
use schemas::Clock;

use crate::config::Config;

/// The problems of ids that match no rule of the pack, in which nothing is left out; of exceptions that are over only a word.
pub fn rules(config: &Config, pack: &Pack, clock: &Clock) -> (Vec<Problem>, Vec<String>) {
    let (mut problems, mut words) = (Vec::new(), Vec::new());
    let is_of_none =
        |pattern: &pipeline::config::Pattern| !pack.rules.iter().any(|rule| pattern.matches(&rule.info.id));
    for (position, pattern) in config.evaluate.disabled.iter().enumerate() {
        if is_of_none(pattern) {
            let what = format!("is true of no rule: {:?}", pattern.as_str());
            let fix = "remove it, or write the id as `tripline rules list` has it";
            problems.push(Problem::new(format!("evaluate.disabled[{position}]"), what, fix));
        }
    }
    problems.extend(config.rules.unmet(pack));
    let now = clock.now();
    for (position, exception) in config.evaluate.exceptions.iter().enumerate() {
        let key = format!("evaluate.exception[{position}]");
        // Findings of other tools have ids that no pack has.
        let is_foreign = exception.rule.as_str().contains('/');
        if is_of_none(&exception.rule) && !is_foreign {
            let what = format!("is true of no rule: {:?}", exception.rule.as_str());
            let fix = "remove the exception, or write the id as `tripline rules list` has it";
            problems.push(Problem::new(format!("{key}.rule"), what, fix));
        }
        if exception.expires.millis() <= now {
            words.push(format!(
                "`{key}` for {:?} is over since {} and suppresses nothing",
                exception.rule.as_str(),
                exception.expires
            ));
        }
    }
    for stale in selection::stale(pack) {
        // Those of the binary are tried with all of its rules; without them they are nobody's fault.
        if config.evaluate.built_in {
            problems.push(Problem::new(
                "evaluate.rules",
                stale.to_string(),
                "mend the profile's line",
            ));
        }
    }
    (problems, words)
}
