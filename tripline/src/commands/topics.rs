//! `tripline topics`: the topics of the bus, created or listed.

use std::io::Write;

use clap::Subcommand;
use pipeline::bus::Bus;
use schemas::topic::Topic;

use crate::arguments::At;
use crate::error::Error;
use crate::exit::{CLEAN, FAILED};
use crate::settings::Settings;

/// Create or list the topics of the bus
#[derive(Debug, Subcommand)]
#[command(after_help = EXAMPLES)]
pub enum Topics {
    /// Create the topics that are missing
    #[command(after_help = EXAMPLES)]
    Create(At),
    /// List the topics and check that they are as they must be
    #[command(after_help = EXAMPLES)]
    List(At),
}

const EXAMPLES: &str = "\
Examples:
  tripline topics create --config tripline.toml
  tripline topics list --config tripline.toml
";

/// Creates or lists.
///
/// # Errors
/// The config, or the bus.
pub async fn run(arguments: Topics) -> Result<u8, Error> {
    let (Topics::Create(at) | Topics::List(at)) = &arguments;
    let settings = Settings::read(at.config.as_deref())?;
    let bus = Bus::open(&settings.bus).await?;
    let mut out = std::io::stdout().lock();
    match arguments {
        Topics::Create(_) => {
            for (topic, created) in bus.create_topics().await? {
                writeln!(
                    out,
                    "{:<14} {}",
                    topic.name(),
                    if created { "created" } else { "was there" }
                )?;
            }
            bus.check().await?;
            Ok(CLEAN)
        }
        Topics::List(_) => {
            for topic in Topic::ALL {
                let kind = if topic.compacted() {
                    "compacted"
                } else {
                    "kept for a time"
                };
                writeln!(out, "{:<14} {:>4} partitions  {kind}", topic.name(), bus.partitions())?;
            }
            match bus.check().await {
                Ok(()) => Ok(CLEAN),
                Err(error) => {
                    writeln!(out, "{error}")?;
                    Ok(FAILED)
                }
            }
        }
    }
}
