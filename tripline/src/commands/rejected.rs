//! `tripline rejected`: what no stage could take, listed, shown, or decoded again.

use std::io::Write;

use clap::{Args, Subcommand};

use crate::admin;
use crate::arguments::At;
use crate::ask::Ask;
use crate::error::Error;
use crate::exit::CLEAN;
use crate::visible::Escaping;

/// List, show or replay what could not be read
#[derive(Debug, Subcommand)]
#[command(after_help = EXAMPLES)]
pub enum Rejected {
    /// Print what could not be read and was not replayed, one JSON object a line
    #[command(after_help = EXAMPLES)]
    List(List),
    /// Print one
    #[command(after_help = EXAMPLES)]
    Show(Show),
    /// Decode again what ingest could not read, and put back what a stage failed on, each once; what can be read now goes on its way
    #[command(after_help = EXAMPLES)]
    Replay(At),
}

/// Arguments of `tripline rejected list`.
#[derive(Debug, Args)]
pub struct List {
    /// The config
    #[command(flatten)]
    pub at: At,
    /// Those that were replayed, too
    #[arg(long)]
    pub all: bool,
}

/// Arguments of `tripline rejected show`.
#[derive(Debug, Args)]
pub struct Show {
    /// The config
    #[command(flatten)]
    pub at: At,
    /// Its `id` as `list` prints it
    pub id: String,
}

const EXAMPLES: &str = "\
Examples:
  tripline rejected list --config tripline.toml | jq -r .reason | sort | uniq -c
  tripline rejected show 3:17 --config tripline.toml
  tripline rejected replay --config tripline.toml      after a mapping was added

A process that runs with this config is asked over its admin socket; without one the bus itself is.
";

/// Lists, shows or replays.
///
/// # Errors
/// The config, the bus, or an id that is not there.
pub async fn run(arguments: Rejected) -> Result<u8, Error> {
    let mut out = Escaping(std::io::stdout());
    match arguments {
        Rejected::List(List { at, all }) => {
            let print = |line| Ok(writeln!(out, "{line}")?);
            admin::ask(at.config.as_deref(), Ask::RejectedList { all }, print).await?;
        }
        Rejected::Show(Show { at, id }) => {
            let print = |line| Ok(writeln!(out, "{line:#}")?);
            admin::ask(at.config.as_deref(), Ask::RejectedShow { id }, print).await?;
        }
        Rejected::Replay(at) => {
            for tally in admin::collect(at.config.as_deref(), Ask::RejectedReplay).await? {
                let withheld = match tally["withheld"].as_u64() {
                    None | Some(0) => String::new(),
                    Some(withheld) => format!("; {withheld} were kept without their bytes"),
                };
                let (accepted, rejected) = (&tally["accepted"], &tally["rejected"]);
                writeln!(out, "{accepted} accepted, {rejected} rejected again{withheld}")?;
            }
        }
    }
    Ok(CLEAN)
}
