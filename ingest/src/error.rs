//! Why a way in could not be opened, and what to do about it.

use std::path::PathBuf;

use crate::input::proof::fetch::FetchError;

/// Errors of opening the listener, the endpoints and the watches.
#[derive(Debug, thiserror::Error)]
pub enum IngestError {
    /// A secret of the config cannot be had.
    #[error("`{key}`: {what}")]
    Secret {
        /// The key in the config.
        key: String,
        /// What is wrong.
        what: String,
    },
    /// The address is taken, or not ours.
    #[error(
        "`ingest.http.listen`: cannot listen on {address}: {source}; {}",
        pipeline::cause::of_listening(source)
    )]
    Listen {
        /// The address in the config.
        address: std::net::SocketAddr,
        /// What the system says.
        source: std::io::Error,
    },
    /// A certificate, a key or the authorities cannot be used.
    #[error("`ingest.http.tls`: {path}: {what}")]
    Tls {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
    },
    /// What was accepted before cannot be remembered.
    #[error(
        "`ingest.push.replay_file`: {path}: {error}; name a file that can be written, or sign the time (`timestamp_header`)"
    )]
    Replay {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: std::io::Error,
    },
    /// No HTTPS client for the proofs.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// A folder cannot be watched.
    #[error("`ingest.watch`: {path}: {what}")]
    Watch {
        /// The folder.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
    },
    /// The server ended.
    #[error("the listener ended: {0}")]
    Ended(std::io::Error),
}
