//! What can end a command, each with what to do about it.

use evaluate::RuleError;
use ingest::files::FileError;
use pipeline::config::Mistakes;

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
    /// An output.
    #[error("cannot write: {0}")]
    Write(#[from] std::io::Error),
    /// Arguments that do not go together, or name what is not there.
    #[error("{0}")]
    Usage(String),
}

impl Error {
    /// Whether the reader of our output went away.
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Write(error) if error.kind() == std::io::ErrorKind::BrokenPipe)
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
