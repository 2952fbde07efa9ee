//! How fast records are judged, beside how fast serde_json reads the same bytes: a ratio that holds on another machine.
//! One thread does all, in one process; the bus is not in it.

use std::hint::black_box;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use evaluate::Judge;
use evaluate::engine::Detail;
use schemas::ConfigChange;
use schemas::wire::Codec;
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
///
/// # Errors
/// Records or rules that cannot be read.
pub fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let cases = corpus::read(&arguments.corpus)?;
    let judge = Judge::new(Arc::new(pack::Rules::load(&arguments.rules)?.engine()?));
    let known = cases.iter().flat_map(|case| &case.prepared.changes);
    let known: Vec<&ConfigChange> = known.filter(|change| change.configuration.is_some()).collect();
    anyhow::ensure!(
        !known.is_empty(),
        "{} holds no record that became a change",
        arguments.corpus.display()
    );
    let changes: Vec<&ConfigChange> = known.iter().copied().cycle().take(arguments.records).collect();
    let rounds = arguments.rounds;
    let parse = best(rounds, || parse(&changes));
    let judged = best(rounds, || count(&judge, &changes, arguments.batch));
    let codec = Codec::embedded()?;
    let wire = encode(&codec, &changes);
    let encode = best(rounds, || encode(&codec, &changes).len());
    let decode = best(rounds, || decode(&codec, &wire));

    let per_second = |seconds: f64| (changes.len() as f64 / seconds).round();
    let report = serde_json::json!({
        "records": changes.len(),
        "bytes_per_record": configurations(&changes).map(str::len).sum::<usize>() / changes.len(),
        "rules": judge.engine().rules().len(),
        "verdicts_per_record": judged.1 as f64 / changes.len() as f64,
        "parse_per_second": per_second(parse.0),
        "encode_per_second": per_second(encode.0),
        "decode_per_second": per_second(decode.0),
        "judge_per_second": per_second(judged.0),
        "judge_to_parse": parse.0 / judged.0,
    });
    println!("{report}");
    Ok(())
}

fn configurations<'a>(changes: &[&'a ConfigChange]) -> impl Iterator<Item = &'a str> {
    changes.iter().filter_map(|change| change.configuration.as_deref())
}

fn parse(changes: &[&ConfigChange]) -> usize {
    let values = configurations(changes).map(serde_json::from_str::<Value>);
    values.filter(|value| black_box(value).is_ok()).count()
}

fn count(judge: &Judge, changes: &[&ConfigChange], batch: usize) -> usize {
    let batches = changes
        .chunks(batch.max(1))
        .map(|batch| judge.judge(batch, Detail::Findings));
    batches.map(|judged| judged.iter().map(Vec::len).sum::<usize>()).sum()
}

fn encode(codec: &Codec, changes: &[&ConfigChange]) -> Vec<Vec<u8>> {
    changes
        .iter()
        .filter_map(|change| codec.encode_change(change).ok())
        .collect()
}

fn decode(codec: &Codec, wire: &[Vec<u8>]) -> usize {
    wire.iter()
        .filter(|bytes| black_box(codec.decode_change(bytes)).is_ok())
        .count()
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
