//! `tripline run` and the commands that run one role.

use clap::Args;

use super::{At, Process};

/// Arguments of `tripline run`.
#[derive(Debug, Args)]
#[command(after_help = RUN)]
pub struct Run {
    /// Config and telemetry
    #[command(flatten)]
    pub process: Process,
    /// Print findings as they are made
    #[arg(long)]
    pub print: bool,
}

const RUN: &str = "\
Examples:
  tripline run                                    embedded bus, rules in ./rules, listener on 127.0.0.1:8088
  tripline run --config tripline.toml --print
  curl --data-binary @template.yaml 'http://127.0.0.1:8088/v1/changes?name=template.yaml'

The first Ctrl-C stops after what is in hand is finished, the second at once.
";

/// Arguments of `tripline evaluate`.
#[derive(Debug, Args)]
#[command(after_help = super::ROLE)]
pub struct Evaluate {
    /// Config and telemetry
    #[command(flatten)]
    pub process: Process,
    /// Read what `tripline enrich` puts out; without it enriching is done here
    #[arg(long)]
    pub enriched: bool,
}

/// Arguments of `tripline sink`.
#[derive(Debug, Args)]
#[command(after_help = SINK)]
pub struct Sink {
    /// Config and telemetry
    #[command(flatten)]
    pub process: Process,
    /// Only these destinations
    pub names: Vec<String>,
}

const SINK: &str = "\
Examples:
  tripline sink --config tripline.toml            all destinations of the config
  tripline sink --config tripline.toml splunk     one of them
";

/// Arguments of `tripline validate`.
#[derive(Debug, Args)]
#[command(after_help = VALIDATE)]
pub struct Validate {
    /// The config
    #[command(flatten)]
    pub at: At,
    /// Try the bus and the destinations, too
    #[arg(long)]
    pub connect: bool,
}

const VALIDATE: &str = "\
Examples:
  tripline validate --config tripline.toml             config, rules and secrets' names: nothing is contacted
  tripline validate --config tripline.toml --connect   ask the bus and each destination
";
