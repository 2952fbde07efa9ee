//! What can be wrong with an enrichment file.

use std::path::PathBuf;

/// Why a file gives no table.
#[derive(Debug, thiserror::Error)]
pub enum EnrichError {
    /// It cannot be read.
    #[error("{}: {source}", .path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the operating system says.
        source: std::io::Error,
    },
    /// It is not in the form that its name or `format` says.
    #[error("{}: {what}", .path.display())]
    Parse {
        /// The file.
        path: PathBuf,
        /// What is wrong and where.
        what: String,
    },
    /// Its folder cannot be watched for changes.
    #[error("cannot watch {}: {what}", .path.display())]
    Watch {
        /// The folder.
        path: PathBuf,
        /// What the operating system says.
        what: String,
    },
}
