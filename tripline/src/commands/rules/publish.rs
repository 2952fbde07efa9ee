//! `tripline rules publish`: rules put on the bus for all processes that judge by it.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use pipeline::config::Span;

use crate::admin;
use crate::arguments::At;
use crate::ask::Ask;
use crate::config::Config;
use crate::error::Error;
use crate::exit::CLEAN;
use crate::pack::parcel::Parcel;
use crate::style::Style;

/// Put rules on the bus: every process with `evaluate.published = true` judges by them from the same moment on
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Publish {
    /// Folders of further rules, in place of the config's
    #[arg(value_name = "DIR")]
    pub folders: Vec<PathBuf>,
    /// The config: the bus, and the settings of `[evaluate]` and `[rules]` that go with the rules
    #[command(flatten)]
    pub at: At,
    /// How long from now on until they hold: long enough for every process to compile them
    #[arg(long, value_name = "SPAN", default_value = "15s", value_parser = span)]
    pub after: Span,
    /// Who publishes them
    #[arg(long, env = "USER", default_value = "unknown")]
    pub by: String,
}

const EXAMPLES: &str = "\
Examples:
  tripline rules publish our-rules --config tripline.toml
  tripline rules publish our-rules --after 1m --by ana --config tripline.toml

They are compiled and checked first; what is wrong is not published.
";

fn span(text: &str) -> Result<Span, String> {
    serde_json::from_value(text.into()).map_err(|error| error.to_string())
}

/// Compiles, checks and publishes.
///
/// # Errors
/// Mistakes in the rules, the config, or the bus.
pub async fn run(arguments: Publish) -> Result<u8, Error> {
    let loaded = Config::read(arguments.at.config.as_deref())?;
    let parcel = Parcel::pack(&loaded.config, &arguments.folders)?;
    let text = serde_json::to_string(&parcel).map_err(|error| Error::System(error.into()))?;
    let after = u64::try_from(arguments.after.millis()).unwrap_or(0);
    let ask = Ask::RulesPublish {
        text,
        by: arguments.by,
        after,
    };
    for answer in admin::collect(arguments.at.config.as_deref(), ask).await? {
        let from = chrono::DateTime::from_timestamp_millis(answer["from"].as_i64().unwrap_or_default());
        let from = from
            .unwrap_or_default()
            .to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
        writeln!(std::io::stdout(), "{} holds from {from} on", parcel.hash)?;
    }
    if !loaded.config.evaluate.published {
        let warning =
            "processes of this config go on judging by their files: it lacks `published = true` in [evaluate]";
        writeln!(
            std::io::stderr(),
            "{} {warning}",
            Style::of(&std::io::stderr()).error("warning:")
        )?;
    }
    Ok(CLEAN)
}
