//! The one judgement: which changes are judged, what a foreign finding is, and how several branches of one rule are folded.
//! The live stage, `scan` and the accuracy measure all ask here. Knows no state of resources and no life of findings.

use std::borrow::Cow;
use std::sync::Arc;

use schemas::finding::RuleInfo;
use schemas::{ChangeKind, ConfigChange, Verdict};

use crate::engine::asked::{Answer, Asked};
use crate::engine::{BranchVerdict, Detail, Engine};
use crate::evidence::NONE;
use crate::external;
use crate::native::Print;

/// What one rule says of one change. A change has at most one of each rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// The rule: one of the pack, or that of the tool whose finding the change is.
    pub rule: Arc<RuleInfo>,
    /// Pass, fail or unknown.
    pub verdict: Verdict,
    /// The rule's columns, a JSON object's text; empty object where not asked for.
    pub evidence: Cow<'static, str>,
    /// Why, where the verdict does not come from the rule's condition.
    pub reason: Option<String>,
}

/// What came of a change.
#[derive(Debug, Clone)]
pub struct Judged {
    /// What the judgements rest on, where they rest on nothing but the change.
    pub print: Option<Print>,
    /// The first moment at which some of them may be another though the change is not; `None`: never.
    pub turn: Option<i64>,
    /// `None`: they are those on the change that had the print before.
    pub judgements: Option<Vec<Judgement>>,
}

/// Compiled rules that judge changes. A cheap handle.
#[derive(Debug, Clone)]
pub struct Judge {
    engine: Arc<Engine>,
}

impl Judge {
    /// A judge by these rules.
    pub fn new(engine: Arc<Engine>) -> Self {
        Self { engine }
    }

    /// The rules.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// What every rule that concerns it says of each change; one list a change, in their order. Of a resource that is gone no
    /// rule says anything; another tool's finding is a judgement already.
    pub fn judge(&self, changes: &[&ConfigChange], detail: Detail) -> Vec<Vec<Judgement>> {
        let asked: Vec<Asked> = changes.iter().map(|change| Asked::verdicts(change)).collect();
        let judged = self.judge_since(&asked, detail).into_iter();
        judged.map(|judged| judged.judgements.unwrap_or_default()).collect()
    }

    /// The same for changes of resources of which something is known.
    pub fn judge_since(&self, asked: &[Asked], detail: Detail) -> Vec<Judged> {
        let own: Vec<Asked> = asked.iter().filter(|one| is_ours(one.change)).copied().collect();
        let mut answers = self.engine.answer(&own, detail).into_iter();
        let judged = asked.iter().map(|one| {
            let answer = if is_ours(one.change) { answers.next() } else { None };
            match answer {
                Some(Answer { print, turn, verdicts }) => Judged {
                    print,
                    turn,
                    judgements: verdicts.map(|branches| self.judgements(branches)),
                },
                None => Judged {
                    print: None,
                    turn: None,
                    judgements: Some(foreign(one.change)),
                },
            }
        });
        judged.collect()
    }

    /// What some rules say of one change, with evidence; of another tool's finding, what that says.
    pub fn proof(&self, change: &ConfigChange, rules: &[&str]) -> Vec<Judgement> {
        match is_ours(change) {
            true => self.judgements(self.engine.proof(change, rules)),
            false => foreign(change),
        }
    }

    fn judgements(&self, branches: Vec<BranchVerdict>) -> Vec<Judgement> {
        fold(branches)
            .into_iter()
            .map(|branch| self.judgement(branch))
            .collect()
    }

    fn judgement(&self, branch: BranchVerdict) -> Judgement {
        Judgement {
            rule: Arc::clone(&self.engine.rules()[branch.rule].info),
            verdict: branch.verdict,
            evidence: branch.evidence,
            reason: branch.reason,
        }
    }
}

/// Whether our rules judge the change.
fn is_ours(change: &ConfigChange) -> bool {
    change.kind != ChangeKind::Delete && change.shape != external::SHAPE
}

/// Another tool's finding says what it says by itself.
fn foreign(change: &ConfigChange) -> Vec<Judgement> {
    if change.kind == ChangeKind::Delete || change.shape != external::SHAPE {
        return Vec::new();
    }
    let judgement = external::rule(change).map(|(rule, verdict)| Judgement {
        rule: Arc::new(rule),
        verdict,
        evidence: change.configuration.clone().map_or(Cow::Borrowed(NONE), Cow::Owned),
        reason: None,
    });
    judgement.into_iter().collect()
}

/// A rule over several branches of a table may judge a change once in each: the worst verdict stands for all, of equal ones
/// the first. Rules come in the order of their ids.
fn fold(mut branches: Vec<BranchVerdict>) -> Vec<BranchVerdict> {
    branches.sort_by_key(|branch| branch.rule);
    branches.dedup_by(|later, kept| {
        let same = later.rule == kept.rule;
        if same && later.verdict > kept.verdict {
            std::mem::swap(later, kept);
        }
        same
    });
    branches
}

#[cfg(test)]
mod tests {
    use super::*;
    use Verdict::{Fail, Pass, Unknown};

    #[test]
    fn the_worst_branch_stands_for_the_rule() {
        let branch = |(rule, verdict): &(usize, Verdict)| BranchVerdict {
            rule: *rule,
            verdict: *verdict,
            evidence: "{}".into(),
            reason: None,
        };
        for (said, expect) in [
            (vec![(0, Pass), (0, Fail)], vec![(0, Fail)]),
            (vec![(0, Fail), (0, Pass)], vec![(0, Fail)]),
            (vec![(0, Pass), (0, Unknown), (0, Pass)], vec![(0, Unknown)]),
            (vec![(0, Unknown), (0, Fail)], vec![(0, Fail)]),
            (vec![(1, Fail), (0, Pass), (1, Pass)], vec![(0, Pass), (1, Fail)]),
        ] {
            let folded = fold(said.iter().map(branch).collect());
            let folded: Vec<(usize, Verdict)> = folded.iter().map(|branch| (branch.rule, branch.verdict)).collect();
            assert_eq!(folded, expect, "{said:?}");
        }
    }
}
