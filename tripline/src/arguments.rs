//! The command line: what a user may type, with help and examples. What it means is in the commands' own modules.

pub mod hints;
pub mod post;
pub mod receive;
pub mod rejected;
pub mod rules;
pub mod run;
pub mod scan;
pub mod topics;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use pipeline::telemetry::config::Listen;

/// Configuration changes in, findings out.
#[derive(Debug, Parser)]
#[command(name = "tripline", version, about, max_term_width = 120, after_help = EXAMPLES)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const EXAMPLES: &str = "\
Examples:
  tripline scan template.yaml                         findings of a file, exit code 1 if there are any
  terraform show -json plan.bin | tripline scan -     the same of a plan
  tripline rules test                                 every rule's own cases
";

/// Which config.
#[derive(Debug, Clone, Default, Args)]
pub struct At {
    /// Config file; without one everything is at its default
    #[arg(long, value_name = "FILE", env = "TRIPLINE_CONFIG")]
    pub config: Option<PathBuf>,
}

/// Which config, of a process that stays.
#[derive(Debug, Clone, Default, Args)]
pub struct Process {
    /// The config
    #[command(flatten)]
    pub at: At,
    /// Address of /metrics, /healthz and /readyz in place of the config's `telemetry.listen`; `off` for none
    #[arg(long, value_name = "ADDRESS", env = "TRIPLINE_TELEMETRY", value_parser = listen)]
    pub telemetry: Option<Listen>,
}

fn listen(text: &str) -> Result<Listen, String> {
    Listen::try_from(text.to_owned())
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run everything in one process: records in, rules, findings out
    Run(run::Run),
    /// Run only the ways in (on Kafka)
    #[command(after_help = ROLE)]
    Ingest(Process),
    /// Run only the enriching (on Kafka), for evaluate --enriched
    #[command(after_help = ROLE)]
    Enrich(Process),
    /// Run only the rules (on Kafka)
    Evaluate(run::Evaluate),
    /// Run only the destinations, all or those named (on Kafka)
    Sink(run::Sink),
    /// Check config and rules without running
    Validate(run::Validate),
    /// Create or list the topics of the bus
    #[command(subcommand, after_help = topics::EXAMPLES)]
    Topics(topics::Topics),
    /// Judge records of files, folders or standard input; print what is risky
    Scan(scan::Scan),
    /// List or replay what could not be read
    #[command(subcommand, after_help = rejected::EXAMPLES)]
    Rejected(rejected::Rejected),
    /// A local receiver that is as strict as Splunk, Sentinel and a webhook, and prints what arrives
    Receive(receive::Receive),
    /// Post records to a listener
    Post(post::Post),
    /// List, check and test the rules
    #[command(subcommand, after_help = rules::EXAMPLES)]
    Rules(rules::Rules),
    /// Print docs/config.md
    #[command(hide = true)]
    ConfigReference,
    /// Print the completions of a shell
    #[command(after_help = COMPLETIONS)]
    Completions {
        /// For which shell
        shell: clap_complete::Shell,
    },
}

const ROLE: &str = "\
Examples:
  tripline topics create --config tripline.toml
  tripline ingest --config tripline.toml --telemetry 127.0.0.1:9464
  tripline evaluate --config tripline.toml --telemetry 127.0.0.1:9465
  tripline sink --config tripline.toml --telemetry 127.0.0.1:9466
";

const COMPLETIONS: &str = "\
Examples:
  tripline completions bash > /etc/bash_completion.d/tripline
  tripline completions zsh > \"${fpath[1]}/_tripline\"
  tripline completions fish > ~/.config/fish/completions/tripline.fish
";
