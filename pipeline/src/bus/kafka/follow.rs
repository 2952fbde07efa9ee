//! The local copy of the state topics follows what its member commits, and what is ours of it is known to be whole.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use schemas::topic::Topic;

use super::member::Member;
use super::message;
use crate::bus::embedded::Covered;
use crate::bus::{BusError, Received};

/// How often it is noted that the copy is whole where nothing is put.
const NOTE: Duration = Duration::from_secs(600);

impl Member {
    /// The local copy follows what we committed. Where it cannot, it is brought up from the topic before the next record.
    pub fn follow_commit(&mut self, committed: Vec<Received>) -> Result<(), BusError> {
        let Some(replica) = self.replica.clone() else {
            return Ok(());
        };
        let mut parts: BTreeMap<(Topic, i32), Vec<Received>> = BTreeMap::new();
        for received in committed {
            // Of what we did not bring up to date, it does not know what came before.
            if self.restored.contains(&received.partition) {
                parts
                    .entry((received.topic, received.partition))
                    .or_default()
                    .push(received);
            }
        }
        for (place, mut records) in parts {
            records.sort_by_key(|received| received.offset);
            let last = records.last().map_or(-1, |received| received.offset);
            if records.iter().any(|received| received.offset < 0) {
                return Err(BusError::Undone(
                    "it happened, but the brokers did not say where; state is read again".to_owned(),
                ));
            }
            let covered = Covered {
                end: last + 1,
                as_of: message::now(),
            };
            replica.take(place, &records, covered)?;
        }
        Ok(())
    }

    /// Once in a while: what is ours is whole as of now, though nothing is put.
    pub fn note_whole(&mut self) -> Result<(), BusError> {
        let Some(replica) = self.replica.clone() else {
            return Ok(());
        };
        if self.noted.elapsed() < NOTE {
            return Ok(());
        }
        self.noted = Instant::now();
        for partition in &self.restored {
            for topic in &self.state {
                if let Some(covered) = replica.covered(*topic, *partition)? {
                    replica.take(
                        (*topic, *partition),
                        [],
                        Covered {
                            as_of: message::now(),
                            ..covered
                        },
                    )?;
                }
            }
        }
        Ok(())
    }
}
