//! `tripline doctor`: one page that says how everything stands, to paste into a ticket. No secret is on it.

use std::io::Write;

use clap::{Args, ValueEnum};
use pipeline::telemetry::config::Listen;
use serde_json::Value;

use crate::arguments::At;
use crate::ask::{Ask, CheckStatus, answer, check};
use crate::config::Config;
use crate::error::Error;
use crate::exit::{CLEAN, FOUND};
use crate::settings::Settings;
use crate::style::Style;
use crate::version::VERSION;
use crate::visible::{Escaping, visible};
use crate::{admin, page as pages, roles};

/// Say how everything stands: one page to paste into a ticket
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Doctor {
    /// The config
    #[command(flatten)]
    pub at: At,
    /// Ask no destination
    #[arg(long)]
    pub offline: bool,
    /// How it is printed
    #[arg(long, value_enum, default_value = "text")]
    pub format: Form,
}

/// How the page is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// For people
    Text,
    /// One object a line
    Jsonl,
}

const EXAMPLES: &str = "\
Exit codes:
  0  nothing is wrong          1  something is, or no process runs

Examples:
  tripline doctor --config tripline.toml
  tripline doctor --config tripline.toml --offline --format jsonl | jq .

Secrets are read to see that they are there, and never printed.
";

/// The page as it is made.
struct Page {
    form: Form,
    style: Style,
    code: u8,
}

impl Page {
    fn say(&mut self, line: &Value) -> Result<(), Error> {
        let mut out = Escaping(std::io::stdout());
        if line["status"] == CheckStatus::Bad.as_str() {
            self.code = FOUND;
        }
        if self.form == Form::Jsonl {
            return Ok(writeln!(out, "{line}")?);
        }
        let [name, status, what] = ["check", "status", "what"].map(|member| line[member].as_str().unwrap_or_default());
        let word = format!("{status:<4}");
        let word = match status {
            "fail" => self.style.error(word),
            "warn" => self.style.strong(word),
            "ok" => self.style.good(word),
            _ => self.style.faint(word),
        };
        Ok(writeln!(out, "{word} {:<18} {}", visible(name), visible(what))?)
    }

    fn check(&mut self, name: &str, status: CheckStatus, what: impl Into<String>) -> Result<(), Error> {
        self.say(&check(name, status, what))
    }
}

/// Looks at everything that can be seen.
///
/// # Errors
/// The output; whatever else is wrong stands on the page.
pub async fn run(arguments: Doctor) -> Result<u8, Error> {
    let mut page = Page {
        form: arguments.format,
        style: Style::of(&std::io::stdout()),
        code: CLEAN,
    };
    page.check("version", CheckStatus::Told, VERSION)?;
    page.check("system", CheckStatus::Told, system())?;
    let settings = match settings(&arguments.at) {
        Ok((settings, file)) => {
            page.check("config", CheckStatus::Good, format!("{file} holds"))?;
            settings
        }
        Err(error) => {
            page.check("config", CheckStatus::Bad, error.to_string().replace('\n', "; "))?;
            return Ok(page.code);
        }
    };
    destinations(&settings, arguments.offline, &mut page).await?;
    let looked = admin::running(&settings, &Ask::Doctor, |line| page.say(&line)).await;
    match looked {
        Ok(true) => Ok(page.code),
        Ok(false) => {
            let what = nobody(&settings).await;
            page.check("process", CheckStatus::Bad, what)?;
            alone(settings, &mut page).await
        }
        Err(error) => {
            page.check("process", CheckStatus::Bad, error.to_string())?;
            Ok(page.code)
        }
    }
}

fn settings(at: &At) -> Result<(Settings, String), Error> {
    let loaded = Config::read(at.config.as_deref())?;
    let settings = Settings::check(&loaded)?;
    Ok((settings, loaded.file().display().to_string()))
}

/// Machine and operating system, as far as they tell.
fn system() -> String {
    let release = std::fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let memory = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let memory = memory
        .lines()
        .next()
        .and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok());
    let memory = memory.map_or_else(String::new, |kib| format!(", {} MiB of memory", kib >> 10));
    let (os, arch) = (std::env::consts::OS, std::env::consts::ARCH);
    format!("{os} {} {arch}, {cores} cores{memory}", release.trim())
}

/// That no process is asked, and whether one shows itself elsewhere.
async fn nobody(settings: &Settings) -> String {
    let Listen::At(address) = settings.telemetry.config().listen else {
        return "none is asked at `admin.listen`; what follows is seen without it".to_owned();
    };
    match pages::get(address, "/readyz").await {
        Ok((_, body)) => {
            let body: Value = serde_json::from_str(&body).unwrap_or_default();
            format!("one answers at http://{address}/readyz and none at `admin.listen`; it says: {body}")
        }
        Err(_) => "none runs with this config; what follows is seen without it".to_owned(),
    }
}

async fn destinations(settings: &Settings, offline: bool, page: &mut Page) -> Result<(), Error> {
    let destinations = match roles::sinks::build(&settings.sinks, &[]) {
        Ok(destinations) => destinations,
        Err(error) => return page.check("sinks", CheckStatus::Bad, error.to_string()),
    };
    if offline {
        return page.check(
            "sinks",
            CheckStatus::Told,
            format!("{} in the config, not asked", destinations.len()),
        );
    }
    for destination in destinations {
        let name = format!("destination {}", destination.name);
        match destination.trial().check().await {
            Ok(found) => page.check(&name, CheckStatus::Good, found)?,
            Err(problem) => page.check(&name, CheckStatus::Bad, problem.to_string())?,
        }
    }
    Ok(())
}

/// The bus as it is seen from here.
async fn alone(settings: Settings, page: &mut Page) -> Result<u8, Error> {
    let words = settings.bus_words();
    if let Err(error) = settings.begun() {
        page.check("bus", CheckStatus::Bad, error.to_string())?;
        return Ok(page.code);
    }
    let desk = match admin::open(settings).await {
        Ok(desk) => desk,
        Err(error) => {
            page.check("bus", CheckStatus::Bad, format!("{words}: {error}"))?;
            return Ok(page.code);
        }
    };
    let mut lines = answer(&desk, Ask::Doctor);
    while let Some(line) = lines.recv().await {
        match line {
            Ok(line) => page.say(&line)?,
            Err(error) => page.check("bus", CheckStatus::Bad, error.to_string())?,
        }
    }
    Ok(page.code)
}
