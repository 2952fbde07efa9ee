//! No value can be lost into a pass: every value of every failing case is made unknown, and removed, and the rule asked again.
//! Unknown it may never pass; removed only where absence is documented to be safe: those stand in `removed.tsv`.

#![cfg(test)]

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
use mutant::{Loss, Mutant};
use schemas::{Clock, ConfigChange, Verdict};

/// 2026-11-01
const NOW: i64 = 1_793_491_200_000;

/// Values that are looked at of one record; those of larger ones are taken evenly.
const VALUES: usize = 300;

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

/// The failing changes of a case that is judged at no moment and with no parameter of its own.
fn failing(judge: &Judge, rule: &Rule, case: &Case) -> Vec<ConfigChange> {
    if case.verdict != Expected::Fail || !case.params.is_empty() || case.now.is_some() {
        return Vec::new();
    }
    let changes = cases::changes(case, NOW).unwrap();
    let judged = judge.judge(&changes.iter().collect::<Vec<_>>(), Detail::Verdicts);
    let fails = judged
        .iter()
        .map(|judgements| verdict(judgements, rule) == Some(Verdict::Fail))
        .collect::<Vec<_>>();
    let failing = changes.into_iter().zip(fails).filter(|(_, fails)| *fails);
    failing.map(|(change, _)| change).collect()
}

/// The mutants of a change that pass.
fn passing(judge: &Judge, rule: &Rule, change: &ConfigChange) -> Vec<Mutant> {
    let mutants = mutant::of(change, VALUES);
    let changes: Vec<&ConfigChange> = mutants.iter().map(|mutant| &mutant.change).collect();
    let judged = judge.judge(&changes, Detail::Verdicts);
    let passes = judged
        .iter()
        .map(|judgements| verdict(judgements, rule) == Some(Verdict::Pass))
        .collect::<Vec<_>>();
    let passing = mutants.into_iter().zip(passes).filter(|(_, passes)| *passes);
    passing.map(|(mutant, _)| mutant).collect()
}

/// Rule, shape and path of each loss of a kind that passes.
#[derive(Debug, Default)]
struct Lost {
    unknown: BTreeSet<String>,
    removed: BTreeSet<String>,
    tried: usize,
}

fn lost() -> Lost {
    let pack = pack();
    let judge = Judge::new(Arc::new(Engine::new(&pack, Clock::fixed(NOW)).unwrap()));
    let mut lost = Lost::default();
    for rule in &pack.rules {
        for case in cases::of(rule).unwrap() {
            for change in failing(&judge, rule, &case) {
                lost.tried += 1;
                for mutant in passing(&judge, rule, &change) {
                    let line = format!("{}\t{}\t{}", rule.info.id, change.shape, mutant.path);
                    match mutant.loss {
                        Loss::Unknown => lost.unknown.insert(line),
                        Loss::Removed => lost.removed.insert(line),
                    };
                }
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
    let lost = lost();
    println!(
        "{} failing changes; removed into a pass {}, made unknown into a pass {}",
        lost.tried,
        lost.removed.len(),
        lost.unknown.len()
    );
    assert!(lost.tried > 2_000, "only {} failing changes", lost.tried);
    if std::env::var("TRIPLINE_MUTATIONS").is_ok_and(|word| word == "write") {
        let mut text =
            "# rule, shape, path: removed, the rule passes, for absence is safe or the resource is another\n"
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
