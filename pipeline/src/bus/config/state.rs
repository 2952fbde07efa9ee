//! `[bus.state]`: the store of what is known of each resource. Opens nothing.

use std::path::PathBuf;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::config::{Problem, Size};

/// The smallest cache: less would be read again for every record.
const LEAST_CACHE: usize = 8 << 20;

/// `[bus.state]`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct StateConfig {
    /// On Kafka, the folder of the copy of the state topics, which is made anew where it is missing. Each process on the host has its
    /// own below it. The embedded log is such a store already.
    pub path: PathBuf,
    /// Memory for what was read of it before, and of the rest of the embedded log.
    pub cache: Size,
    /// On Kafka, this process also follows the partitions that others have, so that it takes one over within seconds. It then keeps
    /// a copy of all resources, not only of its own.
    pub standby: bool,
}

impl Default for StateConfig {
    fn default() -> Self {
        Self {
            path: PathBuf::from("tripline-state"),
            cache: Size(128 << 20),
            standby: false,
        }
    }
}

impl StateConfig {
    /// A copy is made where it is not the log itself.
    pub(super) fn check(&self, is_copy: bool, problems: &mut Vec<Problem>) {
        if self.cache.0 < LEAST_CACHE {
            problems.push(Problem::new("bus.state.cache", "is too small", "choose 8MiB or more"));
        }
        if is_copy && self.path.as_os_str().is_empty() {
            let fix = "name a folder: path = \"/var/lib/tripline/state\"";
            problems.push(Problem::new("bus.state.path", "is empty", fix));
        }
    }
}
