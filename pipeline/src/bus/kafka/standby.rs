//! Follows the state topics of the partitions that others have, so that a member of this process that gets one reads only what came in the
//! last seconds. A partition that a member wants is left at once.
#![allow(
    clippy::disallowed_methods,
    reason = "librdkafka blocks, so this runs on a thread of its own"
)]

use std::sync::{Arc, Weak};
use std::time::Duration;

use rdkafka::consumer::BaseConsumer;
use schemas::topic::Topic;

use super::claims::Claims;
use super::context::Quiet;
use super::copying::Copying;
use super::names::Names;
use crate::bus::BusError;
use crate::bus::embedded::Replica;
use crate::bus::reading::Reading;

/// How long a copy may be behind, and a little.
const PAUSE: Duration = Duration::from_secs(2);

/// The name under which it reads. It joins no group.
const NAME: &str = "standby";

/// What it works on.
pub struct Standby {
    pub names: Names,
    /// Sees the ends of partitions with their open transactions.
    pub ends: Arc<BaseConsumer<Quiet>>,
    pub replica: Replica,
    pub partitions: i32,
}

impl Standby {
    /// Follows for as long as somebody else holds the claims.
    pub fn start(self, claims: &Arc<Claims>) -> Result<(), BusError> {
        let claims = Arc::downgrade(claims);
        let follow = move || {
            while claims.strong_count() > 0 {
                for partition in 0..self.partitions {
                    match self.follow(&claims, partition) {
                        Ok(()) | Err(BusError::Undone(_)) => {}
                        Err(error) => tracing::warn!(partition, %error, "the standby copy does not follow"),
                    }
                }
                std::thread::sleep(PAUSE);
            }
        };
        let spawned = std::thread::Builder::new()
            .name("tripline-standby".to_owned())
            .spawn(follow);
        spawned
            .map(drop)
            .map_err(|error| BusError::Broken(format!("no thread for the standby copy: {error}")))
    }

    /// One partition up to now, unless a member has it.
    fn follow(&self, claims: &Weak<Claims>, partition: i32) -> Result<(), BusError> {
        let Some(claims) = claims.upgrade() else {
            return Ok(());
        };
        let Some(_at) = claims.stand_by(partition) else {
            return Ok(());
        };
        let mut meanwhile = || match claims.is_claimed(partition) || Arc::strong_count(&claims) == 1 {
            true => Err(BusError::Undone("a member has the partition".to_owned())),
            false => Ok(()),
        };
        let reading = Reading::default();
        let mut copying = Copying::new(&self.names, NAME, &self.ends, &self.replica, &reading, &mut meanwhile)?;
        for topic in Topic::STATE {
            copying.bring_up(topic, partition)?;
        }
        Ok(())
    }
}
