//! `cargo run -p benchmarks -- MEASURE`: what is measured and printed stands in the library.

use std::process::ExitCode;

use benchmarks::{accuracy, chaos, compare, deliver, fuzz, soak, stage, state, stream, throughput};
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
    /// Processes under load and faults by a seeded plan: what is lost, told twice, known otherwise.
    Chaos(chaos::Arguments),
    /// Many findings to every kind of destination: what is lost, and how fast beside a bare loop.
    Deliver(deliver::Arguments),
    /// How fast records are judged, beside how fast they are parsed.
    Evaluate(throughput::Arguments),
    /// Made-up inputs for whatever reads what a stranger sends.
    Fuzz(fuzz::Arguments),
    /// A running process under load and attack: what grows, what is lost, how quick it stays.
    Soak(soak::Arguments),
    /// The engine beside the limits of the machine and beside peers.
    Compare(compare::Arguments),
    /// The whole stage beside a bare decode of the same bytes.
    Stage(stage::Arguments),
    /// What a large inventory costs: memory, time to be ready again, and how fast it is taken in.
    State(state::Arguments),
    /// The stream beside the same Kafka client without us: throughput, and the way of a change to the webhook.
    Stream(stream::Arguments),
}

/// As in the product.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> anyhow::Result<ExitCode> {
    match Arguments::parse().measure {
        Measure::Accuracy(arguments) => accuracy::run(&arguments),
        Measure::Chaos(arguments) => chaos::run(&arguments),
        Measure::Compare(arguments) => compare::run(&arguments).map(|()| ExitCode::SUCCESS),
        Measure::Deliver(arguments) => deliver::run(&arguments),
        Measure::Evaluate(arguments) => throughput::run(&arguments).map(|()| ExitCode::SUCCESS),
        Measure::Fuzz(arguments) => fuzz::run(&arguments),
        Measure::Soak(arguments) => soak::run(&arguments),
        Measure::Stage(arguments) => stage::run(&arguments).map(|()| ExitCode::SUCCESS),
        Measure::State(arguments) => state::run(&arguments).map(|()| ExitCode::SUCCESS),
        Measure::Stream(arguments) => stream::run(&arguments).map(|()| ExitCode::SUCCESS),
    }
}
