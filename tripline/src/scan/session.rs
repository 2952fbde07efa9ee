//! One scan: file after file is decoded and judged; what must be remembered is a line a resource, the findings, and records
//! that are parts. Prints nothing.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::Arc;

use enrich::Enricher;
use evaluate::engine::Detail;
use ingest::{Clock, DecodedChange, Hints, Mapping, Reject, decode};
use schemas::finding::Remediation;
use schemas::{ConfigChange, Finding, Severity, Verdict};

use super::judge::{Judge, Said};
use super::parts::Parts;
use super::report::{Found, Order, Passed, Rejected, Report};

/// What is known of the inputs beside their bytes.
#[derive(Clone, Default)]
pub struct Source {
    /// What holds of all inputs; each has its own name.
    pub hints: Hints,
    /// Records of the user's own form.
    pub mappings: Vec<Mapping>,
    /// Business context, which rules may read.
    pub enricher: Option<Enricher>,
}

/// What became of one resource of one record.
#[derive(Debug)]
pub struct Judged {
    /// The input.
    pub file: Arc<str>,
    /// Position of the record in it, from 0.
    pub record: usize,
    /// The outcome.
    pub outcome: Outcome,
}

/// The verdicts on a resource, or why there is none.
#[derive(Debug)]
pub enum Outcome {
    /// What each rule says; empty where none concerns it.
    Change(Box<ConfigChange>, Vec<Said>),
    /// The record cannot be read.
    Rejected(String),
}

/// So many records are judged at a time.
const SHARE: usize = 4096;

/// What was taken and is not judged yet.
enum Pending {
    Change(Box<DecodedChange>),
    Reject(Reject),
}

impl Pending {
    fn record(&self) -> usize {
        match self {
            Self::Change(change) => change.record,
            Self::Reject(reject) => reject.record,
        }
    }

    fn change(&self) -> Option<&DecodedChange> {
        match self {
            Self::Change(change) => Some(change),
            Self::Reject(_) => None,
        }
    }
}

/// A scan under way.
pub struct Session<'a> {
    judge: &'a Judge,
    source: Source,
    clock: Clock,
    parts: Parts,
    waiting: Vec<(Arc<str>, DecodedChange)>,
    pending: VecDeque<(Arc<str>, Pending)>,
    report: Report,
    resources: HashMap<String, Resource>,
    collect_passes: bool,
    all_evidence: bool,
    counts_only: bool,
    least: Severity,
}

/// What is remembered of a resource.
#[derive(Debug, Default)]
struct Resource {
    newest: Option<Order>,
    passes: usize,
}

impl<'a> Session<'a> {
    /// A scan that begins.
    pub fn new(judge: &'a Judge, source: Source) -> Self {
        Self {
            judge,
            source,
            clock: Clock::system(),
            parts: Parts::default(),
            waiting: Vec::new(),
            pending: VecDeque::new(),
            report: Report::default(),
            resources: HashMap::new(),
            collect_passes: false,
            all_evidence: true,
            counts_only: false,
            least: Severity::Informational,
        }
    }

    /// Names each passed rule and resource in the report, and does not only count them.
    #[must_use]
    pub fn collecting_passes(mut self, collect: bool) -> Self {
        self.collect_passes = collect;
        self
    }

    /// Makes no evidence for what passes: the report, which does not show it, alone is wanted. Otherwise the report's findings
    /// have no words: each was seen with its verdict, and they are many.
    #[must_use]
    pub fn for_the_report(mut self, only: bool) -> Self {
        self.all_evidence = !only;
        self.counts_only = !only;
        self
    }

    /// Leaves findings below a severity out of the report.
    #[must_use]
    pub fn from_severity(mut self, least: Severity) -> Self {
        self.least = least;
        self
    }

    /// Decodes an input; [`Session::judge_next`] judges it. Records that are parts wait for [`Session::complete`].
    pub fn take(&mut self, name: &str, bytes: &[u8]) {
        self.report.files += 1;
        self.source.hints.name = name.to_owned();
        let decoded = decode(bytes, &self.source.hints, &self.source.mappings, self.clock.now());
        let file: Arc<str> = Arc::from(name);
        let mut records: Vec<usize> = decoded.changes.iter().map(|change| change.record).collect();
        records.dedup();
        self.report.records += records.len();
        let mut pending: Vec<Pending> = decoded.rejected.into_iter().map(Pending::Reject).collect();
        for reject in &pending {
            self.note_reject(&file, reject);
        }
        for mut change in newest_of_each(decoded.changes) {
            if let Some(enricher) = &self.source.enricher {
                enricher.apply(&mut change.change);
            }
            self.parts.learn(&change.change);
            match Parts::waits(&change.change) {
                true => self.waiting.push((Arc::clone(&file), change)),
                false => pending.push(Pending::Change(Box::new(change))),
            }
        }
        pending.sort_by_key(Pending::record);
        self.pending
            .extend(pending.into_iter().map(|pending| (Arc::clone(&file), pending)));
    }

    /// Notes an input that could not be read.
    pub fn unreadable(&mut self, name: &str, error: &dyn std::fmt::Display) {
        self.report.unreadable += 1;
        self.report.rejected.push(Rejected {
            file: Arc::from(name),
            record: None,
            reason: error.to_string(),
        });
    }

    /// All inputs were taken: completes the records that are parts, which then are judged like any other.
    pub fn complete(&mut self) {
        for (file, mut change) in std::mem::take(&mut self.waiting) {
            self.parts.complete(&mut change.change);
            self.pending.push_back((file, Pending::Change(Box::new(change))));
        }
    }

    /// Judges the next of what was taken, in its order; empty when all is judged. A share at a time, so that the verdicts on a large
    /// input need not be held at once.
    pub fn judge_next(&mut self) -> Vec<Judged> {
        let share: Vec<(Arc<str>, Pending)> = self.pending.drain(..self.pending.len().min(SHARE)).collect();
        let changes = share.iter().filter_map(|(_, pending)| pending.change());
        let changes: Vec<&ConfigChange> = changes.map(|decoded| &decoded.change).collect();
        let detail = if self.all_evidence {
            Detail::All
        } else {
            Detail::Findings
        };
        let mut said = self.judge.judge(&changes, detail).into_iter();
        let mut judged = Vec::with_capacity(share.len());
        for (file, pending) in share {
            judged.push(match pending {
                Pending::Reject(Reject { record, reason, .. }) => Judged {
                    file,
                    record,
                    outcome: Outcome::Rejected(reason),
                },
                Pending::Change(decoded) => {
                    let DecodedChange { record, line, change } = *decoded;
                    let said = said.next().unwrap_or_default();
                    self.note(&file, record, line, &change, &said);
                    Judged {
                        file,
                        record,
                        outcome: Outcome::Change(Box::new(change), said),
                    }
                }
            });
        }
        judged
    }

    /// The report over all that was judged.
    pub fn report(mut self) -> Report {
        let resources = std::mem::take(&mut self.resources);
        let newest = |found: &Found| resources.get(&found.key).and_then(|resource| resource.newest.as_ref());
        let before = self.report.found.len();
        let is_current = |found: &Found| newest(found).is_none_or(|newest| !found.order.is_older_than(newest));
        self.report.found.retain(is_current);
        self.report.older = before - self.report.found.len();
        self.report.passes = resources.values().map(|resource| resource.passes).sum();
        self.report.resources = resources.len();
        self.report.sort();
        self.report
    }

    fn note_reject(&mut self, file: &Arc<str>, pending: &Pending) {
        if let Pending::Reject(reject) = pending {
            self.report.rejected.push(Rejected {
                file: Arc::clone(file),
                record: Some(reject.record),
                reason: reject.reason.clone(),
            });
        }
    }

    fn note(&mut self, file: &Arc<str>, record: usize, line: Option<usize>, change: &ConfigChange, said: &[Said]) {
        let (key, order) = (Order::key(change, file), Order::of(change));
        let resource = self.resources.entry(key.clone()).or_default();
        let passes = said.iter().filter(|said| said.verdict == Verdict::Pass).count();
        match &resource.newest {
            Some(newest) if order.is_older_than(newest) => {}
            Some(newest) if newest.is_older_than(&order) => {
                (resource.newest, resource.passes) = (Some(order.clone()), passes);
            }
            _ => {
                resource.newest = Some(order.clone());
                resource.passes += passes;
            }
        }
        let place = |finding| Found {
            finding,
            file: Arc::clone(file),
            record,
            line,
            key: key.clone(),
            order: order.clone(),
            part: Parts::waits(change),
            known: false,
        };
        let mut findings = self.judge.findings(change, said);
        findings.retain(|finding| finding.rule.severity >= self.least);
        if self.counts_only {
            findings.iter_mut().for_each(slim);
        }
        self.report.found.extend(findings.into_iter().map(place));
        if self.collect_passes {
            let passed = said
                .iter()
                .filter(|said| said.verdict == Verdict::Pass)
                .map(|said| Passed {
                    rule: self.judge.rule(said).id.clone(),
                    resource: change.resource_uid.clone(),
                    file: Arc::clone(file),
                });
            self.report.passed.extend(passed);
        }
    }
}

/// Leaves of a finding what counts and baselines need.
fn slim(finding: &mut Finding) {
    let rule = &mut finding.rule;
    for text in [
        &mut rule.title,
        &mut rule.description,
        &mut rule.hash,
        &mut finding.evidence,
    ] {
        *text = String::new();
    }
    (rule.remediation, rule.frameworks) = (Remediation::default(), BTreeMap::new());
    (rule.attack, rule.references) = (Vec::new(), Vec::new());
    finding.resource.tags = BTreeMap::new();
}

/// A record that wraps several versions of a resource is judged by the newest: one verdict a record, rule and resource.
fn newest_of_each(changes: Vec<DecodedChange>) -> Vec<DecodedChange> {
    let mut newest: BTreeMap<(usize, String, String), usize> = BTreeMap::new();
    let key = |decoded: &DecodedChange| {
        let change = &decoded.change;
        // Another tool's findings about one resource are each a matter of their own.
        let own = if change.shape == evaluate::external::SHAPE {
            change.id.clone()
        } else {
            change.resource_type.clone()
        };
        (decoded.record, change.resource_uid.clone(), own)
    };
    for (position, decoded) in changes.iter().enumerate() {
        let change = &decoded.change;
        newest
            .entry(key(decoded))
            .and_modify(|best| {
                let known = &changes[*best].change;
                if change.supersedes(&known.source, known.version, known.time) {
                    *best = position;
                }
            })
            .or_insert(position);
    }
    let mut kept: Vec<usize> = newest.into_values().collect();
    kept.sort_unstable();
    let mut kept = kept.into_iter().peekable();
    let is_kept = |(position, _): &(usize, DecodedChange)| kept.next_if_eq(position).is_some();
    changes
        .into_iter()
        .enumerate()
        .filter(is_kept)
        .map(|(_, decoded)| decoded)
        .collect()
}
