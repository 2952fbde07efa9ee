//! One partition of a topic as it stands at a moment, read from its oldest record to where it ended then. Moves nobody's offsets.

use super::{BusError, Received, embedded, kafka};

/// One page holds at most so many records.
pub(super) const PAGE: usize = 512;

/// And about so many bytes of values.
pub(super) const PAGE_BYTES: usize = 4 << 20;

/// A partition at a moment, whichever bus it is of. Of a compacted topic every key comes with its latest value of that moment; on
/// Kafka older ones may come before it.
pub struct Snapshot(Kind);

enum Kind {
    Embedded(embedded::Snapshot),
    Kafka(kafka::Snapshot),
}

impl From<embedded::Snapshot> for Snapshot {
    fn from(snapshot: embedded::Snapshot) -> Self {
        Self(Kind::Embedded(snapshot))
    }
}

impl From<kafka::Snapshot> for Snapshot {
    fn from(snapshot: kafka::Snapshot) -> Self {
        Self(Kind::Kafka(snapshot))
    }
}

impl Snapshot {
    /// The next records; `None` once all were handed out. An error is never the end.
    pub async fn page(&mut self) -> Result<Option<Vec<Received>>, BusError> {
        match &mut self.0 {
            Kind::Embedded(snapshot) => snapshot.page().await,
            Kind::Kafka(snapshot) => snapshot.page().await,
        }
    }
}
