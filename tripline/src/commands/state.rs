//! `tripline state`: one resource as it stands.

use std::io::Write;

use clap::{Args, Subcommand};

use crate::admin;
use crate::arguments::At;
use crate::ask::Ask;
use crate::error::Error;
use crate::exit::CLEAN;
use crate::visible::Escaping;

/// Show what is stored of a resource
#[derive(Debug, Subcommand)]
#[command(after_help = EXAMPLES)]
pub enum State {
    /// Print its latest change, configuration included, and where each of its findings stands, as JSON
    #[command(after_help = EXAMPLES)]
    Show(Show),
}

/// Arguments of `tripline state show`.
#[derive(Debug, Args)]
pub struct Show {
    /// The config
    #[command(flatten)]
    pub at: At,
    /// Its uid; a part of it names those that have it
    pub resource: String,
}

const EXAMPLES: &str = "\
Examples:
  tripline state show arn:aws:s3:::logs --config tripline.toml
  tripline state show k8s://prod/shop/Deployment/web | jq '.findings[]'

A process that runs with this config is asked over its admin socket; without one the bus itself is.
";

/// Shows it.
///
/// # Errors
/// The config, the bus, or nothing is stored of it.
pub async fn run(arguments: State) -> Result<u8, Error> {
    let State::Show(Show { at, resource }) = arguments;
    let mut out = Escaping(std::io::stdout());
    let print = |line| Ok(writeln!(out, "{line:#}")?);
    admin::ask(at.config.as_deref(), Ask::State { resource }, print).await?;
    Ok(CLEAN)
}
