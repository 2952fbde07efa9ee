//! One scan: file after file is decoded, completed, judged and collected. What must be remembered is a line a resource and a finding,
//! and records that are parts. Prints nothing.

use std::collections::{HashMap, VecDeque};
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use evaluate::config::Exception;
use evaluate::engine::Detail;
use evaluate::{Judge, Judgement};
use ingest::files::tool::Tool;
use ingest::{DecodedChange, Nothing, Reject};
use schemas::{Clock, ConfigChange};

use super::choice::Choice;
use super::collect::{Collector, Place, Wanted};
use super::complete::Waiting;
use super::decode::{self, Source};
use super::judge::{self, Judged, Outcome};
use super::report::Report;
use super::skip::{self, Comments};

/// So many records are judged at a time.
const SHARE: usize = 4096;

/// What was taken and is not judged yet.
enum Pending {
    Change(Box<DecodedChange>),
    Reject(Reject),
    Nothing(Nothing),
}

impl Pending {
    fn record(&self) -> usize {
        match self {
            Self::Change(change) => change.record,
            Self::Reject(reject) => reject.record,
            Self::Nothing(nothing) => nothing.record,
        }
    }

    fn change(&self) -> Option<&ConfigChange> {
        match self {
            Self::Change(decoded) => Some(&decoded.change),
            Self::Reject(_) | Self::Nothing(_) => None,
        }
    }
}

/// An input that was read.
#[derive(Debug, Clone, Copy)]
pub struct Taken<'a> {
    /// As it is shown.
    pub name: &'a str,
    /// From the root; ids of its resources begin with it.
    pub id: &'a str,
    /// Found in a folder, and not named: no infrastructure, it is counted only.
    pub found: bool,
}

/// An input, as its records know it.
#[derive(Debug)]
struct Input {
    name: Arc<str>,
    place: u32,
    comments: Comments,
}

/// A scan under way.
pub struct Session<'a> {
    judge: &'a Judge,
    detail: Detail,
    source: Source,
    choice: Choice,
    clock: Clock,
    waiting: Waiting,
    inputs: HashMap<Arc<str>, Arc<Input>>,
    pending: VecDeque<(Arc<str>, Pending)>,
    collector: Collector,
}

impl<'a> Session<'a> {
    /// A scan that begins.
    pub fn new(judge: &'a Judge, source: Source, exceptions: Vec<Exception>, wanted: Wanted) -> Self {
        Self {
            judge,
            detail: if wanted.every_verdict {
                Detail::All
            } else {
                Detail::Findings
            },
            source,
            choice: Choice::default(),
            clock: Clock::system(),
            waiting: Waiting::default(),
            inputs: HashMap::new(),
            pending: VecDeque::new(),
            collector: Collector::new(exceptions, wanted),
        }
    }

    /// With the rules that are chosen.
    #[must_use]
    pub fn with(self, choice: Choice) -> Self {
        Self { choice, ..self }
    }

    /// Decodes an input; [`Session::judge_next`] judges it. Records that are parts wait for [`Session::complete`].
    pub fn take(&mut self, taken: Taken<'_>, bytes: &[u8]) {
        let decoded = decode::decode(&self.source, &self.clock, taken.id, bytes);
        let counts = self.collector.counts();
        if taken.found && decoded.is_foreign() {
            counts.foreign += 1;
            return;
        }
        counts.records += decoded.records;
        counts.nothing += decoded.nothing.len();
        let file: Arc<str> = Arc::from(taken.name);
        let input = Input {
            place: self.collector.input(&file, taken.id),
            comments: Comments::find(bytes, decoded.changes.iter().filter_map(|change| change.line)),
            name: Arc::clone(&file),
        };
        self.inputs.insert(Arc::clone(&file), Arc::new(input));
        let mut pending: Vec<Pending> = decoded.nothing.into_iter().map(Pending::Nothing).collect();
        for reject in decoded.rejected {
            self.collector.rejected(&file, &reject);
            pending.push(Pending::Reject(reject));
        }
        for change in decoded.changes {
            let ready = self.waiting.take(&file, change);
            pending.extend(ready.map(|change| Pending::Change(Box::new(change))));
        }
        pending.sort_by_key(Pending::record);
        self.pending
            .extend(pending.into_iter().map(|pending| (Arc::clone(&file), pending)));
    }

    /// Notes an input that could not be read.
    pub fn unreadable(&mut self, name: &str, error: &dyn std::fmt::Display) {
        self.collector.unreadable(name, error);
    }

    /// Notes a file that another tool must render first.
    pub fn passed_over(&mut self, tool: Tool, path: PathBuf) {
        self.collector.counts().sources.push((tool, path));
    }

    /// All inputs were taken: completes the records that are parts, which then are judged like any other.
    pub fn complete(&mut self) {
        let complete = self.waiting.complete().into_iter();
        self.pending
            .extend(complete.map(|(file, change)| (file, Pending::Change(Box::new(change)))));
    }

    /// Judges the next of what was taken, in its order; empty when all is judged. A share at a time, so that the verdicts on a large
    /// input need not be held at once.
    ///
    /// # Errors
    /// The temporary file of the findings cannot be written.
    pub fn judge_next(&mut self) -> io::Result<Vec<Judged>> {
        let share: Vec<(Arc<str>, Pending)> = self.pending.drain(..self.pending.len().min(SHARE)).collect();
        let changes: Vec<&ConfigChange> = share.iter().filter_map(|(_, pending)| pending.change()).collect();
        let mut judgements = judge::judge(self.judge, &changes, self.detail).into_iter();
        let mut judged = Vec::with_capacity(share.len());
        for (file, pending) in share {
            let (record, outcome) = match pending {
                Pending::Reject(Reject { record, reason, .. }) => (record, Outcome::Rejected(reason)),
                Pending::Nothing(Nothing { record, reason }) => (record, Outcome::Nothing(reason)),
                Pending::Change(decoded) => {
                    let mut own = judgements.next().unwrap_or_default();
                    own.retain(|judgement| self.choice.has(&judgement.rule));
                    (decoded.record, self.collect(&file, *decoded, own)?)
                }
            };
            judged.push(Judged { file, record, outcome });
        }
        Ok(judged)
    }

    fn collect(&mut self, file: &Arc<str>, decoded: DecodedChange, judgements: Vec<Judgement>) -> io::Result<Outcome> {
        let DecodedChange { record, line, change } = decoded;
        let input = self.inputs.get(file).map(Arc::clone);
        let (skips, wrong) = match &input {
            Some(input) => {
                let comments = input.comments.of(line);
                let comments = comments.map(|(at, text)| (format!("{}:{at}", input.name), text.clone()));
                skip::of(
                    &change,
                    comments,
                    (input.name.as_ref(), self.judge.engine(), self.clock.now()),
                )
            }
            None => (Vec::new(), Vec::new()),
        };
        self.collector.counts().warnings.extend(wrong);
        let place = Place {
            file,
            input: input.map_or(0, |input| input.place),
            record,
            line,
        };
        self.collector
            .judged(self.judge.engine(), place, &change, &judgements, &skips)?;
        Ok(Outcome::Change(Box::new(change), judgements))
    }

    /// The report over all that was judged.
    ///
    /// # Errors
    /// The temporary file of the findings cannot be written.
    pub fn report(self) -> io::Result<Report> {
        self.collector.report()
    }
}
