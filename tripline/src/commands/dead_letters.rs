//! `tripline dead-letters`: findings that a destination refused for good, shown, or delivered to it once more.

use std::io::Write;

use clap::{Args, Subcommand};

use crate::admin;
use crate::arguments::At;
use crate::ask::Ask;
use crate::error::Error;
use crate::exit::CLEAN;
use crate::visible::Escaping;

/// List, show or deliver again what destinations refused for good
#[derive(Debug, Subcommand)]
#[command(after_help = EXAMPLES)]
pub enum DeadLetters {
    /// Print those that were not replayed, one JSON object a line
    #[command(after_help = EXAMPLES)]
    List(List),
    /// Print one with its finding
    #[command(after_help = EXAMPLES)]
    Show(Show),
    /// Put those of a destination back on its way, each once; no other destination gets them
    #[command(after_help = EXAMPLES)]
    Replay(Replay),
}

/// Arguments of `tripline dead-letters list`.
#[derive(Debug, Args)]
pub struct List {
    /// The config
    #[command(flatten)]
    pub at: At,
    /// Only those of this destination
    #[arg(long, value_name = "NAME")]
    pub sink: Option<String>,
    /// Those that were replayed, too
    #[arg(long)]
    pub all: bool,
}

/// Arguments of `tripline dead-letters show`.
#[derive(Debug, Args)]
pub struct Show {
    /// The config
    #[command(flatten)]
    pub at: At,
    /// Its `id` as `list` prints it
    pub id: String,
}

/// Arguments of `tripline dead-letters replay`.
#[derive(Debug, Args)]
pub struct Replay {
    /// The config
    #[command(flatten)]
    pub at: At,
    /// The destination
    pub sink: String,
}

const EXAMPLES: &str = "\
Examples:
  tripline dead-letters list --config tripline.toml | jq -r .reason | sort
  tripline dead-letters show 3:17 --config tripline.toml
  tripline dead-letters replay soc --config tripline.toml    after it was mended

A process that runs with this config is asked over its admin socket; without one the bus itself is.
";

/// Lists, shows or replays.
///
/// # Errors
/// The config, the bus, or a name that is not there.
pub async fn run(arguments: DeadLetters) -> Result<u8, Error> {
    let mut out = Escaping(std::io::stdout());
    match arguments {
        DeadLetters::List(List { at, sink, all }) => {
            let print = |line| Ok(writeln!(out, "{line}")?);
            admin::ask(at.config.as_deref(), Ask::DeadLettersList { sink, all }, print).await?;
        }
        DeadLetters::Show(Show { at, id }) => {
            let print = |line| Ok(writeln!(out, "{line:#}")?);
            admin::ask(at.config.as_deref(), Ask::DeadLettersShow { id }, print).await?;
        }
        DeadLetters::Replay(Replay { at, sink }) => {
            let ask = Ask::DeadLettersReplay { sink: sink.clone() };
            for tally in admin::collect(at.config.as_deref(), ask).await? {
                writeln!(out, "{} on their way to {sink} again", tally["replayed"])?;
            }
        }
    }
    Ok(CLEAN)
}
