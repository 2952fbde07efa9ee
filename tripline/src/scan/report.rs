//! What a scan found: the findings of the newest state of each resource, what could not be read, and the counts. Plain data.

use std::collections::HashSet;
use std::sync::Arc;

use schemas::change::Order;
use schemas::{Activity, Finding, Severity, Verdict};

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
    /// The rule inside whose finding it is told: the leader of its family, which fails on the same resource.
    pub told_in: Option<String>,
    /// Whether the baseline names it.
    pub in_baseline: bool,
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

impl Found {
    /// Whether it is a risk that nobody has accepted and no baseline names.
    pub fn counts(&self) -> bool {
        self.finding.verdict == Verdict::Fail && self.finding.activity != Activity::Suppressed && !self.in_baseline
    }

    /// `file:line`, or the record where there are no lines worth naming.
    pub fn place(&self) -> String {
        match self.line {
            Some(line) => format!("{}:{line}", self.file),
            None => format!("{}, record {}", self.file, self.record),
        }
    }
}

impl Report {
    pub(super) fn sort(&mut self) {
        self.found.sort_by(|a, b| {
            let severity = b.finding.rule.severity.cmp(&a.finding.rule.severity);
            let place = || (&a.file, a.record, &a.finding.rule.id).cmp(&(&b.file, b.record, &b.finding.rule.id));
            b.finding
                .verdict
                .cmp(&a.finding.verdict)
                .then(severity)
                .then_with(place)
        });
        // Parts of one resource were completed by each other and say the same.
        let mut seen = HashSet::new();
        self.found.retain(|found| {
            let finding = &found.finding;
            !found.part || seen.insert((finding.uid.clone(), finding.verdict.as_str(), finding.evidence.clone()))
        });
    }

    /// With the findings marked that a baseline names by their uids.
    #[must_use]
    pub fn against(mut self, baseline: &HashSet<&str>) -> Self {
        self.has_baseline = true;
        let mut gone = baseline.clone();
        for found in &mut self.found {
            let uid = found.finding.uid.as_str();
            if found.finding.verdict == Verdict::Fail && baseline.contains(uid) {
                gone.remove(uid);
                found.in_baseline = true;
            }
        }
        self.gone = gone.len();
        self
    }

    /// The findings that count and are told by themselves, and how many more are told inside them. A member of a family whose
    /// leader does not count speaks for itself.
    pub fn told(&self) -> (Vec<&Found>, usize) {
        let counting = || self.found.iter().filter(|found| found.counts());
        let key = |found: &Found, rule: &str| (found.key.clone(), rule.to_owned());
        let leaders: HashSet<(String, String)> = counting().map(|found| key(found, &found.finding.rule.id)).collect();
        let is_inside = |found: &&Found| {
            let leader = found.told_in.as_deref();
            leader.is_some_and(|leader| leaders.contains(&key(found, leader)))
        };
        let (inside, told): (Vec<&Found>, Vec<&Found>) = counting().partition(is_inside);
        (told, inside.len())
    }

    /// Whether there is a finding of that severity or above that counts.
    pub fn fails_from(&self, severity: Severity) -> bool {
        self.found
            .iter()
            .any(|found| found.counts() && found.finding.rule.severity >= severity)
    }
}
