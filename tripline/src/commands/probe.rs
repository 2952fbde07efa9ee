//! `tripline probe`: asks a process of this machine whether it lives, for images in which there is nothing else to ask with.

use std::io::Write;

use clap::Args;
use pipeline::telemetry::config::Listen;

use crate::arguments::Process;
use crate::error::Error;
use crate::exit::{CLEAN, FOUND};
use crate::page;
use crate::settings::Settings;

/// The status of a page that says yes.
const OK: u16 = 200;

/// Ask the process of this machine for /healthz, or /readyz
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Probe {
    /// Where it is: the config's `telemetry.listen`, or what stands in its place
    #[command(flatten)]
    pub process: Process,
    /// Ask whether it does its work, too, and print what it says
    #[arg(long)]
    pub ready: bool,
}

const EXAMPLES: &str = "\
Exit codes:
  0  it lives; with --ready: it does its work          1  it is not ready          2  no answer

Examples:
  tripline probe
  tripline probe --ready --config tripline.toml
";

/// Asks once.
///
/// # Errors
/// What is wrong in the config.
pub async fn run(arguments: Probe) -> Result<u8, Error> {
    let listen = match arguments.process.telemetry {
        Some(listen) => listen,
        None => {
            Settings::read(arguments.process.at.config.as_deref())?
                .telemetry
                .config()
                .listen
        }
    };
    let Listen::At(address) = listen else {
        return Err(Error::Usage(
            "`telemetry.listen` is off, so there is nothing to ask".to_owned(),
        ));
    };
    let path = if arguments.ready { "/readyz" } else { "/healthz" };
    match page::get(address, path).await {
        Ok((status, body)) => {
            if arguments.ready {
                writeln!(std::io::stdout().lock(), "{}", body.trim_end())?;
            }
            Ok(if status == OK { CLEAN } else { FOUND })
        }
        Err(error) => Err(Error::Usage(format!(
            "http://{address}{path}: {error}; nothing runs there with this `telemetry.listen`, or it is just starting"
        ))),
    }
}
