//! What all roles of a process share. Knows no role.

use std::sync::Arc;

use pipeline::bus::Bus;
use schemas::wire::Codec;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::Error;
use crate::readiness::Readiness;
use crate::reload::Reloader;
use crate::settings::Settings;

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
    /// Told of what can be read again.
    pub reloader: Reloader,
    /// Told when to stop.
    pub stop: CancellationToken,
}

/// Tasks by the name of their role.
pub type Tasks = JoinSet<(&'static str, Result<(), Error>)>;
