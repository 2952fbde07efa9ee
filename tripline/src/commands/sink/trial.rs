//! `tripline sink test` and `tripline sink preview`: one destination tried out, with a marked finding or on paper.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Subcommand;
use pipeline::config::Problem;
use pipeline::file;
use schemas::Clock;
use schemas::{Activity, Finding};
use sinks::{Destination, sample};

use crate::arguments::At;
use crate::error::Error;
use crate::exit::{CLEAN, FAILED};
use crate::roles;
use crate::settings::Settings;
use crate::style::Style;
use crate::visible::visible_lines;

/// A destination tried out.
#[derive(Debug, Subcommand)]
pub enum Trial {
    /// Send a marked finding and its end; say what the destination answers
    #[command(after_help = EXAMPLES)]
    Test {
        /// The destination
        name: String,
        #[command(flatten)]
        at: At,
    },
    /// Print the requests that a finding would be; nothing is sent
    #[command(after_help = EXAMPLES)]
    Preview {
        /// The destination
        name: String,
        /// A finding as JSON, with the members of topic findings; without it a marked one
        file: Option<PathBuf>,
        #[command(flatten)]
        at: At,
    },
}

const EXAMPLES: &str = "\
Examples:
  tripline sink test on-call --config tripline.toml
  tripline sink preview on-call --config tripline.toml
  tripline sink preview on-call finding.json --config tripline.toml
";

/// Tries it.
///
/// # Errors
/// The config, a name that is not in it, a finding that cannot be read.
pub async fn run(arguments: &Trial) -> Result<u8, Error> {
    match arguments {
        Trial::Test { name, at } => test(&destination(name, at.config.as_deref())?).await,
        Trial::Preview { name, file, at } => {
            let finding = file.as_deref().map_or_else(|| Ok(marked(Activity::New, 1)), read)?;
            preview(&destination(name, at.config.as_deref())?, &finding)
        }
    }
}

fn destination(name: &str, config: Option<&Path>) -> Result<Destination, Error> {
    let settings = Settings::read(config)?;
    let mut found = roles::sinks::build(&settings.sinks, &[name.to_owned()])?;
    found
        .pop()
        .ok_or_else(|| Error::Usage(format!("no destination named {name:?}")))
}

fn marked(activity: Activity, sequence: i64) -> Finding {
    sample::marked(activity, sequence, Clock::system().now())
}

fn read(file: &Path) -> Result<Finding, Error> {
    let wrong = |what: String| Error::Usage(format!("{}: {what}", file.display()));
    let text = file::text(file).map_err(|error| wrong(error.to_string()))?;
    serde_json::from_str(&text).map_err(|error| wrong(format!("not a finding: {error}")))
}

fn preview(destination: &Destination, finding: &Finding) -> Result<u8, Error> {
    let requests = destination.trial().preview(finding);
    let requests = requests.map_err(|what| Error::Usage(format!("sink {}: {what}", destination.name)))?;
    writeln!(std::io::stdout(), "{}", visible_lines(requests.join("\n").trim_end()))?;
    Ok(CLEAN)
}

/// The finding, and its end, so that nothing stays open there.
async fn test(destination: &Destination) -> Result<u8, Error> {
    let style = Style::of(&std::io::stdout());
    let opened = marked(Activity::New, 1);
    let mut resolved = sample::marked(Activity::Resolved, 2, opened.time);
    resolved.time += 1;
    for finding in [opened, resolved] {
        let sent: Result<String, Problem> = destination.trial().send(&finding).await;
        let word = finding.activity.as_str();
        match sent {
            Ok(said) => writeln!(
                std::io::stdout(),
                "{} {word} {}:{}: {}",
                style.good("ok  "),
                finding.uid,
                finding.sequence,
                visible_lines(&said)
            )?,
            Err(problem) => {
                let text = visible_lines(&problem.to_string());
                writeln!(std::io::stdout(), "{} {word}: {text}", style.error("FAIL"))?;
                return Ok(FAILED);
            }
        }
    }
    Ok(CLEAN)
}
