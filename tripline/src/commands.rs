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

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

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
  tripline run --config tripline.toml                 records in, findings out, until Ctrl-C

Exit codes:
  0  done
  1  what was looked for was found: findings, cases that fail, differences; each help says what
  2  an error, or arguments that are wrong: what to do about it is on standard error
";

/// Of commands that say nothing of their own.
const CODES: &str = "\
Exit codes:
  0  done
  2  an error: what to do about it is on standard error
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
    /// Reads the command line. Where it asks for help, or is not understood, the process says so and ends.
    pub fn read() -> Self {
        let matches = whole().get_matches();
        Self::from_arg_matches(&matches).unwrap_or_else(|error| error.exit())
    }

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
            Command::Completions(arguments) => completions::run(arguments, &mut whole()),
        }
    }
}

/// The whole command line.
fn whole() -> clap::Command {
    with_codes(Arguments::command())
}

/// Every command's help says with what it exits.
fn with_codes(command: clap::Command) -> clap::Command {
    let command = command.mut_subcommands(with_codes);
    let said = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    if command.has_subcommands() && !command.is_args_conflicts_with_subcommands_set() || said.contains("Exit codes:") {
        return command;
    }
    command.after_help(format!("{CODES}\n{said}"))
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A command with the words that lead to it.
    fn all(command: clap::Command, before: &str, found: &mut Vec<(String, clap::Command)>) {
        let words = format!("{before} {}", command.get_name());
        for below in command.get_subcommands() {
            all(below.clone(), &words, found);
        }
        found.push((words, command));
    }

    #[test]
    fn help_explains_every_argument_and_exit_code() {
        let mut commands = Vec::new();
        all(whole(), "", &mut commands);
        assert!(commands.len() > 40, "{}", commands.len());
        let mut wrong = Vec::new();
        for (words, command) in &commands {
            let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            if command.get_about().is_none() {
                wrong.push(format!("{words}: says not what it does"));
            }
            let unexplained = command.get_arguments().filter(|argument| argument.get_help().is_none());
            wrong.extend(unexplained.map(|argument| format!("{words}: {} is not explained", argument.get_id())));
            if !command.has_subcommands() && !after.contains("Exit codes:") {
                wrong.push(format!("{words}: no exit codes"));
            }
            // Where the output is no terminal help is wrapped at 100 columns, and an example that is wrapped cannot be copied.
            let wide = after
                .lines()
                .filter(|line| line.starts_with("  ") && line.chars().count() > 100);
            wrong.extend(wide.map(|line| format!("{words}: wider than 100 columns: {line}")));
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
