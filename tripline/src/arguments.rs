//! The command line: what a user may type, with help and examples. What it means is in the commands' own modules.

pub mod rules;
pub mod scan;

use clap::{Parser, Subcommand};

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

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Judge records of files, folders or standard input; print what is risky
    Scan(scan::Scan),
    /// List, check and test the rules
    #[command(subcommand)]
    Rules(rules::Rules),
    /// Print the completions of a shell
    #[command(after_help = COMPLETIONS)]
    Completions {
        /// For which shell
        shell: clap_complete::Shell,
    },
}

const COMPLETIONS: &str = "\
Examples:
  tripline completions bash > /etc/bash_completion.d/tripline
  tripline completions zsh > \"${fpath[1]}/_tripline\"
  tripline completions fish > ~/.config/fish/completions/tripline.fish
";
