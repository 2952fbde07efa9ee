//! What can go wrong with a registry, by what to do about it.

use schemas::wire::WireError;

/// Why the registry gave no ids.
#[derive(Debug, thiserror::Error)]
pub enum RegistryError {
    /// It cannot be reached, or is in trouble of its own.
    #[error("schema registry: {0}")]
    Busy(String),
    /// It refuses us: credentials, an incompatible schema, a subject that is not there.
    #[error("schema registry: {what}: {fix}")]
    Refused {
        /// What it says.
        what: String,
        /// What to do.
        fix: String,
    },
    /// A schema that it holds is none that we can read.
    #[error(transparent)]
    Wire(#[from] WireError),
}
