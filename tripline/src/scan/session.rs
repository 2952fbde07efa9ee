//! One scan: file after file is decoded, completed, judged and collected. What must be remembered is a line a resource, the
//! findings, and records that are parts. Prints nothing.

use std::collections::VecDeque;
use std::sync::Arc;

use evaluate::Judge;
use evaluate::config::Exception;
use evaluate::engine::Detail;
use ingest::{DecodedChange, Reject};
use schemas::{Clock, ConfigChange};

use super::collect::{Collector, Place, Wanted};
use super::complete::Waiting;
use super::decode::{self, Source};
use super::judge::{self, Judged, Outcome};
use super::report::Report;

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

    fn change(&self) -> Option<&ConfigChange> {
        match self {
            Self::Change(decoded) => Some(&decoded.change),
            Self::Reject(_) => None,
        }
    }
}

/// A scan under way.
pub struct Session<'a> {
    judge: &'a Judge,
    detail: Detail,
    source: Source,
    clock: Clock,
    waiting: Waiting,
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
            clock: Clock::system(),
            waiting: Waiting::default(),
            pending: VecDeque::new(),
            collector: Collector::new(exceptions, wanted),
        }
    }

    /// Decodes an input; [`Session::judge_next`] judges it. Records that are parts wait for [`Session::complete`].
    pub fn take(&mut self, name: &str, bytes: &[u8]) {
        let decoded = decode::decode(&self.source, &self.clock, name, bytes);
        let file: Arc<str> = Arc::from(name);
        self.collector.input(decoded.records);
        let mut pending: Vec<Pending> = Vec::with_capacity(decoded.changes.len() + decoded.rejected.len());
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

    /// All inputs were taken: completes the records that are parts, which then are judged like any other.
    pub fn complete(&mut self) {
        let complete = self.waiting.complete().into_iter();
        self.pending
            .extend(complete.map(|(file, change)| (file, Pending::Change(Box::new(change)))));
    }

    /// Judges the next of what was taken, in its order; empty when all is judged. A share at a time, so that the verdicts on a large
    /// input need not be held at once.
    pub fn judge_next(&mut self) -> Vec<Judged> {
        let share: Vec<(Arc<str>, Pending)> = self.pending.drain(..self.pending.len().min(SHARE)).collect();
        let changes: Vec<&ConfigChange> = share.iter().filter_map(|(_, pending)| pending.change()).collect();
        let mut judgements = judge::judge(self.judge, &changes, self.detail).into_iter();
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
                    let judgements = judgements.next().unwrap_or_default();
                    let place = Place {
                        file: &file,
                        record,
                        line,
                    };
                    self.collector.judged(self.judge.engine(), place, &change, &judgements);
                    let outcome = Outcome::Change(Box::new(change), judgements);
                    Judged { file, record, outcome }
                }
            });
        }
        judged
    }

    /// The report over all that was judged.
    pub fn report(self) -> Report {
        self.collector.report()
    }
}
