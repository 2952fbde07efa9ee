//! `tripline topics`: the topics of the bus, created, listed, and held against the config.

use std::io::Write;

use clap::{Args, Subcommand};
use pipeline::bus::{self, Bus, Difference, TopicState, Weight};
use schemas::topic::Topic;
use serde_json::json;

use crate::arguments::At;
use crate::error::Error;
use crate::exit::{CLEAN, FOUND};
use crate::listing::{Column, Format, Listing};
use crate::settings::Settings;
use crate::style::Style;

/// Create, list, check or grow the topics of the bus
#[derive(Debug, Subcommand)]
#[command(after_help = EXAMPLES)]
pub enum Topics {
    /// Create the topics that are missing
    #[command(after_help = EXAMPLES)]
    Create(At),
    /// List the topics as they stand on the brokers
    #[command(after_help = EXAMPLES)]
    List(At),
    /// Check that nothing of them would lose records or be refused: exit code 1, and why, where something would
    #[command(after_help = EXAMPLES)]
    Check(At),
    /// Print every setting that is not as the config plans, with the command that mends it: exit code 1 where there is one
    #[command(after_help = EXAMPLES)]
    Diff(At),
    /// Give all topics more partitions, so that more workers share the work; records, state and groups move along
    #[command(after_help = EXAMPLES)]
    Grow(Grow),
}

/// Arguments of `tripline topics grow`.
#[derive(Debug, Args)]
pub struct Grow {
    /// The config
    #[command(flatten)]
    pub at: At,
    /// How many there are to be
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(i32).range(1..=1024))]
    pub partitions: i32,
}

const EXAMPLES: &str = "\
Exit codes:
  0  all is as it must be
  1  list: one is missing; check: one would lose records or be refused; diff: one differs
  2  an error

Examples:
  tripline topics create --config tripline.toml
  tripline topics list --config tripline.toml
  tripline topics check --config tripline.toml     before an upgrade
  tripline topics diff --config tripline.toml
  tripline topics grow --partitions 12 --config tripline.toml   with all processes stopped
";

const COLUMNS: &[Column] = &[
    ("TOPIC", &["topic"]),
    ("PARTITIONS", &["partitions"]),
    ("COPIES", &["replicas"]),
    ("CLEANUP", &["cleanup.policy"]),
    ("RETENTION MS", &["retention.ms"]),
    ("RETENTION BYTES", &["retention.bytes"]),
    ("MIN IN SYNC", &["min.insync.replicas"]),
    ("LARGEST", &["max.message.bytes"]),
    ("DIFFERS", &["differs"]),
];

/// Creates, lists or checks.
///
/// # Errors
/// The config, or the bus.
pub async fn run(arguments: Topics) -> Result<u8, Error> {
    let at = match &arguments {
        Topics::Grow(arguments) => return grow(arguments).await,
        Topics::Create(at) | Topics::List(at) | Topics::Check(at) | Topics::Diff(at) => at,
    };
    let settings = Settings::read(at.config.as_deref())?;
    if !matches!(arguments, Topics::Create(_)) {
        settings.begun()?;
    }
    let bus = Bus::open(&settings.bus).await?;
    match arguments {
        Topics::Create(_) => create(&bus).await,
        Topics::List(_) => list(&bus.topics().await?),
        Topics::Check(_) => compare(&bus.topics().await?, Weight::Refused),
        Topics::Diff(_) | Topics::Grow(_) => compare(&bus.topics().await?, Weight::Warning),
    }
}

async fn grow(arguments: &Grow) -> Result<u8, Error> {
    let settings = Settings::read(arguments.at.config.as_deref())?;
    let count = arguments.partitions;
    let mut out = std::io::stdout();
    let grown = match &settings.bus {
        bus::Settings::Embedded(embedded) => {
            settings.begun()?;
            bus::embedded::grow(embedded, count).await?
        }
        bus::Settings::Kafka(kafka) => {
            let told = |topic: Topic, had, moved| {
                // Whoever reads it went away; the topics grow on.
                let _ = writeln!(
                    std::io::stdout(),
                    "{:<14} {had} → {count} partitions, {moved} records moved",
                    topic.name()
                );
            };
            bus::kafka::Cluster::open(kafka).await?.grow(count, told).await?
        }
    };
    writeln!(
        out,
        "{} partitions are {count} now, {} records moved; write `bus.partitions = {count}` in the config before the start",
        grown.before, grown.records
    )?;
    if grown.again > 0 {
        let again = grown.again;
        writeln!(
            out,
            "groups stood at odds: {again} records are read again; a destination knows them by their event id"
        )?;
    }
    if let bus::Settings::Embedded(embedded) = &settings.bus {
        let before = embedded.path.join("log.before-grow");
        writeln!(
            out,
            "the log from before is in {}: remove it when all is well",
            before.display()
        )?;
    }
    Ok(CLEAN)
}

async fn create(bus: &Bus) -> Result<u8, Error> {
    let mut out = std::io::stdout();
    for (topic, created) in bus.create_topics().await? {
        let word = if created { "created" } else { "was there" };
        writeln!(out, "{:<14} {word}", topic.name())?;
    }
    bus.check().await?;
    Ok(CLEAN)
}

fn list(states: &[TopicState]) -> Result<u8, Error> {
    let mut listing = Listing::new(std::io::stdout(), Format::Table, COLUMNS);
    for state in states {
        let partitions = state.partitions.map_or_else(|| "missing".into(), |count| json!(count));
        let differs = state.differences.iter().map(|difference| difference.setting);
        let differs = differs.collect::<Vec<_>>().join(", ");
        let mut row = json!({"topic": state.name, "partitions": partitions, "replicas": state.replicas});
        for (setting, value) in &state.settings {
            row[*setting] = value.as_str().into();
        }
        if state.settings.is_empty() && state.partitions.is_some() {
            row["cleanup.policy"] = if state.topic.compacted() { "compact" } else { "delete" }.into();
        }
        if !differs.is_empty() {
            row["differs"] = differs.into();
        }
        listing.row(&row)?;
    }
    listing.end(Style::of(&std::io::stdout()))?;
    Ok(if states.iter().any(|state| state.partitions.is_none()) {
        FOUND
    } else {
        CLEAN
    })
}

/// Differences of at least that weight.
fn compare(states: &[TopicState], least: Weight) -> Result<u8, Error> {
    let (mut out, style) = (std::io::stdout(), Style::of(&std::io::stdout()));
    let all = states.iter().flat_map(|state| &state.differences);
    let found: Vec<&Difference> = all.filter(|difference| difference.weight >= least).collect();
    for difference in &found {
        let word = match difference.weight {
            Weight::Refused => style.error("FAIL"),
            Weight::Warning => style.strong("warn"),
        };
        let Difference {
            topic,
            setting,
            have,
            want,
            why,
            fix,
            ..
        } = difference;
        writeln!(
            out,
            "{word} {topic} {setting}: {have}, planned {want}: {why}\n     {fix}"
        )?;
    }
    if found.is_empty() {
        let count = states.len();
        writeln!(out, "{} {count} topics are as they must be", style.good("ok  "))?;
        return Ok(CLEAN);
    }
    Ok(FOUND)
}
