//! Judgements to a report: the findings of the newest state of each resource, and the counts.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use evaluate::config::Exception;
use evaluate::life::{self, Alone, Terms};
use evaluate::partial::siblings::Siblings;
use evaluate::{Engine, Judgement, external};
use ingest::Reject;
use schemas::change::Order;
use schemas::finding::Remediation;
use schemas::{ConfigChange, Finding, Severity, Verdict};

use super::report::{Found, Passed, Rejected, Report};

/// What the report is for.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// Every verdict is printed as it comes, with its evidence, so the report is there for its counts and a baseline only: its
    /// findings, which may be many, are kept without their words.
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
    resources: HashMap<String, Resource>,
    report: Report,
}

/// What is remembered of a resource.
#[derive(Debug, Default)]
struct Resource {
    newest: Option<Order>,
    passes: usize,
}

/// Where a change stood in its input.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    pub file: &'a Arc<str>,
    pub record: usize,
    pub line: Option<usize>,
}

impl Collector {
    pub(super) fn new(exceptions: Vec<Exception>, wanted: Wanted) -> Self {
        Self {
            exceptions,
            wanted,
            resources: HashMap::new(),
            report: Report::default(),
        }
    }

    /// An input was read, with so many records.
    pub(super) fn input(&mut self, records: usize) {
        self.report.files += 1;
        self.report.records += records;
    }

    /// An input could not be read.
    pub(super) fn unreadable(&mut self, name: &str, error: &dyn std::fmt::Display) {
        self.report.unreadable += 1;
        self.report.rejected.push(Rejected {
            file: Arc::from(name),
            record: None,
            reason: error.to_string(),
        });
    }

    /// A record could not be read.
    pub(super) fn rejected(&mut self, file: &Arc<str>, reject: &Reject) {
        self.report.rejected.push(Rejected {
            file: Arc::clone(file),
            record: Some(reject.record),
            reason: reject.reason.clone(),
        });
    }

    /// A change was judged.
    pub(super) fn judged(
        &mut self,
        engine: &Engine,
        place: Place<'_>,
        change: &ConfigChange,
        judgements: &[Judgement],
    ) {
        let (key, order) = (key(change, place.file), Order::of(change));
        let passes = || judgements.iter().filter(|judgement| judgement.verdict == Verdict::Pass);
        let resource = self.resources.entry(key.clone()).or_default();
        resource.count(&order, passes().count());
        let found = |alone: Alone| Found {
            finding: alone.finding,
            told_in: alone.told_in,
            file: Arc::clone(place.file),
            record: place.record,
            line: place.line,
            key: key.clone(),
            order: order.clone(),
            part: Siblings::waits(change),
            in_baseline: false,
        };
        let judged = |id: &str| judgements.iter().find(|judgement| judgement.rule.id == id);
        let terms = Terms {
            exceptions: &self.exceptions,
            rule_of: &|id| judged(id).map(|judgement| Arc::clone(&judgement.rule)),
            leaders_of: &|id| engine.leaders(id),
        };
        let mut findings = life::alone(change, judgements, &terms);
        findings.retain(|alone| alone.finding.rule.severity >= self.wanted.least);
        if self.wanted.every_verdict {
            findings.iter_mut().for_each(|alone| without_words(&mut alone.finding));
        }
        self.report.found.extend(findings.into_iter().map(found));
        if self.wanted.passes {
            self.report.passed.extend(passes().map(|judgement| Passed {
                rule: judgement.rule.id.clone(),
                resource: change.resource_uid.clone(),
                file: Arc::clone(place.file),
            }));
        }
    }

    /// The report over all that was judged.
    pub(super) fn report(mut self) -> Report {
        let newest = |found: &Found| {
            self.resources
                .get(&found.key)
                .and_then(|resource| resource.newest.as_ref())
        };
        let before = self.report.found.len();
        let is_current = |found: &Found| newest(found).is_none_or(|newest| !found.order.is_older_than(newest));
        self.report.found.retain(is_current);
        self.report.older = before - self.report.found.len();
        self.report.passes = self.resources.values().map(|resource| resource.passes).sum();
        self.report.resources = self.resources.len();
        self.report.sort();
        self.report
    }
}

impl Resource {
    /// Counts the passes of a record: only those of the newest ones stand.
    fn count(&mut self, order: &Order, passes: usize) {
        match &self.newest {
            Some(newest) if order.is_older_than(newest) => {}
            Some(newest) if newest.is_older_than(order) => {
                self.newest = Some(order.clone());
                self.passes = passes;
            }
            _ => {
                self.newest = Some(order.clone());
                self.passes += passes;
            }
        }
    }
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

/// Leaves of a finding what counts and baselines need.
fn without_words(finding: &mut Finding) {
    let rule = &mut finding.rule;
    for text in [
        &mut rule.title,
        &mut rule.description,
        &mut rule.hash,
        &mut finding.evidence,
    ] {
        *text = String::new();
    }
    rule.remediation = Remediation::default();
    rule.frameworks = BTreeMap::new();
    rule.attack = Vec::new();
    rule.references = Vec::new();
    finding.resource.tags = BTreeMap::new();
    finding.related = Vec::new();
}
