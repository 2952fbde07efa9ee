//! The list of commands. Each is one file that holds its arguments, its help and what it does, and knows no other command:
//! to add one, write the file, then its `mod`, its variant and its arm here.

mod completions;
mod config_reference;
mod content;
mod dead_letters;
mod doctor;
mod enrich;
mod evaluate;
mod exception;
mod findings;
mod ingest;
mod inventory;
mod post;
mod probe;
mod receive;
mod reconcile;
mod rejected;
mod reload;
mod rules;
mod run;
mod scan;
mod sink;
mod source;
mod state;
mod topics;
mod validate;

use std::future::Future;
use std::time::Duration;

use clap::{CommandFactory, Parser, Subcommand};

use crate::error::Error;
use crate::version::VERSION;

/// Cloud configuration changes in, findings that a SOC can act on out: rules in SQL, OCSF to the SIEM
#[derive(Debug, Parser)]
#[command(name = "tripline", version = VERSION, max_term_width = 120, after_help = EXAMPLES)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  tripline scan template.yaml                         exit code 1: findings
  terraform show -json plan.bin | tripline scan -     the same of a plan
  tripline rules test                                 every rule's own cases
";

// What a command does is said once, above its arguments.
#[derive(Debug, Subcommand)]
enum Command {
    Run(run::Run),
    Ingest(ingest::Ingest),
    Enrich(enrich::Enrich),
    Evaluate(evaluate::Evaluate),
    Sink(sink::Sink),
    #[command(subcommand)]
    Source(source::Source),
    Validate(validate::Validate),
    #[command(subcommand)]
    Topics(topics::Topics),
    // By far the most arguments.
    Scan(Box<scan::Scan>),
    #[command(subcommand)]
    Rejected(rejected::Rejected),
    #[command(subcommand)]
    DeadLetters(dead_letters::DeadLetters),
    #[command(subcommand)]
    Findings(findings::Findings),
    #[command(subcommand)]
    Inventory(inventory::Inventory),
    #[command(subcommand)]
    State(state::State),
    Reload(reload::Reload),
    #[command(subcommand)]
    Exception(exception::Exception),
    Reconcile(Box<reconcile::Reconcile>),
    Doctor(doctor::Doctor),
    Receive(receive::Receive),
    Post(post::Post),
    Probe(probe::Probe),
    #[command(subcommand)]
    Rules(rules::Rules),
    Content(content::Content),
    ConfigReference(config_reference::ConfigReference),
    Completions(completions::Completions),
}

impl Arguments {
    /// Does what was asked; the exit code.
    ///
    /// # Errors
    /// What ended the command.
    pub fn run(self) -> Result<u8, Error> {
        match self.command {
            Command::Run(arguments) => block_on(run::run(arguments)),
            Command::Ingest(arguments) => block_on(ingest::run(arguments)),
            Command::Enrich(arguments) => block_on(enrich::run(arguments)),
            Command::Evaluate(arguments) => block_on(evaluate::run(arguments)),
            Command::Sink(arguments) => block_on(sink::run(arguments)),
            Command::Source(arguments) => block_on(source::run(arguments)),
            Command::Validate(arguments) => block_on(validate::run(arguments)),
            Command::Topics(arguments) => block_on(topics::run(arguments)),
            Command::Scan(arguments) => scan::run(*arguments),
            Command::Rejected(arguments) => block_on(rejected::run(arguments)),
            Command::DeadLetters(arguments) => block_on(dead_letters::run(arguments)),
            Command::Findings(arguments) => block_on(findings::run(arguments)),
            Command::Inventory(arguments) => block_on(inventory::run(arguments)),
            Command::State(arguments) => block_on(state::run(arguments)),
            Command::Reload(arguments) => block_on(reload::run(arguments)),
            Command::Exception(arguments) => block_on(exception::run(arguments)),
            Command::Reconcile(arguments) => block_on(reconcile::run(*arguments)),
            Command::Doctor(arguments) => block_on(doctor::run(arguments)),
            Command::Receive(arguments) => block_on(receive::run(arguments)),
            Command::Post(arguments) => block_on(post::run(arguments)),
            Command::Probe(arguments) => block_on(probe::run(arguments)),
            Command::Rules(arguments) => rules::run(arguments, block_on),
            Command::Content(arguments) => content::run(&arguments),
            Command::ConfigReference(arguments) => config_reference::run(arguments),
            Command::Completions(arguments) => completions::run(arguments, &mut Self::command()),
        }
    }
}

fn block_on(work: impl Future<Output = Result<u8, Error>>) -> Result<u8, Error> {
    // One crypto provider for whatever speaks TLS; a second installation is refused, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let ended = runtime.block_on(work);
    // A thread that blocks, on a file say, must not keep the process.
    runtime.shutdown_timeout(Duration::from_secs(2));
    ended
}
