//! A mail server and how it is spoken to. Opens nothing.

use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How what is sent is kept from others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Security {
    /// A plain connection becomes one over TLS before anything is said; a server without it is not spoken to (RFC 3207).
    #[default]
    Starttls,
    /// TLS from the first byte (RFC 8314).
    Tls,
    /// Not at all.
    None,
}

/// Where the server is and how it is spoken to.
#[derive(Debug, Clone)]
pub(crate) struct Server {
    pub(crate) address: String,
    pub(crate) security: Security,
    /// What we call ourselves.
    pub(crate) hostname: String,
    pub(crate) timeout: Duration,
}
