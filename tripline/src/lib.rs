//! The one binary: arguments → config → telemetry → build → run; one role or all, and the commands that need no bus.
//! Knows how the parts fit; decides nothing that is theirs.

mod admin;
mod age;
mod arguments;
mod ask;
mod backlog;
mod commands;
pub mod config;
pub mod error;
mod exceptions;
mod exit;
mod input;
mod inspect;
mod listing;
mod outlet;
mod pack;
mod page;
mod print;
mod published;
mod readiness;
pub mod reference;
mod reload;
mod roles;
mod scan;
mod serve;
pub mod settings;
mod silence;
mod stop;
mod style;
mod version;
mod visible;

use std::io::Write;
use std::process::ExitCode;

pub use error::Error;

/// Reads the command line, runs the command, prints its error, if any.
pub fn run() -> ExitCode {
    match commands::Arguments::read().run() {
        Ok(code) => ExitCode::from(code),
        // Whoever reads our output has read enough.
        Err(error) if error.is_broken_pipe() => ExitCode::SUCCESS,
        Err(error) => {
            let painted = style::Style::of(&std::io::stderr());
            let _ = writeln!(
                std::io::stderr(),
                "{} {}",
                painted.error("error:"),
                visible::visible_lines(&error.to_string())
            );
            ExitCode::from(exit::FAILED)
        }
    }
}
