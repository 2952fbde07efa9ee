//! Inputs made up out of golden records, for whatever reads what a stranger sends. Mutation without coverage: it runs in the normal
//! build, so that DataFusion is not compiled again for it, and a panic, a wait or swelling is all that it looks for.

mod mutate;
mod targets;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use cpu_time::ProcessTime;
use mutate::Mutator;
pub use targets::Target;

/// What to try, and for how long.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Targets; all without any
    #[arg(value_enum)]
    targets: Vec<Target>,
    /// Seconds for each
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// Where a run begins; printed, so that it can be repeated
    #[arg(long)]
    seed: Option<u64>,
    /// Folder of records to begin with
    #[arg(long, default_value = "ingest/tests/golden")]
    seeds: PathBuf,
    /// Where an input is written that fails
    #[arg(long, default_value = "found")]
    found: PathBuf,
}

/// No input may take longer.
const SLOW: Duration = Duration::from_secs(10);

/// The largest seed; mutations may double it a few times.
const LARGEST: u64 = 32 << 10;

/// Runs the targets; ends with 1 where an input fails.
///
/// # Errors
/// No seeds, or an output that cannot be written.
pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let targets = if arguments.targets.is_empty() {
        Target::all()
    } else {
        arguments.targets.clone()
    };
    let seed = arguments
        .seed
        .unwrap_or_else(|| u64::from(std::process::id()).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let mut failed = false;
    for target in targets {
        let mutator = Mutator::new(seed, seeds(target, &arguments.seeds)?);
        let ran = attack(target, mutator, Duration::from_secs(arguments.seconds));
        println!(
            "{target:?}: {} inputs, the slowest {:.0?}, seed {seed}",
            ran.inputs, ran.slowest
        );
        if let Some((input, why)) = ran.fault {
            std::fs::create_dir_all(&arguments.found)?;
            let file = arguments.found.join(format!("{target:?}-{seed}").to_lowercase());
            std::fs::write(&file, input)?;
            println!("{target:?}: FAIL {why}: {}", file.display());
            failed = true;
        }
    }
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn seeds(target: Target, golden: &Path) -> anyhow::Result<Vec<Vec<u8>>> {
    let mut seeds = target.seeds();
    for folder in target.folders() {
        let folder = golden.join(folder);
        let failed = || {
            format!(
                "no seeds in {}: run it in the repository, or name a folder",
                folder.display()
            )
        };
        seeds.extend(read(&folder).with_context(failed)?);
    }
    Ok(seeds)
}

#[derive(Default)]
struct Ran {
    inputs: u64,
    slowest: Duration,
    fault: Option<(Vec<u8>, String)>,
}

/// Until the time is over, or an input fails.
fn attack(target: Target, mut mutator: Mutator, time: Duration) -> Ran {
    let (begun, mut ran) = (Instant::now(), Ran::default());
    let check = target.check();
    while begun.elapsed() < time {
        let (input, at) = (mutator.next(), ProcessTime::now());
        let outcome = catch_unwind(AssertUnwindSafe(|| check(&input)));
        ran.inputs += 1;
        ran.slowest = ran.slowest.max(at.elapsed());
        let fault = match outcome {
            Err(_) => Some("it panics".to_owned()),
            Ok(Err(why)) => Some(why),
            Ok(Ok(())) => (at.elapsed() > SLOW).then(|| format!("it takes {:.1?}", at.elapsed())),
        };
        if let Some(why) = fault {
            ran.fault = Some((input, why));
            break;
        }
    }
    ran
}

fn read(folder: &Path) -> anyhow::Result<Vec<Vec<u8>>> {
    let (mut open, mut seeds) = (vec![folder.to_owned()], Vec::new());
    while let Some(folder) = open.pop() {
        let mut entries: Vec<_> = std::fs::read_dir(&folder)?.collect::<Result<_, _>>()?;
        entries.sort_by_key(std::fs::DirEntry::path);
        for entry in entries {
            let metadata = entry.metadata()?;
            if metadata.is_dir() {
                open.push(entry.path());
            } else if metadata.len() <= LARGEST && !entry.path().to_string_lossy().ends_with(".expect.json") {
                seeds.push(std::fs::read(entry.path())?);
            }
        }
    }
    Ok(seeds)
}
