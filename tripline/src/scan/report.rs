//! What a scan found: the findings of the newest state of each resource, what could not be read, and the counts. Findings lie in a
//! temporary file; what is in memory of each is what orders and counts it, so that a million of them fit. Prints nothing.

pub mod entry;
pub mod table;

use std::collections::{BTreeSet, HashSet};
use std::fs::File;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use ingest::files::tool::Tool;
use schemas::finding::{Remediation, RuleInfo};
use schemas::{Finding, Severity, Verdict};

use entry::{Entry, Spool};
use table::{FileRow, Names, ResourceRow};

/// The findings of a scan and its counts.
#[derive(Debug)]
pub struct Report {
    /// Fail, suppressed and unknown, the worst first.
    pub entries: Vec<Entry>,
    /// Rule and resource of each pass, where asked for.
    pub passed: Vec<Passed>,
    /// The inputs, the resources and the rules to which entries point.
    pub names: Names,
    /// What could not be read.
    pub rejected: Vec<Rejected>,
    /// Skips that are not taken, and why.
    pub warnings: BTreeSet<String>,
    /// Valid records that bring nothing about.
    pub nothing: usize,
    /// Files of a folder that are no infrastructure.
    pub foreign: usize,
    /// Files that another tool must render first.
    pub sources: Vec<(Tool, PathBuf)>,
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
    /// Fails of rules that the profile leaves out.
    pub outside: usize,
    /// Findings of states that a newer record of the same scan replaced.
    pub older: usize,
    /// Findings that the baseline names and that are no longer there.
    pub gone: usize,
    /// Whether a baseline was given.
    pub has_baseline: bool,
    pub(super) spool: File,
}

/// A finding and where it stands.
#[derive(Debug)]
pub struct Found {
    /// What a destination would get.
    pub finding: Finding,
    /// The input, as it is shown.
    pub file: Arc<str>,
    /// The input, from the root.
    pub id: Arc<str>,
    /// Position of the record in it, from 0.
    pub record: usize,
    /// Line, from 1, where the input has lines.
    pub line: Option<usize>,
    /// Whether the baseline names it.
    pub in_baseline: bool,
    /// Whether it is a risk that nobody has accepted and no baseline names.
    pub counts: bool,
}

/// A rule that a resource passed, by their places in [`Names`].
#[derive(Debug, Clone, Copy)]
pub struct Passed {
    /// The rule.
    pub rule: u32,
    /// The resource.
    pub resource: u32,
    /// The input.
    pub file: u32,
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
    /// `file:line`, or the record where there are no lines worth naming.
    pub fn place(&self) -> String {
        match self.line {
            Some(line) => format!("{}:{line}", self.file),
            None => format!("{}, record {}", self.file, self.record),
        }
    }
}

impl Report {
    /// The input of an entry.
    pub fn file(&self, entry: &Entry) -> &FileRow {
        self.names.file(entry.file)
    }

    /// The resource of an entry.
    pub fn resource(&self, entry: &Entry) -> &ResourceRow {
        self.names.resource(entry.resource)
    }

    /// The rule of an entry.
    pub fn rule(&self, entry: &Entry) -> &RuleInfo {
        self.names.rule(entry.rule)
    }

    /// Reads a finding back.
    ///
    /// # Errors
    /// The temporary file cannot be read.
    pub fn read(&self, entry: &Entry) -> io::Result<Found> {
        let mut finding = Spool::read(&self.spool, entry)?;
        let severity = finding.rule.severity;
        let (rule, cli) = (self.rule(entry).clone(), finding.rule.remediation.cli.take());
        finding.rule = RuleInfo {
            severity,
            remediation: Remediation {
                cli,
                ..rule.remediation
            },
            ..rule
        };
        let file = self.file(entry);
        Ok(Found {
            finding,
            file: Arc::clone(&file.name),
            id: Arc::clone(&file.id),
            record: entry.record as usize,
            line: entry.line(),
            in_baseline: entry.in_baseline,
            counts: entry.counts(),
        })
    }

    pub(super) fn sort(&mut self) {
        let rules = self.names.rule_order();
        let files = self.names.file_order();
        let key = |entry: &Entry| {
            (
                std::cmp::Reverse((entry.verdict, entry.severity)),
                files[entry.file as usize],
                entry.record,
                rules[entry.rule as usize],
            )
        };
        self.entries.sort_by_key(key);
        // Parts of one resource were completed by each other and say the same.
        let mut seen = HashSet::new();
        self.entries
            .retain(|entry| !entry.part || seen.insert((entry.uid, entry.verdict, entry.evidence)));
    }

    /// Whether anything was judged, or was valid and brings nothing about: without that a scan says nothing.
    pub fn said_anything(&self) -> bool {
        self.records > 0 || self.nothing > 0
    }

    /// With the findings marked that a baseline names, by their uids or by rule and resource.
    #[must_use]
    pub fn against(mut self, uids: &HashSet<[u8; 16]>, named: &HashSet<(String, String)>, size: usize) -> Self {
        self.has_baseline = true;
        let mut found = HashSet::new();
        let names = &self.names;
        for entry in self.entries.iter_mut().filter(|entry| entry.verdict == Verdict::Fail) {
            let pair = || {
                (
                    names.rule(entry.rule).id.clone(),
                    names.resource(entry.resource).uid.to_string(),
                )
            };
            if uids.contains(&entry.uid) || (!named.is_empty() && named.contains(&pair())) {
                entry.in_baseline = true;
                found.insert(entry.uid);
            }
        }
        self.gone = size.saturating_sub(found.len());
        self
    }

    /// The findings that count and are told by themselves, and how many more are told inside them. A member of a family whose
    /// leader does not count speaks for itself.
    pub fn told(&self) -> (Vec<&Entry>, usize) {
        let counting = || self.entries.iter().filter(|entry| entry.counts());
        let leaders: HashSet<(u32, u32)> = counting().map(|entry| (entry.resource, entry.rule)).collect();
        let is_inside = |entry: &&Entry| {
            let leader = entry.told_in();
            leader.is_some_and(|leader| leaders.contains(&(entry.resource, leader)))
        };
        let (inside, told): (Vec<&Entry>, Vec<&Entry>) = counting().partition(is_inside);
        (told, inside.len())
    }

    /// Whether there is a finding of that severity or above that counts.
    pub fn fails_from(&self, severity: Severity) -> bool {
        self.entries
            .iter()
            .any(|entry| entry.counts() && entry.severity >= severity)
    }

    /// How many entries are as they are wanted.
    pub fn count(&self, wanted: impl Fn(&Entry) -> bool) -> usize {
        self.entries.iter().filter(|entry| wanted(entry)).count()
    }
}
