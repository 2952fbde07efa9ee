//! `cargo run -p benchmarks -- MEASURE`: what is measured and printed stands in the library.

use std::process::ExitCode;

use benchmarks::accuracy;
use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "benchmarks", about = "Measures of Tripline", version)]
struct Arguments {
    #[command(subcommand)]
    measure: Measure,
}

#[derive(Subcommand)]
enum Measure {
    /// Verdicts of the rules against verdicts that others gave.
    Accuracy(accuracy::Arguments),
}

fn main() -> anyhow::Result<ExitCode> {
    match Arguments::parse().measure {
        Measure::Accuracy(arguments) => accuracy::run(&arguments),
    }
}
