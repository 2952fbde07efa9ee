//! Brings the local copy of the state topics of a partition up to now, so that a stage can go on where its predecessor was.

use std::sync::Arc;

use super::copying::Copying;
use super::member::Member;
use super::{error, message, token, topics};
use crate::bus::embedded::{Covered, Replica};
use crate::bus::{BusError, KeyedStore, Received};

/// How often the group is served meanwhile.
const SERVE: Duration = Duration::from_secs(1);

/// How often the log says how far it is.
const SAY: Duration = Duration::from_secs(5);

/// So many records, and so many bytes of values, go into the copy in one write.
const WRITE: (usize, usize) = (2_000, 8 << 20);

/// A copy that was not known to be whole for longer than this is read anew: the brokers keep the mark of a deleted key for a day
/// (`delete.retention.ms`), and who reads on later than that does not see that it was deleted.
const TRUSTED: i64 = 12 * 3600 * 1000;

const DOING: &str = "restoring state";

/// One topic's partition that is read.
struct Part<'a> {
    reader: &'a BaseConsumer<Quiet>,
    replica: &'a Replica,
    topic: Topic,
    partition: i32,
    /// Everything before it was committed or undone when we looked.
    end: i64,
}

impl Member {
    /// Everything committed in the state topics of that partition. The group is served meanwhile.
    pub fn restore(&mut self, partition: i32) -> Result<KeyedStore, BusError> {
        let Some(replica) = self.replica.clone() else {
            return Ok(KeyedStore::in_memory());
        };
        self.restored.remove(&partition);
        let mut config = self.names.reader(&self.group);
        // The end shows only once a fetch came back empty-handed; that one need not wait for more.
        config.set("fetch.wait.max.ms", "5");
        // What was read ahead waits in memory.
        config.set("queued.max.messages.kbytes", "32768");
        let reader = token::consumer(&config, self.names.quiet(), DOING)?;
        for topic in self.state.clone() {
            self.restore_topic(&reader, &replica, topic, partition)?;
        }
        self.restored.insert(partition);
        Ok(replica.keyed().into())
    }
}
