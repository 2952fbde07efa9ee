//! What a scan found: the findings of the newest state of each resource, what could not be read, and the counts. Plain data.

use std::collections::HashSet;
use std::sync::Arc;

use schemas::{Activity, ConfigChange, Finding, Severity, Verdict};

use super::baseline::Baseline;

/// The findings of a scan and its counts.
#[derive(Debug, Default)]
pub struct Report {
    /// Fail, suppressed and unknown, the worst first.
    pub found: Vec<Found>,
    /// Rule and resource of each pass, where asked for.
    pub passed: Vec<Passed>,
    /// What could not be read.
    pub rejected: Vec<Rejected>,
    /// Inputs that were read.
    pub files: usize,
    /// Inputs that could not be read at all.
    pub unreadable: usize,
    /// Records that were read.
    pub records: usize,
    /// Resources in them.
    pub resources: usize,
    /// Verdicts that are pass.
    pub passes: usize,
    /// Findings of states that a newer record of the same scan replaced.
    pub older: usize,
    /// Findings that the baseline names and that are no longer there.
    pub gone: usize,
    /// Whether a baseline was given.
    pub has_baseline: bool,
}

/// A finding and where it stands.
#[derive(Debug)]
pub struct Found {
    /// What a destination would get.
    pub finding: Finding,
    /// The input.
    pub file: Arc<str>,
    /// Position of the record in it, from 0.
    pub record: usize,
    /// Line, from 1, where the input has lines.
    pub line: Option<usize>,
    /// Whether the baseline names it.
    pub known: bool,
    pub(super) key: String,
    pub(super) order: Order,
    pub(super) part: bool,
}

/// A rule that a resource passed.
#[derive(Debug)]
pub struct Passed {
    /// The rule.
    pub rule: String,
    /// The resource.
    pub resource: String,
    /// The input.
    pub file: Arc<str>,
}

/// A record, or a whole input, that could not be read.
#[derive(Debug)]
pub struct Rejected {
    /// The input.
    pub file: Arc<str>,
    /// Position of the record in it, from 0; `None` for the whole input.
    pub record: Option<usize>,
    /// What is wrong.
    pub reason: String,
}

/// Which of two records of a resource is the newer.
#[derive(Debug, Clone)]
pub(super) struct Order {
    source: String,
    version: Option<i64>,
    /// `None` where the source gives no time: such a record says how things are, not when.
    time: Option<i64>,
}

impl Order {
    pub(super) fn of(change: &ConfigChange) -> Self {
        let time = (change.time != change.observed_at).then_some(change.time);
        Self {
            source: change.source.clone(),
            version: change.version,
            time,
        }
    }

    /// What records of one resource share. Names within a cluster are no names in the world: those count within their input.
    pub(super) fn key(change: &ConfigChange, file: &str) -> String {
        let key = format!("{}\u{1f}{}", change.shape, evaluate::external::state_key(change));
        if change.provider == "kubernetes" {
            format!("{key}\u{1f}{file}")
        } else {
            key
        }
    }

    pub(super) fn is_older_than(&self, other: &Self) -> bool {
        match (self.version, other.version) {
            (Some(mine), Some(theirs)) if self.source == other.source => mine < theirs,
            _ => matches!((self.time, other.time), (Some(mine), Some(theirs)) if mine < theirs),
        }
    }
}

impl Found {
    /// Whether it is a risk that nobody has accepted and no baseline knows.
    pub fn counts(&self) -> bool {
        self.finding.verdict == Verdict::Fail && self.finding.activity != Activity::Suppressed && !self.known
    }
}

impl Report {
    pub(super) fn sort(&mut self) {
        let rank = |found: &Found| super::judge::weight(found.finding.verdict);
        self.found.sort_by(|a, b| {
            let severity = b.finding.rule.severity.cmp(&a.finding.rule.severity);
            let place = || (&a.file, a.record, &a.finding.rule.id).cmp(&(&b.file, b.record, &b.finding.rule.id));
            rank(a).cmp(&rank(b)).then(severity).then_with(place)
        });
        // Parts of one resource were completed by each other and say the same.
        let mut seen = HashSet::new();
        self.found.retain(|found| {
            let finding = &found.finding;
            !found.part || seen.insert((finding.uid.clone(), finding.verdict.as_str(), finding.evidence.clone()))
        });
    }

    /// With what a baseline knows marked.
    #[must_use]
    pub fn against(mut self, baseline: Option<Baseline>) -> Self {
        let Some(baseline) = baseline else { return self };
        self.has_baseline = true;
        let mut left: HashSet<&str> = baseline.uids().collect();
        for found in &mut self.found {
            if found.finding.verdict == Verdict::Fail && baseline.knows(&found.finding.uid) {
                found.known = true;
                left.remove(found.finding.uid.as_str());
            }
        }
        self.gone = left.len();
        self
    }

    /// Whether there is a finding of that severity or above that counts.
    pub fn fails_from(&self, severity: Severity) -> bool {
        self.found
            .iter()
            .any(|found| found.counts() && found.finding.rule.severity >= severity)
    }
}
