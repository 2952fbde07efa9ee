//! The `tripline` binary: arguments in, exit code out. What commands do is in the library.

use std::process::ExitCode;

use clap::Parser;
use tripline::arguments::Arguments;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    tripline::run(Arguments::parse())
}
