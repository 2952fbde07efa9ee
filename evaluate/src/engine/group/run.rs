//! Evaluation of a group, each rule for itself: what one rule costs, fails or panics on is no other rule's concern.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use bumpalo::Bump;
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::error::Result as PlanResult;
use pipeline::panics::caught;
use schemas::ConfigChange;

use super::Group;
use super::arrow::ArrowRule;
use crate::batch;
use crate::compile::Compiled;
use crate::engine::apart::{Apart, Stopped};
use crate::engine::copies;
use crate::engine::verdict::{BranchVerdict, Detail};
use crate::engine::watch::Watch;
use crate::native::Machine;

/// Records that DataFusion gets at once: the time that a rule may take is for all of them.
const TOGETHER: usize = 64;

/// A machine's arena may grow to this before another one is begun, bytes.
const ARENA: usize = 64 << 20;

/// What an evaluation needs beside the group.
#[derive(Debug, Clone, Copy)]
pub struct Run<'a> {
    /// For which verdicts evidence is made.
    pub detail: Detail,
    /// The moment.
    pub now: i64,
    /// The rules, by index.
    pub rules: &'a [Compiled],
    /// Where DataFusion runs.
    pub apart: &'a Apart,
    /// Told of rules that are stopped.
    pub watch: &'a Watch,
}

impl Run<'_> {
    fn id(&self, rule: usize) -> &str {
        &self.rules[rule].rule.info.id
    }

    fn stopped(&self, rule: usize, why: &Stopped, took: Duration) -> BranchVerdict {
        self.watch.stopped(self.id(rule), why, took);
        BranchVerdict::stopped(rule, why)
    }
}

impl Group {
    /// Evaluates the rules that are expressions over each change.
    pub fn evaluate(self: &Arc<Self>, changes: &[&ConfigChange], run: &Run) -> Vec<Vec<BranchVerdict>> {
        let mut verdicts: Vec<Vec<BranchVerdict>> = vec![Vec::new(); changes.len()];
        self.evaluate_native(changes, run, &mut verdicts);
        if !self.arrow.is_empty() {
            for (changes, verdicts) in changes.chunks(TOGETHER).zip(verdicts.chunks_mut(TOGETHER)) {
                self.evaluate_arrow(changes, run, verdicts);
            }
            let by_rule = |all: &mut Vec<BranchVerdict>| all.sort_by_key(|verdict| verdict.rule);
            verdicts.iter_mut().for_each(by_rule);
        }
        for (rule, error) in &self.broken {
            let undecided = BranchVerdict::undecided(*rule, &format!("the rule has no physical form: {error}"));
            verdicts.iter_mut().for_each(|all| all.push(undecided.clone()));
        }
        verdicts
    }

    fn evaluate_native(&self, changes: &[&ConfigChange], run: &Run, verdicts: &mut [Vec<BranchVerdict>]) {
        if self.native.is_empty() {
            return;
        }
        let mut rest = changes.iter().zip(verdicts).peekable();
        while let Some((first, _)) = rest.peek() {
            let arena = Bump::new();
            let mut machine = Machine::new(&self.graph, &arena, run.now, first);
            for (change, all) in rest.by_ref() {
                machine.take(change);
                all.reserve(self.native.len());
                if caught(|| self.one_native(&mut machine, run, all)).is_err() {
                    all.clear();
                    self.each_native(change, run, all);
                    break;
                }
                if arena.allocated_bytes() > ARENA {
                    break;
                }
            }
        }
    }

    fn one_native(&self, machine: &mut Machine, run: &Run, all: &mut Vec<BranchVerdict>) {
        for rule in &self.native {
            match rule.evaluate(machine, run.detail) {
                Ok(verdict) => all.extend(verdict),
                Err(why) => all.push(run.stopped(rule.index, &why, Duration::ZERO)),
            }
        }
    }

    /// Each rule in a machine of its own, after one of them panicked.
    fn each_native(&self, change: &ConfigChange, run: &Run, all: &mut Vec<BranchVerdict>) {
        for rule in &self.native {
            let alone = || {
                let arena = Bump::new();
                let mut machine = Machine::new(&self.graph, &arena, run.now, change);
                machine.take(change);
                rule.evaluate(&mut machine, run.detail)
            };
            match caught(alone).unwrap_or_else(|words| Err(Stopped::Panicked(words))) {
                Ok(verdict) => all.extend(verdict),
                Err(why) => all.push(run.stopped(rule.index, &why, Duration::ZERO)),
            }
        }
    }

    /// The rules together; those that were stopped before, and all where something fails, one by one.
    fn evaluate_arrow(self: &Arc<Self>, changes: &[&ConfigChange], run: &Run, verdicts: &mut [Vec<BranchVerdict>]) {
        let (mut alone, mut together) = (Vec::new(), Vec::new());
        for (number, rule) in self.arrow.iter().enumerate() {
            if let Some(why) = run.watch.rests(run.id(rule.index)) {
                let undecided = BranchVerdict::undecided(rule.index, &why);
                verdicts.iter_mut().for_each(|all| all.push(undecided.clone()));
            } else if rule.alone.load(Ordering::Relaxed) {
                alone.push(number);
            } else {
                together.push(number);
            }
        }
        let copies = together.iter().any(|number| self.arrow[*number].copies);
        let swelling = copies && changes.iter().any(|change| copies::allowed(change).is_err());
        let done = if swelling || together.is_empty() {
            None
        } else {
            self.try_together(changes, run, together.clone())
        };
        match done {
            Some(done) => verdicts.iter_mut().zip(done).for_each(|(all, found)| all.extend(found)),
            None => alone.extend(together),
        }
        for number in alone {
            self.alone(number, changes, run, verdicts);
        }
    }

    fn try_together(
        self: &Arc<Self>,
        changes: &[&ConfigChange],
        run: &Run,
        numbers: Vec<usize>,
    ) -> Option<Vec<Vec<BranchVerdict>>> {
        let (rows, group, detail) = (batch::batch(changes).ok()?, Arc::clone(self), run.detail);
        let work = move |_: &tokio::runtime::Runtime| -> PlanResult<Vec<Vec<BranchVerdict>>> {
            let rules = numbers.iter().map(|number| &group.arrow[*number]);
            let read = group.slots.read_by(rules.flat_map(ArrowRule::expressions));
            let filled = group.slots.fill(&rows, &read)?;
            let mut verdicts = vec![Vec::new(); filled.rows()];
            for number in numbers {
                let found = group.arrow[number].evaluate(&filled, detail)?;
                verdicts.iter_mut().zip(found).for_each(|(all, one)| all.extend(one));
            }
            Ok(verdicts)
        };
        run.apart.run(work).ok()?.ok()
    }

    /// One rule over each change by itself, with no more slots than it reads.
    fn alone(
        self: &Arc<Self>,
        number: usize,
        changes: &[&ConfigChange],
        run: &Run,
        verdicts: &mut [Vec<BranchVerdict>],
    ) {
        let rule = &self.arrow[number];
        for (change, all) in changes.iter().zip(verdicts) {
            if let Some(why) = run.watch.rests(run.id(rule.index)) {
                all.push(BranchVerdict::undecided(rule.index, &why));
                continue;
            }
            let begun = Instant::now();
            match self.alone_on(number, change, run) {
                Ok(found) => {
                    run.watch.took(run.id(rule.index), begun.elapsed());
                    all.extend(found);
                }
                Err(why) => {
                    rule.alone.store(true, Ordering::Relaxed);
                    all.push(run.stopped(rule.index, &why, begun.elapsed()));
                }
            }
        }
    }

    fn alone_on(
        self: &Arc<Self>,
        number: usize,
        change: &ConfigChange,
        run: &Run,
    ) -> Result<Option<BranchVerdict>, Stopped> {
        if self.arrow[number].copies {
            copies::allowed(change)?;
        }
        let (group, detail) = (Arc::clone(self), run.detail);
        let rows = batch::batch(&[change]);
        let work = move |_: &tokio::runtime::Runtime| {
            let rule = &group.arrow[number];
            match rows.and_then(|rows| group.on_one(rule, &rows, detail)) {
                Ok(found) => Ok(found),
                Err(error) => rule.failed(&error).map(Some),
            }
        };
        run.apart.run(work)?
    }

    fn on_one(&self, rule: &ArrowRule, row: &RecordBatch, detail: Detail) -> PlanResult<Option<BranchVerdict>> {
        let read = self.slots.read_by(rule.expressions());
        let filled = self.slots.fill(row, &read)?;
        Ok(rule.evaluate(&filled, detail)?.into_iter().next().flatten())
    }
}
