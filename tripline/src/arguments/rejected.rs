//! `tripline rejected`.

use clap::{Args, Subcommand};

use super::At;

/// Subcommands of `tripline rejected`.
#[derive(Debug, Subcommand)]
pub enum Rejected {
    /// Print what could not be read, one JSON object a line
    #[command(after_help = EXAMPLES)]
    List(List),
    /// Decode again what ingest could not read; what can be read now goes on its way
    #[command(after_help = EXAMPLES)]
    Replay(At),
}

/// Arguments of `tripline rejected list`.
#[derive(Debug, Args)]
pub struct List {
    /// The config
    #[command(flatten)]
    pub at: At,
    /// The findings that destinations refused for good instead
    #[arg(long)]
    pub dead_letters: bool,
}

/// Of the command and its subcommands.
pub const EXAMPLES: &str = "\
Examples:
  tripline rejected list --config tripline.toml | jq -r .reason | sort | uniq -c
  tripline rejected list --config tripline.toml --dead-letters
  tripline rejected replay --config tripline.toml      after a mapping was added, say

On the embedded bus the process that holds the log must be stopped first.
";
