//! `tripline completions`: what a shell completes.

use clap::{Args, Command};

use crate::error::Error;
use crate::exit;

/// Print the completions of a shell
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Completions {
    /// For which shell
    shell: clap_complete::Shell,
}

const EXAMPLES: &str = "\
Examples:
  tripline completions bash > /etc/bash_completion.d/tripline
  tripline completions zsh > \"${fpath[1]}/_tripline\"
  tripline completions fish > ~/.config/fish/completions/tripline.fish
";

/// `all` is the whole command line.
pub fn run(arguments: Completions, all: &mut Command) -> Result<u8, Error> {
    clap_complete::generate(arguments.shell, all, "tripline", &mut std::io::stdout());
    Ok(exit::CLEAN)
}
