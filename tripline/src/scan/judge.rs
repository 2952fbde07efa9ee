//! Changes to judgements on as many threads as there are cores: a scan has nothing else to do. What is judged and how is
//! [`evaluate::judge`]'s.

use std::sync::Arc;

use evaluate::engine::Detail;
use evaluate::{Judge, Judgement};
use schemas::ConfigChange;

/// At most so many changes are judged in one batch.
const BATCH: usize = 1024;

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

/// The judgements on a resource, or why there is none.
#[derive(Debug)]
pub enum Outcome {
    /// What each rule says; empty where none concerns it.
    Change(Box<ConfigChange>, Vec<Judgement>),
    /// The record is valid and brings nothing about.
    Nothing(String),
    /// The record cannot be read.
    Rejected(String),
}

/// One list of judgements a change, in their order.
pub(super) fn judge(judge: &Judge, changes: &[&ConfigChange], detail: Detail) -> Vec<Vec<Judgement>> {
    let batches: Vec<&[&ConfigChange]> = changes.chunks(BATCH).collect();
    let threads = std::thread::available_parallelism()
        .map_or(1, usize::from)
        .min(batches.len());
    if threads < 2 {
        return batches
            .into_iter()
            .flat_map(|batch| judge.judge(batch, detail))
            .collect();
    }
    let share = |thread: usize| {
        let own = batches.iter().enumerate().skip(thread).step_by(threads);
        own.map(|(at, batch)| (at, judge.judge(batch, detail)))
            .collect::<Vec<_>>()
    };
    let mut judged: Vec<(usize, Vec<Vec<Judgement>>)> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|thread| scope.spawn(move || share(thread))).collect();
        let ended = workers.into_iter().map(|worker| worker.join());
        ended
            .flat_map(|ended| ended.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    });
    judged.sort_by_key(|(at, _)| *at);
    judged.into_iter().flat_map(|(_, judgements)| judgements).collect()
}
