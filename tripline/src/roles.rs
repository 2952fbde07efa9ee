//! The roles that a process can have, each started over the bus. Knows what a role needs, not what it does.

mod enrich;
mod evaluate;
mod ingest;
pub mod sinks;

use std::sync::Arc;

use pipeline::bus::Bus;
use schemas::wire::Codec;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::Error;
use crate::readiness::Readiness;
use crate::settings::Settings;

pub use evaluate::Rules;

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

/// What all roles of a process share.
#[derive(Clone)]
pub struct Runtime {
    /// The config.
    pub settings: Arc<Settings>,
    /// The bus.
    pub bus: Bus,
    /// The records' wire form.
    pub codec: Arc<Codec>,
    /// Told of what runs.
    pub readiness: Readiness,
    /// Told when to stop.
    pub stop: CancellationToken,
}

/// Tasks by the name of their role.
pub type Tasks = JoinSet<(&'static str, Result<(), Error>)>;

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
