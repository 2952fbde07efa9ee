//! Chaos: `tripline` processes under load and faults by a seeded plan. At the end what destinations were told and what is known must
//! be what one undisturbed process makes of the same accepted records.

mod arguments;
mod book;
mod brake;
mod calm;
mod disk;
mod endpoint;
mod fleet;
mod interruptions;
mod lane;
mod load;
mod plan;
mod report;
mod script;
mod site;
mod stage;
mod state;
mod truth;
mod wall;
mod words;

use std::process::ExitCode;

pub use arguments::{Arguments, Format, Kind};
pub use report::Report;
use stage::Stage;
use tokio::signal::unix::{SignalKind, signal};

/// Prints the report; ends with 1 where it does not hold.
///
/// # Errors
/// The processes cannot be run.
pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let report = runtime.block_on(async {
        let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
        // Dropped, the run takes its processes and its disk with it: who is told to stop leaves nothing running.
        tokio::select! {
            report = chaos(arguments) => report,
            _ = interrupt.recv() => anyhow::bail!("interrupted"),
            _ = terminate.recv() => anyhow::bail!("terminated"),
        }
    })?;
    match arguments.format {
        Format::Text => print!("{report}"),
        Format::Json => println!("{}", report.json()),
    }
    Ok(if report.holds() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Runs it; the folder stays where something does not hold, or where it does not come to its end.
///
/// # Errors
/// The processes cannot be run.
pub async fn chaos(arguments: &Arguments) -> anyhow::Result<Report> {
    let made_up = || u64::from(std::process::id()).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
    let seed = arguments.seed.unwrap_or_else(made_up);
    let folder = tempfile::Builder::new().prefix("tripline-chaos-").tempdir()?.keep();
    eprintln!("chaos: seed {seed}, logs in {}", folder.display());
    let mut stage = Stage::set(arguments, &folder, seed).await?;
    let report = stage.play(arguments, &folder, seed).await?;
    drop(stage);
    if report.holds() {
        std::fs::remove_dir_all(&folder)?;
    }
    Ok(report)
}
