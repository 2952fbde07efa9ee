//! The roles that a process can have, each started over the bus. Knows what a role needs, not what it does.

mod evaluate;
mod ingest;

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
    /// Judges them.
    Evaluate,
}

impl Role {
    /// The word on the command line, in logs and in `/readyz`.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Ingest => "ingest",
            Self::Evaluate => "evaluate",
        }
    }
}

/// What all roles of a process share.
#[derive(Clone)]
pub struct House {
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

impl House {
    /// Starts a role; its tasks join the others.
    ///
    /// # Errors
    /// What the role needs cannot be had.
    pub async fn start(&self, role: &Role, rules: Option<&Rules>, tasks: &mut Tasks) -> Result<Option<String>, Error> {
        let url = match role {
            Role::Ingest => ingest::start(self, tasks)?,
            Role::Evaluate => {
                if let Some(rules) = rules {
                    evaluate::start(self, rules, tasks).await?;
                }
                None
            }
        };
        self.readiness.role(role.as_str(), true);
        Ok(url)
    }
}
