//! Why a destination could not be built, and what to do about it.

/// Errors of building destinations.
#[derive(Debug, thiserror::Error)]
pub enum SinkError {
    /// A secret of the config cannot be had or used.
    #[error("`{key}`: {what}")]
    Secret {
        /// The key in the config.
        key: String,
        /// What is wrong, and how to mend it.
        what: String,
    },
    /// No HTTP client can be made.
    #[error("`{key}`: {what}")]
    Client {
        /// The key in the config.
        key: String,
        /// What is wrong, and how to mend it.
        what: String,
    },
    /// The local receiver's address is taken, or not ours.
    #[error("cannot listen on {address}: {source}; is another process there?")]
    Listen {
        /// The address.
        address: std::net::SocketAddr,
        /// What the system says.
        source: std::io::Error,
    },
}
