//! `tripline topics`: the topics of the bus, created or listed.

use std::io::Write;

use pipeline::bus::Bus;
use schemas::topic::Topic;

use crate::arguments::topics::Topics;
use crate::settings::Settings;
use crate::{CLEAN, Error, FAILED};

/// Creates or lists.
///
/// # Errors
/// The config, or the bus.
pub async fn run(arguments: &Topics) -> Result<u8, Error> {
    let config = match arguments {
        Topics::Create(at) | Topics::List(at) => at.config.as_deref(),
    };
    let settings = Settings::read(config)?;
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
