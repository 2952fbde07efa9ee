//! One finding on its way to one destination. Knows no destination.

use bytes::Bytes;
use schemas::Finding;

use crate::bus::Received;

/// A finding event, its form for the destination and the record that it came in.
#[derive(Debug, Clone)]
pub struct Event {
    /// What is delivered.
    pub finding: Finding,
    /// [`super::Sink::encode`] of it.
    pub body: Bytes,
    /// The record as the bus has it.
    pub received: Received,
}

impl Event {
    /// Names the event, not the delivery: the same each time it is sent (and OCSF `metadata.uid`), so that a destination can
    /// recognise a duplicate.
    pub fn id(&self) -> String {
        format!("{}:{}", self.finding.uid, self.finding.sequence)
    }
}
