//! `tripline content`: what a SIEM needs to show the findings, and a monitoring system to watch the pipeline, as files.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use content::System;

use crate::config::Config;
use crate::error::Error;
use crate::exit::CLEAN;
use crate::{arguments, pack};

/// Write what a SIEM needs: tables, rules that open and close incidents, searches, dashboards, alarms
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Content {
    /// For which system
    #[arg(value_enum)]
    system: Name,
    /// The folder that gets the files; those of the same name are replaced
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// The rules that a lookup of rules lists
    #[command(flatten)]
    pack: arguments::Pack,
}

const EXAMPLES: &str = "\
Examples:
  tripline content sentinel sentinel    ARM, rules, queries, workbook, parser
  tripline content splunk .             an app in ./tripline
  tripline content grafana .            pipeline.json, to be imported
  tripline content prometheus .         alerts.yaml, for rule_files
";

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Name {
    Sentinel,
    Splunk,
    Grafana,
    Prometheus,
}

impl From<Name> for System {
    fn from(name: Name) -> Self {
        match name {
            Name::Sentinel => Self::Sentinel,
            Name::Splunk => Self::Splunk,
            Name::Grafana => Self::Grafana,
            Name::Prometheus => Self::Prometheus,
        }
    }
}

/// Writes the files and names the page that says what to do with them.
///
/// # Errors
/// The rules or the config are wrong, or the folder cannot be written.
pub fn run(arguments: &Content) -> Result<u8, Error> {
    let config = Config::read(arguments.pack.config.as_deref())?.config;
    let rules = pack::load(&arguments.pack, &config.evaluate)?.rules;
    let rules: Vec<_> = rules.iter().map(|rule| (*rule.info).clone()).collect();
    let system = System::from(arguments.system);
    let files = system.files(&rules);
    for (path, text) in &files {
        let file = arguments.folder.join(path);
        write(&file, text).map_err(|error| Error::Usage(format!("{} cannot be written: {error}", file.display())))?;
    }
    let (count, shown) = (files.len(), arguments.folder.display());
    writeln!(
        std::io::stdout(),
        "{count} files in {shown}: docs/siem.md says what to do with them"
    )?;
    Ok(CLEAN)
}

fn write(file: &Path, text: &str) -> std::io::Result<()> {
    if let Some(parent) = file.parent() {
        std::fs::create_dir_all(parent)?;
    }
    std::fs::write(file, text)
}
