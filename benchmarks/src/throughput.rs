//! How fast records are judged, beside how fast serde_json reads the same bytes: a ratio that holds on another machine.
//! One thread does both, in one process; the bus and the wire form are not in it.

use std::hint::black_box;
use std::path::PathBuf;
use std::time::Instant;

use evaluate::engine::Detail;
use schemas::ConfigChange;
use serde_json::Value;

use crate::accuracy::{corpus, pack};

/// What to measure.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Folder of labelled records, whose resources are judged over and over.
    #[arg(long)]
    corpus: PathBuf,
    /// Folder of rules.
    #[arg(long, default_value = "rules")]
    rules: PathBuf,
    /// Records a round; the corpus is repeated until there are as many.
    #[arg(long, default_value_t = 20_000)]
    records: usize,
    /// Records a batch, as a worker takes them from the bus.
    #[arg(long, default_value_t = 1_024)]
    batch: usize,
    /// Rounds; the best one counts.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
}

/// Measures and prints one JSON object.
pub fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let cases = corpus::read(&arguments.corpus)?;
    let engine = pack::Rules::load(&arguments.rules)?.engine(&|_| true)?;
    let whole = |change: &&ConfigChange| change.configuration.is_some();
    let known: Vec<&ConfigChange> = cases
        .iter()
        .flat_map(|case| &case.prepared.changes)
        .filter(whole)
        .collect();
    anyhow::ensure!(
        !known.is_empty(),
        "{} holds no record that became a change",
        arguments.corpus.display()
    );
    let changes: Vec<&ConfigChange> = known.iter().copied().cycle().take(arguments.records).collect();
    let bytes: usize = changes
        .iter()
        .filter_map(|change| change.configuration.as_ref())
        .map(String::len)
        .sum();

    let parse = best(arguments.rounds, || {
        for text in changes.iter().filter_map(|change| change.configuration.as_ref()) {
            black_box(serde_json::from_str::<Value>(text).ok());
        }
        0
    });
    let judge = best(arguments.rounds, || {
        let batches = changes.chunks(arguments.batch.max(1));
        batches
            .map(|batch| {
                engine
                    .judge(batch, Detail::Findings)
                    .iter()
                    .map(Vec::len)
                    .sum::<usize>()
            })
            .sum()
    });
    let per_second = |seconds: f64| (changes.len() as f64 / seconds).round();
    let report = serde_json::json!({
        "records": changes.len(),
        "bytes_per_record": bytes / changes.len(),
        "rules": engine.rules().len(),
        "verdicts_per_record": judge.1 as f64 / changes.len() as f64,
        "parse_per_second": per_second(parse.0),
        "judge_per_second": per_second(judge.0),
        "judge_to_parse": parse.0 / judge.0,
    });
    println!("{report}");
    Ok(())
}

/// Seconds of the best round, and what the work counted. One round before them fills caches.
fn best(rounds: usize, work: impl Fn() -> usize) -> (f64, usize) {
    let count = work();
    let times = (0..rounds.max(1)).map(|_| {
        let start = Instant::now();
        black_box(work());
        start.elapsed().as_secs_f64()
    });
    (times.fold(f64::INFINITY, f64::min), count)
}
