//! `tripline enrich`: the role alone, in a process of its own.

use clap::Args;

use crate::arguments::{Process, ROLE, Watch};
use crate::error::Error;
use crate::roles::Role;
use crate::serve::{self, Plan};

/// Run only the enriching (on Kafka), for evaluate --enriched
#[derive(Debug, Args)]
#[command(after_help = ROLE)]
pub struct Enrich {
    #[command(flatten)]
    process: Process,
    #[command(flatten)]
    watch: Watch,
}

pub async fn run(arguments: Enrich) -> Result<u8, Error> {
    serve::run(
        &arguments.process,
        Plan::of(Role::Enrich).watching(arguments.watch.watch),
    )
    .await
}
