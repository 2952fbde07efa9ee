//! Changes to verdicts and finding events, as the evaluate stage does it, for changes that stand by themselves.

use std::collections::BTreeSet;

use evaluate::config::Exception;
use evaluate::engine::{Detail, Judgement};
use evaluate::life::{self, Opinion};
use evaluate::{Engine, external};
use schemas::finding::RuleInfo;
use schemas::{ChangeKind, ConfigChange, Finding, Verdict};

/// At most so many changes are judged in one batch.
const BATCH: usize = 1024;

/// Compiled rules and the accepted risks.
#[derive(Debug)]
pub struct Judge {
    engine: Engine,
    exceptions: Vec<Exception>,
}

/// What one rule says of one change.
#[derive(Debug, Clone)]
pub struct Said {
    by: By,
    /// Pass, fail or unknown.
    pub verdict: Verdict,
    /// The rule's columns, JSON object text.
    pub evidence: String,
    /// Why, where the condition alone does not say it.
    pub reason: Option<String>,
}

/// Whose verdict it is.
#[derive(Debug, Clone)]
enum By {
    /// One of our rules, by its index.
    Own(usize),
    /// Another tool's.
    Foreign(Box<RuleInfo>),
}

impl Judge {
    /// A judge by these rules.
    pub fn new(engine: Engine, exceptions: Vec<Exception>) -> Self {
        Self { engine, exceptions }
    }

    /// The rules.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// The rule that said it.
    pub fn rule<'a>(&'a self, said: &'a Said) -> &'a RuleInfo {
        match &said.by {
            By::Own(index) => &self.engine.rules()[*index].rule.info,
            By::Foreign(rule) => rule,
        }
    }

    /// What every rule that concerns it says of each change. Of a resource that is gone none says anything.
    pub fn judge(&self, changes: &[&ConfigChange], detail: Detail) -> Vec<Vec<Said>> {
        let own = |change: &ConfigChange| change.kind != ChangeKind::Delete && change.shape != external::SHAPE;
        let judged: Vec<&ConfigChange> = changes.iter().copied().filter(|change| own(change)).collect();
        let mut judgements = self.in_batches(&judged, detail).into_iter();
        changes
            .iter()
            .map(|change| match own(change) {
                true => one_a_rule(judgements.next().unwrap_or_default()),
                false => foreign(change).into_iter().collect(),
            })
            .collect()
    }

    /// Batch by batch, on as many threads as there are cores and batches.
    fn in_batches(&self, changes: &[&ConfigChange], detail: Detail) -> Vec<Vec<Judgement>> {
        let batches: Vec<&[&ConfigChange]> = changes.chunks(BATCH).collect();
        let threads = std::thread::available_parallelism()
            .map_or(1, usize::from)
            .min(batches.len());
        if threads < 2 {
            return batches
                .into_iter()
                .flat_map(|batch| self.engine.judge(batch, detail))
                .collect();
        }
        let share = |thread: usize| {
            let own = batches.iter().enumerate().skip(thread).step_by(threads);
            own.map(|(at, batch)| (at, self.engine.judge(batch, detail)))
                .collect::<Vec<_>>()
        };
        let mut judged: Vec<(usize, Vec<Vec<Judgement>>)> = std::thread::scope(|scope| {
            let workers: Vec<_> = (0..threads).map(|thread| scope.spawn(move || share(thread))).collect();
            let ended = workers.into_iter().map(|worker| worker.join());
            ended
                .flat_map(|ended| ended.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
                .collect()
        });
        judged.sort_by_key(|(at, _)| *at);
        judged.into_iter().flat_map(|(_, judgements)| judgements).collect()
    }

    /// The finding events of a change that is the first of its resource: new, suppressed, unknown.
    pub fn findings(&self, change: &ConfigChange, said: &[Said]) -> Vec<Finding> {
        let open = said.iter().filter(|said| said.verdict != Verdict::Pass);
        let opinions: Vec<Opinion<'_>> = open
            .map(|said| Opinion {
                rule: self.rule(said),
                verdict: said.verdict,
                evidence: said.evidence.clone(),
                reason: said.reason.clone(),
            })
            .collect();
        let mut state = life::advance(None, change);
        let known = |id: &str| {
            opinions
                .iter()
                .find(|opinion| opinion.rule.id == id)
                .map(|opinion| opinion.rule.clone())
        };
        life::apply(&mut state, change, &opinions, &self.exceptions, &known)
    }
}

/// A rule over several branches of a table may judge a change once in each; the worst verdict stands for all.
fn one_a_rule(judgements: Vec<Judgement>) -> Vec<Said> {
    let rules: BTreeSet<usize> = judgements.iter().map(|judgement| judgement.rule).collect();
    if rules.len() == judgements.len() {
        return judgements.into_iter().map(Said::own).collect();
    }
    let worst = |rule: usize| {
        let of_rule = judgements.iter().filter(|judgement| judgement.rule == rule);
        of_rule
            .min_by_key(|judgement| weight(judgement.verdict))
            .cloned()
            .map(Said::own)
    };
    rules.into_iter().filter_map(worst).collect()
}

/// Fail before unknown before pass.
pub fn weight(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Fail => 0,
        Verdict::Unknown => 1,
        Verdict::Pass => 2,
    }
}

/// A finding of another tool is a verdict already.
fn foreign(change: &ConfigChange) -> Option<Said> {
    if change.kind == ChangeKind::Delete || change.shape != external::SHAPE {
        return None;
    }
    let (rule, verdict) = external::rule(change)?;
    let opinion = external::opinion(change, &rule, verdict);
    let (evidence, reason) = (opinion.evidence, opinion.reason);
    Some(Said {
        by: By::Foreign(Box::new(rule)),
        verdict,
        evidence,
        reason,
    })
}

impl Said {
    fn own(judgement: Judgement) -> Self {
        Self {
            by: By::Own(judgement.rule),
            verdict: judgement.verdict,
            evidence: judgement.evidence,
            reason: judgement.reason,
        }
    }
}
