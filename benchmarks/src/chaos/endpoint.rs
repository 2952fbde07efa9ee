//! The endpoints of a process: for each destination a receiver in whatever failure the plan asks for, behind a gate. A process has endpoints
//! of its own, so that what one was told is not expected of another.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use receiver::{Failure, Failures, Key, Options, Receiver};
use tokio::sync::mpsc::unbounded_channel;
use tokio_util::sync::CancellationToken;

use super::book::Book;
use super::interruptions::{Interruption, Interruptions};
use super::plan::Outage;
use crate::gate::{Gate, Mode};

/// Token and, after `whsec_`, key of everybody.
pub const TOKEN: &str = "chaos-token-chaos-token-chaos-token";

/// The webhooks' key.
pub const KEY: &str = "whsec_dHJpcGxpbmUtcmVjZWl2ZXItb24tdGhpcy1tYWNoaW5l";

/// The destinations, by the receiver's words for them.
pub const DESTINATIONS: [&str; 3] = ["splunk_hec", "sentinel", "webhook"];

/// To one destination. Cheap to clone; all clones are one.
#[derive(Debug, Clone)]
pub struct Endpoint {
    gate: Gate,
    failures: Failures,
    /// Of a hundred requests, so many fail when nothing else is the matter.
    share: Arc<AtomicU8>,
    /// What happens on the way is noted there.
    interruptions: Interruptions,
    way: Interruption,
}

/// Where deliveries and what may go wrong with them are noted.
#[derive(Debug, Clone, Default)]
pub struct Notes {
    /// What was delivered.
    pub book: Arc<Book>,
    /// What happened meanwhile.
    pub interruptions: Interruptions,
}

impl Endpoint {
    /// Opens the way of a process to a destination, both by their number; what arrives is noted, until told to stop.
    ///
    /// # Errors
    /// No port can be had.
    pub async fn open(
        whose: usize,
        destination: usize,
        notes: &Notes,
        stop: CancellationToken,
    ) -> anyhow::Result<Self> {
        let (sender, mut arrivals) = unbounded_channel();
        let book = Arc::clone(&notes.book);
        tokio::spawn(async move {
            while let Some(arrival) = arrivals.recv().await {
                book.note(&arrival, whose);
            }
        });
        let key = Key::parse(KEY).map_err(anyhow::Error::msg)?;
        let failures = Failures::default();
        let router = failures.around(receiver::router(Options::new(TOKEN, key), sender));
        let receiver = Receiver::serving(([127, 0, 0, 1], 0).into(), router)?;
        let behind: SocketAddr = receiver.url().trim_start_matches("http://").parse()?;
        tokio::spawn(receiver.run(stop));
        let gate = Gate::open(behind).await?;
        Ok(Self {
            gate,
            failures,
            share: Arc::default(),
            interruptions: notes.interruptions.clone(),
            way: Interruption::Way(whose, destination),
        })
    }

    /// Of a hundred requests, so many fail all the while.
    pub fn usually(&self, share: u8) {
        self.share.store(share, Ordering::Relaxed);
        self.mend();
    }

    /// Where it stands.
    pub fn address(&self) -> SocketAddr {
        self.gate.address()
    }

    /// Fails so from now on.
    pub fn fail(&self, failure: Outage) {
        match failure {
            Outage::Answer(failure) => self.failures.turn(failure),
            Outage::Connection(mode) => {
                // Answers that are cut here told nobody anything.
                self.failures.forget();
                self.interruptions.begin(self.way);
                self.gate.turn(mode);
            }
        }
    }

    /// Is well again.
    pub fn mend(&self) {
        self.failures.turn(match self.share.load(Ordering::Relaxed) {
            0 => Failure::None,
            share => Failure::Mixed(share),
        });
        self.gate.turn(Mode::Open);
        self.interruptions.end(self.way);
    }

    /// Another process comes from now on.
    pub fn forget(&self) {
        self.failures.forget();
    }

    /// How often somebody met a failure.
    pub fn met(&self) -> u64 {
        self.gate.met() + self.failures.met()
    }

    /// How often somebody came earlier than told.
    pub fn early(&self) -> u64 {
        self.failures.early()
    }
}
