//! What is printed of the scores.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::corpus::{Labelled, Theirs};
use super::disagreements::Explained;
use super::mapping::Mapping;
use super::score::{Outcome, Scored};

/// The JSON form.
#[derive(Debug, Serialize)]
pub struct Summary {
    corpora: Vec<Corpus>,
}

/// One corpus in numbers; `covered` is the sum of the four that follow it.
#[derive(Debug, Default, Clone, Serialize)]
struct Corpus {
    name: String,
    cases: usize,
    checks: usize,
    covered_checks: usize,
    covered: usize,
    agree: usize,
    false_pass: usize,
    false_fail: usize,
    unknown: usize,
}

impl Corpus {
    fn add(&mut self, outcome: Outcome) {
        self.covered += 1;
        match outcome {
            Outcome::Agree => self.agree += 1,
            Outcome::FalsePass => self.false_pass += 1,
            Outcome::FalseFail => self.false_fail += 1,
            Outcome::Unknown => self.unknown += 1,
        }
    }

    fn row(&self) -> String {
        let share = if self.covered == 0 {
            0.0
        } else {
            100.0 * self.agree as f64 / self.covered as f64
        };
        format!(
            "{:<26} {:>6} {:>7} {:>8} {:>8} {:>7} {:>7.2} {:>11} {:>11} {:>8}",
            self.name,
            self.cases,
            self.checks,
            self.covered_checks,
            self.covered,
            self.agree,
            share,
            self.false_pass,
            self.false_fail,
            self.unknown
        )
    }
}

/// The numbers of each corpus.
pub fn json(cases: &[Labelled], scored: &[Scored<'_>], mapping: &Mapping) -> Summary {
    let mut corpora: BTreeMap<&str, Corpus> = BTreeMap::new();
    let mut checks: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for case in cases {
        let corpus = corpora.entry(&case.corpus).or_default();
        corpus.cases += 1;
        if checks.entry(&case.corpus).or_default().insert(&case.check) {
            corpus.checks += 1;
            corpus.covered_checks += usize::from(mapping.rule(&case.key()).is_some());
        }
    }
    for one in scored {
        corpora.entry(&one.case.corpus).or_default().add(one.outcome);
    }
    let named = corpora.into_iter().map(|(name, corpus)| Corpus {
        name: name.to_owned(),
        ..corpus
    });
    Summary {
        corpora: named.collect(),
    }
}

/// The same as a table, with their sum and what is not explained.
pub fn text(cases: &[Labelled], scored: &[Scored<'_>], mapping: &Mapping, explained: &Explained) {
    println!(
        "{:<26} {:>6} {:>7} {:>8} {:>8} {:>7} {:>7} {:>11} {:>11} {:>8}",
        "corpus", "cases", "checks", "mapped", "covered", "agree", "%", "false pass", "false fail", "unknown"
    );
    let mut sum = Corpus {
        name: "all".to_owned(),
        ..Corpus::default()
    };
    for corpus in json(cases, scored, mapping).corpora {
        println!("{}", corpus.row());
        sum.cases += corpus.cases;
        sum.checks += corpus.checks;
        sum.covered_checks += corpus.covered_checks;
        sum.covered += corpus.covered;
        sum.agree += corpus.agree;
        sum.false_pass += corpus.false_pass;
        sum.false_fail += corpus.false_fail;
        sum.unknown += corpus.unknown;
    }
    println!("{}", sum.row());
    let skipped = cases.iter().filter(|case| case.theirs == Theirs::Skip).count();
    println!("\n{skipped} cases are none: the check did not look at the record");
    println!("{}", left_out(cases, mapping));
    by_check(scored, explained);
}

fn left_out(cases: &[Labelled], mapping: &Mapping) -> String {
    let keys: BTreeSet<String> = cases
        .iter()
        .map(Labelled::key)
        .filter(|key| mapping.rule(key).is_none())
        .collect();
    let said = keys.iter().filter(|key| mapping.left_out(key).is_some()).count();
    format!(
        "{said} checks are left out for a reason, {} have neither rule nor reason",
        keys.len() - said
    )
}

/// The checks on which we disagree.
fn by_check(scored: &[Scored<'_>], explained: &Explained) {
    let mut checks: BTreeMap<String, (Corpus, usize)> = BTreeMap::new();
    for one in scored {
        let (corpus, open) = checks.entry(one.case.key()).or_default();
        corpus.add(one.outcome);
        if one.outcome != Outcome::Agree && explained.of(&one.case.key(), &one.case.name).is_none() {
            *open += 1;
        }
    }
    let disagreeing = checks
        .into_iter()
        .filter(|(_, (corpus, _))| corpus.agree < corpus.covered);
    for (check, (corpus, open)) in disagreeing {
        println!(
            "  {check}: {} of {} agree, {} false pass, {} false fail, {} unknown; {open} not explained",
            corpus.agree, corpus.covered, corpus.false_pass, corpus.false_fail, corpus.unknown
        );
    }
}

/// Each case of the checks that hold `wanted` on which we disagree, with what the rule saw.
pub fn disagreements(scored: &[Scored<'_>], explained: &Explained, wanted: &str) {
    for one in scored.iter().filter(|one| one.outcome != Outcome::Agree) {
        let key = one.case.key();
        if wanted != "all" && !key.contains(wanted) {
            continue;
        }
        println!(
            "{}: {key}\n  case  {}\n  rule  {}, they say {}",
            one.outcome.as_str(),
            one.case.name,
            one.rule.rule,
            one.theirs.as_str()
        );
        match &one.ours {
            Some(said) => println!(
                "  ours  {} on {}: {}",
                said.verdict.as_str(),
                said.resource,
                said.detail
            ),
            None => println!("  ours  concerns no resource of the record; {}", found(one.case)),
        }
        if let Some(explanation) = explained.of(&key, &one.case.name) {
            println!("  {:?}: {}", explanation.because, explanation.explanation);
        }
    }
}

/// What a record became.
fn found(case: &Labelled) -> String {
    let types: BTreeSet<&str> = case
        .prepared
        .changes
        .iter()
        .map(|change| change.resource_type.as_str())
        .collect();
    let types: Vec<&str> = types.into_iter().collect();
    format!(
        "it became [{}], rejected: {:?}",
        types.join(", "),
        case.prepared.rejected
    )
}

/// The false passes that nobody explained.
pub fn unexplained_false_passes(scored: &[Scored<'_>], explained: &Explained) -> Vec<String> {
    let open = scored.iter().filter(|one| one.outcome == Outcome::FalsePass);
    let open = open.filter(|one| explained.of(&one.case.key(), &one.case.name).is_none());
    open.map(|one| format!("{} ({})", one.case.name, one.case.key()))
        .collect()
}
