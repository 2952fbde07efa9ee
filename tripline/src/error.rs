//! What can end a command, each with what to do about it.

use enrich::EnrichError;
use evaluate::RuleError;
use ingest::IngestError;
use ingest::files::FileError;
use pipeline::bus::BusError;
use pipeline::config::Mistakes;
use pipeline::registry::RegistryError;
use pipeline::telemetry::TelemetryError;
use receiver::ListenError;
use schemas::wire::WireError;
use sinks::SinkError;

/// Why a command ended.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The config file.
    #[error("the config is wrong\n{0}")]
    Config(#[from] Mistakes),
    /// Rules and tables.
    #[error("{} in the rules\n{}", mistakes(.0.len()), lines(.0))]
    Rules(Vec<RuleError>),
    /// An input.
    #[error(transparent)]
    File(#[from] FileError),
    /// The bus.
    #[error(transparent)]
    Bus(#[from] BusError),
    /// A way in.
    #[error(transparent)]
    Ingest(#[from] IngestError),
    /// Business context.
    #[error("`enrich.file`: {0}")]
    Enrich(#[from] EnrichError),
    /// A destination.
    #[error(transparent)]
    Sink(#[from] SinkError),
    /// The local receiver.
    #[error(transparent)]
    Receiver(#[from] ListenError),
    /// Logs, traces, metrics.
    #[error(transparent)]
    Telemetry(#[from] TelemetryError),
    /// The schema registry.
    #[error(transparent)]
    Registry(#[from] RegistryError),
    /// The records' wire form.
    #[error(transparent)]
    Wire(#[from] WireError),
    /// The system.
    #[error("{0}")]
    System(#[from] std::io::Error),
    /// A task that was not to end.
    #[error("{0}")]
    Ended(String),
    /// Arguments that do not go together, or name what is not there.
    #[error("{0}")]
    Usage(String),
}

impl Error {
    /// Whether the reader of our output went away.
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::System(error) if error.kind() == std::io::ErrorKind::BrokenPipe)
    }
}

fn mistakes(count: usize) -> String {
    match count {
        1 => "1 mistake".to_owned(),
        count => format!("{count} mistakes"),
    }
}

fn lines(errors: &[RuleError]) -> String {
    errors.iter().map(RuleError::to_string).collect::<Vec<_>>().join("\n")
}
