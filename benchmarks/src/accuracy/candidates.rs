//! For each check without a rule: which rules speak of its cases, and how often they say the same.

use std::collections::BTreeMap;
use std::sync::Arc;

use evaluate::Judge;
use schemas::Verdict;

use super::corpus::{Labelled, Theirs};
use super::judge;
use super::mapping::Mapping;
use super::pack::Rules;

/// A rule on the cases of one check.
#[derive(Debug, Default)]
struct Candidate {
    /// Cases on which it says what they say.
    agree: usize,
    /// Cases on which it says the opposite.
    opposite: usize,
    /// Fail, pass, unknown.
    verdicts: [usize; 3],
}

/// Prints them, best agreement first.
pub fn print(cases: &[Labelled], mapping: &Mapping, rules: &Rules) -> anyhow::Result<()> {
    let unmapped: Vec<&Labelled> = cases
        .iter()
        .filter(|case| mapping.rule(&case.key()).is_none())
        .collect();
    let judge = Judge::new(Arc::new(rules.engine()?));
    let judged = judge::all(&judge, &unmapped);
    let mut checks: BTreeMap<String, (Vec<&Labelled>, BTreeMap<String, Candidate>)> = BTreeMap::new();
    for (case, verdicts) in unmapped.into_iter().zip(judged) {
        let (cases, candidates) = checks.entry(case.key()).or_default();
        for (rule, ours) in verdicts {
            candidates.entry(rule).or_default().add(case.theirs, ours.verdict);
        }
        cases.push(case);
    }
    for (key, (cases, candidates)) in checks {
        check(&key, &cases, candidates, mapping.left_out(&key));
    }
    Ok(())
}

fn check(key: &str, cases: &[&Labelled], candidates: BTreeMap<String, Candidate>, left_out: Option<&str>) {
    let count = |theirs: Theirs| cases.iter().filter(|case| case.theirs == theirs).count();
    let title = cases.first().map_or("", |case| case.title.as_str());
    let (fail, pass, skip) = (count(Theirs::Fail), count(Theirs::Pass), count(Theirs::Skip));
    println!("{key}: {title}\n  theirs: {fail} fail, {pass} pass, {skip} skip");
    if let Some(reason) = left_out {
        println!("  left out: {reason}");
    }
    let unread = cases.iter().filter(|case| !case.prepared.readable).count();
    if unread > 0 {
        println!("  not read: {unread}");
    }
    let mut candidates: Vec<(String, Candidate)> = candidates.into_iter().collect();
    candidates.sort_by_key(|(_, candidate)| std::cmp::Reverse(candidate.agree.max(candidate.opposite)));
    for (rule, candidate) in candidates {
        let [fail, pass, unknown] = candidate.verdicts;
        let sign = if candidate.opposite > candidate.agree {
            " inverted"
        } else {
            ""
        };
        let best = candidate.agree.max(candidate.opposite);
        println!("  {best:>4} agree{sign}: {rule} ({fail} fail, {pass} pass, {unknown} unknown)");
    }
}

impl Candidate {
    fn add(&mut self, theirs: Theirs, ours: Verdict) {
        let at = match ours {
            Verdict::Fail => 0,
            Verdict::Pass => 1,
            Verdict::Unknown => 2,
        };
        self.verdicts[at] += 1;
        match (theirs, ours) {
            (Theirs::Fail, Verdict::Fail) | (Theirs::Pass, Verdict::Pass) => self.agree += 1,
            (Theirs::Fail, Verdict::Pass) | (Theirs::Pass, Verdict::Fail) => self.opposite += 1,
            _ => {}
        }
    }
}
