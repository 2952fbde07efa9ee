//! The rule pack as a whole: tables say what their columns mean and are tried with records of every shape that they read; rules say
//! of their cases what plain DataFusion says.

#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use evaluate::cases::Case;
use evaluate::compile::{Form, compile};
use evaluate::engine::Detail;
use evaluate::rule::Rule;
use evaluate::{Engine, Pack, oracle};
use schemas::Clock;
use schemas::{ChangeKind, Completeness, ConfigChange};

/// 2026-11-01: ages in cases that do not say when they are judged are not compared.
const NOW: i64 = 1_793_491_200_000;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn pack() -> Pack {
    let load = || Pack::load(&[root().join("rules")], &BTreeMap::new());
    load().unwrap_or_else(|errors| {
        panic!(
            "{}",
            errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
        )
    })
}

fn engine(pack: &Pack) -> Engine {
    Engine::new(pack, Clock::fixed(NOW)).unwrap()
}

/// Those that set no parameter.
fn cases(rule: &Rule) -> Vec<Case> {
    let cases = benchmarks::cases::of(rule).unwrap();
    cases.into_iter().filter(|case| case.params.is_empty()).collect()
}

fn changes(case: &Case) -> Vec<ConfigChange> {
    benchmarks::cases::changes(case, NOW).unwrap()
}

#[test]
fn every_column_is_documented() {
    let pack = pack();
    let engine = engine(&pack);
    let mut silent = Vec::new();
    for planned in engine.catalog().planned().tables.clone() {
        let words: BTreeSet<&str> = planned
            .table
            .documentation
            .split(|c: char| !(c.is_alphanumeric() || c == '_'))
            .collect();
        let columns = planned.schema.fields().iter().map(|field| field.name().as_str());
        let plain = ["resource_uid", "shape", "name", "tags", "resource_type"];
        let missing: Vec<&str> = columns
            .filter(|name| !words.contains(name) && !plain.contains(name))
            .collect();
        if !missing.is_empty() {
            silent.push(format!("{}: {}", planned.table.file.display(), missing.join(", ")));
        }
    }
    assert!(
        silent.is_empty(),
        "columns without a word in the header:\n  {}",
        silent.join("\n  ")
    );
}

#[test]
fn every_function_is_documented() {
    let pack = pack();
    let document = std::fs::read_to_string(root().join("docs/functions.md")).unwrap();
    let mut missing = Vec::new();
    for function in &pack.functions {
        let first = function.documentation.lines().next().unwrap_or_default();
        let row = format!("| `{}` | {first} |", function.signature());
        if !document.lines().any(|line| line == row) {
            missing.push(row);
        }
        let documented = |name: &String| {
            function
                .documentation
                .split(|c: char| !(c.is_alphanumeric() || c == '_'))
                .any(|word| word == name)
        };
        let silent = function.parameters.iter().filter(|(name, _)| !documented(name));
        missing.extend(silent.map(|(name, _)| format!("{}: parameter {name}", function.file.display())));
    }
    assert!(
        missing.is_empty(),
        "rows that docs/functions.md lacks, or parameters without a word in the header:\n{}",
        missing.join("\n")
    );
}

#[test]
fn every_shape_of_a_table_is_tried() {
    let pack = pack();
    let engine = engine(&pack);
    let mut seen: BTreeSet<(String, String)> = BTreeSet::new();
    for rule in &pack.rules {
        for change in cases(rule).iter().flat_map(changes) {
            seen.insert((change.shape, change.resource_type));
        }
    }
    let mut untried = Vec::new();
    for planned in engine.catalog().planned().tables.clone() {
        let name = &planned.table.name;
        let text = format!(
            "/*\nid: {name}\ntitle: t\ndescription: t\nseverity: low\nremediation: {{console: t}}\n*/\nSELECT * FROM {name}"
        );
        let probe = Rule::parse(Path::new(&format!("{name}.sql")), &text, &BTreeMap::new()).unwrap();
        let Form::Expressions(branches) = compile(engine.catalog(), probe).unwrap().form else {
            continue;
        };
        let shapes: BTreeSet<&String> = branches
            .iter()
            .filter_map(|branch| branch.routes.shapes.as_ref())
            .flatten()
            .collect();
        for shape in shapes {
            let tried =
                |(s, t): &(String, String)| s == shape && branches.iter().any(|branch| branch.routes.admit(s, t));
            if !seen.iter().any(tried) {
                untried.push(format!("{name}: {shape}"));
            }
        }
    }
    assert!(
        untried.is_empty(),
        "{} shapes of tables that no case has:\n  {}",
        untried.len(),
        untried.join("\n  ")
    );
}

#[test]
fn rules_say_of_their_cases_what_plain_datafusion_says() {
    let pack = pack();
    let engine = Arc::new(engine(&pack));
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let compared: usize = std::thread::scope(|scope| {
        let share = |thread| {
            let (pack, engine) = (&pack, Arc::clone(&engine));
            scope.spawn(move || compared_with_datafusion(pack, engine, (thread, threads)))
        };
        let shares: Vec<_> = (0..threads).map(share).collect();
        shares.into_iter().map(|share| share.join().unwrap()).sum()
    });
    assert!(compared > pack.rules.len() / 2, "only {compared} verdicts compared");
}

/// One case of each rule of a thread's share; how many verdicts were compared.
fn compared_with_datafusion(pack: &Pack, engine: Arc<Engine>, (thread, threads): (usize, usize)) -> usize {
    let judge = evaluate::Judge::new(engine);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let clock = Clock::fixed(NOW);
    let mut compared = 0;
    for (number, rule) in pack.rules.iter().enumerate().skip(thread).step_by(threads) {
        // Another case with each rule: fail, pass and unknown stand in varying order.
        let Some(case) = cases(rule).into_iter().cycle().nth(number % 5) else {
            continue;
        };
        for change in changes(&case) {
            if change.kind == ChangeKind::Delete || change.completeness == Completeness::Reference {
                continue;
            }
            let judgements = judge.judge(&[&change], Detail::Findings).concat();
            let of_rule = |judgement: &&evaluate::Judgement| judgement.rule.id == rule.info.id;
            let said = judgements.iter().find(of_rule).map(|judgement| judgement.verdict);
            let expect = runtime
                .block_on(oracle::verdict(pack, rule, &change, clock.clone()))
                .unwrap();
            // A condition on the record's kind in the rule's own WHERE makes it no concern of the rule; plain SQL says FALSE.
            if said.is_some() || expect != Some(schemas::Verdict::Pass) {
                assert_eq!(said, expect, "{} on case {:?}", rule.info.id, case.name);
            }
            compared += 1;
        }
    }
    compared
}
