//! Cases through a judge: what each rule says of each case. A case may hold several resources, of which the worst stands.

use std::collections::BTreeMap;

use evaluate::engine::Detail;
use evaluate::{Judge, Judgement};
use schemas::{ConfigChange, Verdict};

use super::corpus::Labelled;

/// What a rule says of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseVerdict {
    /// Of all resources that count.
    pub verdict: Verdict,
    /// The resource that decided.
    pub resource: String,
    /// What the rule saw of it, or why it could not tell.
    pub detail: String,
}

/// The verdicts of the rules that concern a case, by id.
pub type Verdicts = BTreeMap<String, CaseVerdict>;

/// How many changes are judged at once.
const BATCH: usize = 2048;

/// For each case the rules that concern it, by id.
pub fn all(judge: &Judge, cases: &[&Labelled]) -> Vec<Verdicts> {
    let changes: Vec<&ConfigChange> = cases.iter().flat_map(|case| &case.prepared.changes).collect();
    let batches = changes.chunks(BATCH);
    let mut judged = batches.flat_map(|batch| judge.judge(batch, Detail::All)).zip(&changes);
    let verdicts = |case: &&Labelled| {
        let of_case = judged.by_ref().take(case.prepared.changes.len());
        let of_changes: Vec<Verdicts> = of_case
            .map(|(judgements, change)| of_change(change, judgements))
            .collect();
        of_record(case, &of_changes)
    };
    cases.iter().map(verdicts).collect()
}

fn of_change(change: &ConfigChange, judgements: Vec<Judgement>) -> Verdicts {
    let verdict = |judgement: Judgement| {
        let verdict = CaseVerdict {
            verdict: judgement.verdict,
            resource: change.resource_uid.clone(),
            detail: judgement.reason.unwrap_or_else(|| judgement.evidence.into_owned()),
        };
        (judgement.rule.id.clone(), verdict)
    };
    judgements.into_iter().map(verdict).collect()
}

/// The verdicts on the resource that the case is about; rules that do not concern it count on what refers to it.
fn of_record(case: &Labelled, of_changes: &[Verdicts]) -> Verdicts {
    let (own, linked) = case.prepared.concerned();
    let mut verdicts = worst(linked.iter().map(|at| &of_changes[*at]));
    verdicts.extend(worst(own.iter().map(|at| &of_changes[*at])));
    verdicts
}

/// Of each rule the worst verdict, of equal ones the first.
fn worst<'a>(of_changes: impl Iterator<Item = &'a Verdicts>) -> Verdicts {
    let mut worst = Verdicts::new();
    for (id, new) in of_changes.flatten() {
        if worst.get(id).is_none_or(|other| other.verdict < new.verdict) {
            worst.insert(id.clone(), new.clone());
        }
    }
    worst
}
