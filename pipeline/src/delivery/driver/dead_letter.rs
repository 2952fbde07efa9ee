//! What the destination will never take: its record goes to `dead_letters`, in the commit that passes it.

use super::Driver;
use crate::bus::{BusError, Received};

impl Driver {
    pub(super) fn dead_letter(&mut self, received: &Received, reason: &str) -> Result<(), BusError> {
        let sink = self.sink.name();
        let (partition, offset) = (received.partition, received.offset);
        tracing::error!(
            sink,
            partition,
            offset,
            reason,
            "a finding cannot be delivered and goes to dead_letters"
        );
        let made = self.envelope.dead_letter(received, reason, self.settings.clock.now());
        let record = made.map_err(|error| BusError::Broken(format!("a dead letter cannot be written: {error}")))?;
        self.metrics.dead();
        self.in_flight.dead_letter(received, record);
        Ok(())
    }
}
