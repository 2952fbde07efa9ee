//! The whole evaluate stage beside a bare decode of the same bytes: records as they come off the bus in, outputs and state out.
//! One thread, no broker. Every resource is seen for the first time, then again unchanged, then in another state.

use std::path::PathBuf;
use std::sync::Arc;

use bytes::Bytes;
use cpu_time::ThreadTime;
use evaluate::Engine;
use evaluate::config::Config;
use evaluate::stage::Evaluate;
use pipeline::bus::{KeyedStore, Received, Record};
use pipeline::transform::Stage as _;
use schemas::ConfigChange;
use schemas::topic::Topic;
use schemas::wire::Codec;

use crate::accuracy::{corpus, pack};
use crate::report::{Report, Row};

/// What to measure.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Folder of labelled records, whose resources the stage is told of.
    #[arg(long)]
    corpus: PathBuf,
    /// Folder of rules.
    #[arg(long, default_value = "rules")]
    rules: PathBuf,
    /// Fewer records and rounds.
    #[arg(long)]
    quick: bool,
}

/// Records a batch, as a worker takes them from the bus.
const BATCH: usize = 1_024;

/// What the stage is told in turn of every resource.
const WAVES: [&str; 3] = ["first seen", "unchanged", "in another state"];

/// Measures and prints.
///
/// # Errors
/// Records or rules that cannot be read.
pub fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let cases = corpus::read(&arguments.corpus)?;
    let engine = Arc::new(pack::Rules::load(&arguments.rules)?.engine()?);
    let changes = cases.iter().flat_map(|case| &case.prepared.changes);
    let changes: Vec<&ConfigChange> = changes.filter(|change| change.configuration.is_some()).collect();
    let mut report = Report::default();
    measure(&engine, &changes, arguments.quick, &mut report)?;
    print!("{}", report.text());
    Ok(())
}

/// Adds a row for each wave.
///
/// # Errors
/// A record that cannot be written.
pub fn measure(
    engine: &Arc<Engine>,
    changes: &[&ConfigChange],
    quick: bool,
    report: &mut Report,
) -> anyhow::Result<()> {
    anyhow::ensure!(!changes.is_empty(), "no record became a change");
    let (count, rounds) = if quick { (4_096, 3) } else { (16_384, 9) };
    let codec = Arc::new(Codec::embedded()?);
    let waves = waves(&codec, changes, count)?;
    let mut times: Vec<Vec<f64>> = vec![Vec::new(); WAVES.len()];
    let mut decodes = Vec::new();
    let (mut outgoing, mut bytes) = ([0; WAVES.len()], 0);
    for round in 0..=rounds {
        let mut stage = Evaluate::new(
            Arc::clone(engine),
            Arc::clone(&codec),
            &Config::default(),
            Box::new(|_| {}),
            Topic::Changes,
        );
        let state = KeyedStore::in_memory();
        stage.assigned(0, state.clone());
        let decode = timed(count, || waves[0].iter().map(|received| decode(&codec, received)).sum());
        bytes = decode.1;
        for (number, wave) in waves.iter().enumerate() {
            let told = told(&mut stage, &state, wave)?;
            outgoing[number] = told.1;
            // The first round compiles groups.
            if round > 0 {
                times[number].push(told.0);
            }
        }
        if round > 0 {
            decodes.push(decode.0);
        }
    }
    report.note(format!(
        "stage: {count} resources, records of {} bytes; records put out for one that came in: {}",
        bytes / count,
        WAVES
            .iter()
            .zip(outgoing)
            .map(|(wave, out)| format!("{wave} {:.1}", out as f64 / count as f64))
            .collect::<Vec<_>>()
            .join(", ")
    ));
    let decode = median(&mut decodes);
    for (wave, times) in WAVES.iter().zip(&mut times) {
        report.rows.push(Row::new(
            format!("stage, {wave}"),
            median(times),
            "bare decode",
            decode,
            true,
        ));
    }
    Ok(())
}

/// Microseconds of CPU a record, and the records put out. What the store takes is not counted.
fn told(stage: &mut Evaluate, state: &KeyedStore, wave: &[Received]) -> anyhow::Result<(f64, usize)> {
    let (mut micros, mut records) = (0.0, 0);
    for batch in wave.chunks(BATCH) {
        let begun = ThreadTime::now();
        let out = stage.process(batch)?;
        micros += begun.elapsed().as_secs_f64() * 1e6;
        records += out.len();
        state.apply(&out);
    }
    Ok((micros / wave.len() as f64, records))
}

/// The records of each wave: the same resources, later.
fn waves(codec: &Codec, changes: &[&ConfigChange], count: usize) -> anyhow::Result<Vec<Vec<Received>>> {
    let mut waves = Vec::with_capacity(WAVES.len());
    for wave in 0..WAVES.len() {
        let mut records = Vec::with_capacity(count);
        for number in 0..count {
            let mut change = changes[number % changes.len()].clone();
            let moment = 1_793_491_200_000 + i64::try_from(wave)? * 60_000;
            if wave == 2 {
                change.configuration.clone_from(&other(changes, number).configuration);
            }
            (change.time, change.observed_at, change.version) = (moment, moment, None);
            change.id = format!("{wave}-{number}");
            change.resource_uid = format!("{}#{number}", change.resource_uid);
            records.push(received(number, codec.encode_change(&change)?.into())?);
        }
        waves.push(records);
    }
    Ok(waves)
}

/// The next resource of the same kind.
fn other<'a>(changes: &[&'a ConfigChange], number: usize) -> &'a ConfigChange {
    let this = changes[number % changes.len()];
    let others = (1..changes.len()).map(|step| changes[(number + step) % changes.len()]);
    let mut alike = others.filter(|other| other.shape == this.shape && other.resource_type == this.resource_type);
    alike.next().unwrap_or(this)
}

fn received(number: usize, value: Bytes) -> anyhow::Result<Received> {
    Ok(Received {
        topic: Topic::Changes,
        partition: 0,
        offset: i64::try_from(number)?,
        record: Record {
            key: None,
            value: Some(value),
            headers: Vec::new(),
            timestamp: 0,
        },
    })
}

fn decode(codec: &Codec, received: &Received) -> usize {
    let Some(value) = &received.record.value else { return 0 };
    std::hint::black_box(codec.decode_change(value)).map_or(0, |_| value.len())
}

/// Microseconds of CPU a record, and what the work counted.
fn timed(records: usize, work: impl FnOnce() -> usize) -> (f64, usize) {
    let start = ThreadTime::now();
    let counted = work();
    (start.elapsed().as_secs_f64() * 1e6 / records as f64, counted)
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
