//! `tripline evaluate`: the role alone, in a process of its own.

use clap::Args;

use crate::arguments::{Process, ROLE, Watch};
use crate::error::Error;
use crate::roles::Role;
use crate::serve::{self, Plan};

/// Run only the rules (on Kafka)
#[derive(Debug, Args)]
#[command(after_help = ROLE)]
pub struct Evaluate {
    #[command(flatten)]
    process: Process,
    #[command(flatten)]
    watch: Watch,
    /// Read what `tripline enrich` puts out; without it enriching is done here
    #[arg(long)]
    enriched: bool,
}

pub async fn run(arguments: Evaluate) -> Result<u8, Error> {
    let role = Role::Evaluate {
        enriched: arguments.enriched,
    };
    serve::run(&arguments.process, Plan::of(role).watching(arguments.watch.watch)).await
}
