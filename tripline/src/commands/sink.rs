//! `tripline sink`: the role alone, in a process of its own.

use clap::Args;

use crate::arguments::Process;
use crate::error::Error;
use crate::roles::Role;
use crate::serve::{self, Plan};

/// Run only the destinations, all or those named (on Kafka)
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Sink {
    #[command(flatten)]
    process: Process,
    /// Only these destinations
    names: Vec<String>,
}

const EXAMPLES: &str = "\
Examples:
  tripline sink --config tripline.toml            all destinations of the config
  tripline sink --config tripline.toml splunk     one of them
";

pub async fn run(arguments: Sink) -> Result<u8, Error> {
    serve::run(&arguments.process, Plan::of(Role::Sink(arguments.names))).await
}
