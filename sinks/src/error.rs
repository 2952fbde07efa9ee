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
    /// A cap on a destination that is to have every finding.
    #[error("`{key}`: this destination takes many findings a request and is to have each: leave it out")]
    Digest {
        /// The key in the config.
        key: String,
    },
    /// A template cannot be read, or does not work.
    #[error("`{key}`: the template {what}")]
    Template {
        /// The key in the config.
        key: String,
        /// What is wrong, and where in it.
        what: String,
    },
}

impl SinkError {
    /// A template's own words for what is wrong, and the sink that it is of.
    pub(crate) fn template<T>(at: &str, made: Result<T, String>) -> Result<T, Self> {
        made.map_err(|what| Self::Template {
            key: at.to_owned(),
            what,
        })
    }
}
