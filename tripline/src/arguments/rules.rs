//! `tripline rules`.

use clap::{Args, Subcommand, ValueEnum};

use super::scan::Pack;

/// Of the command.
pub const EXAMPLES: &str = "\
Examples:
  tripline rules list s3                  rules about S3
  tripline rules list --tables            tables and their columns
  tripline rules check                    compile everything
  tripline rules test                     run every rule's cases
";

/// Subcommands of `tripline rules`.
#[derive(Debug, Subcommand)]
pub enum Rules {
    /// The rules with severity and title, or the tables with their columns
    List(List),
    /// Compile everything and name file, line and fix of each mistake
    #[command(after_help = CHECK)]
    Check(Check),
    /// Run the cases that stand beside the rules
    Test(Test),
}

/// Arguments of `tripline rules list`.
#[derive(Debug, Args)]
#[command(after_help = LIST)]
pub struct List {
    /// Which rules
    #[command(flatten)]
    pub pack: Pack,
    /// The tables and their columns instead
    #[arg(long)]
    pub tables: bool,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Only rules or tables whose name holds one of these words
    pub names: Vec<String>,
}

const LIST: &str = "\
Examples:
  tripline rules list s3
  tripline rules list --tables aws_security_group
  tripline rules list --format json | jq '.[] | select(.severity == \"critical\") | .id'
";

/// Arguments of `tripline rules check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Which rules
    #[command(flatten)]
    pub pack: Pack,
}

const CHECK: &str = "\
Examples:
  tripline rules check
  tripline rules check --rules rules --rules our-rules
";

/// Arguments of `tripline rules test`.
#[derive(Debug, Args)]
#[command(after_help = TEST)]
pub struct Test {
    /// Which rules
    #[command(flatten)]
    pub pack: Pack,
    /// Only rules whose id holds one of these words
    pub names: Vec<String>,
    /// Name the cases that pass, too
    #[arg(long, short)]
    pub verbose: bool,
}

const TEST: &str = "\
Examples:
  tripline rules test                     all rules
  tripline rules test aws_s3 -v           those of S3, case by case
  tripline rules test --rules rules --rules our-rules our_rule
";

/// Forms of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For a terminal
    Text,
    /// JSON
    Json,
}
