//! Cases through an engine: what each rule says of each case.

use std::collections::BTreeMap;

use evaluate::Engine;
use evaluate::engine::Detail;
use schemas::{ConfigChange, Verdict};

use super::Case;

/// What a rule says of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Of all resources that count.
    pub verdict: Verdict,
    /// The resource that decided.
    pub resource: String,
    /// What the rule saw of it, or why it could not tell.
    pub detail: String,
}

/// How many changes are judged at once.
const BATCH: usize = 2048;

/// For each case the rules that concern it, by id.
pub fn all(engine: &Engine, cases: &[&Case]) -> Vec<BTreeMap<String, Said>> {
    let changes: Vec<&ConfigChange> = cases.iter().flat_map(|case| &case.prepared.changes).collect();
    let mut judged = changes.chunks(BATCH).flat_map(|batch| engine.judge(batch, Detail::All));
    cases
        .iter()
        .map(|case| {
            let count = case.prepared.changes.len();
            let of_case: Vec<BTreeMap<String, Said>> = judged
                .by_ref()
                .take(count)
                .zip(&case.prepared.changes)
                .map(|(judgements, change)| {
                    let mut said = BTreeMap::new();
                    for judgement in judgements {
                        let id = engine.rules()[judgement.rule].rule.info.id.clone();
                        let detail = judgement.reason.unwrap_or(judgement.evidence);
                        worse(
                            &mut said,
                            id,
                            Said {
                                verdict: judgement.verdict,
                                resource: change.resource_uid.clone(),
                                detail,
                            },
                        );
                    }
                    said
                })
                .collect();
            of_record(case, &of_case)
        })
        .collect()
}

/// The verdicts on the resource that the case is about; rules that do not concern it count on what refers to it.
fn of_record(case: &Case, of_changes: &[BTreeMap<String, Said>]) -> BTreeMap<String, Said> {
    let (own, linked) = case.prepared.concerned();
    let fold = |positions: &[usize]| {
        let mut said = BTreeMap::new();
        for (id, one) in positions.iter().flat_map(|at| &of_changes[*at]) {
            worse(&mut said, id.clone(), one.clone());
        }
        said
    };
    let mut said = fold(&linked);
    said.extend(fold(&own));
    said
}

/// Fail before unknown before pass.
fn worse(said: &mut BTreeMap<String, Said>, id: String, new: Said) {
    let weight = |verdict: Verdict| match verdict {
        Verdict::Pass => 0,
        Verdict::Unknown => 1,
        Verdict::Fail => 2,
    };
    match said.get(&id) {
        Some(known) if weight(known.verdict) >= weight(new.verdict) => {}
        _ => drop(said.insert(id, new)),
    }
}
