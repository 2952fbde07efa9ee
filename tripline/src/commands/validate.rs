//! `tripline validate`: everything that can be wrong before anything runs.

use std::io::Write;

use clap::Args;
use pipeline::bus::{self, Bus};
use pipeline::registry;

use crate::arguments::At;
use crate::config::Config;
use crate::error::Error;
use crate::exit::{CLEAN, FAILED};
use crate::settings::Settings;
use crate::style::Style;
use crate::{pack, roles};

/// Check config and rules without running
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Validate {
    /// The config
    #[command(flatten)]
    pub at: At,
    /// Try the bus and the destinations, too
    #[arg(long)]
    pub connect: bool,
}

const EXAMPLES: &str = "\
Examples:
  tripline validate --config tripline.toml             config, rules and secrets' names: nothing is contacted
  tripline validate --config tripline.toml --connect   ask the bus and each destination
";

/// Reads config and rules; contacts bus and destinations only where asked to.
///
/// # Errors
/// Whatever is wrong in the config or the rules.
pub async fn run(arguments: Validate) -> Result<u8, Error> {
    let loaded = Config::read(arguments.at.config.as_deref())?;
    let settings = Settings::check(&loaded)?;
    let engine = pack::compile(&pack::load_told(
        &Default::default(),
        &settings.evaluate,
        &settings.rules,
    )?)?;
    engine.check().map_err(Error::Rules)?;
    let mut out = std::io::stdout().lock();
    let style = Style::of(&std::io::stdout());
    let (rules, tables) = (engine.rules().len(), engine.catalog().tables.len());
    let told = engine.rules().iter().filter(|rule| rule.rule.is_told).count();
    let profile = settings.rules.profile();
    writeln!(
        out,
        "{} {}: the config holds; {rules} rules over {tables} tables compile, {told} are told as findings (profile {profile})",
        style.good("ok  "),
        loaded.file().display()
    )?;
    if !arguments.connect {
        return Ok(CLEAN);
    }
    let destinations = roles::sinks::build(&settings.sinks, &[])?;
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

/// Kafka is asked. An embedded log may be open in the process that this config runs: only its folder is tried.
async fn bus(settings: &bus::Settings) -> Result<(), String> {
    match settings {
        bus::Settings::Embedded(embedded) => {
            let wrong = |error: std::io::Error| format!("`bus.embedded.path` {}: {error}", embedded.path.display());
            std::fs::create_dir_all(&embedded.path).map_err(wrong)?;
            let probe = embedded.path.join(".tripline-validate");
            std::fs::write(&probe, b"")
                .and_then(|()| std::fs::remove_file(&probe))
                .map_err(wrong)
        }
        bus::Settings::Kafka(_) => {
            let bus = Bus::open(settings).await.map_err(|error| error.to_string())?;
            bus.check().await.map_err(|error| error.to_string())
        }
    }
}
