//! The one binary: arguments → config → telemetry → build → run; one role or all, and the commands that need no bus.
//! Knows how the parts fit; decides nothing that is theirs.

pub mod arguments;
pub mod config;
pub mod error;
pub mod outlet;
pub mod pack;
pub mod post;
pub mod print;
pub mod readiness;
pub mod receive;
pub mod reference;
pub mod rejected;
pub mod roles;
pub mod rules;
pub mod scan;
pub mod serve;
pub mod settings;
pub mod stop;
pub mod style;
pub mod topics;
pub mod validate;

use std::future::Future;
use std::io::Write;
use std::process::ExitCode;
use std::time::Duration;

use clap::CommandFactory;

use arguments::{Arguments, Command, Process};
pub use error::Error;
pub use evaluate::Engine;
use roles::Role;

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
        Command::Run(arguments) => {
            let plan = serve::Plan {
                roles: vec![Role::Ingest, Role::Evaluate { enriched: false }, Role::Sink(Vec::new())],
                print: arguments.print,
            };
            block_on(serve::run(&arguments.process, plan))
        }
        Command::Ingest(process) => one_role(&process, Role::Ingest),
        Command::Enrich(process) => one_role(&process, Role::Enrich),
        Command::Evaluate(arguments) => one_role(
            &arguments.process,
            Role::Evaluate {
                enriched: arguments.enriched,
            },
        ),
        Command::Sink(arguments) => one_role(&arguments.process, Role::Sink(arguments.names)),
        Command::Rejected(arguments) => block_on(rejected::run(&arguments)),
        Command::Receive(arguments) => block_on(receive::run(&arguments)),
        Command::Validate(arguments) => block_on(validate::run(&arguments)),
        Command::Topics(arguments) => block_on(topics::run(&arguments)),
        Command::Post(arguments) => block_on(post::run(&arguments)),
        Command::Scan(arguments) => scan::run(arguments),
        Command::Rules(arguments::rules::Rules::List(arguments)) => rules::list::run(&arguments),
        Command::Rules(arguments::rules::Rules::Check(arguments)) => rules::check::run(&arguments),
        Command::Rules(arguments::rules::Rules::Test(arguments)) => rules::test::run(&arguments),
        Command::ConfigReference => {
            write!(std::io::stdout(), "{}", reference::markdown())?;
            Ok(CLEAN)
        }
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut Arguments::command(), "tripline", &mut std::io::stdout());
            Ok(CLEAN)
        }
    }
}

fn one_role(process: &Process, role: Role) -> Result<u8, Error> {
    block_on(serve::run(
        process,
        serve::Plan {
            roles: vec![role],
            print: false,
        },
    ))
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
