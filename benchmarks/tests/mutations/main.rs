//! No value can be lost into a pass: every value of every failing case is made unknown, and removed, and the rule asked again.
//! Unknown it may never pass; removed only where absence is documented to be safe: those stand in `removed.tsv`, and the document in the
//! table that the rule reads. A list without one of its elements is another list, which may be safe. And what passes does not fail for a
//! value that is made unknown, but for those of `unknown.tsv`.

#![cfg(test)]
#![allow(
    clippy::disallowed_methods,
    reason = "the environment says whether to write the list"
)]

mod mutant;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use benchmarks::cases;
use evaluate::cases::{Case, Expected};
use evaluate::engine::Detail;
use evaluate::judge::Judgement;
use evaluate::rule::Rule;
use evaluate::{Engine, Judge, Pack};
use mutant::Loss;
use schemas::{Clock, ConfigChange, Verdict};

/// 2026-11-01
const NOW: i64 = 1_793_491_200_000;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mutations")
}

fn pack() -> Pack {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rules");
    Pack::load(&[rules], &BTreeMap::new()).unwrap()
}

fn verdict(judgements: &[Judgement], rule: &Rule) -> Option<Verdict> {
    let own = judgements.iter().find(|judgement| judgement.rule.id == rule.info.id);
    own.map(|judgement| judgement.verdict)
}

/// The changes of a case with the verdict that it is about; none of a case that is judged at a moment or with a parameter of its own.
fn judged(judge: &Judge, rule: &Rule, case: &Case, wanted: Verdict) -> Vec<ConfigChange> {
    let expected = match wanted {
        Verdict::Fail => Expected::Fail,
        Verdict::Pass => Expected::Pass,
        Verdict::Unknown => Expected::Unknown,
    };
    if case.verdict != expected || !case.params.is_empty() || case.now.is_some() {
        return Vec::new();
    }
    let changes = cases::changes(case, NOW).unwrap();
    let said = judge.judge(&changes.iter().collect::<Vec<_>>(), Detail::Verdicts);
    let fitting: Vec<bool> = said
        .iter()
        .map(|judgements| verdict(judgements, rule) == Some(wanted))
        .collect();
    let changes = changes.into_iter().zip(fitting).filter(|(_, fits)| *fits);
    changes.map(|(change, _)| change).collect()
}

/// Rule, shape and path of each loss that turns one verdict into another.
#[derive(Debug, Default)]
struct Lost {
    unknown: BTreeSet<String>,
    removed: BTreeSet<String>,
    changes: usize,
    mutants: usize,
}

impl Lost {
    fn look(&mut self, judge: &Judge, rule: &Rule, change: &ConfigChange, turned: Verdict) {
        self.changes += 1;
        let read = judge
            .engine()
            .reads(&rule.info.id, &change.shape, &change.resource_type);
        let mutants = mutant::of(change, &read);
        self.mutants += mutants.len();
        let changes: Vec<&ConfigChange> = mutants.iter().map(|mutant| &mutant.change).collect();
        let said = judge.judge(&changes, Detail::Verdicts);
        for (mutant, judgements) in mutants.iter().zip(said) {
            if verdict(&judgements, rule) != Some(turned) {
                continue;
            }
            let line = format!("{}\t{}\t{}", rule.info.id, change.shape, mutant.path);
            match mutant.loss {
                Loss::Unknown => self.unknown.insert(line),
                Loss::Removed => !mutant.is_element() && self.removed.insert(line),
            };
        }
    }
}

/// What turns a verdict into another when it is lost.
fn lost(from: Verdict, to: Verdict) -> Lost {
    let pack = pack();
    let judge = Judge::new(Arc::new(Engine::new(&pack, Clock::fixed(NOW)).unwrap()));
    let mut lost = Lost::default();
    for rule in &pack.rules {
        for case in cases::of(rule).unwrap() {
            for change in judged(&judge, rule, &case, from) {
                lost.look(&judge, rule, &change, to);
            }
        }
    }
    lost
}

fn listed(name: &str) -> BTreeSet<String> {
    let text = std::fs::read_to_string(folder().join(name)).unwrap_or_default();
    let rows = text.lines().filter(|line| !line.starts_with('#'));
    rows.map(str::to_owned).collect()
}

#[test]
fn no_value_is_lost_into_a_pass() {
    let lost = lost(Verdict::Fail, Verdict::Pass);
    println!(
        "{} failing changes, {} mutants; removed into a pass {}, made unknown into a pass {}",
        lost.changes,
        lost.mutants,
        lost.removed.len(),
        lost.unknown.len()
    );
    assert!(lost.changes > 2_000, "only {} failing changes", lost.changes);
    if std::env::var("TRIPLINE_MUTATIONS").is_ok_and(|word| word == "write") {
        let mut text =
            "# rule, shape, path: without it the rule passes, for absence is safe by the document that the table cites\n"
                .to_owned();
        text.extend(lost.removed.iter().map(|line| format!("{line}\n")));
        std::fs::write(folder().join("removed.tsv"), text).unwrap();
    }
    let unknown: Vec<&String> = lost.unknown.iter().collect();
    assert!(unknown.is_empty(), "unknown, and the rule passes: {unknown:#?}");
    let documented = listed("removed.tsv");
    let new: Vec<&String> = lost.removed.difference(&documented).collect();
    assert!(
        new.is_empty(),
        "removed, and the rule passes; TRIPLINE_MUTATIONS=write lists them: {new:#?}"
    );
    let stale: Vec<&String> = documented.difference(&lost.removed).collect();
    assert!(stale.is_empty(), "removed, and the rule no longer passes: {stale:#?}");
}

#[test]
fn what_is_not_known_is_not_held_against_anybody() {
    let lost = lost(Verdict::Pass, Verdict::Fail);
    println!(
        "{} passing changes, {} mutants; made unknown into a failure {}",
        lost.changes,
        lost.mutants,
        lost.unknown.len()
    );
    let documented = listed("unknown.tsv");
    let new: Vec<&String> = lost.unknown.difference(&documented).collect();
    assert!(new.is_empty(), "unknown, and the rule fails: {new:#?}");
    let stale: Vec<&String> = documented.difference(&lost.unknown).collect();
    assert!(stale.is_empty(), "unknown, and the rule no longer fails: {stale:#?}");
}
