//! The one binary: arguments → config → telemetry → build → run; one role or all, and the commands that need no bus.
//! Knows how the parts fit; decides nothing that is theirs.

pub mod arguments;
pub mod config;
pub mod error;
pub mod pack;
pub mod rules;
pub mod scan;
pub mod style;

use std::io::Write;
use std::process::ExitCode;

use clap::CommandFactory;

use arguments::{Arguments, Command};
pub use error::Error;
pub use evaluate::Engine;

/// Nothing risky, nothing wrong.
pub const CLEAN: u8 = 0;
/// There are findings, or rules whose cases fail.
pub const FOUND: u8 = 1;
/// Something is wrong with what was asked.
pub const FAILED: u8 = 2;

/// Runs a command; prints its error, if any.
pub fn run(arguments: Arguments) -> ExitCode {
    match dispatch(arguments.command) {
        Ok(code) => ExitCode::from(code),
        // Whoever reads our output has read enough.
        Err(error) if error.is_broken_pipe() => ExitCode::SUCCESS,
        Err(error) => {
            let painted = style::Style::of(&std::io::stderr());
            let _ = writeln!(std::io::stderr(), "{} {error}", painted.error("error:"));
            ExitCode::from(FAILED)
        }
    }
}

fn dispatch(command: Command) -> Result<u8, Error> {
    match command {
        Command::Scan(arguments) => scan::run(arguments),
        Command::Rules(arguments::rules::Rules::List(arguments)) => rules::list::run(&arguments),
        Command::Rules(arguments::rules::Rules::Check(arguments)) => rules::check::run(&arguments),
        Command::Rules(arguments::rules::Rules::Test(arguments)) => rules::test::run(&arguments),
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut Arguments::command(), "tripline", &mut std::io::stdout());
            Ok(CLEAN)
        }
    }
}
