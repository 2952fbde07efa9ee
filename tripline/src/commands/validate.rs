//! `tripline validate`: everything that can be wrong before anything runs.

use std::io::Write;

use clap::Args;
use ingest::source::Progress;
use pipeline::bus::{self, Bus};
use pipeline::registry;
use schemas::Clock;

use crate::arguments::At;
use crate::config::Config;
use crate::error::Error;
use crate::exit::{CLEAN, FAILED};
use crate::settings::Settings;
use crate::style::Style;
use crate::{admin, exceptions, inspect, pack, roles};

/// Check config and rules, and what they name, without running
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Validate {
    /// The config
    #[command(flatten)]
    pub at: At,
    /// Try the bus and the destinations, too
    #[arg(long)]
    pub connect: bool,
    /// Only the text: open no file, secret or port, for a machine on which it will not run
    #[arg(long, conflicts_with = "connect")]
    pub text: bool,
}

const EXAMPLES: &str = "\
Exit codes:
  0  all holds
  2  something does not: all of it is named, with file, line and what to do

Examples:
  tripline validate --config tripline.toml             contact nothing
  tripline validate --config tripline.toml --text      in CI: the text alone
  tripline validate --config tripline.toml --connect   ask each destination

Where a process runs with this config its ports are taken by it, and are not tried.
";

/// Reads config and rules and looks at what they name; contacts bus and destinations only where asked to.
///
/// # Errors
/// Whatever is wrong in the config or the rules.
pub async fn run(arguments: Validate) -> Result<u8, Error> {
    let loaded = Config::read(arguments.at.config.as_deref())?;
    let checked = Settings::of(&loaded.config);
    let mut problems = checked.as_ref().err().cloned().unwrap_or_default();
    let settings = checked.ok();
    if !arguments.text {
        let is_running = match &settings {
            Some(settings) => admin::is_running(settings).await,
            None => false,
        };
        problems.extend(inspect::problems(&loaded, settings.as_ref(), is_running));
    }
    let pack = match pack::load_all(&Default::default(), &loaded.config.evaluate) {
        // A folder that is not there was named with its line.
        Err(Error::Usage(_)) if !problems.is_empty() => return Err(Error::Config(loaded.locate(problems))),
        pack => pack?,
    };
    let (of_rules, words) = inspect::rules(&loaded.config, &pack, &Clock::system());
    problems.extend(of_rules);
    let settings = match settings {
        Some(settings) if problems.is_empty() => settings,
        _ => return Err(Error::Config(loaded.locate(problems))),
    };
    let engine = pack::compile(&pack::load_told(
        &Default::default(),
        &settings.evaluate,
        &settings.rules,
    )?)?;
    engine.check().map_err(Error::Rules)?;
    let mut out = std::io::stdout().lock();
    let style = Style::of(&std::io::stdout());
    for word in words {
        writeln!(out, "{} {word}", style.strong("warn"))?;
    }
    let (rules, tables) = (engine.rules().len(), pack.tables.len());
    let told = engine.rules().iter().filter(|rule| rule.is_told).count();
    let profile = settings.rules.profile();
    writeln!(
        out,
        "{} {}: the config holds; {rules} rules over {tables} tables compile, {told} are told as findings (profile {profile})",
        style.good("ok  "),
        loaded.file().display()
    )?;
    if !arguments.text {
        let rules: Vec<&str> = engine.rules().iter().map(|rule| rule.info.id.as_str()).collect();
        for word in exceptions::words(&settings.evaluate, &rules, Clock::system().now())? {
            writeln!(out, "{} {word}", style.strong("warn"))?;
        }
    }
    drop(out);
    if arguments.connect {
        connect(&settings, style).await
    } else {
        Ok(CLEAN)
    }
}

/// Asks bus, registry and destinations.
async fn connect(settings: &Settings, style: Style) -> Result<u8, Error> {
    let mut out = std::io::stdout();
    let destinations = roles::sinks::build(&settings.sinks, &[])?;
    for (position, entry) in settings.ingest.config().sources.iter().enumerate() {
        entry.open(position, Progress::default(), Clock::system())?;
    }
    let mut code = CLEAN;
    let mut say = |what: &str, checked: Result<(), String>| match checked {
        Ok(()) => writeln!(out, "{} {what}", style.good("ok  ")),
        Err(error) => {
            code = FAILED;
            writeln!(out, "{} {what}: {error}", style.error("FAIL"))
        }
    };
    say("bus", bus(&settings.bus).await)?;
    if let Some(registry) = &settings.registry {
        let codec = registry::codec(registry, settings.prefix()).await;
        say("registry", codec.map(|_| ()).map_err(|error| error.to_string()))?;
    }
    for destination in &destinations {
        let checked = destination.trial().check().await;
        let name = format!("sink {}", destination.name);
        match checked {
            Ok(found) => say(&format!("{name}: {found}"), Ok(()))?,
            Err(problem) => say(&name, Err(problem.to_string()))?,
        }
    }
    Ok(code)
}

/// Kafka is asked. An embedded log may be open in the process that this config runs: its folder was tried before.
async fn bus(settings: &bus::Settings) -> Result<(), String> {
    if let bus::Settings::Embedded(_) = settings {
        return Ok(());
    }
    let bus = Bus::open(settings).await.map_err(|error| error.to_string())?;
    bus.check().await.map_err(|error| error.to_string())
}
