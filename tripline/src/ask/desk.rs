//! What answers rest on and where they go. Knows no question.

use std::sync::Arc;

use pipeline::bus::Bus;
use pipeline::telemetry::Probe;
use schemas::wire::Codec;
use serde_json::Value;
use tokio::sync::mpsc;

use crate::error::Error;
use crate::reload::Reloader;
use crate::settings::Settings;

/// What answers rest on. Cheap to clone.
#[derive(Clone)]
pub struct Desk {
    /// The config.
    pub settings: Arc<Settings>,
    /// The bus.
    pub bus: Bus,
    /// The records' wire form.
    pub codec: Arc<Codec>,
    /// How the process stands that answers; `None` where it only asks the bus.
    pub probe: Option<Probe>,
    /// What of it can be read again; `None` likewise.
    pub reloader: Option<Reloader>,
}

/// The lines of an answer as they come; an error is the last of them.
pub type Lines = mpsc::Receiver<Result<Value, Error>>;

/// Where the lines of an answer go.
#[derive(Clone)]
pub(super) struct Answer(mpsc::Sender<Result<Value, Error>>);

/// Lines that wait for whoever asked.
const WAITING: usize = 64;

impl Answer {
    pub(super) fn begin() -> (Self, Lines) {
        let (sender, lines) = mpsc::channel(WAITING);
        (Self(sender), lines)
    }

    /// The next line.
    ///
    /// # Errors
    /// Whoever asked went away.
    pub(super) async fn line(&self, line: Value) -> Result<(), Error> {
        let gone = |_| Error::Ended("whoever asked went away".to_owned());
        self.0.send(Ok(line)).await.map_err(gone)
    }

    /// The last word; whoever went away needs none.
    pub(super) async fn failed(&self, error: Error) {
        let _ = self.0.send(Err(error)).await;
    }
}
