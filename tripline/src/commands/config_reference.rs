//! `tripline config-reference`: `docs/config.md` on standard output.

use std::io::Write;

use clap::Args;

use crate::error::Error;
use crate::{exit, reference};

/// Print docs/config.md
#[derive(Debug, Args)]
#[command(hide = true)]
pub struct ConfigReference {}

pub fn run(ConfigReference {}: ConfigReference) -> Result<u8, Error> {
    write!(std::io::stdout(), "{}", reference::markdown())?;
    Ok(exit::CLEAN)
}
