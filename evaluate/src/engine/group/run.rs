//! Evaluation of a group, each rule for itself: what one rule costs, fails or panics on is no other rule's concern.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use datafusion::arrow::record_batch::RecordBatch;
use datafusion::error::Result as PlanResult;
use pipeline::panics::caught;
use schemas::ConfigChange;

use super::Group;
use super::arrow::ArrowRule;
use crate::batch;
use crate::engine::apart::{Apart, Stopped};
use crate::engine::asked::{Answer, Asked, Before};
use crate::engine::copies;
use crate::engine::verdict::{BranchVerdict, Detail, Wanted};
use crate::engine::watch::Watch;
use crate::native::print::print;
use crate::native::{Machine, Scratch};
use crate::rule::Rule;

/// Records that DataFusion gets at once: the time that a rule may take is for all of them.
const TOGETHER: usize = 64;

const DAY: i64 = 86_400_000;

/// When the day after a moment begins, UTC: what of the clock is read elsewhere than in the native form is looked at daily.
fn tomorrow(at: i64) -> i64 {
    at.div_euclid(DAY).saturating_add(1).saturating_mul(DAY)
}

/// What an evaluation needs beside the group.
#[derive(Debug, Clone, Copy)]
pub struct Run<'a> {
    /// What is asked.
    pub wanted: Wanted<'a>,
    /// The moment, where the question names none.
    pub now: i64,
    /// The rules, by index.
    pub rules: &'a [Rule],
    /// Where DataFusion runs.
    pub apart: &'a Apart,
    /// Told of rules that are stopped.
    pub watch: &'a Watch,
}

impl Run<'_> {
    fn id(&self, rule: usize) -> &str {
        &self.rules[rule].info.id
    }

    fn stopped(&self, rule: usize, why: &Stopped, took: Duration) -> BranchVerdict {
        self.watch.stopped(self.id(rule), why, took);
        BranchVerdict::stopped(rule, why)
    }
}

impl Group {
    /// Evaluates the rules that are expressions over each change.
    pub fn evaluate(self: &Arc<Self>, asked: &[Asked], run: &Run, scratch: &mut Scratch) -> Vec<Answer> {
        let mut answers: Vec<Answer> = asked.iter().map(|one| self.answer(one, run, scratch)).collect();
        if !self.arrow.is_empty() {
            for (asked, answers) in asked.chunks(TOGETHER).zip(answers.chunks_mut(TOGETHER)) {
                let changes: Vec<&ConfigChange> = asked.iter().map(|one| one.change).collect();
                let mut verdicts = vec![Vec::new(); changes.len()];
                self.evaluate_arrow(&changes, run, &mut verdicts);
                for (answer, verdicts) in answers.iter_mut().zip(verdicts) {
                    let all = answer.verdicts.get_or_insert_default();
                    all.extend(verdicts);
                    all.sort_by_key(|verdict| verdict.rule);
                }
            }
        }
        for (rule, error) in self.broken.iter().filter(|(rule, _)| run.wanted.has(*rule)) {
            let undecided = BranchVerdict::undecided(*rule, &format!("the rule has no physical form: {error}"));
            let lists = answers.iter_mut().filter_map(|answer| answer.verdicts.as_mut());
            lists.for_each(|all| all.push(undecided.clone()));
        }
        answers
    }

    /// Whether what the rules say follows from the change alone, and from nothing of it that the graph does not know.
    fn is_pure(&self) -> bool {
        self.arrow.is_empty() && self.plans.is_empty() && self.broken.is_empty() && !self.reads_clock
    }

    /// What the native rules say of a change.
    fn answer(&self, asked: &Asked, run: &Run, scratch: &mut Scratch) -> Answer {
        let at = asked.at.unwrap_or(run.now);
        let said = caught(|| {
            scratch.with(&self.graph, at, asked.change, |machine| {
                self.with_machine(machine, asked.before, run)
            })
        });
        let mut answer = said.unwrap_or_else(|_| Answer {
            turn: self.reads_clock.then(|| tomorrow(at)),
            ..Answer::of(self.each_native(asked.change, at, run))
        });
        if self.reads_daily {
            answer.turn = answer.turn.into_iter().chain([tomorrow(at)]).min();
        }
        answer
    }

    fn with_machine(&self, machine: &mut Machine, before: Before, run: &Run) -> Answer {
        let print = match before {
            Before::Unasked => None,
            _ if !self.is_pure() => None,
            _ => print(machine).ok(),
        };
        if let (Some(print), Before::Print(known)) = (print, before)
            && print == known
        {
            return Answer {
                print: Some(print),
                turn: None,
                verdicts: None,
            };
        }
        let (mut verdicts, mut print) = (Vec::with_capacity(self.native.len() + self.arrow.len()), print);
        for rule in self.native.iter().filter(|rule| run.wanted.has(rule.index)) {
            match rule.evaluate(machine, run.wanted.detail) {
                Ok(verdict) => verdicts.extend(verdict),
                Err(why) => {
                    // Another time it may come to its end.
                    print = None;
                    verdicts.push(run.stopped(rule.index, &why, Duration::ZERO));
                }
            }
        }
        Answer {
            print,
            turn: machine.turn(),
            verdicts: Some(verdicts),
        }
    }

    /// Each rule in a machine of its own, after one of them panicked.
    fn each_native(&self, change: &ConfigChange, at: i64, run: &Run) -> Vec<BranchVerdict> {
        let mut all = Vec::with_capacity(self.native.len());
        for rule in self.native.iter().filter(|rule| run.wanted.has(rule.index)) {
            let alone = || {
                Scratch::default().with(&self.graph, at, change, |machine| {
                    rule.evaluate(machine, run.wanted.detail)
                })
            };
            match caught(alone).unwrap_or_else(|words| Err(Stopped::Panicked(words))) {
                Ok(verdict) => all.extend(verdict),
                Err(why) => all.push(run.stopped(rule.index, &why, Duration::ZERO)),
            }
        }
        all
    }

    /// The rules together; those that were stopped before, and all where something fails, one by one.
    fn evaluate_arrow(self: &Arc<Self>, changes: &[&ConfigChange], run: &Run, verdicts: &mut [Vec<BranchVerdict>]) {
        let (mut alone, mut together) = (Vec::new(), Vec::new());
        let arrow = self.arrow.iter().enumerate();
        for (number, rule) in arrow.filter(|(_, rule)| run.wanted.has(rule.index)) {
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
        let (rows, group, detail) = (batch::batch(changes).ok()?, Arc::clone(self), run.wanted.detail);
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
        let (group, detail) = (Arc::clone(self), run.wanted.detail);
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
