//! `tripline topics`.

use clap::Subcommand;

use super::At;

/// Subcommands of `tripline topics`.
#[derive(Debug, Subcommand)]
pub enum Topics {
    /// Create the topics that are missing
    #[command(after_help = EXAMPLES)]
    Create(At),
    /// List the topics and check that they are as they must be
    #[command(after_help = EXAMPLES)]
    List(At),
}

/// Of the command and its subcommands.
pub const EXAMPLES: &str = "\
Examples:
  tripline topics create --config tripline.toml
  tripline topics list --config tripline.toml
";
