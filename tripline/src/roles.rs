//! The roles that a process can have, each started over the bus. Knows what a role needs, not what it does.

mod enrich;
mod evaluate;
mod ingest;
mod pull;
mod runtime;
pub mod sinks;

use crate::Error;

pub use evaluate::Rules;
pub use runtime::{Runtime, Tasks};

/// What a process does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// Takes records in.
    Ingest,
    /// Adds business context, in a process of its own.
    Enrich,
    /// Judges them.
    Evaluate {
        /// Reads what [`Role::Enrich`] put out, and does not enrich itself.
        enriched: bool,
    },
    /// Delivers findings to the destinations of these names; to all where none is named.
    Sink(Vec<String>),
}

impl Role {
    /// The word on the command line, in logs and in `/readyz`.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Ingest => "ingest",
            Self::Enrich => "enrich",
            Self::Evaluate { .. } => "evaluate",
            Self::Sink(_) => "sink",
        }
    }
}

impl Runtime {
    /// Starts a role; its tasks join the others.
    ///
    /// # Errors
    /// What the role needs cannot be had.
    pub async fn start(&self, role: &Role, rules: Option<&Rules>, tasks: &mut Tasks) -> Result<Option<String>, Error> {
        let url = match role {
            Role::Ingest => ingest::start(self, tasks)?,
            Role::Enrich => {
                enrich::start(self, tasks).await?;
                None
            }
            Role::Evaluate { enriched } => {
                if let Some(rules) = rules {
                    evaluate::start(self, rules, *enriched, tasks).await?;
                }
                None
            }
            Role::Sink(names) => {
                sinks::start(self, names, tasks)?;
                None
            }
        };
        self.readiness.role(role.as_str(), true);
        Ok(url)
    }
}
