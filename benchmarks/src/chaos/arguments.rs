//! How long, on which bus, by which plan. Does nothing.

use std::path::PathBuf;

/// How long, on what, by which plan.
#[derive(Debug, Clone, clap::Args)]
pub struct Arguments {
    /// The bus under the processes
    #[arg(long, value_enum)]
    pub bus: Kind,
    /// Seconds under load and faults
    #[arg(long, default_value_t = 60)]
    pub seconds: u64,
    /// The plan; printed, so that it can be repeated
    #[arg(long)]
    pub seed: Option<u64>,
    /// How the report is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// The program; without it the one beside this
    #[arg(long, value_name = "FILE")]
    pub tripline: Option<PathBuf>,
    /// Brokers, 1 or 3; without it 1, or 3 where a run is long and memory allows it
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..=3))]
    pub brokers: Option<u8>,
    /// Pods that change, and half as many buckets
    #[arg(long, default_value_t = 40)]
    pub pods: usize,
    /// Of a hundred requests to a destination, so many fail all the while, in fourteen ways; then webhooks have 12 workers and the others 3, faults
    /// of processes come some seconds apart, and a frozen one stands still for 12 to 25 s
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(u8).range(0..=90))]
    pub share: u8,
    /// Seconds that what was accepted may take to arrive when the faults have ended
    #[arg(long, default_value_t = 120)]
    pub drain: u64,
    /// A variable in the environment of the processes, NAME=VALUE
    #[arg(long, value_name = "NAME=VALUE", hide = true)]
    pub environment: Vec<String>,
}

/// Which bus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Kind {
    /// The log within one process
    Embedded,
    /// Several processes on Apache Kafka
    Kafka,
}

/// Which form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}
