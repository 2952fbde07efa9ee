//! `tripline sink`: the role alone, in a process of its own; or one destination tried out.

mod trial;

use clap::Args;

use crate::arguments::Process;
use crate::error::Error;
use crate::roles::Role;
use crate::serve::{self, Plan};

/// Run only the destinations, all or those named (on Kafka), or try one out
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, args_conflicts_with_subcommands = true)]
pub struct Sink {
    #[command(subcommand)]
    trial: Option<trial::Trial>,
    #[command(flatten)]
    process: Process,
    /// Only these destinations
    names: Vec<String>,
}

const EXAMPLES: &str = "\
Examples:
  tripline sink --config tripline.toml                   all destinations
  tripline sink --config tripline.toml splunk            one of them
  tripline sink test on-call --config tripline.toml      send a marked finding
  tripline sink preview on-call --config tripline.toml   print the request
";

pub async fn run(arguments: Sink) -> Result<u8, Error> {
    match arguments.trial {
        Some(trial) => trial::run(&trial).await,
        None => serve::run(&arguments.process, Plan::of(Role::Sink(arguments.names))).await,
    }
}
