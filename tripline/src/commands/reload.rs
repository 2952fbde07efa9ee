//! `tripline reload`: a process that runs reads its files again.

use std::io::Write;

use clap::Args;

use crate::admin;
use crate::arguments::At;
use crate::ask::Ask;
use crate::error::Error;
use crate::exit::{CLEAN, FAILED};
use crate::style::Style;

/// Have the process that runs read rules, exceptions, enrichment and config again
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Reload {
    /// The config of the process
    #[command(flatten)]
    pub at: At,
}

const EXAMPLES: &str = "\
Exit codes:
  0  what the files say is in force          2  something in them is wrong, and all stays as it was

Examples:
  tripline reload --config tripline.toml
  kill -HUP PID                                the same, without an answer

The process is asked over its admin socket, each role of several processes over its own. `--watch` does it without a word.
";

/// Asks every process of the config that runs here.
///
/// # Errors
/// The config, or none runs.
pub async fn run(arguments: Reload) -> Result<u8, Error> {
    let answers = admin::everybody(arguments.at.config.as_deref(), Ask::Reload).await?;
    let mut out = std::io::stdout().lock();
    let style = Style::of(&std::io::stdout());
    let mut code = CLEAN;
    for answer in answers {
        let waiting = answer["waiting_for_a_new_start"]
            .as_array()
            .map_or_else(String::new, |keys| {
                let keys: Vec<&str> = keys.iter().filter_map(|key| key.as_str()).collect();
                format!("; these changed and wait for a new start: {}", keys.join(", "))
            });
        match answer["outcome"].as_str() {
            Some("refused") => {
                code = FAILED;
                let why = answer["why"].as_str().unwrap_or_default();
                writeln!(out, "{} refused, what was in force stays\n{why}", style.error("FAIL"))?;
            }
            Some("used") => writeln!(out, "{} what changed is in force{waiting}", style.good("ok  "))?,
            _ => writeln!(out, "{} nothing changed{waiting}", style.good("ok  "))?,
        }
    }
    Ok(code)
}
