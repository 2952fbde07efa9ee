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
            let checked = bus.check().await;
            let seen = Topic::ALL.iter().any(|topic| bus.partitions_of(*topic).is_some());
            // Of a bus that does not answer nothing is known.
            for topic in Topic::ALL.into_iter().filter(|_| seen) {
                writeln!(out, "{}", line(topic, bus.partitions_of(topic)))?;
            }
            match checked {
                Ok(()) => Ok(CLEAN),
                Err(error) => {
                    writeln!(out, "{error}")?;
                    Ok(FAILED)
                }
            }
        }
    }
}

fn line(topic: Topic, partitions: Option<i32>) -> String {
    let name = topic.name();
    let kind = if topic.compacted() {
        "compacted"
    } else {
        "kept for a time"
    };
    match partitions {
        Some(count) => format!("{name:<14} {count:>4} partitions  {kind}"),
        None => format!("{name:<14}  missing"),
    }
}
