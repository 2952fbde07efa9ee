//! `tripline rules`: list, check, lock, test, explain, export and publish them.

mod cases;
mod check;
mod explain;
mod export;
mod list;
mod lock;
mod publish;
mod test;

use clap::Subcommand;
use futures::future::BoxFuture;

use crate::error::Error;

/// List, check, lock, test, explain, export and publish the rules
#[derive(Debug, Subcommand)]
#[command(after_help = EXAMPLES)]
pub enum Rules {
    List(list::List),
    Check(check::Check),
    Lock(lock::Lock),
    Publish(publish::Publish),
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
  tripline rules export rules             write the built-in rules out
  tripline rules lock                     hashes of all, for rules check --locked
  tripline rules publish our-rules        put on the bus, for all processes
  tripline rules explain RULE record.json why it says what it says
";

/// Work that waits for the bus.
type Work = BoxFuture<'static, Result<u8, Error>>;

pub fn run(arguments: Rules, wait: impl FnOnce(Work) -> Result<u8, Error>) -> Result<u8, Error> {
    match arguments {
        Rules::List(arguments) => list::run(arguments),
        Rules::Check(arguments) => check::run(arguments),
        Rules::Lock(arguments) => lock::run(&arguments),
        Rules::Publish(arguments) => wait(Box::pin(publish::run(arguments))),
        Rules::Test(arguments) => test::run(arguments),
        Rules::Export(arguments) => export::run(&arguments),
        Rules::Explain(arguments) => explain::run(arguments),
    }
}
