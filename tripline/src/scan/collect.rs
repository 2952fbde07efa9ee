//! Judgements to a report: the findings of the newest state of each resource, and the counts.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use evaluate::config::Exception;
use evaluate::life::{self, Alone, Terms};
use evaluate::partial::siblings::Siblings;
use evaluate::{Engine, Judgement, external};
use ingest::Reject;
use ingest::files::tool::Tool;
use schemas::change::Order;
use schemas::finding::RuleInfo;
use schemas::{ConfigChange, Severity, Verdict};

use super::report::entry::{Entry, Pointers, Spool};
use super::report::table::{FileRow, Names, ResourceRow};
use super::report::{Passed, Rejected, Report};

/// What the report is for.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// Every verdict is printed as it comes, with its evidence.
    pub every_verdict: bool,
    /// Each rule and resource that passed is named, and not only counted.
    pub passes: bool,
    /// Findings below are left out.
    pub least: Severity,
}

impl Default for Wanted {
    fn default() -> Self {
        Self {
            every_verdict: true,
            passes: false,
            least: Severity::Informational,
        }
    }
}

/// A report that grows.
#[derive(Debug)]
pub(super) struct Collector {
    exceptions: Vec<Exception>,
    wanted: Wanted,
    names: Names,
    entries: Vec<Entry>,
    passed: Vec<Passed>,
    rejected: Vec<Rejected>,
    spool: Option<Spool>,
    counts: Counts,
}

/// What is counted while it grows.
#[derive(Debug, Default)]
pub(super) struct Counts {
    pub warnings: std::collections::BTreeSet<String>,
    pub sources: Vec<(Tool, PathBuf)>,
    pub nothing: usize,
    pub foreign: usize,
    pub files: usize,
    pub records: usize,
    outside: usize,
    unreadable: usize,
}

/// Where a change stood in its input.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    pub file: &'a Arc<str>,
    /// The input, as [`Collector::input`] gave it.
    pub input: u32,
    pub record: usize,
    pub line: Option<usize>,
}

impl Collector {
    pub(super) fn new(exceptions: Vec<Exception>, wanted: Wanted) -> Self {
        Self {
            exceptions,
            wanted,
            names: Names::default(),
            entries: Vec::new(),
            passed: Vec::new(),
            rejected: Vec::new(),
            spool: None,
            counts: Counts::default(),
        }
    }

    /// An input was read.
    pub(super) fn input(&mut self, name: &Arc<str>, id: &str) -> u32 {
        self.counts.files += 1;
        self.names.add_file(FileRow {
            name: Arc::clone(name),
            id: Arc::from(id),
        })
    }

    /// What is counted.
    pub(super) fn counts(&mut self) -> &mut Counts {
        &mut self.counts
    }

    /// An input could not be read.
    pub(super) fn unreadable(&mut self, name: &str, error: &dyn std::fmt::Display) {
        self.counts.unreadable += 1;
        self.rejected.push(Rejected {
            file: Arc::from(name),
            record: None,
            reason: error.to_string(),
        });
    }

    /// A record could not be read.
    pub(super) fn rejected(&mut self, file: &Arc<str>, reject: &Reject) {
        self.rejected.push(Rejected {
            file: Arc::clone(file),
            record: Some(reject.record),
            reason: reject.reason.clone(),
        });
    }

    /// A change was judged; `skips` are exceptions that it brings itself.
    pub(super) fn judged(
        &mut self,
        engine: &Engine,
        place: Place<'_>,
        change: &ConfigChange,
        judgements: &[Judgement],
        skips: &[Exception],
    ) -> io::Result<()> {
        let resource = self.names.resource_of(&key(change, place.file), &change.resource_uid);
        let passes = || judgements.iter().filter(|judgement| judgement.verdict == Verdict::Pass);
        let is_outside =
            |judgement: &&Judgement| judgement.verdict == Verdict::Fail && !engine.is_told(&judgement.rule.id);
        self.counts.outside += judgements.iter().filter(is_outside).count();
        let state = state(self.names.resource_mut(resource), Order::of(change), passes().count());
        let judged = |id: &str| judgements.iter().find(|judgement| judgement.rule.id == id);
        let exceptions: Vec<Exception>;
        let terms = Terms {
            exceptions: if skips.is_empty() {
                &self.exceptions
            } else {
                exceptions = skips.iter().chain(&self.exceptions).cloned().collect();
                &exceptions
            },
            rule_of: &|id| judged(id).map(|judgement| Arc::clone(&judgement.rule)),
            leaders_of: &|id| engine.leaders(id),
            is_told: &|id| engine.is_told(id),
            again: None,
        };
        for Alone { finding, told_in } in life::alone(change, judgements, &terms) {
            if finding.rule.severity < self.wanted.least {
                continue;
            }
            let leader = told_in.as_deref().and_then(judged);
            let to = Pointers {
                rule: self.names.rule_of(unfilled(judgements, &finding.rule)),
                resource,
                file: place.input,
                record: place.record,
                line: place.line,
                told_in: leader.map(|leader| self.names.rule_of(&leader.rule)),
                state,
                part: Siblings::waits(change),
            };
            let spool = match &mut self.spool {
                Some(spool) => spool,
                empty => empty.insert(Spool::new()?),
            };
            self.entries.push(spool.write(finding, to)?);
        }
        if self.wanted.passes {
            for judgement in passes() {
                self.passed.push(Passed {
                    rule: self.names.rule_of(&judgement.rule),
                    resource,
                    file: place.input,
                });
            }
        }
        Ok(())
    }

    /// The report over all that was judged.
    pub(super) fn report(self) -> io::Result<Report> {
        let Self {
            names,
            mut entries,
            counts,
            ..
        } = self;
        let before = entries.len();
        entries.retain(|entry| {
            let row = names.resource(entry.resource);
            let newest = row.newest.as_ref();
            newest.is_none_or(|newest| !row.states[entry.state as usize].is_older_than(newest))
        });
        let mut report = Report {
            older: before - entries.len(),
            passes: names.resources().iter().map(|row| row.passes).sum(),
            resources: names.resources().len(),
            entries,
            passed: self.passed,
            names,
            rejected: self.rejected,
            warnings: counts.warnings,
            nothing: counts.nothing,
            outside: counts.outside,
            foreign: counts.foreign,
            sources: counts.sources,
            files: counts.files,
            unreadable: counts.unreadable,
            records: counts.records,
            gone: 0,
            has_baseline: false,
            spool: self.spool.map_or_else(Spool::empty, Spool::finish)?,
        };
        report.sort();
        Ok(report)
    }
}

/// The place of a record's state among those of its resource. Of passes only those of the newest states count.
fn state(row: &mut ResourceRow, order: Order, passes: usize) -> u32 {
    match &row.newest {
        Some(newest) if order.is_older_than(newest) => {}
        Some(newest) if newest.is_older_than(&order) => {
            row.newest = Some(order.clone());
            row.passes = passes;
        }
        _ => {
            row.newest = Some(order.clone());
            row.passes += passes;
        }
    }
    if row.states.last() != Some(&order) {
        row.states.push(order);
    }
    u32::try_from(row.states.len() - 1).unwrap_or(u32::MAX)
}

/// The rule as the engine has it: a finding's own holds the command for one resource.
fn unfilled<'r>(judgements: &'r [Judgement], rule: &'r RuleInfo) -> &'r RuleInfo {
    let own = judgements.iter().find(|judgement| judgement.rule.id == rule.id);
    own.map_or(rule, |judgement| &*judgement.rule)
}

/// What records of one resource share. Names within a cluster are no names in the world: those count within their input.
fn key(change: &ConfigChange, file: &str) -> String {
    let key = format!("{}\u{1f}{}", change.shape, external::state_key(change));
    if change.provider == "kubernetes" {
        format!("{key}\u{1f}{file}")
    } else {
        key
    }
}
