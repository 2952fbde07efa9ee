//! `tripline source test`: one page of what a source has, and what it would become. Nothing is published or taken away.

use std::collections::BTreeMap;
use std::io::Write;

use clap::Subcommand;
use ingest::Decoded;
use ingest::source::{Page, Progress};
use schemas::Clock;

use crate::arguments::At;
use crate::error::Error;
use crate::exit::{CLEAN, FAILED};
use crate::settings::Settings;
use crate::style::Style;
use crate::visible::visible_lines;

/// Try out a source that pulls
#[derive(Debug, Subcommand)]
#[command(after_help = EXAMPLES)]
pub enum Source {
    /// Fetch one page, say what the provider answers and what the records would become; nothing is published or taken away
    #[command(after_help = EXAMPLES)]
    Test {
        /// The source
        name: String,
        #[command(flatten)]
        at: At,
    },
}

const EXAMPLES: &str = "\
Examples:
  tripline source test production --config tripline.toml   ask one source of the config
";

pub async fn run(arguments: Source) -> Result<u8, Error> {
    let Source::Test { name, at } = arguments;
    let settings = Settings::read(at.config.as_deref())?;
    let config = settings.ingest.config();
    let found = config.sources.iter().position(|entry| entry.name() == name);
    let Some(position) = found else {
        let names: Vec<&str> = config.sources.iter().map(|entry| entry.name()).collect();
        let names = if names.is_empty() {
            "none".to_owned()
        } else {
            names.join(", ")
        };
        return Err(Error::Usage(format!(
            "no source named {name:?} in the config; there is {names}"
        )));
    };
    let mut source = config.sources[position].open(position, Progress::default(), Clock::system())?;
    let (mut out, style) = (std::io::stdout(), Style::of(&std::io::stdout()));
    match source.test().await {
        Ok(page) => {
            for line in &page.findings {
                writeln!(out, "{} {}", style.good("ok  "), visible_lines(line))?;
            }
            records(config, page, &mut out, &style)
        }
        Err(fault) => {
            writeln!(
                out,
                "{} source {name}: {}",
                style.error("FAIL"),
                visible_lines(&fault.to_string())
            )?;
            Ok(FAILED)
        }
    }
}

/// What the page's records would become; rejects are shown with their reasons.
fn records(config: &ingest::Config, page: Page, out: &mut impl Write, style: &Style) -> Result<u8, Error> {
    let (now, mut types, mut code) = (Clock::system().now(), BTreeMap::<String, usize>::new(), CLEAN);
    for document in page.documents {
        let hints = config.complete(document.hints);
        let decoded = match document.refused {
            Some(reason) => {
                writeln!(out, "{} rejected: {}", style.error("FAIL"), visible_lines(&reason))?;
                code = FAILED;
                Decoded::default()
            }
            None => ingest::decode(&document.bytes, &hints, &config.mappings, now),
        };
        for change in decoded.changes {
            *types.entry(change.change.resource_type).or_default() += 1;
        }
        for reject in decoded.rejected {
            writeln!(
                out,
                "{} rejected: {}",
                style.error("FAIL"),
                visible_lines(&reject.reason)
            )?;
            code = FAILED;
        }
    }
    match types.is_empty() {
        true => writeln!(out, "{} no record waits", style.good("ok  "))?,
        false => {
            let types: Vec<String> = types.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
            writeln!(out, "{} one page: {}", style.good("ok  "), types.join(", "))?;
        }
    }
    Ok(code)
}
