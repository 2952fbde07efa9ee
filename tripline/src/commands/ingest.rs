//! `tripline ingest`: the role alone, in a process of its own.

use clap::Args;

use crate::arguments::{Process, ROLE};
use crate::error::Error;
use crate::roles::Role;
use crate::serve::{self, Plan};

/// Run only the ways in (on Kafka)
#[derive(Debug, Args)]
#[command(after_help = ROLE)]
pub struct Ingest {
    #[command(flatten)]
    process: Process,
}

pub async fn run(arguments: Ingest) -> Result<u8, Error> {
    serve::run(&arguments.process, Plan::of(Role::Ingest)).await
}
