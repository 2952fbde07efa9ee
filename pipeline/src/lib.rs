//! How records flow: the bus (Kafka or embedded), the loops over it, config, telemetry and shutdown.
//! Knows no rule, no provider and no destination.

pub mod backoff;
pub mod bus;
pub mod callers;
pub mod cause;
pub mod condition;
pub mod config;
pub mod delivery;
pub mod envelope;
pub mod file;
pub mod panics;
pub mod registry;
pub mod telemetry;
mod thread;
pub mod transform;
