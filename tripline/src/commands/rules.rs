//! `tripline rules`: list, check, test, explain and export them.

mod cases;
mod check;
mod explain;
mod export;
mod list;
mod test;

use clap::Subcommand;

use crate::error::Error;

/// List, check, test, explain and export the rules
#[derive(Debug, Subcommand)]
#[command(after_help = EXAMPLES)]
pub enum Rules {
    List(list::List),
    Check(check::Check),
    Test(test::Test),
    Export(export::Export),
    Explain(explain::Explain),
}

const EXAMPLES: &str = "\
Examples:
  tripline rules list s3                  rules about S3
  tripline rules list --tables            tables and their columns
  tripline rules list --functions         functions of the pack
  tripline rules check                    compile everything
  tripline rules test                     run every rule's cases
  tripline rules export rules             write the built-in rules out, to read or to change them
  tripline rules explain RULE record.json why it says what it says
";

pub fn run(arguments: Rules) -> Result<u8, Error> {
    match arguments {
        Rules::List(arguments) => list::run(arguments),
        Rules::Check(arguments) => check::run(arguments),
        Rules::Test(arguments) => test::run(arguments),
        Rules::Export(arguments) => export::run(&arguments),
        Rules::Explain(arguments) => explain::run(arguments),
    }
}
