//! The engine beside limits and peers: one run, same bytes, same matches, CPU time of one thread, medians of interleaved rounds.
//! Writes `benchmarks/RESULTS.md`; peers with run times of their own are in `benchmarks/peers`.

mod goals;
mod limits;
mod mix;
mod peers;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cpu_time::ThreadTime;
use evaluate::Engine;
use evaluate::engine::Detail;
use evaluate::pack::{Pack, Part, Table};
use evaluate::rule::Rule;
use schemas::{Clock, ConfigChange, Verdict};

use crate::accuracy::{corpus, pack};
use crate::report::{Report, Row};
use crate::stage;
use mix::Mix;
use peers::Peers;

/// What to compare.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Folder of labelled records for the real pack; without it only the generated mix is measured.
    #[arg(long)]
    corpus: Option<PathBuf>,
    /// Folder of rules.
    #[arg(long, default_value = "rules")]
    rules: PathBuf,
    /// Fewer records and rounds.
    #[arg(long)]
    quick: bool,
    /// Form of the output.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Where the results are written too.
    #[arg(long, default_value = "benchmarks/RESULTS.md")]
    results: PathBuf,
}

/// Forms of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// A table.
    Text,
    /// JSON.
    Json,
}

/// What bounds the measures, as profiles say.
const BOUNDS: &str = include_str!("compare/bounds.md");

/// The seed of the mix.
const SEED: u64 = 20_261_129;

/// Measures, prints and writes.
///
/// # Errors
/// Records or rules that cannot be read, or results that cannot be written.
pub fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let mut report = Report::default();
    if let Some(corpus) = &arguments.corpus {
        real(corpus, &arguments.rules, arguments.quick, &mut report)?;
    }
    let counts: &[usize] = if arguments.quick {
        &[100, 1_000, 5_000]
    } else {
        &[10, 100, 1_000, 5_000]
    };
    for count in counts {
        generated(*count, arguments.quick, &mut report)?;
    }
    let results = report.markdown() + &goals::table(&report.rows) + BOUNDS;
    std::fs::write(&arguments.results, results)?;
    match arguments.format {
        Format::Json => println!("{}", report.json()),
        Format::Text => print!("{}", report.text()),
    }
    Ok(())
}

/// The real pack over real records.
fn real(corpus: &Path, rules: &Path, quick: bool, report: &mut Report) -> anyhow::Result<()> {
    let cases = corpus::read(corpus)?;
    let engine = Arc::new(pack::Rules::load(rules)?.engine()?);
    let known = cases.iter().flat_map(|case| &case.prepared.changes);
    let known: Vec<&ConfigChange> = known.filter(|change| change.configuration.is_some()).collect();
    anyhow::ensure!(!known.is_empty(), "{} holds no record", corpus.display());
    let count = if quick {
        known.len().min(4_096)
    } else {
        known.len().max(8_192)
    };
    let changes: Vec<&ConfigChange> = known.iter().copied().cycle().take(count).collect();
    let verdicts = judged(&engine, &changes, 1_024, Detail::Findings).0;
    report.note(format!(
        "real pack: {} rules over {} records of {} bytes, {:.1} verdicts a record",
        engine.rules().len(),
        changes.len(),
        bytes(&changes) / changes.len(),
        verdicts as f64 / changes.len() as f64
    ));
    let mut contestants = vec![
        ("memcpy", Box::new(|| limits::memcpy(&changes)) as Work),
        ("serde_json syntax", Box::new(|| limits::syntax(&changes))),
        ("serde_json Value", Box::new(|| limits::value(&changes))),
    ];
    let own = contestants.len();
    for (name, batch, detail) in [
        ("verdicts, batch 1", 1, Detail::Verdicts),
        ("verdicts, batch 64", 64, Detail::Verdicts),
        ("verdicts, batch 1,024", 1_024, Detail::Verdicts),
        ("with evidence, batch 1", 1, Detail::Findings),
        ("with evidence, batch 64", 64, Detail::Findings),
        ("with evidence, batch 1,024", 1_024, Detail::Findings),
    ] {
        let (engine, changes) = (&*engine, &changes);
        contestants.push((name, Box::new(move || judged(engine, changes, batch, detail).0)));
    }
    let rounds = if quick { 3 } else { 9 };
    let times = medians(rounds, changes.len(), &mut contestants);
    let (limits, ours) = times.split_at(own);
    let peers = Peers::run(&changes, &vec![0; changes.len()], &[], rounds)?;
    for (name, ours) in ours {
        for (peer, theirs) in limits {
            report
                .rows
                .push(Row::new(format!("real pack, {name}"), *ours, peer, *theirs, true));
        }
        report.rows.extend(peers.rows(&format!("real pack, {name}"), *ours, 0));
    }
    stage::measure(&engine, &known, quick, report)
}

/// The generated mix with so many rules.
fn generated(rules: usize, quick: bool, report: &mut Report) -> anyhow::Result<()> {
    let mix = Mix::new(SEED, if quick { 2_048 } else { 8_192 }, rules);
    let engine = engine(&mix)?;
    let changes: Vec<&ConfigChange> = mix.changes.iter().collect();
    let ours = judged(&engine, &changes, 1_024, Detail::Verdicts).1;
    report.note(format!(
        "mix: {} rules over {} records of {} bytes; {ours} matches",
        mix.rules.len(),
        changes.len(),
        bytes(&changes) / changes.len(),
    ));
    let mut contestants: Vec<(&str, Work)> = vec![
        ("memcpy", Box::new(|| limits::memcpy(&changes))),
        ("serde_json Value", Box::new(|| limits::value(&changes))),
    ];
    let own = contestants.len();
    for (name, batch) in [
        ("batch 1", 1),
        ("batch 64", 64),
        ("batch 1,024", 1_024),
        ("batch 8,192", 8_192),
    ] {
        let (engine, changes) = (&engine, &changes);
        contestants.push((
            name,
            Box::new(move || judged(engine, changes, batch, Detail::Verdicts).0),
        ));
    }
    let rounds = if quick { 3 } else { 9 };
    let times = medians(rounds, changes.len(), &mut contestants);
    let (limits, batches) = times.split_at(own);
    let peers = Peers::run(&changes, &mix.types, &mix.rules, rounds)?;
    for (name, time) in batches {
        for (peer, theirs) in limits {
            report.rows.push(Row::new(
                format!("mix, {rules} rules, {name}"),
                *time,
                peer,
                *theirs,
                true,
            ));
        }
        report
            .rows
            .extend(peers.rows(&format!("mix, {rules} rules, {name}"), *time, ours));
    }
    Ok(())
}

fn engine(mix: &Mix) -> anyhow::Result<Engine> {
    let table = |number: usize| {
        let name = mix::type_name(number);
        let file = PathBuf::from(format!("{name}.sql"));
        let sql = format!(
            "CREATE VIEW {name} AS SELECT resource_uid, configuration FROM changes \
             WHERE shape = 'generated' AND resource_type = '{name}'"
        );
        Table {
            parts: vec![Part {
                file: file.clone(),
                sql,
            }],
            file,
            documentation: String::new(),
            name,
        }
    };
    let mut rules = Vec::with_capacity(mix.rules.len());
    for (number, rule) in mix.rules.iter().enumerate() {
        let (id, of) = (format!("rule_{number:05}"), mix::type_name(rule.of));
        let text = format!(
            "/*\nid: {id}\ntitle: t\ndescription: d\nseverity: low\nremediation: {{console: c}}\n*/\n\
             SELECT resource_uid FROM {of} WHERE {}",
            rule.sql()
        );
        rules.push(Rule::parse(Path::new(&format!("{id}.sql")), &text, &BTreeMap::new())?);
    }
    let pack = Pack {
        tables: (0..mix.schemas.len()).map(table).collect(),
        rules,
        ..Pack::default()
    };
    Engine::new(&pack, Clock::fixed(0)).map_err(|errors| {
        let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
        anyhow::anyhow!("{}", errors.join("\n"))
    })
}

/// How many verdicts, and how many of them are fail.
fn judged(engine: &Engine, changes: &[&ConfigChange], batch: usize, detail: Detail) -> (usize, usize) {
    let (mut verdicts, mut fails) = (0, 0);
    for batch in changes.chunks(batch.max(1)) {
        for judged in engine.evaluate(batch, detail) {
            verdicts += judged.len();
            fails += judged.iter().filter(|said| said.verdict == Verdict::Fail).count();
        }
    }
    (verdicts, fails)
}

fn bytes(changes: &[&ConfigChange]) -> usize {
    changes
        .iter()
        .filter_map(|change| change.configuration.as_deref())
        .map(str::len)
        .sum()
}

/// What a contestant does with all records once; what it counts is not thrown away.
type Work<'a> = Box<dyn FnMut() -> usize + 'a>;

/// Microseconds of CPU a record, the median of so many rounds; every round runs all contestants in turn.
fn medians<'n>(rounds: usize, records: usize, contestants: &mut [(&'n str, Work)]) -> Vec<(&'n str, f64)> {
    let mut times: Vec<Vec<f64>> = vec![Vec::new(); contestants.len()];
    for round in 0..=rounds {
        for ((_, work), times) in contestants.iter_mut().zip(&mut times) {
            let start = ThreadTime::now();
            std::hint::black_box(work());
            // The first round fills caches and compiles groups.
            if round > 0 {
                times.push(start.elapsed().as_secs_f64() * 1e6 / records as f64);
            }
        }
    }
    contestants
        .iter()
        .zip(&mut times)
        .map(|((name, _), times)| {
            times.sort_by(f64::total_cmp);
            (*name, times[times.len() / 2])
        })
        .collect()
}
