//! What each kind of source must say of itself: its name, what is wrong with its keys, how it is opened. Knows no kind.

use pipeline::config::{Problem, Secret};
use schemas::Clock;

use super::{Progress, Source};
use crate::error::IngestError;

/// The config of one kind.
pub(super) trait Kind {
    /// The name in the config.
    fn name(&self) -> &str;

    /// What is wrong with its keys; `at` is where it stands, `ingest.source[2]`. Pure.
    fn problems(&self, at: &str) -> Vec<Problem>;

    /// Reads its secrets and certificates. Connects to nothing.
    fn open(&self, at: &str, progress: Progress, clock: Clock) -> Result<Box<dyn Source>, IngestError>;
}

/// Whether a secret can be had; `key` is where it stands in the config. It is read again whenever it is used.
pub(super) fn expose(key: &str, secret: &Secret) -> Result<String, IngestError> {
    secret.expose().map_err(|what| IngestError::Secret {
        key: key.to_owned(),
        what,
    })
}
