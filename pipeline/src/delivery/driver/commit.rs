//! What is done with: offsets and dead letters to the bus.

use std::time::{Duration, Instant};

use super::Driver;
use crate::bus::BusError;
use crate::delivery::in_flight::Committable;

impl Driver {
    /// Moves the offsets past what is delivered, together with the dead letters. A pause when the bus is busy.
    pub(super) async fn commit(&mut self, now: bool) -> Result<Option<Duration>, BusError> {
        let due = now || self.in_flight.is_idle() || self.committed.elapsed() >= self.settings.pace.commit;
        if !due {
            return Ok(None);
        }
        let Committable {
            letters,
            positions,
            notes,
        } = self.in_flight.committable();
        if positions.is_empty() {
            return Ok(None);
        }
        let committed = self.worker.commit_noted(letters, positions.clone(), notes.clone());
        match committed.await {
            Ok(()) => {
                self.committed = Instant::now();
                self.in_flight.committed(&positions, &notes);
                Ok(None)
            }
            Err(error) => self.bus_failed(error),
        }
    }
}
