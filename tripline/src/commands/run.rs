//! `tripline run`: every role in one process.

use clap::Args;

use crate::arguments::{Process, Watch};
use crate::error::Error;
use crate::roles::Role;
use crate::serve::{self, Plan};

/// Run everything in one process: records in, rules, findings out
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Run {
    #[command(flatten)]
    process: Process,
    #[command(flatten)]
    watch: Watch,
    /// Print findings as they are made
    #[arg(long)]
    print: bool,
}

const EXAMPLES: &str = "\
Exit codes:
  0  stopped by a signal, with what was in hand finished
  2  it cannot start, or cannot go on

Examples:
  tripline run                                    embedded bus, listener on 127.0.0.1:8088
  tripline run --config tripline.toml --print
  tripline run --config tripline.toml --watch     with rules as they are edited
  curl --data-binary @template.yaml 'http://127.0.0.1:8088/v1/changes?name=template.yaml'

The first Ctrl-C stops after what is in hand is finished, the second at once.
";

pub async fn run(arguments: Run) -> Result<u8, Error> {
    let plan = Plan {
        roles: vec![Role::Ingest, Role::Evaluate { enriched: false }, Role::Sink(Vec::new())],
        print: arguments.print,
        watch: arguments.watch.watch,
    };
    serve::run(&arguments.process, plan).await
}
