//! The native form against DataFusion's expressions: every rule of the pack on every record of its cases, verdicts and evidence
//! equal; and every rule has a native form.

#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use evaluate::engine::{BranchVerdict, Detail};
use evaluate::{Engine, Pack};
use schemas::{Clock, ConfigChange};

/// 2026-11-01.
const NOW: i64 = 1_793_491_200_000;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn engine(pack: &Pack) -> Engine {
    Engine::new(pack, Clock::fixed(NOW)).unwrap()
}

fn changes(pack: &Pack) -> Vec<ConfigChange> {
    let cases = pack.rules.iter().flat_map(|rule| benchmarks::cases::of(rule).unwrap());
    cases
        .flat_map(|case| benchmarks::cases::changes(&case, NOW).unwrap())
        .collect()
}

/// What differs; the words of an error may.
fn differs(native: &BranchVerdict, datafusion: &BranchVerdict) -> bool {
    native.rule != datafusion.rule
        || native.verdict != datafusion.verdict
        || native.evidence != datafusion.evidence
        || native.reason.is_some() != datafusion.reason.is_some()
}

/// How many verdicts were compared, and which differ.
fn compare(native: &Engine, datafusion: &Engine, changes: &[ConfigChange]) -> (usize, Vec<String>) {
    let (mut compared, mut wrong) = (0, Vec::new());
    for some in changes.chunks(512) {
        let some: Vec<&ConfigChange> = some.iter().collect();
        let said = native.evaluate(&some, Detail::All);
        let expect = datafusion.evaluate(&some, Detail::All);
        for ((change, said), expect) in some.iter().zip(said).zip(expect) {
            compared += expect.len();
            if said.len() != expect.len() {
                wrong.push(format!(
                    "{} {}: {} verdicts for {}",
                    change.shape,
                    change.resource_uid,
                    said.len(),
                    expect.len()
                ));
            }
            for (said, expect) in said.iter().zip(&expect).filter(|(said, expect)| differs(said, expect)) {
                let rule = &native.rules()[said.rule].info.id;
                wrong.push(format!(
                    "{rule} on {} {}\n   {said:?}\n   {expect:?}",
                    change.shape, change.resource_uid
                ));
            }
        }
    }
    (compared, wrong)
}

#[test]
fn the_native_form_says_what_datafusion_says() {
    let pack = Pack::load(&[root().join("rules")], &BTreeMap::new()).unwrap();
    // Compiled when a record asks, so that the reach that is read off the text is held to that of the plans.
    let native = Engine::compiling(&pack, Clock::fixed(NOW), |_| true).unwrap();
    let datafusion = engine(&pack).without_native();
    let changes = changes(&pack);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let share = changes.len().div_ceil(threads).max(1);
    let (compared, wrong) = std::thread::scope(|scope| {
        let (native, datafusion) = (&native, &datafusion);
        let compared = |changes| scope.spawn(move || compare(native, datafusion, changes));
        let shares: Vec<_> = changes.chunks(share).map(compared).collect();
        let shares = shares.into_iter().map(|share| share.join().unwrap());
        shares.fold((0, Vec::new()), |(count, mut wrong), (more, differing)| {
            wrong.extend(differing);
            (count + more, wrong)
        })
    });
    let fallbacks: BTreeSet<(String, String)> = native
        .fallbacks()
        .into_iter()
        .map(|fallback| (native.rules()[fallback.rule].info.id.clone(), fallback.why))
        .collect();
    println!(
        "{compared} verdicts compared over {} records; {} rules fall back",
        changes.len(),
        fallbacks.len()
    );
    for (rule, why) in &fallbacks {
        println!("{rule}: {why}");
    }
    assert!(
        wrong.is_empty(),
        "{} differ, the first:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(40)].join("\n")
    );
    assert!(fallbacks.is_empty(), "{} rules have no native form", fallbacks.len());
    assert!(compared > pack.rules.len() * 3, "only {compared} verdicts compared");
}
